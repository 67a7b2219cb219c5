import { DateTime } from 'luxon';
import { z } from 'zod';
import { addWorkdays, dateIn, workdaysLate } from '../policy/calendar.ts';
import { committeeOf } from '../policy/organisation.ts';
import { Refusal, type Text, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow, same } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { type Correction, corrections } from './records.ts';
import { decidersOf, mayDecide, mayRaise, mustBeLevel } from './rights.ts';
import { occasion } from './thanking.ts';

export const everyone = ['member'] as const;
export const correctionId = z.string().min(1).max(80).describe('ID of a correction');
export const words = z.string().trim().min(1).max(4000);

/** Messages say that something waits, never what: a chat is read over shoulders. */
const quiet = (row: { id: string }) => ({ id: row.id, title: row.id, link: 'conduct' });
const waits = t('Something waits for you; open it in Liaison', '有事项待您处理，请在协调台中查看');

/** Whether somebody has a part in a correction: nobody else learns that there is one. */
export function hasPart(act: Act, row: Correction): boolean {
  if (row.state === 'erased') return false;
  // What a rule found is first looked at by somebody; before that it is not even said to the person.
  if (row.state === 'proposed') return mayRaise(act, row.who ?? '');
  if (same(row.who, me(act))) return true;
  // Once it is over it is a matter of the archive, where each look is written down.
  return isOpen(act, row) && partners(act, row).some((p) => same(p, me(act)));
}

/** Whether somebody still has to do something, or may. */
export const isOpen = (act: Pick<Act, 'policy' | 'now'>, row: Correction): boolean =>
  ['proposed', 'raised', 'heard', 'appealed'].includes(row.state) || mayAppeal(act, row);

const partners = (act: Act, row: Correction): (string | undefined)[] => [
  row.raisedBy,
  act.policy.corrections.heard_by,
  ...decidersOf(act, 'corrections', row),
  ...(row.state === 'appealed' ? reviewersOf(act, row) : []),
];

/** @throws Refusal, the same whether there is none or whoever asks has no part in it */
export function findCorrection(act: Act, wanted: string, states: readonly Correction['state'][]): Correction {
  const row = rowOf(act.snapshot, corrections, wanted);
  if (!row || !hasPart(act, row)) throw new Refusal(t('There is no such correction', '没有该记录'), 'missing', 'id');
  if (!states.includes(row.state))
    throw new Refusal(t('It stands at another step by now', '该事项已进入其他环节，请刷新'), 'conflict', 'id');
  return row;
}
export const mustBe = (is: boolean, says: Text) => {
  if (!is) throw new Refusal(says, 'denied');
};

/** By when somebody is heard, a date. */
const hearBy = ({ policy, now }: Act): string =>
  dateIn(policy, addWorkdays(policy, now, policy.corrections.hearing_within_days));

