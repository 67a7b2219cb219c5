import { instantIn } from '../policy/calendar.ts';
import { t } from '../words.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { periods, scoreAppeals } from './records.ts';

/** A period in review: those who are scored look at their figures, owners of performance answer and close it (A10). */
export const periodsWaiting: WaitingSource = (act) => {
  const { roles } = act.actor;
  const owns = roles.includes('performance-owner');
  if (!owns && !roles.includes('head')) return [];
  return rowsWith(act.snapshot, periods, 'state', 'review').flatMap((row): Waiting[] => {
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
};
