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

/** How long before its day something is asked of a group's lead, in days. */
const ahead = 7;

/** What a group owes the committee next. */
export interface Owed {
  what: 'report' | 'end';
  /** A date of the company's calendar. */
  due: string;
  late: boolean;
}

/** What is to be asked of a group's lead now: the end once it is near, else the next report; nothing while both are far. */
export function owedBy(policy: Policy, g: Group, now: string): Owed | undefined {
  if (g.state !== 'active') return undefined;
  const today = dateIn(policy, now);
  const soon = DateTime.fromISO(today).plus({ days: ahead }).toISODate()!;
  if (g.until <= soon) return { what: 'end', due: g.until, late: g.until < today };
  const due = reportDue(policy, g);
  return due && due <= soon ? { what: 'report', due, late: due < today } : undefined;
}
