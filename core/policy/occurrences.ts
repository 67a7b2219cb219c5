import { DateTime } from 'luxon';
import { isWorkday, nearestWorkday } from './calendar.ts';
import { recurrence } from './recurrence.ts';
import type { MeetingSeries, Policy } from './schema.ts';

/** One meeting that the policy's cadence asks for. Times are instants in UTC. */
export interface Occurrence {
  /** Series and planned day: stays the same when the organiser moves the event. */
  id: string;
  series: MeetingSeries;
  date: string;
  start: string;
  end: string;
}

/**
 * The meetings of a series between two dates of the company's calendar (inclusive). The wall-clock time stays the
 * same across a daylight-saving change, because days are counted first and put into the time zone last.
 */
export function occurrences(policy: Policy, series: MeetingSeries, from: string, to: string): Occurrence[] {
  const rule = recurrence(series.cadence, series.from);
  // A meeting may be shifted into the window from outside it: look a fortnight further on both sides.
  const first = DateTime.fromISO(from, { zone: 'utc' }).minus({ days: 14 });
  const last = DateTime.fromISO(to, { zone: 'utc' }).plus({ days: 14 });
  const dates = rule
    .between(first.toJSDate(), last.toJSDate(), true)
    .map((day) => DateTime.fromJSDate(day, { zone: 'utc' }).toISODate()!)
    .flatMap((date) => shifted(policy, series, date));
  return [...new Set(dates)].filter((date) => date >= from && date <= to).map((date) => on(policy, series, date));
}

function shifted(policy: Policy, series: MeetingSeries, date: string): string[] {
  if (isWorkday(policy, date)) return [date];
  if (series.on_rest_day === 'skip') return [];
  return [nearestWorkday(policy, date, series.on_rest_day === 'workday-before' ? -1 : 1)];
}

function on(policy: Policy, series: MeetingSeries, date: string): Occurrence {
  const start = DateTime.fromISO(`${date}T${series.starts}`, { zone: policy.time_zone });
  return {
    id: `${series.id}-${date}`,
    series,
    date,
    start: start.toUTC().toISO()!,
    end: start.plus({ minutes: series.minutes }).toUTC().toISO()!,
  };
}
