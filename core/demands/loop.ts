import { addWorkdays } from '../policy/calendar.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { demands } from './records.ts';

export type Demand = RowOf<typeof demands>;
export type DemandState = Demand['state'];

/** When a demand is to have been judged. */
export const judgeBy = (policy: Policy, d: Demand): string =>
  addWorkdays(policy, d.raisedAt, policy.demands.triage_within_days);

/** What became of a demand; one that was merged goes the way of the other. */
export function fateOf(snapshot: Snapshot, d: Demand): DemandState {
  const other = d.state === 'merged' && d.mergedInto ? rowOf(snapshot, demands, d.mergedInto) : undefined;
  return other && other.state !== 'merged' ? other.state : d.state;
}

/** States in which the customer has to hear something, and the loop is closed by telling them. */
export const tellable: ReadonlySet<DemandState> = new Set(['shipped', 'declined', 'closed']);

/** Whether the customer still has to be told. */
export const untold = (snapshot: Snapshot, d: Demand): boolean =>
  !d.toldAt && d.state !== 'closed' && tellable.has(fateOf(snapshot, d));

/** Whether nothing is to be judged any more. */
export const settled = (d: Demand): boolean =>
  !!d.toldAt || d.state === 'closed' || d.state === 'shipped' || d.state === 'merged';

/** What is owed next for a demand, by when and by which department. */
export interface Next {
  what: 'judge' | 'progress' | 'tell';
  by: string;
  department: string;
  /** Whoever owes it by name. */
  owner?: string | undefined;
}

const moved = ({ movedAt, triagedAt, raisedAt }: Demand): string => movedAt ?? triagedAt ?? raisedAt;

/** When the customer is to have been told; nothing where there is nothing to tell, or nobody wrote down when there was. */
export function tellDue(policy: Policy, snapshot: Snapshot, d: Demand): string | undefined {
  if (d.state === 'closed' || !tellable.has(fateOf(snapshot, d))) return undefined;
  const other = d.state === 'merged' && d.mergedInto ? rowOf(snapshot, demands, d.mergedInto) : undefined;
  return addWorkdays(policy, moved(other ?? d), policy.demands.tell_within_days);
}

/** The next step of the loop: to be judged, to be told of progress until it is shipped, and the customer to be told. */
export function nextOf(policy: Policy, snapshot: Snapshot, d: Demand): Next | undefined {
  const { triaged_by, progress_within_days } = policy.demands;
  if (d.state === 'new') return { what: 'judge', by: judgeBy(policy, d), department: triaged_by };
  if (d.state === 'accepted' || d.state === 'planned')
    return { what: 'progress', by: addWorkdays(policy, moved(d), progress_within_days), department: triaged_by };
  const by = untold(snapshot, d) ? tellDue(policy, snapshot, d) : undefined;
  const department = departmentsOf(policy, d.raisedBy)[0] ?? policy.forecast.given_by;
  return by ? { what: 'tell', by, department, owner: d.raisedBy } : undefined;
}

/** Those that were merged into a demand. */
export const mergedInto = (snapshot: Snapshot, id: string): Demand[] =>
  rowsWith(snapshot, demands, 'mergedInto', id).filter((d) => d.state === 'merged');

/** Whether a person answers for a demand towards the customer: who raised it, or their department. */
export const raisedWith = (policy: Policy, departments: readonly string[], d: Demand): boolean =>
  departmentsOf(policy, d.raisedBy).some((x) => departments.includes(x));
