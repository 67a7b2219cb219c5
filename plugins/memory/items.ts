import type { CalendarEvent, TaskChange, Write } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import type { KeptEvent, KeptTask, MemoryCompany } from './company.ts';

type CreateEvent = Extract<Write, { do: 'create-event' }>;
type UpdateEvent = Extract<Write, { do: 'update-event' }>;
type CreateTask = Extract<Write, { do: 'create-task' }>;

const invited = (company: MemoryCompany, emails: readonly string[]): CalendarEvent['attendees'] =>
  emails.map((email) => ({
    email,
    name: company.people.find((p) => p.email.toLowerCase() === email.toLowerCase())?.name ?? email,
    answer: 'none',
  }));

/** The same key gives the same event. */
export function createEvent(
  company: MemoryCompany,
  { key, event }: CreateEvent,
  organiser: string,
  createdAt: string,
): string {
  const known = company.events.find((e) => e.key === key);
  if (known) return known.id;
  const { subject, start, end, body, location, attendees } = event;
  const made: KeptEvent = {
    id: company.newId('event'),
    key,
    subject,
    start,
    end,
    cancelled: false,
    body,
    organiser,
    attendees: invited(company, attendees),
    ...(location !== undefined && { location }),
    createdAt,
  };
  company.events = [...company.events, made];
  return made.id;
}

export function updateEvent(company: MemoryCompany, { id, body, subject, attendees }: UpdateEvent): string {
  const event = company.events.find((e) => e.id === id && !e.cancelled);
  if (!event) throw new SuiteError('missing', 'write the invitation', 'the event is not in the calendar');
  const answered = new Map(event.attendees.map((a) => [a.email, a]));
  company.putEvent({
    ...event,
    ...(body !== undefined && { body }),
    ...(subject !== undefined && { subject }),
    ...(attendees && { attendees: invited(company, attendees).map((a) => answered.get(a.email) ?? a) }),
  });
  return id;
}

/** The same key gives the same task. */
export function createTask(company: MemoryCompany, { key, task }: CreateTask, createdAt: string): string {
  const known = company.tasks.find((t) => t.key === key);
  if (known) return known.id;
  const { title, due, owner, section, note } = task;
  const made: KeptTask = {
    id: company.newId('task'),
    key,
    title,
    ...(due !== undefined && { due }),
    owners: owner ? [owner] : [],
    done: false,
    createdAt,
    ...(section !== undefined && { section }),
    ...(note !== undefined && { note }),
  };
  company.tasks = [...company.tasks, made];
  return made.id;
}

export function updateTask(company: MemoryCompany, id: string, set: TaskChange, at: string): string {
  const task = company.tasks.find((t) => t.id === id);
  if (!task) throw new SuiteError('missing', 'change a task', 'the task is gone');
  const { doneAt, ...rest } = task;
  const done = set.done ?? task.done;
  const changed: KeptTask = {
    ...rest,
    ...(set.due !== undefined && { due: set.due }),
    ...(set.owner !== undefined && { owners: [set.owner] }),
    done,
    ...(done && { doneAt: (task.done ? doneAt : undefined) ?? at }),
  };
  company.putTask(changed);
  return id;
}
