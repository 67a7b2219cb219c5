import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { staffOf } from '../policy/organisation.ts';
import { type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import {
  claimedTasks,
  handedTo,
  saying,
  taskChange,
  taskFor,
  taskOf,
  taskSaying,
  type Wanted,
} from '../workspace/linked-tasks.ts';
import type { Task } from '../workspace/port.ts';
import type { NewRecord, Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { deadlineOf, handedOn, type Request, requests, stillOwed } from './records.ts';

/** States in which the task of whoever owed it is done. */
const settled: ReadonlySet<Request['state']> = new Set(['answered', 'confirmed', 'declined', 'withdrawn']);

/** The task was done before the request was opened again. */
const reopenedSince = (r: Request, task: Task | undefined): boolean =>
  !!r.reopenedAt && !!task?.doneAt && task.doneAt < r.reopenedAt;

const wantedTask = ({ policy, snapshot }: Scene, r: Request, task?: Task): Wanted => {
  return {
    title: `${departmentName(policy, r.from)[snapshot.language]}: ${r.title}`.slice(0, 250),
    owner: r.owner?.toLowerCase(),
    due: dateIn(policy, deadlineOf(r)),
    done: settled.has(r.state),
    open: stillOwed.has(r.state) && reopenedSince(r, task),
    note: [r.details, r.id].filter(Boolean).join('\n'),
  };
};

/** A person ticked the task, and the request is still owed: nothing is answered silently, so we ask for the answer. */
export const ticked = (scene: Pick<Scene, 'snapshot'>, r: Request): boolean => {
  const task = stillOwed.has(r.state) ? taskOf(scene.snapshot, r.task) : undefined;
  return !!task?.done && !reopenedSince(r, task);
};

/** A change of a request, and its task along with it, in one write. */
export function withTask(
  scene: Scene,
  r: Request,
  set: Partial<NewRecord<typeof requests>>,
  means?: readonly (keyof NewRecord<typeof requests> & string)[],
): Change[] {
  const after = { ...r, ...set } as Request;
  const task = taskOf(scene.snapshot, r.task);
  const wanted = task && wantedTask(scene, after, task);
  const change = wanted && taskChange(scene, task, wanted);
  return [
    ...patch(requests, r, { ...set, ...(wanted && { taskSays: saying(wanted.owner, wanted.due) }) }, means),
    ...(change ? [{ do: 'update-task' as const, id: task!.id, version: task!.version, set: change }] : []),
  ];
}

/**
 * A request is also a task of the person who owes it, kept in step both ways: what was changed in the row is changed in the
 * task, and whoever was given the task in the suite owes the request. Deadlines are the row's, because a clock counts them.
 */
export const keepRequestTasks: Automation = (scene) => {
  const claimed = claimedTasks(scene.snapshot);
  return rowsOf(scene.snapshot, requests).flatMap((r): Change[] => {
    if (!r.task) {
      if (!stillOwed.has(r.state)) return [];
      const found = taskFor(scene, requests as unknown as Register, r, wantedTask(scene, r), claimed);
      return 'adopt' in found ? patch(requests, r, { task: found.adopt.id }) : [found.create];
    }
    const task = taskOf(scene.snapshot, r.task);
    if (!task || (r.state !== 'returned' && !stillOwed.has(r.state) && task.done)) return [];
    const given = handedTo(scene, task, r);
    if (given && worksIn(scene, given, r.to))
      return [
        ...handedOn(scene, r, { owner: given }),
        ...patch(requests, r, { owner: given, taskSays: taskSaying(scene, task) }),
      ];
    return withTask(scene, r, {});
  });
};

const worksIn = ({ policy }: Scene, email: string, department: string): boolean =>
  policy.departments.some((d) => d.id === department && staffOf(d).some((p) => p.toLowerCase() === email));
