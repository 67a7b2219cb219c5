import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { occurrences } from '../policy/occurrences.ts';
import type { Source } from '../policy/parts.ts';
import type { MeetingSeries, Policy } from '../policy/schema.ts';
import { fill, t } from '../words.ts';
import type { AgendaSource } from '../workspace/candidate.ts';
import { mapRows, type Outcome, type Past, type Replay } from '../workspace/replay.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { draftAgenda } from './agenda.ts';
import type { Meeting } from './meeting.ts';
import { meetings, topics } from './records.ts';

/** The policy's words for how often and when a series is held: while they are the same, the same meetings were held. */
const rhythm = ({ cadence, from, starts, on_rest_day }: MeetingSeries): string =>
  [cadence, from, starts, on_rest_day].join(' ');

/** The meetings that a policy would have had held between two instants; where it changes nothing, those that really were. */
function meetingsIn({ snapshot, policyAt, setBy, from, to }: Past): Meeting[] {
  const [policy, really] = [policyAt(to), setBy(to)];
  const held = rowsOf(snapshot, meetings).filter(
    (m) => m.start >= from && m.start < to && m.state !== 'cancelled' && m.state !== 'planned',
  );
  return policy.meetings.flatMap((series) => {
    const before = really.meetings.find((m) => m.id === series.id);
    const same = before && rhythm(before) === rhythm(series);
    const own = same
      ? held.filter((m) => m.series === series.id).map((m) => ({ id: m.id, start: m.start }))
      : occurrences(policy, series, dateIn(policy, from), dateIn(policy, to)).filter((o) => o.start < to);
    return own.map(({ id, start }): Meeting => {
      const end = DateTime.fromISO(start).plus({ minutes: series.minutes }).toUTC().toISO()!;
      return { id, series, title: series.name, start, end, state: 'held' };
    });
  });
}

/** The agenda as it would have been drafted right before a meeting. @param asOf the workspace as it stood then */
function outcomesOf(
  meeting: Meeting,
  policy: Policy,
  sources: Record<Source, AgendaSource>,
  asOf: (instant: string) => Snapshot,
): Outcome[] {
  const now = DateTime.fromISO(meeting.start).minus({ minutes: 1 }).toUTC().toISO()!;
  const agenda = draftAgenda(asOf(now), policy, sources, meeting, [meeting], now);
  const items = agenda.sections.reduce((sum, s) => sum + s.items.length, 0);
  const base = {
    key: meeting.id,
    register: meetings.name,
    id: meeting.id,
    label: fill(t('{title}, {day}', '{title}（{day}）'), { title: meeting.title, day: dateIn(policy, meeting.start) }),
  };
  const says = fill(
    t(
      '{items} {items:item|items} in {used} of {length} minutes, {parked} did not fit',
      '{items} 项议题，用时 {used}/{length} 分钟，{parked} 项未排入',
    ),
    { items, used: agenda.minutes.used, length: agenda.minutes.length, parked: agenda.parked.length },
  );
  return [
    { ...base, tally: 'meetings', value: 1, says: t('held', '召开') },
    { ...base, tally: 'agenda-minutes', value: agenda.minutes.used, says },
    { ...base, tally: 'agenda-parked', value: agenda.parked.length, says },
  ];
}

/**
 * What the agendas of the past would have held.
 * @param everything what all capabilities know of an earlier instant
 */
export const meetingReplay = (
  sources: Record<Source, AgendaSource>,
  everything: (snapshot: Snapshot, instant: string) => Snapshot,
): Replay => ({
  tallies: {
    meetings: { name: t('Coordination meetings', '协调会议'), unit: t('meetings', '次') },
    'agenda-minutes': { name: t('Time on the agendas', '议程用时'), unit: t('minutes', '分钟') },
    'agenda-parked': {
      name: t('Items for which there was no time', '未排入的议题'),
      unit: t('items', '项'),
      better: 'less',
    },
  },
  outcomes: (past) =>
    meetingsIn(past).flatMap((m) =>
      outcomesOf(m, past.policyAt(m.start), sources, (instant) => everything(past.snapshot, instant)),
    ),
  asOf: (snapshot, at) => mapRows(snapshot, topics, (topic) => (topic.proposedAt > at ? undefined : topic)),
});
