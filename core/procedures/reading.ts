import { DateTime } from 'luxon';
import { addWorkingHours, dateIn, workingDayHours } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { type Procedure, type Reading, readings } from './records.ts';
import { departmentsOf, peopleOf } from './steps.ts';

const known = new WeakMap<readonly Reading[], Map<string, Reading[]>>();

/** What was asked of people about a procedure, the latest last. */
export function readingsOf(snapshot: Snapshot, procedure: string): Reading[] {
  const rows = rowsOf(snapshot, readings);
  let found = known.get(rows);
  if (!found) {
    found = new Map();
    for (const r of [...rows].sort((a, b) => a.due.localeCompare(b.due)))
      found.set(r.procedure, [...(found.get(r.procedure) ?? []), r]);
    known.set(rows, found);
  }
  return found.get(procedure) ?? [];
}

/**
 * The reading that counts for each person: the last that was asked of them. Whom a later version did not concern is not
 * asked again, and their earlier reading stands.
 */
export function standingReadings(snapshot: Snapshot, procedure: string): Map<string, Reading> {
  const last = new Map<string, Reading>();
  for (const r of readingsOf(snapshot, procedure)) last.set(r.reader.toLowerCase(), r);
  return last;
}

export const inForce = (p: Procedure): boolean => p.state !== 'retired' && !!p.publishedAt;

/** Those who have to know a procedure and are in the directory. */
export const readersOf = (policy: Policy, snapshot: Snapshot, p: Procedure): string[] =>
  peopleOf(policy, departmentsOf(policy, p)).filter((who) => snapshot.directory.find(who));

/** Who has not read what was asked of them last. */
export const unreadOf = (policy: Policy, snapshot: Snapshot, p: Procedure): Reading[] => {
  if (!inForce(p)) return [];
  const readers = new Set(readersOf(policy, snapshot, p));
  return [...standingReadings(snapshot, p.id).values()].filter((r) => !r.readAt && readers.has(r.reader.toLowerCase()));
};

/** The day by which somebody who is asked now has to have read it. */
export const dueDay = (policy: Policy, now: string): string =>
  dateIn(policy, addWorkingHours(policy, now, policy.procedures.acknowledge_within_days * workingDayHours(policy)));

/** The day of the next review, if it is reviewed now. */
export const nextReviewDay = (policy: Policy, now: string): string =>
  DateTime.fromISO(dateIn(policy, now)).plus({ months: policy.procedures.review_months }).toISODate()!;
