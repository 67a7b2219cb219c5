import { t } from '../words.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { enrolmentsOf, unrecorded } from './owed.ts';
import { trainings } from './records.ts';

/** How long feedback is asked for, in days. */
const asked = 14;

/** Who came to my training, and how one was that I attended. */
export const trainingsWaiting: WaitingSource = ({ snapshot, actor, now }) => {
  const me = actor.email.toLowerCase();
  const since = new Date(Date.parse(now) - asked * 86_400_000).toISOString();
  return rowsOf(snapshot, trainings).flatMap((x): Waiting[] => {
    const base = { place: 'mine' as const, title: { en: x.title, zh: x.title }, at: x.end, link: `trainings/${x.id}` };
    if (unrecorded(x, now) && x.organiser.toLowerCase() === me)
      return [
        {
          ...base,
          key: `training:${x.id}`,
          about: t('Who came to the training?', '请登记培训到课情况'),
          late: true,
          steps: [],
        },
      ];
    if (x.state !== 'held' || x.end < since) return [];
    const mine = enrolmentsOf(snapshot, x.id).find((e) => e.who.toLowerCase() === me);
    return mine?.state === 'attended' && !mine.rating
      ? [
          {
            ...base,
            key: `training:${x.id}`,
            about: t('How was the training?', '请反馈培训情况'),
            late: false,
            steps: [{ command: 'give-training-feedback', input: { id: x.id } }],
          },
        ]
      : [];
  });
};
