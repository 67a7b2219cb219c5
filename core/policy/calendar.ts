import { DateTime } from 'luxon';
import type { Policy } from './schema.ts';

const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'] as const;
type Calendar = Pick<Policy, 'working_calendar' | 'time_zone'>;

/** Whether people work on a date of the company's calendar: make-up workdays first, then holidays, then the week. */
export function isWorkday(policy: Calendar, date: string): boolean {
  const { week, holidays, make_up_workdays } = policy.working_calendar;
  if (make_up_workdays.includes(date)) return true;
  if (holidays.some((h) => h.date === date)) return false;
  return week.includes(days[DateTime.fromISO(date).weekday - 1]!);
}

/** The date of an instant in the company's time zone, YYYY-MM-DD. */
export const dateIn = (policy: Calendar, instant: string): string =>
  DateTime.fromISO(instant, { zone: policy.time_zone }).toISODate()!;

/** The next workday strictly before or after a date. Gives up after a year of holidays and returns the date itself. */
export function nearestWorkday(policy: Calendar, date: string, direction: -1 | 1): string {
  let day = DateTime.fromISO(date);
  for (let i = 0; i < 366; i++) {
    day = day.plus({ days: direction });
    if (isWorkday(policy, day.toISODate()!)) return day.toISODate()!;
  }
  return date;
}

/** Working days from one date to a later one: 0 on the same day, and 0 if `to` is not later. */
export function workdaysBetween(policy: Calendar, from: string, to: string): number {
  if (to <= from) return 0;
  return workdaysUpTo(policy, dayNumber(to)) - workdaysUpTo(policy, dayNumber(from));
}

const dayNumber = (date: string) => Math.floor(Date.parse(`${date}T00:00:00Z`) / 86_400_000);
const dateOfDay = (day: number) => DateTime.fromMillis(day * 86_400_000, { zone: 'utc' }).toISODate()!;

/** Counted once per calendar and kept, because thousands of rows ask: workdays from a start day up to and including a day. */
const counts = new WeakMap<Policy['working_calendar'], { start: number; upTo: number[] }>();
function workdaysUpTo(policy: Calendar, day: number): number {
  let known = counts.get(policy.working_calendar);
  if (!known || day < known.start) {
    known = { start: day - 400, upTo: [] };
    counts.set(policy.working_calendar, known);
  }
  for (let next = known.start + known.upTo.length; next <= day; next++)
    known.upTo.push((known.upTo.at(-1) ?? 0) + (isWorkday(policy, dateOfDay(next)) ? 1 : 0));
  return known.upTo[day - known.start]!;
}

/** The instant that lies so many working hours before (negative) or after another, as an ISO string in UTC. */
export function addWorkingHours(policy: Calendar, instant: string, hours: number): string {
  const zone = policy.time_zone;
  const forward = hours >= 0;
  let left = Math.abs(hours) * 60;
  let at = DateTime.fromISO(instant, { zone });
  for (let i = 0; i < 2000; i++) {
    for (const [from, to] of spansOf(policy, at, forward)) {
      const start = forward ? DateTime.max(from, at) : from;
      const end = forward ? to : DateTime.min(to, at);
      const length = end.diff(start, 'minutes').minutes;
      if (length <= 0) continue;
      if (length >= left)
        return (forward ? start.plus({ minutes: left }) : end.minus({ minutes: left })).toUTC().toISO()!;
      left -= length;
    }
    at = forward ? at.plus({ days: 1 }).startOf('day') : at.minus({ days: 1 }).endOf('day');
  }
  return instant;
}

function spansOf(policy: Calendar, at: DateTime, forward: boolean): [DateTime, DateTime][] {
  const date = at.toISODate()!;
  if (!isWorkday(policy, date)) return [];
  const time = (clock: string) => DateTime.fromISO(`${date}T${clock}`, { zone: policy.time_zone });
  const spans = policy.working_calendar.hours.map((h) => [time(h.from), time(h.to)] as [DateTime, DateTime]);
  return forward ? spans : spans.reverse();
}
