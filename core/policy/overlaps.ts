import { DateTime } from 'luxon';
import { type Occurrence, occurrences } from './occurrences.ts';
import { attendeesOf } from './organisation.ts';
import type { MeetingSeries, Policy } from './schema.ts';

/** How far ahead meetings are held against each other, in months. */
const ahead = 12;

/** Two series whose meetings lie on top of each other for people who are wanted at both. */
export interface Overlap {
  first: MeetingSeries;
  second: MeetingSeries;
  /** Who is wanted at both: lower-case e-mail addresses. */
  people: string[];
  /** Days of the company's calendar on which it happens. */
  days: string[];
}

/** Everybody whom a series wants: whoever is invited, and whoever calls it. */
const wantedAt = (policy: Policy, series: MeetingSeries): Set<string> =>
  new Set([...attendeesOf(policy, series), series.organiser].map((p) => p.toLowerCase()));

const meetAt = (a: Occurrence, b: Occurrence): boolean => a.start < b.end && b.start < a.end;

/** Series of the policy that ask the same people to be in two places, within the year from a day. @param from YYYY-MM-DD */
export function overlapsOf(policy: Policy, from: string): Overlap[] {
  const to = DateTime.fromISO(from, { zone: 'utc' }).plus({ months: ahead }).toISODate()!;
  const all = policy.meetings.map((series) => ({
    series,
    people: wantedAt(policy, series),
    held: occurrences(policy, series, from, to),
  }));
  return all.flatMap((a, i) =>
    all.slice(i + 1).flatMap((b) => {
      const people = [...a.people].filter((p) => b.people.has(p));
      const days = people.length ? a.held.filter((x) => b.held.some((y) => meetAt(x, y))).map((x) => x.date) : [];
      return days.length ? [{ first: a.series, second: b.series, people, days }] : [];
    }),
  );
}
