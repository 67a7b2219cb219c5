import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me, same } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import {
  correctionId,
  decideCorrection,
  everyone,
  findCorrection,
  mayAppeal,
  mustBe,
  recordHearing,
  reviewersOf,
  stateCase,
  takeUpProposal,
  tellOf,
  words,
} from './correcting.ts';
import { type Correction, corrections } from './records.ts';
import { mayDecide, mayRaise, mustBeLevel } from './rights.ts';

export const appealCorrection = defineCommand({
  name: 'appeal-correction',
  title: t('Appeal', '申诉'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({ id: correctionId, reasons: words }),
  decide(act, input) {
    const row = findCorrection(act, input.id, ['decided']);
    mustBe(same(row.who, me(act)), t('The person it is about appeals', '仅当事人可以申诉'));
    if (!mayAppeal(act, row))
      throw new Refusal(
        t(
          'The time to appeal is over, or it was appealed already; your own words can still be added',
          '申诉期已过或已申诉过，您仍可附加本人说明',
        ),
        'conflict',
        'id',
      );
    return [
      ...patch(corrections, row, { state: 'appealed', appeal: input.reasons, appealedAt: act.now }),
      ...tellOf(act, row.id, reviewersOf(act, row)),
    ];
  },
});

export const answerAppeal = defineCommand({
  name: 'answer-appeal',
  title: t('Answer the appeal', '答复申诉'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({
    id: correctionId,
    outcome: z.enum(['uphold', 'change', 'withdraw']),
    level: z.string().max(40).optional().describe('The new one, where it is changed'),
    answer: words,
  }),
  decide(act, input) {
    const row = rowOf(act.snapshot, corrections, input.id);
    if (row?.state !== 'appealed' || !reviewersOf(act, row).includes(me(act)))
      throw new Refusal(t('There is no appeal that you could answer', '没有待您答复的申诉'), 'missing', 'id');
    if (input.outcome === 'change') {
      if (!input.level) throw new Refusal(t('Name the new level', '请选择变更后的方式'), 'invalid', 'level');
      mustBeLevel(act.policy, 'corrections', input.level);
    }
    return [
      ...patch(corrections, row, {
        state: input.outcome === 'withdraw' ? 'withdrawn' : 'decided',
        ...(input.outcome === 'change' && { level: input.level }),
        appealAnswer: input.answer,
        appealBy: me(act),
      }),
      ...tellOf(act, row.id, [row.who, row.decidedBy]),
    ];
  },
});

/** What somebody can do with a correction, by the names of the commands. */
export function correctionSteps(act: Act, row: Correction): string[] {
  const own = same(row.who, me(act));
  const open = row.state === 'raised' || row.state === 'heard';
  const hears = same(act.policy.corrections.heard_by, me(act)) && !own;
  const decides = mayDecide(act, 'corrections', row) && !same(row.raisedBy, me(act));
  return [
    ...(row.state === 'proposed' && mayRaise(act, row.who ?? '') ? [takeUpProposal.name] : []),
    ...(open && own ? [stateCase.name] : []),
    ...(open && hears ? [recordHearing.name] : []),
    ...(open && decides ? [decideCorrection.name] : []),
    ...(own && mayAppeal(act, row) ? [appealCorrection.name] : []),
    ...(row.state === 'appealed' && reviewersOf(act, row).includes(me(act)) ? [answerAppeal.name] : []),
  ];
}
