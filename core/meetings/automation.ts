import { DateTime } from 'luxon';
import { actionLinks } from '../actions/records.ts';
import { agendaSources } from '../agenda-sources.ts';
import { departmentName } from '../policy/names.ts';
import { attendeesOf, departmentsOf } from '../policy/organisation.ts';
import { type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import type { Task } from '../workspace/port.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { draftAgenda, itemRowsOf } from './agenda.ts';
import { blockIn } from './invitation.ts';
import { type Meeting, meetingsOf } from './meeting.ts';
import { meetings } from './records.ts';
import { rememberMeeting, storeDraft } from './storing.ts';

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
    const agenda = () => storeDraft(draftAgenda(snapshot, policy, agendaSources, m, all, now), snapshot);
    if (block === 'agenda' && m.row.state === 'planned')
      return [...patch(meetings, m.row, { state: 'published', publishedAt: now }), ...agenda()];
    if (block === 'minutes' && m.row.state !== 'held')
      return [...patch(meetings, m.row, { state: 'held', minutesAt: now }), ...agenda()];
    return [];
  });
};

/**
 * Every agreed action is a task in the task list. The row is written first, so that a crash in between is healed
 * here: a task with the same words and owner that no row claims is adopted, else it is created.
 */
export const createTasks: Automation = ({ snapshot, policy }) => {
  const links = rowsOf(snapshot, actionLinks);
  const claimed = new Set(links.map((l) => l.task).filter(Boolean));
  return links
    .filter((link) => !link.task)
    .flatMap((link): Change[] => {
      const owner = link.owner ? snapshot.directory.find(link.owner) : undefined;
      const twin = snapshot.tasks.find(
        (task) =>
          !claimed.has(task.id) &&
          task.title === link.title &&
          task.due === link.due &&
          (!owner || task.owners.includes(owner.id)),
      );
      if (twin) {
        claimed.add(twin.id);
        return patch(actionLinks, link, { task: twin.id });
      }
      const department = owner ? departmentsOf(policy, owner.email)[0] : undefined;
      return [
        {
          do: 'create-task',
          key: link.id,
          into: { register: actionLinks as never, id: link.id, column: 'task' },
          task: {
            title: link.title,
            due: link.due,
            owner: owner?.id,
            section: department && departmentName(policy, department)[snapshot.language],
            note: `${link.meeting} · ${link.id}`,
          },
        },
      ];
    });
};

/** Long enough for a race between two instances to be over. */
const settledAfter = 2 * 60_000;
/** Two tasks of one cause are made within this time of each other. */
const together = 5 * 60_000;

/**
 * Planner knows no key for a creation, so two instances may make a task for one action. Once it is settled which of
 * them the action names, its twin of the same minutes goes.
 */
export const removeTwinTasks: Automation = ({ snapshot, now }) => {
  const claimed = new Set(rowsOf(snapshot, actionLinks).flatMap((l) => l.task ?? []));
  const same = (task: Task) => JSON.stringify([task.title, task.due, [...task.owners].sort()]);
  const made = (task: Task) => Date.parse(task.createdAt ?? '');
  const named = new Map(snapshot.tasks.filter((t) => claimed.has(t.id)).map((t) => [same(t), made(t)]));
  return snapshot.tasks
    .filter((t) => !claimed.has(t.id) && !t.done && Date.parse(now) - made(t) > settledAfter)
    .filter((t) => Math.abs((named.get(same(t)) ?? Number.NaN) - made(t)) < together)
    .map((t) => ({ do: 'remove-task', id: t.id, version: t.version }));
};

/** In this order: a meeting is scheduled before its agenda is drafted. */
export const meetingAutomations: readonly Automation[] = [
  scheduleMeetings,
  completeInvitations,
  draftAgendas,
  createTasks,
  removeTwinTasks,
];
