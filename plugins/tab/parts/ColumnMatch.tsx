import { Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { ShownBindingPreview } from '../../../core/bindings/views.ts';
import { useSay } from '../context.tsx';
import { bindingWords as words } from '../words-bindings.ts';

export type ColumnMap = ShownBindingPreview['map'];
type Asked = ColumnMap['columns'][string];
type Column = ShownBindingPreview['columns'][number];

interface Props {
  shown: ShownBindingPreview;
  map: ColumnMap;
  onChange: (map: ColumnMap) => void;
  /** Guesses again, with this row as the header. */
  onHeader: (row: string) => void;
  /** Whether something has to tell the rows apart, because they are found again. */
  keyed?: boolean;
}

/** Which of the spreadsheet's columns fills which of ours, and what is meant where it says nothing. */
export function ColumnMatch({ shown, map, onChange, onHeader, keyed = true }: Props) {
  const say = useSay();
  const put = (name: string, change: Partial<Asked>) =>
    onChange({ ...map, columns: changed(map.columns, name, change) });
  const first = shown.columns.filter((c) => c.required || map.columns[c.name]);
  const rest = shown.columns.filter((c) => !first.includes(c));
  const rows = (columns: Column[]) => columns.map((c) => <MatchRow key={c.name} {...{ column: c, shown, map, put }} />);
  return (
    <section>
      <h2>{say(words.columns)}</h2>
      <p className="quiet">{say(words.columnsHint)}</p>
      {shown.headers.length > 1 && (
        <Field label={say(words.header)} hint={say(words.headerHint)} className="narrow">
          <Select size="small" value={shown.header ?? ''} onChange={(_, d) => d.value && onHeader(d.value)}>
            {shown.header === undefined && <option value="">–</option>}
            {headerChoices(shown).map(({ at, words: said }) => (
              <option key={at} value={at}>
                {at}: {said}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className="scroll">
        <table className="plain matches">
          <thead>
            <tr>
              <th>{say(words.ours)}</th>
              <th>{say(words.theirs)}</th>
              <th>{say(words.otherwise)}</th>
            </tr>
          </thead>
          <tbody>{rows(first)}</tbody>
        </table>
      </div>
      {rest.length > 0 && (
        <details>
          <summary>{say(words.moreColumns)}</summary>
          <table className="plain matches">
            <tbody>{rows(rest)}</tbody>
          </table>
        </details>
      )}
      {keyed && !shown.keyed && (
        <Field label={say(words.key)} hint={say(words.keyHint)} className="narrow">
          <Select
            size="small"
            value={map.key ?? ''}
            onChange={(_, d) => {
              const { key: _key, ...others } = map;
              onChange(d.value ? { ...others, key: d.value } : others);
            }}
          >
            <option value="">{say(words.noColumn)}</option>
            {shown.titles.map((title) => (
              <option key={title}>{title}</option>
            ))}
          </Select>
        </Field>
      )}
      <UnknownWords {...{ shown, map, put }} />
    </section>
  );
}

/** The rows that may be the header, the one that is among them. */
const headerChoices = ({ header, headers, titles }: ShownBindingPreview) =>
  header === undefined || headers.some(({ at }) => at === header)
    ? headers
    : [...headers, { at: header, words: titles.slice(0, 4).join(' · ') }];

type Put = (name: string, change: Partial<Asked>) => void;

/** A column's entry with something changed; an entry that says nothing is none. */
function changed(columns: ColumnMap['columns'], name: string, change: Partial<Asked>): ColumnMap['columns'] {
  const { [name]: before, ...others } = columns;
  const entry = Object.fromEntries(
    Object.entries({ ...before, ...change }).filter(([, v]) => v !== undefined && v !== ''),
  );
  return Object.keys(entry).length ? { ...columns, [name]: entry } : others;
}

function MatchRow({
  column,
  shown,
  map,
  put,
}: {
  column: Column;
  shown: ShownBindingPreview;
  map: ColumnMap;
  put: Put;
}) {
  const say = useSay();
  const asked = map.columns[column.name];
  const title = say(column.title);
  const gone = asked?.from && !shown.titles.includes(asked.from) ? [asked.from] : [];
  return (
    <tr data-missing={shown.unfilled.includes(column.name) || undefined}>
      <th scope="row">
        {title}
        {column.required && <span aria-hidden> *</span>}
      </th>
      <td>
        <Select
          size="small"
          aria-label={`${title}: ${say(words.theirs)}`}
          value={asked?.from ?? ''}
          onChange={(_, d) => put(column.name, { from: d.value || undefined, words: undefined })}
        >
          <option value="">{say(words.noColumn)}</option>
          {[...gone, ...shown.titles].map((t) => (
            <option key={t}>{t}</option>
          ))}
        </Select>
        {shown.mergesUnknown && asked?.from && (asked.down || shown.gaps.includes(asked.from)) && (
          <Checkbox
            label={say(words.down)}
            size="medium"
            checked={asked.down ?? false}
            onChange={(_, d) => put(column.name, { down: d.checked === true ? true : undefined })}
          />
        )}
      </td>
      <td>
        {column.options ? (
          <Select
            size="small"
            aria-label={`${title}: ${say(words.otherwise)}`}
            value={asked?.otherwise ?? ''}
            onChange={(_, d) => put(column.name, { otherwise: d.value || undefined })}
          >
            <option value="">–</option>
            {column.options.map((o) => (
              <option key={o.id} value={o.id}>
                {say(o.name)}
              </option>
            ))}
          </Select>
        ) : (
          <Input
            size="small"
            aria-label={`${title}: ${say(words.otherwise)}`}
            defaultValue={asked?.otherwise ?? ''}
            maxLength={300}
            onBlur={(e) => put(column.name, { otherwise: e.target.value.trim() || undefined })}
          />
        )}
      </td>
    </tr>
  );
}

/** What the spreadsheet's own words stand for: “shipped” is our “delivered”. */
function UnknownWords({ shown, map, put }: { shown: ShownBindingPreview; map: ColumnMap; put: Put }) {
  const say = useSay();
  const told = Object.entries(map.columns).flatMap(([name, { words: known }]) =>
    Object.keys(known ?? {}).map((word) => ({ name, word, count: 0 })),
  );
  const open = shown.unknown.filter((u) => !told.some((k) => k.name === u.name && k.word === u.word));
  if (!told.length && !open.length) return null;
  return (
    <fieldset className="words">
      <legend>{say(words.unknownWords)}</legend>
      {[...told, ...open].map(({ name, word, count }) => {
        const column = shown.columns.find((c) => c.name === name);
        const { [word]: meant, ...others } = map.columns[name]?.words ?? {};
        return (
          <Field
            key={`${name} ${word}`}
            label={`${column ? say(column.title) : name}: ${say(words.means, { word })}`}
            hint={count > 0 ? say(words.inRows, { n: count }) : undefined}
            className="narrow"
          >
            <Select
              size="small"
              value={meant ?? ''}
              onChange={(_, d) => put(name, { words: d.value ? { ...others, [word]: d.value } : others })}
            >
              <option value="">{say(words.leave)}</option>
              {column?.options?.map((o) => (
                <option key={o.id} value={o.id}>
                  {say(o.name)}
                </option>
              ))}
            </Select>
          </Field>
        );
      })}
    </fieldset>
  );
}
