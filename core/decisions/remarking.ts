import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { about, everyone, find, id, mustLookAfter, remark, sitsOn, words } from './acting.ts';
import { remarksOn } from './matter.ts';
import { interestedIn, remarks, undecided } from './records.ts';

/** Whether somebody has co-signed already. */
export const signed = (act: Act, decision: string): boolean =>
  remarksOn(act.snapshot, decision).some((r) => r.kind === 'cosigned' && r.by.toLowerCase() === me(act));

export const cosign = defineCommand({
  name: 'cosign-decision',
  title: t('Co-sign', '联署'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({ id }),
  decide(act, input) {
    const d = find(act, input.id, undecided);
    if (d.proposedBy.toLowerCase() === me(act) || signed(act, d.id)) return [];
    return [
      remark(act, { decision: d.id, kind: 'cosigned', department: act.actor.departments[0] }),
      ...tell(act, d.proposedBy, about(d), t('Your proposal was co-signed', '您的议案获得联署')),
    ];
  },
});

export const askBack = defineCommand({
  name: 'ask-about-decision',
  title: t('Ask for more information', '要求补充信息'),
  allow: everyone,
  input: z.strictObject({ id, question: words }),
  decide(act, input) {
    const d = find(act, input.id, undecided);
    return [
      remark(act, { decision: d.id, kind: 'question', words: input.question }),
      ...tell(act, d.proposedBy, about(d), t('More information is asked for', '请补充信息'), input.question),
    ];
  },
});

export const answerQuestion = defineCommand({
  name: 'answer-about-decision',
  title: t('Answer the question', '答复询问'),
  allow: everyone,
  input: z.strictObject({ question: z.string().min(1).max(80), answer: words }),
  decide(act, input) {
    const question = rowOf(act.snapshot, remarks, input.question);
    if (question?.kind !== 'question')
      throw new Refusal(t('There is no such question', '没有该询问'), 'missing', 'question');
    const d = find(act, question.decision);
    mustLookAfter(act, d);
    return [
      remark(act, { decision: d.id, kind: 'answer', words: input.answer, about: question.id }),
      ...tell(act, question.by, about(d), t('Your question was answered', '您的询问已答复'), input.answer),
    ];
  },
});

export const declareInterest = defineCommand({
  name: 'declare-interest',
  title: t('Declare a conflict of interest', '声明利益回避'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({ id, none: z.boolean().default(false).describe('true takes it back') }),
  decide(act, input) {
    const d = find(act, input.id, undecided);
    if (!sitsOn(act)) throw new Refusal(t('You are no member of the committee', '您不是委员会委员'), 'denied');
    if (interestedIn(act.snapshot, d.id).has(me(act)) !== input.none) return [];
    // A third declaration is another row than the first.
    const times = remarksOn(act.snapshot, d.id).filter((r) => r.by.toLowerCase() === me(act)).length;
    return [
      remark(act, { decision: d.id, kind: input.none ? 'no-interest' : 'interest', words: `#${times + 1}` }),
      ...tell(
        act,
        d.proposedBy,
        about(d),
        input.none
          ? t('A conflict of interest was taken back', '已解除利益回避')
          : t('A conflict of interest was declared', '有委员声明利益回避'),
      ),
    ];
  },
});

export const remarkingCommands = [cosign, askBack, answerQuestion, declareInterest];
