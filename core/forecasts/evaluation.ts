import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { lineName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { daysLate, type WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { cellKey, forecasts, plans } from './records.ts';

const kind = t('lines of the forecast', '预测行');

/** Lines of the forecast that waited for the plan's word (A3, B10). */
export const forecastWaits: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  const [waits, owes] = [policy.forecast.given_by, policy.forecast.planned_by];
  if (waits === owes) return [];
  const planned = new Map(rowsOf(snapshot, plans).map((p) => [cellKey(p), p.confirmedAt]));
  return rowsOf(snapshot, forecasts).flatMap((f) => {
    const due = addWorkdays(policy, f.submittedAt, policy.forecast.confirm_within_days);
    const days = daysLate(stretch, due, planned.get(cellKey(f)));
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
