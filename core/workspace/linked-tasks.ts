import { onceFor } from '../once.ts';
import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Change } from './changes.ts';
import type { Scene } from './command.ts';
import type { NewTask, Task, TaskChange } from './port.ts';
import type { Register, Row } from './register.ts';
import type { Snapshot } from './snapshot.ts';

/** A row that is also a task of the person who owes it. */
export interface Wanted {
  title: string;
  /** E-mail address of who owes it. */
  owner: string | undefined;
  /** A date of the company's calendar. */
  due: string;
  done: boolean;
  /** Whether a task that a person ticked has to be open again. */
  open?: boolean;
  note: string;
}

/**
 * The tasks that rows name, in the column `task` of whatever register: no two rows share one.
 * @param besides leaves out those of this register
 */
export function claimedTasks(snapshot: Snapshot, besides?: Pick<Register, 'name'>): Set<string> {
  const known = claimed(snapshot);
  const name = besides?.name ?? '';
  const found =
    known.get(name) ??
    new Set(
      Object.values(snapshot.tables)
        .filter(({ register }) => 'task' in register.columns && register.name !== name)
        .flatMap(({ rows }) => rows.flatMap((row) => (row as { task?: string }).task ?? [])),
    );
  known.set(name, found);
  return found;
}
/** Every department and every stretch of time asks again. */
const claimed = onceFor((_: Snapshot) => new Map<string, Set<string>>());

/** Tasks that stand for themselves or for what was agreed at a meeting; a request's task counts as the request. */
export const ownTasks = (snapshot: Snapshot, links: Pick<Register, 'name'>): Task[] => {
  const others = claimedTasks(snapshot, links);
  return snapshot.tasks.filter((task) => !others.has(task.id));
};

/**
 * The task as it was agreed the last time, in words: what differs from it on one side was changed there. Kept in the row's
 * column "Task says".
 */
export const saying = (owner: string | undefined, due: string | undefined): string =>
  [owner ?? nobody, due ?? nobody].join(' · ');
const nobody = '–';

const byId = onceFor((tasks: readonly Task[]) => new Map(tasks.map((task) => [task.id, task])));
/** A task of the list by its id. */
export function taskOf({ tasks }: Pick<Snapshot, 'tasks'>, id: string | undefined): Task | undefined {
  return id ? byId(tasks).get(id) : undefined;
}

const ownersOf = ({ snapshot }: Pick<Scene, 'snapshot'>, task: Task): string[] =>
  task.owners.flatMap((id) => snapshot.directory.find(id)?.email.toLowerCase() ?? []);

/** What a task says now, in the words of `saying`. */
export const taskSaying = (scene: Pick<Scene, 'snapshot'>, task: Task): string =>
  saying(ownersOf(scene, task)[0], task.due);

/** To whom somebody gave the task in the suite, if not the one who was last agreed. */
export function handedTo(
  scene: Pick<Scene, 'snapshot'>,
  task: Task,
  row: { owner: string | undefined; taskSays: string | undefined },
): string | undefined {
  const owners = ownersOf(scene, task);
  const agreed = row.taskSays?.split(' · ')[0];
  // What differs from what was agreed was changed; if both were, the row's owner is the newer word.
  const rowStands = agreed === (row.owner?.toLowerCase() ?? nobody);
  // Who only adds a colleague gives nothing away.
  return rowStands && !owners.includes(agreed!) ? owners[0] : undefined;
}

/** What has to be set so that the task says what the row says; nothing if it does. */
export function taskChange(scene: Pick<Scene, 'snapshot'>, task: Task, wanted: Wanted): TaskChange | undefined {
  const owner = wanted.owner ? scene.snapshot.directory.find(wanted.owner) : undefined;
  const set: TaskChange = {
    ...(wanted.done && !task.done && { done: true }),
    ...(wanted.open && task.done && { done: false }),
    ...(!wanted.done && wanted.due !== task.due && { due: wanted.due }),
    ...(!wanted.done && owner && !task.owners.includes(owner.id) && { owner: owner.id }),
  };
  return Object.keys(set).length ? set : undefined;
}

/**
 * A row without its task gets one: the row is written first, so that a crash in between is healed here. A task with the
 * same words and owner that no row claims is adopted.
 * @param claimed ids of the tasks that rows name; an adopted one is added
 */
export function taskFor(
  { snapshot, policy }: Pick<Scene, 'snapshot' | 'policy'>,
  register: Register,
  row: Row,
  wanted: Wanted,
  claimed: Set<string>,
): { adopt: Task } | { create: Change } {
  const owner = wanted.owner ? snapshot.directory.find(wanted.owner) : undefined;
  const lost = (row as { task?: string }).task;
  const twin = snapshot.tasks.find(
    (task) =>
      !claimed.has(task.id) &&
      task.title === wanted.title &&
      task.due === wanted.due &&
      (!owner || task.owners.includes(owner.id)),
  );
  if (twin) {
    claimed.add(twin.id);
    return { adopt: twin };
  }
  const department = owner ? departmentsOf(policy, owner.email)[0] : undefined;
  const task: NewTask = {
    title: wanted.title,
    due: wanted.due,
    owner: owner?.id,
    section: department && departmentName(policy, department)[snapshot.language],
    note: wanted.note,
  };
  return {
    create: {
      do: 'create-task',
      // One that takes the place of a task that was deleted is another.
      key: lost ? `${row.id}/${lost}` : row.id,
      into: {
        register,
        id: row.id,
        column: 'task',
        ...('taskSays' in register.columns && { also: { taskSays: saying(owner?.email.toLowerCase(), wanted.due) } }),
      },
      task,
    },
  };
}
