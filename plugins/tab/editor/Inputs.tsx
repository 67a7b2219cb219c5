import { Button, Checkbox, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';
import { asText, choicesOf, type FieldProps, fieldOf, nameOf } from './form.ts';

/** A field with its name, what it means, and what is wrong with it. */
export function Labelled({ place, path, form, optional, children }: FieldProps & { children: React.ReactNode }) {
  const say = useSay();
  const field = fieldOf(form, place);
  const error = form.errors.get(nameOf(path));
  return (
    <Field
      label={say(field.name)}
      required={!optional}
      hint={field.hint && say(field.hint)}
      {...(error && { validationState: 'error' as const, validationMessage: say(error) })}
      data-field={nameOf(path)}
    >
      {children}
    </Field>
  );
}

/** The same for a field of several ticks or words, which are no single input. */
export function Several({ place, path, form, children }: FieldProps & { children: React.ReactNode }) {
  const say = useSay();
  const field = fieldOf(form, place);
  const error = form.errors.get(nameOf(path));
  return (
    <fieldset className="whole" data-field={nameOf(path)}>
      <legend>{say(field.name)}</legend>
      {field.hint && <p className="quiet">{say(field.hint)}</p>}
      {error && <p className="flag">{say(error)}</p>}
      {children}
    </fieldset>
  );
}

/** A name or a sentence in both languages; one that was written for both stays one until they differ. */
export function TextField(props: FieldProps) {
  const say = useSay();
  const { value, path, form, place } = props;
  const long = /purpose$|means$/.test(place);
  const both = asText(value);
  const put = (language: 'en' | 'zh', words: string) => {
    const before = { en: both?.en ?? '', zh: both?.zh ?? '' };
    if (value && typeof value === 'object') form.set([...path, language], words);
    else form.set(path, { ...before, [language]: words });
  };
  const input = (language: 'zh' | 'en', name: Text) => {
    const shown = both?.[language] ?? '';
    return long ? (
      <Textarea aria-label={say(name)} value={shown} rows={3} onChange={(_, d) => put(language, d.value)} />
    ) : (
      <Input
        aria-label={say(name)}
        value={shown}
        contentBefore={say(name)}
        onChange={(_, d) => put(language, d.value)}
      />
    );
  };
  return (
    <Several {...props}>
      <div className="two">
        {input('zh', words.chinese)}
        {input('en', words.english)}
      </div>
    </Several>
  );
}

export function YesNo({ place, path, value, form }: FieldProps) {
  const say = useSay();
  return (
    <Checkbox
      label={say(fieldOf(form, place).name)}
      checked={value === true}
      onChange={(_, d) => form.set(path, !!d.checked)}
    />
  );
}

/** A word, a number, a date, a person, one of a list. */
export function Word(props: FieldProps) {
  const say = useSay();
  const { node, place, path, value, form, optional } = props;
  const field = fieldOf(form, place);
  const shown = value === undefined || value === null ? '' : String(value);
  const put = (word: string) => form.set(path, word === '' && optional ? undefined : word);
  const options = node.enum
    ? node.enum.map((id) => ({ id, name: field.options?.[id] ?? { en: id, zh: id } }))
    : field.from === 'people'
      ? form.people.map((p) => ({ id: p.email, name: { en: p.name, zh: p.name } }))
      : choicesOf(form, field.from);
  if (options.length && field.from !== 'share')
    return (
      <Labelled {...props}>
        <Select value={shown} onChange={(_, d) => put(d.value)}>
          {(optional || !shown) && <option value="">{say(words.none)}</option>}
          {shown && !options.some((o) => o.id === shown) && <option value={shown}>{shown}</option>}
          {options.map((o) => (
            <option key={o.id} value={o.id}>
              {say(o.name)}
            </option>
          ))}
        </Select>
      </Labelled>
    );
  if (node.type === 'number' || node.type === 'integer') {
    const percent = field.from === 'share';
    const number = typeof value === 'number' ? value : Number.NaN;
    return (
      <Labelled {...props}>
        <Input
          type="number"
          step={node.type === 'integer' || percent ? 1 : 'any'}
          value={Number.isNaN(number) ? '' : String(percent ? Math.round(number * 1000) / 10 : number)}
          contentAfter={percent ? '%' : undefined}
          onChange={(_, d) => form.set(path, d.value === '' ? undefined : Number(d.value) / (percent ? 100 : 1))}
        />
      </Labelled>
    );
  }
  const clock = /\.starts$|hours\.\*\.(from|to)$/.test(place);
  return (
    <Labelled {...props}>
      <Input
        type={node.format === 'date' ? 'date' : clock ? 'time' : 'text'}
        value={shown}
        maxLength={300}
        onChange={(_, d) => put(d.value)}
      />
    </Labelled>
  );
}

/** Several words: ticked where there are few to choose from, else one below the other. */
export function Names(props: FieldProps) {
  const say = useSay();
  const { node, place, path, value, form } = props;
  const field = fieldOf(form, place);
  const chosen = (Array.isArray(value) ? value : []).map(String);
  const fixed = node.items?.enum
    ? node.items.enum.map((id) => ({ id, name: field.options?.[id] ?? { en: id, zh: id } }))
    : choicesOf(form, field.from);
  if (fixed.length) {
    const rest = chosen.filter((c) => !fixed.some((o) => o.id === c)).map((id) => ({ id, name: { en: id, zh: id } }));
    return (
      <Several {...props}>
        <div className="ticks">
          {[...fixed, ...rest].map((o) => (
            <Checkbox
              key={o.id}
              label={say(o.name)}
              checked={chosen.includes(o.id)}
              onChange={(_, d) =>
                form.set(
                  path,
                  [...fixed, ...rest].map((x) => x.id).filter((x) => (x === o.id ? d.checked : chosen.includes(x))),
                )
              }
            />
          ))}
        </div>
      </Several>
    );
  }
  const groups =
    field.from === 'attendees'
      ? [
          { id: 'heads', name: words.heads },
          { id: 'liaisons', name: words.liaisons },
          { id: 'committee', name: words.committee },
        ]
      : field.from === 'committee'
        ? [{ id: 'heads', name: words.heads }]
        : field.from === 'told' || field.from === 'deciders'
          ? Object.entries(words[field.from]).map(([id, name]) => ({ id, name }))
          : [];
  const people = form.people.map((p) => ({ id: p.email, name: { en: p.name, zh: p.name } }));
  const all = field.from ? [...groups, ...people] : [];
  const nameFor = (id: string) => all.find((o) => o.id === id)?.name ?? { en: id, zh: id };
  const dates = node.items?.format === 'date';
  return (
    <Several {...props}>
      <div>
        <div className="ticks">
          {chosen.map((id) => (
            <Button
              key={id}
              size="small"
              aria-label={`${say(words.remove)}: ${say(nameFor(id))}`}
              onClick={() =>
                form.set(
                  path,
                  chosen.filter((c) => c !== id),
                )
              }
            >
              {say(nameFor(id))} ✕
            </Button>
          ))}
        </div>
        {all.length ? (
          <Select
            aria-label={say(words.add)}
            value=""
            onChange={(_, d) => d.value && form.set(path, [...chosen, d.value])}
          >
            <option value="">+ {say(words.add)}</option>
            {all
              .filter((o) => !chosen.includes(o.id))
              .map((o) => (
                <option key={o.id} value={o.id}>
                  {say(o.name)}
                </option>
              ))}
          </Select>
        ) : (
          <Input
            type={dates ? 'date' : 'text'}
            aria-label={say(words.add)}
            placeholder={say(words.add)}
            onKeyDown={(e) => {
              const word = e.currentTarget.value.trim();
              if (e.key !== 'Enter' || !word) return;
              e.preventDefault();
              form.set(path, [...chosen, word]);
              e.currentTarget.value = '';
            }}
          />
        )}
      </div>
    </Several>
  );
}
