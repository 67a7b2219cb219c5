import { addWorkdays, dateIn, workdaysLate } from '../policy/calendar.ts';
import { productName, regionName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import type { WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { cellKey, forecasts, plans } from './records.ts';

/** Lines of the forecast that waited for the plan's word (A3, B10). */
export const forecastWaits: WaitSource = ({ snapshot, policy, from, to }) => {
  const planned = new Map(rowsOf(snapshot, plans).map((p) => [cellKey(p), p.confirmedAt]));
  return rowsOf(snapshot, forecasts).flatMap((f) => {
    const due = addWorkdays(policy, f.submittedAt, policy.forecast.confirm_within_days);
    const done = planned.get(cellKey(f)) ?? to;
    if (due >= to || done < from || policy.forecast.given_by === policy.forecast.planned_by) return [];
    return [
      {
        from: policy.forecast.given_by,
        to: policy.forecast.planned_by,
        kind: t('lines of the forecast', '预测行'),
        days: workdaysLate(policy, due > from ? due : from, done < to ? done : to),
        evidence: {
          register: forecasts.name,
          id: f.id,
          label: fill(t('{period} {product} {region}', '{period} {product} {region}'), {
            period: f.period,
            product: productName(policy, f.product),
            region: regionName(policy, f.region),
          }),
          detail: fill(t('to be confirmed by {due}', '确认期限 {due}'), { due: dateIn(policy, due) }),
        },
      },
    ];
  });
};
