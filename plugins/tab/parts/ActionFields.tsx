import { Button, Field, Input } from '@fluentui/react-components';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';
import { PersonField } from './PersonField.tsx';

/** A thing to do as it is written in a form: with its owner and date. */
export interface NewAction {
  /** Tells the lines of the form apart. */
  line: number;
  title: string;
  owner: string;
  due: string;
  criteria?: string;
}

/** Those lines of a form in which something stands. */
export const named = (actions: readonly NewAction[]): NewAction[] => actions.filter((a) => a.title.trim());

/** Things to do, one under the other. @param criteria asks by what one sees that it is done */
export function ActionFields({
  actions,
  people,
  blank,
  criteria,
  onChange,
}: {
  actions: NewAction[];
  people: { email: string; name: string }[];
  blank: () => NewAction;
  criteria?: string;
  onChange: (actions: NewAction[]) => void;
}) {
  const say = useSay();
  const change = (i: number, part: Partial<NewAction>) =>
    onChange(actions.map((a, j) => (j === i ? { ...a, ...part } : a)));
  return (
    <>
      {actions.map((a, i) => (
        <fieldset key={a.line} className="action">
          <Field label={say(words.actionTitle)} required>
            <Input value={a.title} onChange={(_, d) => change(i, { title: d.value })} />
          </Field>
          <PersonField
            label={say(words.owner)}
            value={a.owner}
            people={people}
            onChange={(owner) => change(i, { owner })}
          />
          <Field label={say(words.due)}>
            <Input type="date" value={a.due} onChange={(_, d) => change(i, { due: d.value })} />
          </Field>
          {criteria && (
            <Field label={criteria}>
              <Input value={a.criteria ?? ''} onChange={(_, d) => change(i, { criteria: d.value })} />
            </Field>
          )}
        </fieldset>
      ))}
      <Button size="small" onClick={() => onChange([...actions, blank()])}>
        {say(words.addAction)}
      </Button>
    </>
  );
}
