import { DateTime } from 'luxon';
import { onceFor } from '../once.ts';
import { Zone } from '../workspace/zone.ts';
import { weekdays } from './parts.ts';
import type { Policy } from './schema.ts';

type Calendar = Pick<Policy, 'working_calendar' | 'time_zone'>;

/** Whether people work on a date of the company's calendar: make-up workdays first, then holidays, then the week. */
export function isWorkday(policy: Calendar, date: string): boolean {
  const { week, holidays, make_up_workdays } = policy.working_calendar;
  if (make_up_workdays.includes(date)) return true;
  if (holidays.some((h) => h.date === date)) return false;
  // The first of January 1970 was a Thursday.
  return week.includes(weekdays[(((dayNumber(date) + 3) % 7) + 7) % 7]!);
}

/** The date of an instant in the company's time zone, YYYY-MM-DD. */
export function dateIn(policy: Calendar, instant: string): string {
  const at = millisecondsOf(instant);
  // What says no zone is meant in the company's.
  if (Number.isNaN(at)) return DateTime.fromISO(instant, { zone: policy.time_zone }).toISODate()!;
  return zoneOf(policy).dayOf(at);
}

/** NaN for what says no zone. */
const millisecondsOf = (instant: string): number =>
  instant.endsWith('Z') || isInstant.test(instant) ? Date.parse(instant) : Number.NaN;
const isInstant = /T.*[+-]\d\d:?\d\d$/;

/** Thousands of rows ask for the same zone. */
const zones = new Map<string, Zone>();
function zoneOf({ time_zone }: Pick<Calendar, 'time_zone'>): Zone {
  const known = zones.get(time_zone) ?? Zone.named(time_zone);
  zones.set(time_zone, known);
  return known;
}

/** The last millisecond of the day that lies so many days after an instant's, in UTC. */
export function endOfDayAfter(policy: Pick<Calendar, 'time_zone'>, instant: string, days: number): string {
  const zone = zoneOf(policy);
  const next = (zone.dayNumberOf(Date.parse(instant)) + days + 1) * 86_400_000;
  return utc(zone.instantOf(next) - 1);
}

/** The instant of a time of day on a date of the company's calendar, in UTC. @param clock HH:MM */
export function instantIn(policy: Pick<Calendar, 'time_zone'>, date: string, clock: string): string {
  const wall = Date.parse(`${date}T${clock}Z`);
  if (Number.isNaN(wall)) return DateTime.fromISO(`${date}T${clock}`, { zone: policy.time_zone }).toUTC().toISO()!;
  return utc(zoneOf(policy).instantOf(wall));
}

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
const dateOfDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

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

/** A stretch of working time on one date of the company's calendar; instants in milliseconds. */
interface Stretch {
  date: string;
  start: number;
  end: number;
}

/** What has been worked out of a calendar in a time zone, and is kept because thousands of rows ask. */
interface WorkedOut {
  /** Working time by day. */
  spans: Map<number, Stretch[]>;
  /** Working time before each day from `start` on, in milliseconds. */
  start: number;
  before: number[];
  /** Deadlines: lists, chases, figures and agendas ask for the same ones. */
  deadlines: Map<string, string>;
  /** Hours of an ordinary day. */
  hours: number;
}
const workedOut = onceFor((_: Policy['working_calendar']) => new Map<string, WorkedOut>());
const remembered = 100_000;

function workedOutOf({ working_calendar, time_zone }: Calendar): WorkedOut {
  const zones = workedOut(working_calendar);
  let known = zones.get(time_zone);
  if (!known) {
    const hours = working_calendar.hours.reduce((sum, { from, to }) => sum + hoursOf(to) - hoursOf(from), 0);
    known = { spans: new Map(), start: Number.POSITIVE_INFINITY, before: [], deadlines: new Map(), hours };
    zones.set(time_zone, known);
  }
  return known;
}

function spansOn(policy: Calendar, day: number): Stretch[] {
  const { spans } = workedOutOf(policy);
  let own = spans.get(day);
  if (!own) {
    const date = dateOfDay(day);
    const at = (clock: string) => Date.parse(instantIn(policy, date, clock));
    own = isWorkday(policy, date)
      ? policy.working_calendar.hours.map((h) => ({ date, start: at(h.from), end: at(h.to) }))
      : [];
    spans.set(day, own);
  }
  return own;
}

/** Working time from an instant on, forwards or backwards, for some years: a calendar without a working day ends it. */
function* workingTime(policy: Calendar, instant: string, forward: boolean): Generator<Stretch> {
  const at = Date.parse(instant);
  const first = dayNumber(dateIn(policy, instant));
  for (let i = 0; i < 2000; i++) {
    const own = spansOn(policy, first + (forward ? i : -i));
    for (let n = 0; n < own.length; n++) {
      const span = own[forward ? n : own.length - 1 - n]!;
      const start = forward ? Math.max(span.start, at) : span.start;
      const end = forward ? span.end : Math.min(span.end, at);
      if (end > start) yield { date: span.date, start, end };
    }
  }
}

