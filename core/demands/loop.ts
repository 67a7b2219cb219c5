import { addWorkdays } from '../policy/calendar.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { demands } from './records.ts';

export type Demand = RowOf<typeof demands>;
export type DemandState = Demand['state'];

/** When R&D is to have judged a demand. */
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

/** Those that were merged into a demand. */
export const mergedInto = (snapshot: Snapshot, id: string): Demand[] =>
  rowsWith(snapshot, demands, 'mergedInto', id).filter((d) => d.state === 'merged');

/** Whether a person answers for a demand towards the customer: who raised it, or their department. */
export const raisedWith = (policy: Policy, departments: readonly string[], d: Demand): boolean =>
  departmentsOf(policy, d.raisedBy).some((x) => departments.includes(x));
