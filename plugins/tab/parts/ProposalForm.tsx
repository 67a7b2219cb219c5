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
  Record<
    'title' | 'problem' | 'plan' | 'effects' | 'cost' | 'promise' | 'indicator' | 'promised' | 'promiseOf' | 'link',
    string
  >
>;
export type Put = (name: keyof Values) => (_: unknown, d: { value: string }) => void;

type Indicators = ShownDecisions['indicators'];

/** A figure as it is typed, as the server takes it: shares are typed in percent. */
const promisedIn = (indicators: Indicators, { indicator, promised = '' }: Values): number =>
  indicators.find((x) => x.id === indicator)?.unit === 'share'
    ? Math.round(Number(promised) * 1e4) / 1e6
    : Number(promised);

/** What of the words goes to the server: nothing that is empty, and figures as figures. */
export const filled = (values: Values, indicators: Indicators): Record<string, string | number> => {
  const { promised, indicator, promiseOf, ...words } = values;
  return {
    ...Object.fromEntries(Object.entries(words).flatMap(([k, v]) => (v?.trim() ? [[k, v.trim()]] : []))),
    ...(indicator && { indicator }),
    ...(indicator && promiseOf && { promiseOf }),
    ...(indicator && promised?.trim() && { promised: promisedIn(indicators, values) }),
  };
};

/** A figure of the server as it is typed. */
const asTyped = (indicators: Indicators, indicator: string | undefined, figure: number): string =>
  String(indicators.find((x) => x.id === indicator)?.unit === 'share' ? Math.round(figure * 1e6) / 1e4 : figure);

/** The fields that are agreed on. @param children what stands between the plan and its effects */
export function WordingFields({
  values,
  put,
  indicators,
  children,
}: {
  values: Values;
  put: Put;
  indicators: Indicators;
  children?: ReactNode;
}) {
  const say = useSay();
  const chosen = indicators.find((x) => x.id === values.indicator);
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
      {chosen && chosen.departments.length > 1 && (
        <Field label={say(decisionWords.promiseOf)} required>
          <Select value={values.promiseOf ?? ''} onChange={put('promiseOf')} required>
            <option value="" />
            {chosen.departments.map((d) => (
              <option key={d.id} value={d.id}>
                {say(d.name)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {chosen && (
        <Field label={say(chosen.unit === 'share' ? decisionWords.promisedShare : decisionWords.promised)} required>
          <Input type="number" step="any" value={values.promised ?? ''} onChange={put('promised')} required />
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
    ...(promised !== undefined && { promised: asTyped(d.indicators, w.indicator, promised) }),
  };
  const [values, setValues] = useState<Values>(before);
  const put: Put = (name) => (_event, v) => setValues((all) => ({ ...all, [name]: v.value }));
  // Only what was changed is sent: the rest may have been changed by somebody else meanwhile.
  const changed = Object.fromEntries(
    Object.entries(values).filter(([k, v]) => v !== (before[k as keyof Values] ?? '')),
  ) as Values;
  const sent = {
    ...Object.fromEntries(
      Object.entries(changed).flatMap(([k, v]) => (k.startsWith('promise') && k !== 'promise' ? [] : [[k, v?.trim()]])),
    ),
    // What is promised is one thing: the indicator, whose it is, and what it is to reach.
    ...(['indicator', 'promised', 'promiseOf'].some((k) => k in changed) && {
      indicator: values.indicator ?? '',
      ...(values.indicator && {
        promised: promisedIn(d.indicators, values),
        ...(values.promiseOf && { promiseOf: values.promiseOf }),
      }),
    }),
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
