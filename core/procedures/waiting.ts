import { dateIn } from '../policy/calendar.ts';
import { fill, t } from '../words.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { inForce, standingReadings } from './reading.ts';
import { procedures } from './records.ts';

/** What I have to read, and what I own that is due for review. */
export const proceduresWaiting: WaitingSource = ({ snapshot, policy, actor, now }) => {
  const me = actor.email.toLowerCase();
  const today = dateIn(policy, now);
  return rowsOf(snapshot, procedures)
    .filter(inForce)
    .flatMap((p): Waiting[] => {
      const mine = standingReadings(snapshot, p.id).get(me);
      const base = { place: 'mine' as const, title: { en: p.name, zh: p.name }, link: `procedures/${p.id}` };
      const ticked = !!taskOf(snapshot, mine?.task)?.done;
      return [
        ...(mine && !mine.readAt
          ? [
              {
                ...base,
                key: `reading:${mine.id}`,
                about: fill(t('Please read version {version}', '请阅读版本 {version}'), { version: mine.version }),
                at: mine.due,
                late: mine.due < today,
                // A question is answered on the page, after reading.
                steps: p.question ? [] : [{ command: 'acknowledge-procedure', input: { id: p.id } }],
                ...(ticked && {
                  remark: t('The task is ticked off: please confirm here as well', '任务已勾选，请在此确认已阅读'),
                }),
              },
            ]
          : []),
        ...(p.owner.toLowerCase() === me && p.nextReview <= today
          ? [
              {
                ...base,
                key: `procedure:${p.id}`,
                about: t('Due for review', '请复审'),
                at: p.nextReview,
                late: p.nextReview < today,
                steps: [{ command: 'review-procedure', input: { id: p.id } }],
              },
            ]
          : []),
      ];
    });
};
