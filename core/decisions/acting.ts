import { z } from 'zod';
import { addWorkdays } from '../policy/calendar.ts';
import { committeeOf } from '../policy/organisation.ts';
import { fill, Refusal, type Text, t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';
import { append, type Change, draft, patch } from '../workspace/changes.ts';
import type { Act } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me } from '../workspace/people.ts';
import { liaison, type NewRecord } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { inquiryOf, low, type Seen } from './matter.ts';
import { type Decision, type DecisionState, decisionStates, decisions, type remarkKinds, remarks } from './records.ts';
import { wordingOf } from './wording.ts';

/** What every step on a decision begins with: the decision in a state that allows it, and who may take it. */
export const everyone = ['member'] as const;
export const id = z.string().min(1).max(80).describe('ID of a decision');
export const words = z.string().trim().min(1).max(4000);
export const maybe = z.string().trim().max(4000).optional();
export const link = z.url({ protocol: /^https?$/ }).max(2000);

export const about = (d: Pick<Decision, 'id' | 'title'>) => ({ id: d.id, title: d.title, link: `decisions/${d.id}` });

/** The decision, if it is in one of the states. @throws Refusal */
export function find(act: Act, wanted: string, states?: ReadonlySet<DecisionState>): Decision {
  const d = rowOf(act.snapshot, decisions, wanted);
  if (!d) throw new Refusal(t(`There is no decision "${wanted}"`, `没有决策事项“${wanted}”`), 'missing', 'id');
  if (!states || states.has(d.state)) return d;
  throw new Refusal(
    fill(t('This is “{state}” by now; look at it again', '该事项已是“{state}”，请查看后再操作'), {
      state: decisionStates[d.state],
    }),
    'conflict',
    'id',
  );
}
export const only = (...states: DecisionState[]): ReadonlySet<DecisionState> => new Set(states);

/** Whether somebody looks after a matter: whoever proposed it, an organiser, or the committee's chair. */
export const looksAfter = (act: Act, d: Pick<Decision, 'proposedBy'>): boolean =>
  low(d.proposedBy) === me(act) ||
  act.actor.roles.includes('organiser') ||
  low(act.policy.decisions.committee.chair) === me(act);

export function mustLookAfter(act: Act, d: Pick<Decision, 'proposedBy'>): void {
  if (looksAfter(act, d)) return;
  throw new Refusal(
    t(
      'This is for whoever proposed it, an organiser, or the chair of the committee',
      '仅提出人、组织者或委员会主席可以操作',
    ),
    'denied',
  );
}

export const sitsOn = (act: Act): boolean => committeeOf(act.policy).some((m) => low(m) === me(act));

/** Everybody once, whatever part they have. */
export const tellAll = (
  act: Act,
  people: readonly string[],
  d: Pick<Decision, 'id' | 'title'>,
  says: Text,
  more?: string,
  steps?: readonly CardStep[],
): Change[] => [...new Set(people.map(low))].flatMap((p) => tell(act, p, about(d), says, more, steps));

/**
 * Asks the committee about a proposal: from now on its time runs.
 * @param by an e-mail address, or Liaison
 * @param set what changes of the proposal with it
 * @param means the cells that a person looked at and meant to replace
 */
export function ask(
  { snapshot, policy, now }: Seen,
  d: Decision,
  by: string,
  set: Partial<NewRecord<typeof decisions>>,
  means?: (keyof typeof set & string)[],
): Change[] {
  const inquiry = inquiryOf(snapshot, d);
  const until = addWorkdays(policy, now, policy.decisions.opinions_within_days);
  const asked = { state: 'opinions' as const, round: inquiry.round, ...set, opinionsBy: until };
  const wording = wordingOf({ ...d, ...set });
  return [
    ...patch(decisions, d, { ...asked, reminded: undefined }, means),
    (by === liaison ? draft : append)(remarks, {
      id: `M-${fingerprint(d.id, 'asked', wording, asked.round, inquiry.times)}`,
      decision: d.id,
      kind: 'asked',
      by,
      at: now,
      wording,
      round: asked.round,
      until,
    }),
  ];
}

interface Said {
  decision: string;
  kind: keyof typeof remarkKinds;
  department?: string;
  words?: string;
  about?: string;
}
/** A remark; the same one by the same person is one row. */
export const remark = (act: Act, said: Said): Change =>
  append(remarks, {
    id: `M-${fingerprint(said.decision, said.kind, me(act), said.department, said.words, said.about)}`,
    ...said,
    by: me(act),
    at: act.now,
  });
