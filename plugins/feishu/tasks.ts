import type { Client } from '@larksuiteoapi/node-sdk';
import { DateTime } from 'luxon';
import type { SuiteError, Task, TaskChange, Write } from '../../core/workspace/port.ts';
import { type As, everyPage } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { answered } from './errors.ts';
import { appLinks } from './links.ts';

/** How far back finished tasks are wanted, by their creation, in days: a year and the one before it, for the figures. */
const past = 760;
/** Of what is known already only those are asked for again that were made in the last twelve weeks. */
const recent = 84;

/** In whose days a task is due, and in which client it opens. */
type TaskConfig = Pick<FeishuConfig, 'timeZone' | 'region'>;

type Summary = {
  guid?: string;
  summary?: string;
  completed_at?: string;
  due?: { timestamp?: string; is_all_day?: boolean };
  members?: { id?: string; role?: string; type?: string }[];
};

/**
 * Open tasks and finished ones, asked for at the same time.
 * @param known what was read before: of tasks that were finished long ago it is taken from there
 */
export async function readTasks(
  client: Client,
  list: string,
  now: number,
  config: TaskConfig,
  as: As,
  known?: readonly Task[],
): Promise<Task[]> {
  const some = (completed: boolean, days = past) =>
    everyPage((page_token) =>
      answered('read the task list', () =>
        client.task.v2.tasklist.tasks(
          {
            path: { tasklist_guid: list },
            params: {
              page_size: 100,
              page_token,
              completed,
              user_id_type: 'open_id',
              ...(completed && { created_from: String(now - days * 86_400_000) }),
            },
          },
          as,
        ),
      ),
    );
  const [open, done] = await Promise.all([some(false), some(true, known ? recent : past)]);
  const read = [...open, ...done].map((t) => taskFrom(t, config));
  if (!known) return read;
  const ids = new Set(read.map((t) => t.id));
  const others = known.filter((t) => !ids.has(t.id));
  // What was finished stays so, or stands among the open ones again.
  if (others.every((t) => t.done)) return [...read, ...others];
  // One that was made long ago was finished now, or is gone: only the whole list tells.
  return [...open, ...(await some(true))].map((t) => taskFrom(t, config));
}

/** Times are milliseconds in strings; an all-day due date is midnight UTC of that day. */
export function taskFrom(raw: Summary, { timeZone, region }: TaskConfig): Task {
  const due = raw.due?.timestamp
    ? DateTime.fromMillis(Number(raw.due.timestamp), { zone: raw.due.is_all_day ? 'utc' : timeZone }).toISODate()!
    : undefined;
  const doneAt =
    raw.completed_at && raw.completed_at !== '0'
      ? DateTime.fromMillis(Number(raw.completed_at)).toUTC().toISO()!
      : undefined;
  return {
    id: raw.guid ?? '',
    title: raw.summary ?? '',
    due,
    owners: (raw.members ?? []).filter((m) => m.role === 'assignee' && m.id).map((m) => m.id!),
    done: !!doneAt,
    doneAt,
    link: raw.guid ? `${appLinks[region]}/client/todo/detail?guid=${raw.guid}` : undefined,
  };
}

const allDay = (date: string) => ({ timestamp: String(Date.parse(`${date}T00:00:00Z`)), is_all_day: true });

/** `client_token` makes a repeated creation harmless. */
export async function createTask(
  client: Client,
  list: string,
  write: Extract<Write, { do: 'create-task' }>,
  sections: Map<string, string>,
  config: TaskConfig,
  as: As,
): Promise<Task> {
  const { task } = write;
  const section = task.section ? sections.get(task.section) : undefined;
  const data = await answered('create a task', () =>
    client.task.v2.task.create(
      {
        params: { user_id_type: 'open_id' },
        data: {
          summary: task.title.slice(0, 3000),
          description: task.note ?? '',
          client_token: write.key,
          tasklists: [{ tasklist_guid: list, ...(section && { section_guid: section }) }],
          ...(task.due && { due: allDay(task.due) }),
          ...(task.owner && { members: [{ id: task.owner, type: 'user', role: 'assignee' }] }),
        },
      },
      as,
    ),
  );
  return taskFrom(data.task as Summary, config);
}

/**
 * Fields are changed by one request, people by one to take off and one to put on (`task-v2/task/patch`). A task that is
 * done must not be completed again, so only what differs is sent.
 */
export async function updateTask(
  client: Client,
  task: Task,
  set: TaskChange,
  { config, now }: { config: TaskConfig; now: number },
  as: As,
): Promise<Task> {
  const path = { task_guid: task.id };
  const params = { user_id_type: 'open_id' };
  const members = (ids: string[]) => ids.map((id) => ({ id, type: 'user', role: 'assignee' }));
  let result = task;
  const take = (raw: unknown) => {
    result = { ...taskFrom(raw as Summary, config), createdAt: task.createdAt };
  };
  const fields = {
    ...(set.done !== undefined && set.done !== task.done && { completed_at: set.done ? String(now) : '0' }),
    ...(set.due && set.due !== task.due && { due: allDay(set.due) }),
  };
  if (Object.keys(fields).length)
    take(
      (
        await answered('change a task', () =>
          client.task.v2.task.patch({ path, params, data: { task: fields, update_fields: Object.keys(fields) } }, as),
        )
      ).task,
    );
  const off = set.owner ? task.owners.filter((o) => o !== set.owner) : [];
  if (off.length)
    take(
      (
        await answered('change a task', () =>
          client.task.v2.task.removeMembers({ path, params, data: { members: members(off) } }, as),
        )
      ).task,
    );
  if (set.owner && !task.owners.includes(set.owner))
    take(
      (
        await answered('change a task', () =>
          client.task.v2.task.addMembers({ path, params, data: { members: members([set.owner!]) } }, as),
        )
      ).task,
    );
  return result;
}

export const removeTask = (client: Client, id: string, as: As) =>
  answered('remove a task', () => client.task.v2.task.delete({ path: { task_guid: id } }, as)).catch(
    (error: SuiteError) => {
      if (error.kind !== 'missing') throw error;
    },
  );

export const readSections = async (client: Client, list: string, as: As): Promise<Map<string, string>> => {
  const sections = await everyPage((page_token) =>
    answered('read sections', () =>
      client.task.v2.section.list(
        { params: { resource_type: 'tasklist', resource_id: list, page_size: 100, page_token } },
        as,
      ),
    ),
  );
  return new Map(sections.map((s) => [s.name ?? '', s.guid ?? '']));
};
