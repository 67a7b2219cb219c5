import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import type { Group } from './records.ts';

/** The day by which a group owes its next report: so many days after the last one, or after it was set up. */
export function reportDue(policy: Policy, g: Group): string | undefined {
  const last = g.reportedAt ?? g.since;
  if (g.state !== 'active' || !last) return undefined;
  return DateTime.fromISO(dateIn(policy, last)).plus({ days: policy.working_groups.report_every_days }).toISODate()!;
}

/** Whether a group works although its end has come. */
export const overdue = (policy: Policy, g: Group, now: string): boolean =>
  g.state === 'active' && g.until < dateIn(policy, now);
