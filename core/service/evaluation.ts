import { dateIn } from '../policy/calendar.ts';
import { type Round, rounds } from '../rounds/records.ts';
import { fill, t } from '../words.ts';
import { daysLate, never, stillOpen, type Wait, type WaitSource } from '../workspace/evaluating.ts';
import { rowOf, rowsBetween } from '../workspace/snapshot.ts';
import { callBackBy } from './clocks.ts';
import { askingDepartment } from './guards.ts';
import { type Case, serviceCases } from './records.ts';
import { missed } from './rounds.ts';

const kind = t('service cases', '售后工单');

const solvedAt = (c: Case): string => c.solvedAt ?? stillOpen;
const roundEnd = (r: Round): string | undefined =>
  r.of === 'serviceCases' ? (r.ended === 'reopened' ? r.doneAt : r.endedAt) : undefined;

/** Customers' cases, for which the department waits that speaks with them, in every round (A4, B10). */
export const serviceWaits: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  const owes = policy.service.handled_by;
  const wait = (register: string, id: string, c: Case | undefined, due: string, days: number | undefined): Wait[] => {
    const waits = c && askingDepartment(policy, c);
    if (!c || !waits || days === undefined) return [];
    const evidence = () => ({
      register,
      id,
      label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
      detail: fill(t('due {due}', '期限 {due}'), { due: dateIn(policy, due) }),
    });
    return [{ from: waits, to: owes, kind, days, evidence }];
  };
  return [
    ...rowsBetween(snapshot, serviceCases, solvedAt, stretch.from, never).flatMap((c) => {
      const since = missed(snapshot, c)?.endedAt ?? c.resolveBy;
      return wait(serviceCases.name, c.id, c, c.resolveBy, daysLate(stretch, since, c.solvedAt));
    }),
    ...rowsBetween(snapshot, rounds, roundEnd, stretch.from, never).flatMap((r) =>
      wait(rounds.name, r.id, rowOf(snapshot, serviceCases, r.row), r.due, daysLate(stretch, r.due, roundEnd(r))),
    ),
    ...callBacks(stretch),
  ];
};

const callBack = t('customers to be asked after service', '售后回访');
const calledAt = (c: Case): string | undefined =>
  c.state === 'solved' ? stillOpen : c.state === 'closed' ? c.closedAt : undefined;

/** Customers whom nobody asked in time whether they are satisfied. */
const callBacks: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  return rowsBetween(snapshot, serviceCases, calledAt, stretch.from, never).flatMap((c) => {
    const [by, to] = [callBackBy(policy, c), askingDepartment(policy, c)];
    const days = by ? daysLate(stretch, by, c.closedAt) : undefined;
    if (!by || !to || days === undefined) return [];
    const evidence = () => ({
      register: serviceCases.name,
      id: c.id,
      label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
      detail: fill(t('to be asked by {due}', '回访期限 {due}'), { due: dateIn(policy, by) }),
    });
    return [{ from: policy.service.handled_by, to, kind: callBack, days, evidence }];
  });
};
