import type { ScheduleInformation } from '@microsoft/microsoft-graph-types';
import { DateTime } from 'luxon';
import type { Away } from '../../core/workspace/port.ts';
import type { Asked } from './client.ts';

/** How far ahead people's calendars are looked at, in days. */
const ahead = 14;
/** As many people as one request asks for. */
const most = 20;
/** An hour at the dentist is no leave. Milliseconds. */
const shortest = 4 * 3_600_000;

/** Who is out of the office in the coming days, in one request for all (`api/calendar-getschedule.md`). @param now ISO 8601 */
export const readAway = (organiser: string, people: readonly string[], now: string): Asked => ({
  method: 'POST',
  url: `/users/${encodeURIComponent(organiser)}/calendar/getSchedule`,
  body: {
    schedules: people.slice(0, most),
    startTime: { dateTime: now.slice(0, 19), timeZone: 'UTC' },
    endTime: { dateTime: DateTime.fromISO(now).plus({ days: ahead }).toUTC().toISO()!.slice(0, 19), timeZone: 'UTC' },
    availabilityViewInterval: 1440,
  },
  operation: 'read who is away',
});

/** What stands as out of the office (`oof`); who lets nobody see their calendar has an error and is at work for us. */
export function awayFrom(raw: Record<string, unknown>): Away[] {
  const instant = (time: { dateTime?: string; timeZone?: string | null } | null | undefined) =>
    DateTime.fromISO(time?.dateTime ?? '', { zone: time?.timeZone || 'utc' })
      .toUTC()
      .toISO() ?? '';
  const { scheduleId, scheduleItems } = raw as ScheduleInformation;
  return (scheduleItems ?? [])
    .filter((i) => i.status === 'oof')
    .map((i) => ({
      email: String(scheduleId ?? '').toLowerCase(),
      from: instant(i.start),
      to: instant(i.end),
    }))
    .filter((a) => Date.parse(a.to) - Date.parse(a.from) >= shortest);
}
