import { DateTime } from 'luxon';
import { groups, seriesOf } from '../groups/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { occurrences } from '../policy/occurrences.ts';
import type { MeetingSeries, Policy } from '../policy/schema.ts';
import { Refusal, type Text, t } from '../words.ts';
import type { CalendarEvent } from '../workspace/port.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowOf, rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { meetings } from './records.ts';

/** A meeting as it stands: the policy asked for it, the calendar holds it, the register remembers it. */
export interface Meeting {
  id: string;
  series: MeetingSeries;
  title: Text;
  /** From the calendar where there is an event: the organiser may have moved it. */
  start: string;
  end: string;
  event?: CalendarEvent;
  row?: RowOf<typeof meetings>;
  state: 'planned' | 'published' | 'held' | 'cancelled';
  /** What is wrong with it, and what to do. */
  trouble?: Text;
}

/** How far the calendar is looked at: Feishu answers at most 40 days at once (`calendar-event/instance_view`). */
export const windowAround = (now: string) => ({
  from: DateTime.fromISO(now).minus({ days: 9 }).toUTC().startOf('hour').toISO()!,
  to: DateTime.fromISO(now).plus({ days: 30 }).toUTC().startOf('hour').toISO()!,
});

/** The series of the policy, and those of the working groups that meet. */
export function allSeries(snapshot: Snapshot, policy: Policy): MeetingSeries[] {
  return [...policy.meetings, ...rowsOf(snapshot, groups).flatMap((g) => seriesOf(policy, g) ?? [])];
}

/** Until when a series goes on: a group's ends with the group. */
function endOf(snapshot: Snapshot, series: MeetingSeries): string | undefined {
  const group = series.group ? rowOf(snapshot, groups, series.group) : undefined;
  if (!group) return undefined;
  return group.state === 'active' ? group.until : '';
}

/** All meetings of the policy that are near or known, by start. */
export function meetingsOf(snapshot: Snapshot, policy: Policy, now: string): Meeting[] {
  const today = dateIn(policy, now);
  const horizon = DateTime.fromISO(today).plus({ days: 28 }).toISODate()!;
  const rows = new Map(rowsOf(snapshot, meetings).map((row) => [row.id, row]));
  const events = new Map(snapshot.events.map((e) => [e.id, e]));
  const linked = new Set([...rows.values()].map((r) => r.event).filter(Boolean));
  const found: Meeting[] = [];
  const known = allSeries(snapshot, policy);
  for (const series of known) {
    const end = endOf(snapshot, series);
    for (const occurrence of occurrences(policy, series, today, horizon)) {
      if (rows.has(occurrence.id) || (end !== undefined && occurrence.date > end)) continue;
      const event = snapshot.events.find(
        (e) =>
          !linked.has(e.id) &&
          !e.cancelled &&
          (e.subject === series.name.en || e.subject === series.name.zh) &&
          dateIn(policy, e.start) === occurrence.date,
      );
      found.push({
        id: occurrence.id,
        series,
        title: series.name,
        start: event?.start ?? occurrence.start,
        end: event?.end ?? occurrence.end,
        event,
        state: 'planned',
      });
    }
  }
  for (const row of rows.values()) {
    const series = known.find((m) => m.id === row.series);
    if (series) found.push(remembered(row, series, row.event ? events.get(row.event) : undefined, now));
  }
  return found.sort((a, b) => a.start.localeCompare(b.start) || a.id.localeCompare(b.id));
}

function remembered(
  row: RowOf<typeof meetings>,
  series: MeetingSeries,
  event: CalendarEvent | undefined,
  now: string,
): Meeting {
  const window = windowAround(now);
  const visible = row.start > window.from && row.start < window.to;
  const gone = !!row.event && !event && visible && row.state !== 'held' && row.state !== 'cancelled';
  return {
    id: row.id,
    series,
    title: series.name,
    start: event?.start ?? row.start,
    end: event?.end ?? row.end,
    event,
    row,
    state: event?.cancelled ? 'cancelled' : row.state,
    ...(gone && {
      trouble: t(
        'Its calendar event was deleted. The agenda is kept here: create a new event, or cancel the meeting.',
        '该会议的日历日程已被删除。议程仍保留在此：可重新创建日程，或取消会议。',
      ),
    }),
    ...(event?.cancelled && {
      trouble: t('The organiser cancelled this meeting in the calendar.', '组织者已在日历中取消此会议。'),
    }),
  };
}

/**
 * The meeting that somebody means.
 * @param which a meeting's id, a series' id, NEXT for the next one that is not over or cancelled, or NOW for the one that
 * is going on (from a quarter of an hour before it until it is closed), else the next one
 * @throws Refusal if there is none
 */
export function findMeeting(all: readonly Meeting[], which: string, now: string): Meeting {
  const coming = all.filter((m) => m.end > now && m.state !== 'cancelled' && m.state !== 'held');
  const soon = DateTime.fromISO(now).plus({ minutes: 15 }).toUTC().toISO()!;
  const longOver = DateTime.fromISO(now).minus({ hours: 3 }).toUTC().toISO()!;
  const open = all.filter((m) => m.start <= soon && m.end > longOver && m.state !== 'cancelled' && m.state !== 'held');
  const meeting =
    all.find((m) => m.id === which) ??
    (which.toUpperCase() === 'NOW' ? open.at(-1) : undefined) ??
    (['NEXT', 'NOW'].includes(which.toUpperCase()) ? coming[0] : coming.find((m) => m.series.id === which));
  if (meeting) return meeting;
  const known = all.map((m) => m.id).join(', ');
  throw new Refusal(
    t(`There is no meeting "${which}". Known: ${known || 'none'}`, `没有会议“${which}”。现有：${known || '无'}`),
    'missing',
    'meeting',
  );
}

/** The latest meeting of the same series before this one. */
export const previousOf = (all: readonly Meeting[], meeting: Meeting): Meeting | undefined =>
  all
    .filter((m) => m.series.id === meeting.series.id && m.start < meeting.start && m.row && m.state !== 'cancelled')
    .at(-1);
