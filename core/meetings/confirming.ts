import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { tell } from '../workspace/tell.ts';
import { everyone, meetingId, take } from './acting.ts';
import { aboutMinutes } from './closing.ts';
import { whyNot } from './guards.ts';
import { line } from './live.ts';
import type { Meeting } from './meeting.ts';
import { linesOf } from './running.ts';
import { confirmedBy, openObjections, wordingOfMinutes } from './wording.ts';

const words = z.string().trim().min(1).max(2000);

/** What somebody can say of minutes now, by the names of the commands. */
export const confirmingSteps = (act: Act, meeting: Meeting): string[] =>
  (['confirm-minutes', 'object-to-minutes'] as const).filter(
    (command) =>
      !whyNot(act, meeting, command) &&
      (command !== 'confirm-minutes' || !confirmedBy(act.snapshot, meeting.row).has(me(act))),
  );

export const confirmMinutes = defineCommand({
  name: 'confirm-minutes',
  title: t('Confirm the minutes', '确认纪要'),
  allow: everyone,
  personal: (input) => `minutes/${input.meeting}`,
  input: z.strictObject({
    meeting: meetingId,
    wording: z.string().max(60).optional().describe('The text that was looked at: another one is not confirmed unseen'),
  }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'confirm-minutes');
    const about = wordingOfMinutes(act.snapshot, meeting.id);
    if (input.wording && input.wording !== about)
      throw new Refusal(
        t(
          'The minutes were changed since you looked at them: read them again, then confirm',
          '您查看之后纪要已有改动，请重新阅读后确认',
        ),
        'conflict',
        'wording',
      );
    if (confirmedBy(act.snapshot, meeting.row).has(me(act))) return [];
    return [line(act, meeting, { kind: 'confirmed', about })];
  },
});

export const objectToMinutes = defineCommand({
  name: 'object-to-minutes',
  title: t('Say what is wrong with the minutes', '对纪要提出异议'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId, words }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'object-to-minutes');
    return [
      line(act, meeting, { kind: 'objected', words: input.words }),
      ...tell(
        act,
        meeting.series.organiser,
        aboutMinutes(act, meeting),
        t('An objection to the minutes', '对纪要的异议'),
        input.words,
      ),
    ];
  },
});

export const settleObjection = defineCommand({
  name: 'settle-objection',
  title: t('Settle an objection', '处理异议'),
  allow: everyone,
  personal: (input) => `minutes/${input.meeting}`,
  input: z.strictObject({
    meeting: meetingId,
    objection: z.string().min(1).max(80),
    answer: words.describe('What was corrected, or why it stays; the objection is kept with the minutes'),
  }),
  decide(act, input) {
    const { meeting } = take(act, input.meeting, 'settle-objection');
    const objection = openObjections(linesOf(act.snapshot, meeting.id)).find((l) => l.id === input.objection);
    if (!objection) throw new Refusal(t('This objection is settled', '该异议已处理'), 'conflict', 'objection');
    return [
      line(act, meeting, { kind: 'settled', about: objection.id, words: input.answer }),
      ...tell(
        act,
        objection.by,
        aboutMinutes(act, meeting),
        t('Your objection was settled', '您的异议已处理'),
        input.answer,
      ),
    ];
  },
});

export const confirmingCommands = [confirmMinutes, objectToMinutes, settleObjection];
