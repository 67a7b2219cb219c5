import { dateIn } from '../policy/calendar.ts';
import { lineName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { daysLate, type WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { confirmBy } from './confirming.ts';
import { answeredAt, cellKey, forecasts, plansOf } from './records.ts';

const kind = t('lines of the forecast', '预测行');

/** Lines of the forecast that waited for the plan's word (A3, B10). */
export const forecastWaits: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  const [waits, owes] = [policy.forecast.given_by, policy.forecast.planned_by];
  if (waits === owes) return [];
  const planned = plansOf(snapshot);
  return rowsOf(snapshot, forecasts).flatMap((f) => {
    const due = confirmBy(policy, f);
    const plan = planned.get(cellKey(f));
    const days = daysLate(stretch, due, plan && answeredAt(plan));
    if (days === undefined) return [];
    return [
      {
        from: waits,
        to: owes,
        kind,
        days,
        evidence: () => ({
          register: forecasts.name,
          id: f.id,
          label: lineName(policy, f),
          detail: fill(t('to be confirmed by {due}', '确认期限 {due}'), { due: dateIn(policy, due) }),
        }),
      },
    ];
  });
};