export const raiseCorrection = defineCommand({
  name: 'raise-correction',
  title: t('Raise a correction', '提出批评惩戒'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({
    who: z.string().min(3).max(200),
    level: z.string().max(40).describe('What seems fitting; the decision may name another'),
    facts: words.describe('What happened, when, and what came of it; no judgement. The person reads it'),
    occasion: occasion.optional(),
  }),
  decide(act, input) {
    mustKnow(act, [input.who], 'who');
    mustBe(mayRaise(act, input.who), t('Heads raise this for their own people', '由所在部门负责人提出'));
    mustBeLevel(act.policy, 'corrections', input.level);
    const who = input.who.toLowerCase();
    const row = `C-${fingerprint(who, input.facts, me(act), act.now.slice(0, 10))}`;
    if (rowOf(act.snapshot, corrections, row)) return [];
    return [
      append(corrections, {
        id: row,
        who,
        level: input.level,
        facts: input.facts,
        occasion: input.occasion,
        raisedBy: me(act),
        raisedAt: act.now,
        hearBy: hearBy(act),
        state: 'raised',
      }),
      ...tellOf(act, row, [who, act.policy.corrections.heard_by]),
    ];
  },
});

export const tellOf = (act: Act, row: string, people: readonly (string | undefined)[]): Change[] =>
  [...new Set(people)].flatMap((p) => tell(act, p, quiet({ id: row }), waits));

/** What a rule found becomes a correction only where a person stands for it, with the facts in their own words. */
export const takeUpProposal = defineCommand({
  name: 'take-up-correction',
  title: t('Look at the proposal', '审阅规则提议'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({
    id: correctionId,
    decision: z.enum(['raise', 'drop']),
    words: words.describe('The facts where it is raised; why not where it is dropped'),
  }),
  decide(act, input) {
    const row = findCorrection(act, input.id, ['proposed']);
    if (input.decision === 'drop')
      return patch(corrections, row, { state: 'dropped', decidedBy: me(act), decidedAt: act.now, why: input.words });
    return [
      ...patch(corrections, row, {
        state: 'raised',
        facts: input.words,
        raisedBy: me(act),
        raisedAt: act.now,
        hearBy: hearBy(act),
      }),
      ...tellOf(act, row.id, [row.who, act.policy.corrections.heard_by]),
    ];
  },
});

export const stateCase = defineCommand({
  name: 'state-case',
  title: t('Say what you have to say', '陈述意见'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({ id: correctionId, statement: words.describe('Your own view of the facts') }),
  decide(act, input) {
    const row = findCorrection(act, input.id, ['raised', 'heard']);
    mustBe(same(row.who, me(act)), t('The person it is about says this', '仅当事人可以陈述'));
    return [
      ...patch(corrections, row, { statement: input.statement, statedAt: act.now }, ['statement']),
      ...tellOf(act, row.id, [act.policy.corrections.heard_by]),
    ];
  },
});

export const recordHearing = defineCommand({
  name: 'record-hearing',
  title: t('Record the hearing', '记录听取情况'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({
    id: correctionId,
    came: z.enum(['yes', 'no']).describe('Whether they spoke, or sent word'),
    hearing: words.describe('When they were heard and what they said; or how they were invited'),
  }),
  decide(act, input) {
    const row = findCorrection(act, input.id, ['raised', 'heard']);
    mustBe(
      same(act.policy.corrections.heard_by, me(act)) && !same(row.who, me(act)),
      t('By the policy somebody else hears them', '依制度由指定人员听取陈述'),
    );
    if (input.came === 'no' && !row.statement && row.hearBy && dateIn(act.policy, act.now) <= row.hearBy)
      throw new Refusal(
        t(
          `They have until ${row.hearBy} to speak; go on without them after that`,
          `当事人可在 ${row.hearBy} 前陈述，逾期未陈述方可继续`,
        ),
        'conflict',
        'came',
      );
    return [
      ...patch(corrections, row, { state: 'heard', hearing: input.hearing, heardBy: me(act), heardAt: act.now }, [
        'hearing',
      ]),
      ...tellOf(act, row.id, decidersOf(act, 'corrections', row)),
    ];
  },
});

/** The day on which a correction no longer counts. */
const expiry = ({ policy, now }: Act): string =>
  DateTime.fromISO(dateIn(policy, now)).plus({ months: policy.corrections.expire_months }).toISODate()!;

export const decideCorrection = defineCommand({
  name: 'decide-correction',
  title: t('Decide', '作出决定'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({
    id: correctionId,
    decision: z.enum(['correct', 'drop']),
    level: z.string().max(40).optional().describe('The one that was raised, without it'),
    why: words.describe('The reason, with what they said taken into account'),
  }),
  decide(act, input) {
    const row = findCorrection(act, input.id, ['raised', 'heard']);
    mustBe(mayDecide(act, 'corrections', row), t('By the policy others decide this', '依制度由他人决定'));
    mustBe(!same(row.raisedBy, me(act)), t('Somebody else than who raised it decides', '提出人不得同时作出决定'));
    if (input.decision === 'correct' && row.state !== 'heard')
      throw new Refusal(t('They have to be heard first', '须先听取当事人陈述'), 'conflict', 'id');
    const level = input.level || row.level;
    mustBeLevel(act.policy, 'corrections', level);
    return [
      ...patch(
        corrections,
        row,
        {
          state: input.decision === 'correct' ? 'decided' : 'dropped',
          level,
          why: input.why,
          decidedBy: me(act),
          decidedAt: act.now,
          expires: input.decision === 'correct' ? expiry(act) : undefined,
        },
        ['state'],
      ),
      ...tellOf(act, row.id, [row.who, row.raisedBy]),
    ];
  },
});

/** Whether the time to appeal has not run out. */
export const mayAppeal = ({ policy, now }: Pick<Act, 'policy' | 'now'>, row: Correction): boolean =>
  row.state === 'decided' &&
  !row.appealedAt &&
  !!row.decidedAt &&
  workdaysLate(policy, row.decidedAt, now) <= policy.performance.appeal_within_days;

/** Who answers an appeal: somebody who decides by the policy, or answers for performance, and had no part in this. */
export function reviewersOf(act: Pick<Act, 'policy'>, row: Correction): string[] {
  const { policy } = act;
  const fresh = (people: readonly string[]) =>
    [...new Set(people.map((p) => p.toLowerCase()))].filter(
      (p) => !same(p, row.decidedBy) && !same(p, row.who) && !same(p, row.raisedBy),
    );
  const first = fresh([...decidersOf(act, 'corrections', row), ...policy.roles.performance_owners]);
  // In a small company those have all had their part already: then the committee does.
  return first.length ? first : fresh(committeeOf(policy));
}
