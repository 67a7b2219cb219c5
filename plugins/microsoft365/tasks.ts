import type { PlannerTask } from '@microsoft/microsoft-graph-types';
import { DateTime } from 'luxon';
import type { Task, TaskChange, Write } from '../../core/workspace/port.ts';
import type { Asked } from './client.ts';

export const readTasks = (plan: string): Asked => ({
  method: 'GET',
  url: `/planner/plans/${plan}/tasks`,
  operation: 'read the plan',
});

export const readBuckets = (plan: string): Asked => ({
  method: 'GET',
  url: `/planner/plans/${plan}/buckets`,
  operation: 'read the buckets',
});

/** A due date is an instant in Planner; people mean the day in their own zone. */
export function taskFrom(raw: Record<string, unknown>, zone: string): Task {
  const task = raw as PlannerTask & { '@odata.etag'?: string };
  return {
    id: task.id ?? '',
    version: task['@odata.etag'],
    title: task.title ?? '',
    due: task.dueDateTime ? DateTime.fromISO(task.dueDateTime, { zone }).toISODate()! : undefined,
    owners: Object.keys(task.assignments ?? {}).filter((k) => !k.includes('@')),
    done: task.percentComplete === 100,
    createdAt: task.createdDateTime ?? undefined,
    doneAt: task.completedDateTime ?? undefined,
    link: task.id ? `https://tasks.office.com/Home/Task/${task.id}` : undefined,
  };
}

const dueIn = (zone: string, date: string) =>
  DateTime.fromISO(`${date}T17:00`, { zone }).toUTC().toISO({ suppressMilliseconds: true });
const assignment = (owner: string) => ({
  [owner]: { '@odata.type': '#microsoft.graph.plannerAssignment', orderHint: ' !' },
});

export const createTask = (
  plan: string,
  bucket: string | undefined,
  zone: string,
  write: Extract<Write, { do: 'create-task' }>,
): Asked => ({
  method: 'POST',
  url: '/planner/tasks',
  body: {
    planId: plan,
    title: write.task.title.slice(0, 255),
    ...(bucket && { bucketId: bucket }),
    ...(write.task.due && { dueDateTime: dueIn(zone, write.task.due) }),
    ...(write.task.owner && { assignments: assignment(write.task.owner) }),
  },
  operation: 'create a task',
});

/**
 * Planner changes only the version that was seen (`api/plannertask-update.md`: If-Match). Whoever is to be taken off is set
 * to null (`resources/plannerassignments.md`).
 */
export const updateTask = (
  { id, version, set }: Extract<Write, { do: 'update-task' }>,
  owners: readonly string[],
  zone: string,
): Asked => ({
  method: 'PATCH',
  url: `/planner/tasks/${id}`,
  headers: { 'If-Match': version ?? '', Prefer: 'return=representation' },
  body: {
    ...(set.done !== undefined && { percentComplete: set.done ? 100 : 0 }),
    ...(set.due && { dueDateTime: dueIn(zone, set.due) }),
    ...(set.owner && {
      assignments: {
        ...Object.fromEntries(owners.filter((o) => o !== set.owner).map((o) => [o, null])),
        ...(!owners.includes(set.owner) && assignment(set.owner)),
      },
    }),
  },
  operation: 'change a task',
});

/** Whether a task already says what is to be set. */
export const says = (task: Task, { done, due, owner }: TaskChange): boolean =>
  (done === undefined || task.done === done) &&
  (due === undefined || task.due === due) &&
  (owner === undefined || (task.owners.length === 1 && task.owners[0] === owner));

/** Planner deletes only the version that was seen (`api/plannertask-delete.md`: If-Match). */
export const removeTask = (write: Extract<Write, { do: 'remove-task' }>): Asked => ({
  method: 'DELETE',
  url: `/planner/tasks/${write.id}`,
  headers: { 'If-Match': write.version ?? '' },
  operation: 'remove a task',
});

export const readDetails = (task: string): Asked => ({
  method: 'GET',
  url: `/planner/tasks/${task}/details`,
  operation: 'read a task',
});

/** Planner refuses a change without the version it is based on (`resources/planner-overview.md`: ETags). */
export const describeTask = (task: string, version: string, description: string): Asked => ({
  method: 'PATCH',
  url: `/planner/tasks/${task}/details`,
  headers: { 'If-Match': version },
  body: { description },
  operation: 'describe a task',
});
