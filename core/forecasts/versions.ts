import type { Policy } from '../policy/schema.ts';
import { isLocked, lockedFrom, monthsOn } from './calendar.ts';
import type { Forecast } from './records.ts';

/**
 * The versions of a line that its cut-offs have passed by and that are not kept yet: that of its own month's cut-off is the
 * one that counts, those of the two months before it tell the accuracy at longer horizons.
 */
export function versionsAt(policy: Policy, f: Forecast, now: string): Partial<Forecast> {
  // Only what was given before a cut-off stood there at the cut-off.
  const passed = (months: number) => {
    const cutOff = lockedFrom(policy, monthsOn(f.period, -months));
    return cutOff <= now && f.submittedAt <= cutOff;
  };
  return {
    ...(f.locked === undefined && !f.late && passed(0) && { locked: f.quantity }),
    ...(f.before2 === undefined && !isLocked(policy, f.period, now) && passed(1) && { before2: f.quantity }),
    ...(f.before3 === undefined &&
      !isLocked(policy, monthsOn(f.period, -1), now) &&
      passed(2) && { before3: f.quantity }),
  };
}