const minute = 60_000;
const utc = (at: number): string => new Date(at).toISOString();

/** The instant that lies so many working hours before (negative) or after another, as an ISO string in UTC. */
export function addWorkingHours(policy: Calendar, instant: string, hours: number): string {
  const { deadlines } = workedOutOf(policy);
  const key = `${instant} ${hours}`;
  const found = deadlines.get(key) ?? working(policy, instant, hours);
  if (deadlines.size < remembered) deadlines.set(key, found);
  return found;
}

function working(policy: Calendar, instant: string, hours: number): string {
  const forward = hours >= 0;
  let left = Math.abs(hours) * 60 * minute;
  for (const { start, end } of workingTime(policy, instant, forward)) {
    if (end - start >= left) return utc(forward ? start + left : end - left);
    left -= end - start;
  }
  return instant;
}

/** Working hours from one instant to a later one; 0 if `to` is not later. */
export function workingHoursBetween(policy: Calendar, from: string, to: string): number {
  if (to <= from) return 0;
  return (workedUpTo(policy, to) - workedUpTo(policy, from)) / (60 * minute);
}

/** Working time from some day on up to an instant, in milliseconds: only differences of it mean something. */
function workedUpTo(policy: Calendar, instant: string): number {
  const said = millisecondsOf(instant);
  const at = Number.isNaN(said) ? DateTime.fromISO(instant, { zone: policy.time_zone }).toMillis() : said;
  const day = zoneOf(policy).dayNumberOf(at);
  const known = workedOutOf(policy);
  if (day < known.start) {
    known.start = day - 800;
    known.before = [0];
  }
  for (let next = known.start + known.before.length; next <= day; next++)
    known.before.push(known.before.at(-1)! + spansOn(policy, next - 1).reduce((sum, s) => sum + s.end - s.start, 0));
  const today = spansOn(policy, day).reduce((sum, s) => sum + Math.max(0, Math.min(s.end, at) - s.start), 0);
  return known.before[day - known.start]! + today;
}

/** The instant that lies so many ordinary working days before (negative) or after another, as an ISO string in UTC. */
export const addWorkdays = (policy: Calendar, instant: string, days: number): string =>
  addWorkingHours(policy, instant, days * hoursOfDay(policy));

const hoursOfDay = (policy: Calendar): number => workedOutOf(policy).hours;
const hoursOf = (clock: string): number => Number(clock.slice(0, 2)) + Number(clock.slice(3)) / 60;

/** Ordinary working days from one instant to a later one, in fractions; 0 if `to` is not later. */
export const workdaysLate = (policy: Calendar, due: string, to: string): number =>
  to > due ? workingHoursBetween(policy, due, to) / hoursOfDay(policy) : 0;

/** Whether people are at work at an instant. */
export const isWorkingTime = (policy: Calendar, instant: string): boolean => {
  const [next] = workingTime(policy, instant, true);
  return next?.start === Date.parse(instant);
};

/** One day of a deadline's way: how many working hours it counts, and why none where there are none. */
export interface DeadlineStep {
  /** A date of the company's calendar. */
  date: string;
  hours: number;
  /** A holiday's name; `rest` where people do not work by the week; `make-up` where they do although it is a weekend. */
  because?: { holiday?: { en: string; zh: string }; rest?: true; makeUp?: true };
}

/** How a deadline came about, day by day: from an instant on until so many working hours are counted. */
export function deadlineSteps(policy: Calendar, instant: string, hours: number): DeadlineStep[] {
  const counted = new Map<string, number>();
  let left = hours * 60;
  for (const { date, start, end } of workingTime(policy, instant, true)) {
    const length = (end - start) / minute;
    counted.set(date, (counted.get(date) ?? 0) + Math.min(length, left));
    left -= length;
    if (left <= 0) break;
  }
  const steps: DeadlineStep[] = [];
  const last = [...counted.keys()].at(-1) ?? '';
  for (let day = dateIn(policy, instant); day <= last; day = DateTime.fromISO(day).plus({ days: 1 }).toISODate()!)
    steps.push({ date: day, hours: (counted.get(day) ?? 0) / 60, ...becauseOf(policy, day) });
  return steps;
}

function becauseOf(policy: Calendar, date: string): Pick<DeadlineStep, 'because'> {
  const { holidays, make_up_workdays } = policy.working_calendar;
  if (make_up_workdays.includes(date)) return { because: { makeUp: true } };
  const holiday = holidays.find((h) => h.date === date);
  if (holiday) return { because: { holiday: holiday.name ?? { en: 'Holiday', zh: '假日' } } };
  return isWorkday(policy, date) ? {} : { because: { rest: true } };
}
