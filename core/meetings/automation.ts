import { DateTime } from 'luxon';
import { agendaSources } from '../agenda-sources.ts';
import { attendeesOf } from '../policy/organisation.ts';
import { type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { draftAgenda } from './agenda.ts';
import { itemRowsOf } from './carrying.ts';
import { confirmationDue } from './closing.ts';
import { askAgain, lockMinutes } from './finalising.ts';
import { blockIn } from './invitation.ts';
import { type Meeting, meetingsOf } from './meeting.ts';
import { agendaItems, goesOn, meetings, topics } from './records.ts';
import { rememberMeeting, storeDraft } from './storing.ts';
import { asTyped } from './what-came.ts';

const scheduleDays = 21;

/** Every meeting of the next three weeks stands in the register and in the calendar, at the calendar's time. */
export const scheduleMeetings: Automation = (scene) => {
  const horizon = DateTime.fromISO(scene.now).plus({ days: scheduleDays }).toUTC().toISO()!;
  return meetingsOf(scene.snapshot, scene.policy, scene.now)
    .filter((m) => m.start > scene.now && m.start < horizon && m.state !== 'cancelled')
    .flatMap((m) => [
      ...(m.row ? followCalendar(m) : rememberMeeting(m, scene.snapshot)),
      ...(m.event || m.row?.event ? [] : [newEvent(scene, m)]),
    ]);
};

const followCalendar = (m: Meeting): Change[] =>
  m.event && m.row ? patch(meetings, m.row, { start: m.event.start, end: m.event.end }) : [];

function newEvent({ policy, snapshot }: Scene, m: Meeting): Change {
  const language = m.series.language ?? policy.language;
  return {
    do: 'create-event',
    // A row whose event was given up on purpose (restore-event) has a later revision, and so another key.
    key: `${m.id}#${m.row?.rev ?? 1}`,
    into: { register: meetings as never, id: m.id, column: 'event' },
    event: {
      subject: m.title[language],
      start: m.start,
      end: m.end,
      timeZone: policy.time_zone,
      body: '',
      location: m.series.room?.[snapshot.language],
      attendees: attendeesOf(policy, m.series),
    },
  };
}

/** The agenda of every near meeting is drafted, so that the organiser finds it there. */
export const draftAgendas: Automation = (scene) => {
  const { snapshot, policy, now } = scene;
  const all = meetingsOf(snapshot, policy, now);
  return all
    .filter((m) => m.row && m.start > now && m.state === 'planned')
    .filter((m) => m.start < DateTime.fromISO(now).plus({ days: m.series.draft_days_before }).toUTC().toISO()!)
    .filter((m) => itemRowsOf(snapshot, m.id).length === 0)
    .flatMap((m) => storeDraft(draftAgenda(snapshot, policy, agendaSources, m, all, now), snapshot));
};

/**
 * What stands in an invitation is remembered in the register: publishing or closing a meeting writes both, and an act that
 * was interrupted between the two is completed here.
 */
export const completeInvitations: Automation = ({ snapshot, policy, now }) => {
  const all = meetingsOf(snapshot, policy, now);
  return all.flatMap((m) => {
    const block = m.row && m.event && m.state !== 'cancelled' ? blockIn(m.event.body) : undefined;
    if (!m.row || !block) return [];
    const agenda = () => draftAgenda(snapshot, policy, agendaSources, m, all, now);
    if (block === 'agenda' && m.row.state === 'planned')
      return [...patch(meetings, m.row, { state: 'published', publishedAt: now }), ...storeDraft(agenda(), snapshot)];
    if (block === 'minutes' && m.row.state !== 'held')
      return [
        ...patch(meetings, m.row, { state: 'held', minutesAt: now, confirmBy: confirmationDue({ policy, now }) }),
        ...storeDraft(asTyped({ snapshot, now }, agenda()), snapshot),
      ];
    return [];
  });
};

/**
 * A topic with an outcome is done. Not part of recording the outcome: interrupted between the two, the topic would be off
 * the agenda and its outcome nowhere.
 */
export const closeTopics: Automation = ({ snapshot }) => {
  const open = rowsOf(snapshot, topics).filter((topic) => topic.state === 'proposed');
  if (!open.length) return [];
  const settled = new Set(rowsOf(snapshot, agendaItems).flatMap((i) => (goesOn(i.outcome) ? [] : [i.key])));
  return open
    .filter((topic) => settled.has(`topic:${topic.id}`))
    .flatMap((topic) => patch(topics, topic, { state: 'done' }));
};

/** In this order: a meeting is scheduled before its agenda is drafted. */
export const meetingAutomations: readonly Automation[] = [
  scheduleMeetings,
  completeInvitations,
  draftAgendas,
  closeTopics,
  askAgain,
  lockMinutes,
];
