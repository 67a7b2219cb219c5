import { Button } from '@fluentui/react-components';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';
import { CadenceField } from './CadenceField.tsx';
import { asText, blankOf, type FieldProps, fieldOf, isText, nameOf } from './form.ts';
import { Names, Several, TextField, Word, YesNo } from './Inputs.tsx';
import { RuleField } from './RuleField.tsx';

/** One field of the policy, as its schema and its words say: filled in without knowing YAML. */
export function PolicyField(props: FieldProps) {
  const { node, place, path, value, form } = props;
  if (isText(node)) return <TextField {...props} />;
  if (node.type === 'object') return <Group {...props} />;
  if (node.type === 'array') {
    const items = node.items ?? {};
    if (items.type === 'object') return <Things {...props} />;
    if (isText(items)) return <Things {...props} />;
    return <Names {...props} />;
  }
  if (place.endsWith('.cadence'))
    return (
      <Several {...props}>
        <CadenceField
          value={String(value ?? '')}
          names={form.fields['working_calendar.week']!.options!}
          onChange={(rule) => form.set(path, rule)}
        />
      </Several>
    );
  if (fieldOf(form, place).from === 'rule') return <RuleField {...props} />;
  if (node.type === 'boolean') return <YesNo {...props} />;
  return <Word {...props} />;
}

/** The fields of a thing. */
export function Fields({ node, place, path, value, form }: FieldProps) {
  const data = (value && typeof value === 'object' ? value : {}) as Record<string, unknown>;
  return (
    <div className="fields">
      {Object.entries(node.properties ?? {}).map(([key, part]) => (
        <PolicyField
          key={key}
          node={part}
          place={place ? `${place}.${key}` : key}
          path={[...path, key]}
          value={data[key]}
          form={form}
          optional={!node.required?.includes(key)}
        />
      ))}
    </div>
  );
}

function Group(props: FieldProps) {
  const say = useSay();
  const { place, form } = props;
  const field = fieldOf(form, place);
  return (
    <fieldset className="whole">
      <legend>{say(field.name)}</legend>
      {field.hint && <p className="quiet">{say(field.hint)}</p>}
      <Fields {...props} />
    </fieldset>
  );
}

/** A list of things: each opens to its fields, and can be moved or taken away. */
function Things(props: FieldProps) {
  const say = useSay();
  const { node, place, path, value, form } = props;
  const field = fieldOf(form, place);
  const items = node.items ?? {};
  const all = Array.isArray(value) ? value : [];
  const error = form.errors.get(nameOf(path));
  return (
    <fieldset className="whole" data-field={nameOf(path)}>
      <legend>
        {say(field.name)} <span className="count">{all.length}</span>
      </legend>
      {field.hint && <p className="quiet">{say(field.hint)}</p>}
      {error && <p className="flag">{say(error)}</p>}
      {all.map((thing, i) => {
        const own = [...path, i];
        const wrong = [...form.errors.keys()].some((name) => name.startsWith(nameOf(own)));
        const title = titleOf(thing, i, say);
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: two things of a list may say the same, and their place is what they are
          <details key={i} className="thing" open={wrong || undefined}>
            <summary>
              {title} {wrong && <span className="flag">!</span>}
            </summary>
            {isText(items) ? (
              <PolicyField node={items} place={`${place}.*.name`} path={own} value={thing} form={form} />
            ) : (
              <Fields node={items} place={`${place}.*`} path={own} value={thing} form={form} />
            )}
            <p className="buttons">
              <Button size="small" disabled={i === 0} onClick={() => form.move(path, i, i - 1)}>
                ↑ {say(words.up)}
              </Button>
              <Button size="small" disabled={i === all.length - 1} onClick={() => form.move(path, i, i + 1)}>
                ↓ {say(words.down)}
              </Button>
              <Button
                size="small"
                aria-label={`${say(words.remove)}: ${title}`}
                onClick={() => form.set(own, undefined)}
              >
                {say(words.remove)}
              </Button>
            </p>
          </details>
        );
      })}
      <Button
        size="small"
        aria-label={`${say(words.add)}: ${say(field.name)}`}
        onClick={() => form.add(path, blankOf(items))}
      >
        + {say(words.add)}
      </Button>
    </fieldset>
  );
}

/** What a thing is called in its list. */
function titleOf(thing: unknown, i: number, say: (text: Text) => string): string {
  if (!thing || typeof thing !== 'object') return String(thing ?? i + 1);
  const own = thing as Record<string, unknown>;
  const name = asText(own.name) ?? asText(thing);
  if (name) return say(name);
  return (
    Object.values(own)
      .filter((v) => typeof v !== 'object')
      .join(' · ') || String(i + 1)
  );
}
