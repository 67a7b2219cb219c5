import { dateIn } from '../policy/calendar.ts';
import { fill, t } from '../words.ts';
import { daysLate, never, stillOpen, type WaitSource } from '../workspace/evaluating.ts';
import { rowsBetween } from '../workspace/snapshot.ts';
import { type Case, serviceCases } from './records.ts';

const kind = t('service cases', '售后工单');

const solvedAt = (c: Case): string => c.solvedAt ?? stillOpen;

/** Customers' cases, for which the department waits that sells to them: the one that gives the forecast (A4, B10). */
export const serviceWaits: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  const [waits, owes] = [policy.forecast.given_by, policy.service.handled_by];
  if (waits === owes) return [];
  return rowsBetween(snapshot, serviceCases, solvedAt, stretch.from, never).flatMap((c) => {
    const days = daysLate(stretch, c.resolveBy, c.solvedAt);
    if (days === undefined) return [];
    return [
      {
        from: waits,
        to: owes,
        kind,
        days,
        evidence: () => ({
          register: serviceCases.name,
          id: c.id,
          label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
          detail: fill(t('due {due}', '期限 {due}'), { due: dateIn(policy, c.resolveBy) }),
        }),
      },
    ];
  });
};
