import { addWorkdays } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { lockedFrom } from './calendar.ts';
import { cellKey, type Forecast, forecasts, plansOf } from './records.ts';

type Line = Pick<Forecast, 'period' | 'locked' | 'late' | 'submittedAt'>;

/**
 * From when on the plan has to answer a line: from the cut-off of its month, however early it was given; where it first
 * came after the cut-off, from when it came. What is changed after the cut-off moves nothing.
 */
export function askedFrom(policy: Policy, f: Line): string {
  const cutOff = lockedFrom(policy, f.period);
  return f.late && f.locked === undefined && f.submittedAt > cutOff ? f.submittedAt : cutOff;
}

/** By when the plan has to have confirmed a line (A3): the one rule for requests, figures, agendas and evaluations. */
export const confirmBy = (policy: Policy, f: Line): string =>
  addWorkdays(policy, askedFrom(policy, f), policy.forecast.confirm_within_days);

/** A line that the plan has still to confirm. */
export interface Unconfirmed {
  line: Forecast;
  /** By when, ISO 8601. */
  by: string;
}

/** The lines of months that are not over which the plan is asked to confirm, and has not yet. */
export function toConfirm(snapshot: Snapshot, policy: Policy, now: string, month: string): Unconfirmed[] {
  const planned = plansOf(snapshot);
  return rowsOf(snapshot, forecasts)
    .filter((f) => f.period >= month && !planned.has(cellKey(f)) && askedFrom(policy, f) <= now)
    .map((line) => ({ line, by: confirmBy(policy, line) }));
}
