import { DateTime } from 'luxon';
import { actionLinks } from '../../../core/actions/records.ts';
import { agendaItems, meetings } from '../../../core/meetings/records.ts';
import { addWorkingHours } from '../../../core/policy/calendar.ts';
import { occurrences } from '../../../core/policy/occurrences.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import * as words from './words/meetings.ts';

/** A task that people had in their list before today. Times are ISO 8601. */
export interface SampleTask {
  title: string;
  owner: string;
  due: string;
  createdAt: string;
  doneAt?: string;
}
/** A meeting that was in the calendar before today. */
export interface SampleEvent {
  meeting: string;
  subject: string;
  start: string;
  end: string;
}
/** Tasks that people had in their list before today. */
export function sampleTasks({ zone, today, after, ago, say, between, of }: Notebook): SampleTask[] {
  const done = Array.from({ length: 26 }, (_, i): SampleTask => {
    const days = between(8, 82);
    const createdAt = ago(days + 7);
    const due = DateTime.fromISO(ago(days), { zone }).toISODate()!;
    const late = i % 6 === 0;
    return {
      title: say(of(words.tasks)),
      owner: of(words.owners),
      due,
      createdAt,
      doneAt: late ? ago(Math.max(days - 3, 1)) : after(createdAt, 16),
    };
  });
  const open = words.openTasks.map(
    (task): SampleTask => ({
      title: say(task),
      owner: task.owner,
      due: today.plus({ days: task.dueIn }).toISODate()!,
      createdAt: ago(20),
    }),
  );
  return [...done, ...open];
}

/** Meetings that were held, with their rows, which are known once the calendar has given the meetings their ids. */
export function pastMeetings({ policy, language, today, say }: Notebook) {
  const weekly = policy.meetings[0]!;
  const past = occurrences(
    policy,
    weekly,
    today.minus({ weeks: 12 }).toISODate()!,
    today.minus({ days: 1 }).toISODate()!,
  );
  const events = past.map(
    (o): SampleEvent => ({ meeting: o.id, subject: weekly.name[language], start: o.start, end: o.end }),
  );
  const last = past.at(-1);
  const make = (ids: ReadonlyMap<string, string>): Change[] => [
    ...past.map((o) =>
      append(meetings, {
        id: o.id,
        series: weekly.id,
        title: weekly.name[language],
        start: o.start,
        end: o.end,
        event: ids.get(o.id),
        state: 'held',
        publishedAt: addWorkingHours(policy, o.start, -8),
        publishedBy: weekly.organiser,
        minutesAt: addWorkingHours(policy, o.end, 2),
      }),
    ),
    ...past.slice(-4).flatMap((o) => words.pastItems.map((p, i) => pastItem(say, o.id, p, i, o === last))),
    ...(last
      ? [
          append(actionLinks, {
            id: 'A-0001',
            title: say(words.openTasks[0]!),
            owner: words.openTasks[0]!.owner,
            due: today.plus({ days: words.openTasks[0]!.dueIn }).toISODate()!,
            meeting: last.id,
            item: 'requests:overdue:sales>rd',
            task: undefined,
          }),
        ]
      : []),
  ];
  return { events, rows: make };
}

function pastItem(
  say: Notebook['say'],
  meeting: string,
  p: (typeof words.pastItems)[number],
  i: number,
  last: boolean,
): Change {
  const unreached = last && p.unreached;
  return append(agendaItems, {
    id: `${meeting}:${p.key}`,
    meeting,
    key: p.key,
    section: p.section,
    position: i + 1,
    title: say(p),
    wanted: p.wanted,
    minutes: p.minutes,
    owner: p.owner,
    why: undefined,
    state: unreached ? 'parked' : 'planned',
    reason: undefined,
    score: 40 - i * 5,
    postponed: unreached ? 1 : undefined,
    pinned: false,
    edited: undefined,
    outcome: unreached ? undefined : 'done',
    outcomeNote: unreached ? undefined : say(words.discussed),
  });
}
