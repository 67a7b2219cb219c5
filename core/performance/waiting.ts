import { beganAt } from '../meetings/records.ts';
import { dateIn, instantIn } from '../policy/calendar.ts';
import { t } from '../words.ts';
import type { Scene } from '../workspace/command.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { type Period, periodBefore, periodOf } from './period.ts';
import { periods, scoreAppeals } from './records.ts';
import { daysOver } from './results.ts';

/** A period in review: those who are scored look at their figures, owners of performance answer and close it (A10). */
export const periodsWaiting: WaitingSource = (act) => {
  const { roles } = act.actor;
  const owns = roles.includes('performance-owner');
  if (!owns && !roles.includes('head')) return [];
  const ended = owns ? endedInDraft(act) : undefined;
  const draft: Waiting[] = ended
    ? [
        {
          key: `period:${ended.id}`,
          place: 'mine',
          title: { en: `Assessment ${ended.id}`, zh: `考核周期 ${ended.id}` },
          about: t('The period is over: begin the review', '周期已结束，请开始复核'),
          at: instantIn(act.policy, ended.to, '00:00'),
          late: daysOver(ended, dateIn(act.policy, act.now)) > act.policy.performance.appeal_within_days,
          link: `scores/${ended.id}`,
          steps: [],
        },
      ]
    : [];
  const inReview = rowsWith(act.snapshot, periods, 'state', 'review').flatMap((row): Waiting[] => {
    const at = row.appealsUntil ? instantIn(act.policy, row.appealsUntil, '18:00') : row.openedAt;
    const over = at < act.now;
    const open = rowsWith(act.snapshot, scoreAppeals, 'period', row.id).filter((a) => a.state === 'open').length;
    if (!owns && over) return [];
    return [
      {
        key: `period:${row.id}`,
        place: 'mine',
        title: { en: `Assessment ${row.id}`, zh: `考核周期 ${row.id}` },
        about: owns
          ? open
            ? { en: `${open} objections to answer`, zh: `${open} 项异议待答复` }
            : over
              ? t('Objections are over: close the period', '异议期已过，请关闭周期')
              : t('In review: put right what is wrong', '复核中，可校准数据')
          : t(
              'Look at the figures of your department; object where they are wrong',
              '请核对本部门数据，如有不实可提出异议',
            ),
        at,
        late: owns && over,
        link: `scores/${row.id}`,
        steps: [],
      },
    ];
  });
  return [...draft, ...inReview];
};

/** The period that ended last, while nobody has begun its review; none where Liaison came later than its end. */
function endedInDraft({ snapshot, policy, now }: Pick<Scene, 'snapshot' | 'policy' | 'now'>): Period | undefined {
  if (!snapshot.tables[periods.name]?.raw) return undefined;
  const length = policy.performance.period;
  const last = periodBefore(length, periodOf(length, dateIn(policy, now)));
  if (rowOf(snapshot, periods, last.id) || dateIn(policy, beganAt(snapshot, now)) >= last.to) return undefined;
  return last;
}
