import { type Change, patch } from './changes.ts';
import type { Automation, Scene } from './command.ts';
import {
  claimedTasks,
  handedTo,
  saying,
  taskChange,
  taskFor,
  taskOf,
  taskSaying,
  type Wanted,
} from './linked-tasks.ts';
import type { Task } from './port.ts';
import type { NewRecord, Register, Row, RowOf } from './register.ts';
import { rowsOf } from './snapshot.ts';

/** Rows of a register that are tasks of whoever owes them, with the columns `owner`, `task` and `taskSays`. */
export interface KeptTasks<R extends Register> {
  register: R;
  /** Whether somebody still owes it. */
  owed(row: RowOf<R>): boolean;
  /** Whether its task is kept in step though nobody works at it now: it waits for an answer. */
  waits?(row: RowOf<R>): boolean;
  /** When it was opened again: a task that was ticked before is open again. */
  reopenedAt(row: RowOf<R>): string | undefined;
  wanted(scene: Scene, row: RowOf<R>): Omit<Wanted, 'done' | 'open'>;
  /** What follows where the task was given to somebody else in the suite; nothing where they cannot owe it. */
  given(scene: Scene, row: RowOf<R>, to: string): Change[] | undefined;
}

type Tasked = Row & Record<'owner' | 'task' | 'taskSays', string | undefined> & { updatedAt?: string };
const tasked = (row: Row): Tasked => row as unknown as Tasked;

/** The task was done before the row was opened again. */
const reopenedSince = <R extends Register>(kept: KeptTasks<R>, row: RowOf<R>, task: Task | undefined): boolean => {
  const at = kept.reopenedAt(row);
  return !!at && !!task?.doneAt && task.doneAt < at;
};

const wantedOf = <R extends Register>(kept: KeptTasks<R>, scene: Scene, row: RowOf<R>, task?: Task): Wanted => ({
  ...kept.wanted(scene, row),
  done: !kept.owed(row) && !kept.waits?.(row),
  open: kept.owed(row) && reopenedSince(kept, row, task),
});

/** A person ticked the task, and what the row says is still owed: nothing is said silently, so we ask for the words. */
export function tickedTask<R extends Register>(
  kept: KeptTasks<R>,
  { snapshot }: Pick<Scene, 'snapshot'>,
  row: RowOf<R>,
) {
  const task = kept.owed(row) ? taskOf(snapshot, tasked(row).task) : undefined;
  return !!task?.done && !reopenedSince(kept, row, task);
}

/** A change of a row, and its task along with it, in one write. */
export function withTaskOf<R extends Register>(
  kept: KeptTasks<R>,
  scene: Scene,
  row: RowOf<R>,
  set: Partial<NewRecord<R>>,
  means?: readonly (keyof NewRecord<R> & string)[],
): Change[] {
  const after = { ...row, ...set } as RowOf<R>;
  const task = taskOf(scene.snapshot, tasked(row).task);
  const wanted = task && wantedOf(kept, scene, after, task);
  const change = wanted && taskChange(scene, task, wanted);
  const says = wanted && { taskSays: saying(wanted.owner, wanted.due) };
  return [
    ...patch(kept.register, row, { ...set, ...says } as Partial<NewRecord<R>>, means),
    ...(change ? [{ do: 'update-task' as const, id: task!.id, version: task!.version, set: change }] : []),
  ];
}

/** A task that a row was given this shortly before may not be in the list yet that was read beside it. Milliseconds. */
const settledAfter = 2 * 60_000;

/**
 * What is owed is also a task of the person who owes it, kept in step both ways: what was changed in the row is changed in
 * the task, and whoever was given the task in the suite owes what it stands for. Deadlines are the row's, because a clock
 * counts them. A task that somebody deleted is there again as long as it is owed.
 */
export const keepTasks =
  <R extends Register>(kept: KeptTasks<R>): Automation =>
  (scene) => {
    const { register } = kept;
    const claimed = claimedTasks(scene.snapshot);
    return rowsOf(scene.snapshot, register).flatMap((row): Change[] => {
      const { task: id, owner, taskSays, updatedAt } = tasked(row);
      const task = taskOf(scene.snapshot, id);
      if (!task) {
        const young = id && Date.parse(scene.now) - Date.parse(updatedAt ?? '') < settledAfter;
        if (!kept.owed(row) || young) return [];
        const found = taskFor(scene, register, row, wantedOf(kept, scene, row), claimed);
        return 'adopt' in found
          ? patch(register, row, { task: found.adopt.id } as unknown as Partial<NewRecord<R>>)
          : [found.create];
      }
      if (!kept.owed(row) && !kept.waits?.(row) && task.done) return [];
      const to = handedTo(scene, task, { owner, taskSays });
      const follows = to && kept.given(scene, row, to);
      if (follows)
        return [
          ...follows,
          ...patch(register, row, { owner: to, taskSays: taskSaying(scene, task) } as unknown as Partial<NewRecord<R>>),
        ];
      return withTaskOf(kept, scene, row, {});
    });
  };
