import { dateIn, workdaysLate } from '../policy/calendar.ts';
import { fill, t } from '../words.ts';
import type { WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { serviceCases } from './records.ts';

/** Customers' cases, for which the department waits that sells to them: the one that gives the forecast (A4, B10). */
export const serviceWaits: WaitSource = ({ snapshot, policy, from, to }) =>
  rowsOf(snapshot, serviceCases).flatMap((c) => {
    const done = c.solvedAt ?? to;
    if (c.resolveBy >= to || done < from || policy.forecast.given_by === policy.service.handled_by) return [];
    return [
      {
        from: policy.forecast.given_by,
        to: policy.service.handled_by,
        kind: t('service cases', '售后工单'),
        days: workdaysLate(policy, c.resolveBy > from ? c.resolveBy : from, done < to ? done : to),
        evidence: {
          register: serviceCases.name,
          id: c.id,
          label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
          detail: fill(t('due {due}', '期限 {due}'), { due: dateIn(policy, c.resolveBy) }),
        },
      },
    ];
  });
