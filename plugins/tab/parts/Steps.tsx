import { Button, Field, Input, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { Text } from '../../../core/words.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { useDraft, useDrafts } from '../draft.ts';
import type { StepField } from '../step.ts';
import { steps } from '../steps.ts';
import { words } from '../words.ts';
import { requestWords } from '../words-requests.ts';
import { DraftNote } from './DraftNote.tsx';

interface Props {
  /** What can be done, the most likely first. */
  offered: { command: string; input: Record<string, unknown>; initial?: Record<string, string>; confirm?: string }[];
  /** What it is about, for screen readers. */
  about: string;
  act: Act;
  /** What fields choose from, by name. */
  lists?: Lists;
  /** What is said when it is done. */
  says: string;
  /** Set where the same stands on every line: none of them is the one thing to do. */
  quiet?: boolean;
}

/** Buttons for what can be done with one thing; what needs words opens its form in place. */
export function Steps({ offered, about, act, lists = {}, says, quiet = false }: Props) {
  const say = useSay();
  const [chosen, setChosen] = useState<string>();
  const open = offered.find((o) => o.command === chosen);
  if (!offered.length) return null;
  const run = (command: string, input: Record<string, unknown>, more: object = {}) =>
    act(command, { ...input, ...more }, { says, undo: steps[command]?.undo?.(input) }).then((ok) => {
      if (ok) setChosen(undefined);
      return ok;
    });
  return (
    <div className="steps">
      {open ? (
        <StepForm
          key={open.command}
          command={open.command}
          about={JSON.stringify(open.input)}
          lists={lists}
          {...(open.initial && { initial: open.initial })}
          {...(open.confirm && { confirm: open.confirm })}
          onCancel={() => setChosen(undefined)}
          onSend={(values) => run(open.command, open.input, values)}
        />
      ) : (
        offered.map(({ command, input, confirm }, i) => {
          const step = steps[command];
          if (!step) return null;
          return (
            <Button
              key={command}
              size="small"
              appearance={i === 0 && !quiet ? 'primary' : 'secondary'}
              aria-label={`${say(step.title)}: ${about}`}
              onClick={() => (step.fields.length || confirm ? setChosen(command) : void run(command, input))}
            >
              {say(step.title)}
            </Button>
          );
        })
      )}
    </div>
  );
}

/** What fields choose from. */
export type Lists = Record<string, { id: string; name: Text }[]>;

interface FormProps {
  command: string;
  /** What it is done to. */
  about: string;
  lists: Lists;
  /** What it will do, where that cannot be taken back: said before it is done. */
  confirm?: string;
  /** What is filled in already. */
  initial?: Record<string, string>;
  /** @returns whether it was done */
  onSend: (values: Record<string, unknown>) => Promise<boolean>;
  onCancel: () => void;
}

export function StepForm({ command, about, lists, confirm, initial, onSend, onCancel }: FormProps) {
  const say = useSay();
  const step = steps[command]!;
  const draft = `step/${command}/${about}/`;
  const [values, setValues] = useDraft<Record<string, string>>(`${draft}values`, {
    ...Object.fromEntries(step.fields.flatMap((f) => (f.usual ? [[f.name, f.usual]] : []))),
    ...initial,
  });
  const drafts = useDrafts(draft);
  const [busy, setBusy] = useState(false);
  const missing = step.fields.some((f) => f.needed && !values[f.name]?.trim());
  const send = () => {
    setBusy(true);
    const filled = step.fields.flatMap((f) => {
      const value = values[f.name]?.trim();
      return value ? [[f.name, f.kind === 'rating' || f.kind === 'number' ? Number(value) : value] as const] : [];
    });
    void onSend(Object.fromEntries(filled)).then((ok) => {
      if (ok) drafts.forget();
      setBusy(false);
    });
  };
  return (
    <form
      className="form step-form"
      onSubmit={(e) => {
        e.preventDefault();
        send();
      }}
    >
      <DraftNote drafts={drafts} />
      {confirm && <p>{confirm}</p>}
      {step.fields.map((field, i) => (
        <StepInput
          key={field.name}
          field={field}
          lists={lists}
          value={values[field.name] ?? ''}
          first={i === 0}
          onChange={(value) => setValues((v) => ({ ...v, [field.name]: value }))}
        />
      ))}
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={missing || busy}>
          {say(step.title)}
        </Button>
        <Button onClick={onCancel}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}

const listOf = ({ among, from = '' }: StepField, lists: Lists): Lists[string] =>
  among ? Object.entries(among).map(([id, name]) => ({ id, name })) : (lists[from] ?? []);

interface InputProps {
  field: StepField;
  lists: Lists;
  value: string;
  first: boolean;
  onChange: (value: string) => void;
}

function StepInput({ field, lists, value, first, onChange }: InputProps) {
  const say = useSay();
  const label = say(field.label);
  switch (field.kind) {
    case 'rating':
      return (
        <Field label={label}>
          <RadioGroup layout="horizontal" value={value} onChange={(_, d) => onChange(d.value)}>
            {[1, 2, 3, 4, 5].map((n) => (
              <Radio key={n} value={String(n)} label={String(n)} aria-label={say(requestWords.stars, { n })} />
            ))}
          </RadioGroup>
        </Field>
      );
    case 'date':
    case 'number':
    case 'line':
      return (
        <Field label={label} required={!!field.needed}>
          <Input
            type={field.kind === 'line' ? 'text' : field.kind}
            step="any"
            maxLength={300}
            value={value}
            autoFocus={first}
            onChange={(_, d) => onChange(d.value)}
          />
        </Field>
      );
    case 'choice':
      return (
        <Field label={label} required={!!field.needed}>
          <Select value={value} autoFocus={first} onChange={(_, d) => onChange(d.value)}>
            {!field.usual && <option value="">–</option>}
            {listOf(field, lists).map((x) => (
              <option key={x.id} value={x.id}>
                {say(x.name)}
              </option>
            ))}
          </Select>
        </Field>
      );
    default:
      return (
        <Field label={label} required={!!field.needed}>
          <Textarea value={value} autoFocus={first} maxLength={4000} onChange={(_, d) => onChange(d.value)} />
        </Field>
      );
  }
}
