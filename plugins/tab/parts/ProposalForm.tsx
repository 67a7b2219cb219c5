import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import type { ShownDecisions } from '../../../core/decisions/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';
import { decisionWords } from '../words-decisions.ts';

/** The words of a proposal, as they are typed. */
export type Values = Partial<
  Record<'title' | 'problem' | 'plan' | 'effects' | 'cost' | 'promise' | 'indicator' | 'promised' | 'link', string>
>;
export type Put = (name: keyof Values) => (_: unknown, d: { value: string }) => void;

/** What of the words goes to the server: nothing that is empty, and figures as figures. */
export const filled = ({ promised, indicator, ...values }: Values): Record<string, string | number> => ({
  ...Object.fromEntries(Object.entries(values).flatMap(([k, v]) => (v?.trim() ? [[k, v.trim()]] : []))),
  ...(indicator && { indicator }),
  ...(indicator && promised?.trim() && { promised: Number(promised) }),
});

/** The fields that are agreed on. @param children what stands between the plan and its effects */
export function WordingFields({
  values,
  put,
  indicators,
  children,
}: {
  values: Values;
  put: Put;
  indicators: ShownDecisions['indicators'];
  children?: ReactNode;
}) {
  const say = useSay();
  return (
    <>
      <Field label={say(decisionWords.title)} required>
        <Input value={values.title ?? ''} onChange={put('title')} autoFocus maxLength={300} />
      </Field>
      <Field label={say(decisionWords.problem)}>
        <Textarea value={values.problem ?? ''} onChange={put('problem')} maxLength={4000} />
      </Field>
      <Field label={say(decisionWords.plan)} hint={say(decisionWords.planHint)}>
        <Textarea value={values.plan ?? ''} onChange={put('plan')} maxLength={4000} />
      </Field>
      {children}
      <Field label={say(decisionWords.cost)}>
        <Input value={values.cost ?? ''} onChange={put('cost')} maxLength={300} />
      </Field>
      <Field label={say(decisionWords.promise)}>
        <Input value={values.promise ?? ''} onChange={put('promise')} maxLength={1000} />
      </Field>
      <Field label={say(decisionWords.indicator)}>
        <Select value={values.indicator ?? ''} onChange={put('indicator')}>
          <option value="">{say(decisionWords.noIndicator)}</option>
          {indicators.map((x) => (
            <option key={x.id} value={x.id}>
              {say(x.name)}
            </option>
          ))}
        </Select>
      </Field>
      {values.indicator && (
        <Field label={say(decisionWords.promised)} required>
          <Input type="number" step="any" value={values.promised ?? ''} onChange={put('promised')} />
        </Field>
      )}
    </>
  );
}

/** Changes the words of a proposal; whoever had spoken is asked again. */
export default function ProposalForm({
  decision: d,
  act,
  onClose,
}: {
  decision: ShownDecision;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const { promised, link: _, ...w } = d.words;
  const before: Values = {
    title: d.title,
    ...Object.fromEntries(Object.entries(w).filter(([, v]) => v !== undefined)),
    ...(promised !== undefined && { promised: String(promised) }),
  };
  const [values, setValues] = useState<Values>(before);
  const put: Put = (name) => (_event, v) => setValues((all) => ({ ...all, [name]: v.value }));
  // Only what was changed is sent: the rest may have been changed by somebody else meanwhile.
  const changed = Object.fromEntries(
    Object.entries(values).filter(([k, v]) => v !== (before[k as keyof Values] ?? '')),
  ) as Values;
  const sent = {
    ...Object.fromEntries(Object.entries(changed).map(([k, v]) => [k, v?.trim()])),
    ...('promised' in changed && { promised: Number(changed.promised) }),
  };
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void act('change-proposal', { id: d.id, ...sent }, { says: say(decisionWords.saved) }).then(
          (ok) => ok && onClose(),
        );
      }}
    >
      <p className="quiet">{say(decisionWords.changeHint)}</p>
      <WordingFields values={values} put={put} indicators={d.indicators}>
        <Field label={say(decisionWords.effects)}>
          <Textarea value={values.effects ?? ''} onChange={put('effects')} maxLength={4000} />
        </Field>
      </WordingFields>
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={!values.title?.trim() || !Object.keys(sent).length}>
          {say(decisionWords.save)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}
