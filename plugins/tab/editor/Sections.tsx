import type { SchemaNode } from '../../../core/policy/editor-schema.ts';
import { useSay } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';
import { type FormContext, fieldOf } from './form.ts';
import { Fields, PolicyField } from './PolicyField.tsx';

/** The section of single words that stand in no group. */
export const general = 'general';
const hidden = new Set(['format']);

/** Which parts of the policy stand in groups of their own; the rest is general. */
const groupsOf = (schema: SchemaNode): string[] =>
  Object.entries(schema.properties ?? {})
    .filter(
      ([key, node]) => !hidden.has(key) && (node.type === 'object' || (node.type === 'array' && key !== 'principles')),
    )
    .map(([key]) => key);

interface SectionProps {
  schema: SchemaNode;
  form: FormContext;
}

/** The contents of the form, marking the sections that hold an error. */
export function Sections({
  schema,
  form,
  chosen,
  choose,
}: SectionProps & { chosen: string; choose: (name: string) => void }) {
  const say = useSay();
  const groups = groupsOf(schema);
  const wrong = (name: string) => [...form.errors.keys()].some((field) => field.split(/[.[]/)[0] === name);
  const others = [...form.errors.keys()].some((field) => !groups.includes(field.split(/[.[]/)[0]!));
  return (
    <nav aria-label={say(words.form)}>
      <ul>
        {[general, ...groups].map((name) => (
          <li key={name}>
            <button
              type="button"
              className="link"
              aria-current={name === chosen ? 'page' : undefined}
              onClick={() => choose(name)}
            >
              {say(name === general ? words.general : fieldOf(form, name).name)}{' '}
              {(name === general ? others : wrong(name)) && <span className="flag">!</span>}
            </button>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** One section of the form. */
export function Section({ schema, form, name }: SectionProps & { name: string }) {
  const groups = new Set(groupsOf(schema));
  const props = { place: '', path: [], value: form.data, form };
  if (name !== general)
    return (
      <div>
        <PolicyField
          node={schema.properties![name]!}
          place={name}
          path={[name]}
          value={form.data[name]}
          form={form}
          optional={!schema.required?.includes(name)}
        />
      </div>
    );
  const rest = Object.entries(schema.properties ?? {}).filter(([key]) => !groups.has(key) && !hidden.has(key));
  return <Fields {...props} node={{ ...schema, properties: Object.fromEntries(rest) }} />;
}
