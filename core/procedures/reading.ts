import { DateTime } from 'luxon';
import { addWorkdays, dateIn } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { type Procedure, type Reading, readings } from './records.ts';
import { departmentsKnowing, staffIn } from './steps.ts';

/**
 * The reading that counts for each person: the last that was asked of them. Whom a later version did not concern is not
 * asked again, and their earlier reading stands.
 */
export function standingReadings(snapshot: Snapshot, procedure: string): Map<string, Reading> {
  const asked = rowsWith(snapshot, readings, 'procedure', procedure);
  return new Map(
    [...asked].sort((a, b) => a.due.localeCompare(b.due)).map((r) => [r.reader.toLowerCase(), r] as const),
  );
}

export const inForce = (p: Procedure): boolean => p.state !== 'retired' && !!p.publishedAt;

/** Those who have to know a procedure and are in the directory. */
export const readersOf = (policy: Policy, snapshot: Snapshot, p: Procedure): string[] =>
  staffIn(policy, departmentsKnowing(policy, p)).filter((who) => snapshot.directory.find(who));

/** Who has not read what was asked of them last. */
export const unreadOf = (policy: Policy, snapshot: Snapshot, p: Procedure): Reading[] => {
  if (!inForce(p)) return [];
  const readers = new Set(readersOf(policy, snapshot, p));
  return [...standingReadings(snapshot, p.id).values()].filter((r) => !r.readAt && readers.has(r.reader.toLowerCase()));
};

/** The day by which somebody who is asked now has to have read it. */
export const dueDay = (policy: Policy, now: string): string =>
  dateIn(policy, addWorkdays(policy, now, policy.procedures.acknowledge_within_days));

/** The day of the next review, if it is reviewed now. */
export const nextReviewDay = (policy: Policy, now: string): string =>
  DateTime.fromISO(dateIn(policy, now)).plus({ months: policy.procedures.review_months }).toISODate()!;
