import { type ActionLink, actionLinks, dueOf } from '../actions/records.ts';
import { dateIn } from '../policy/calendar.ts';
import type { Scene } from '../workspace/command.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';

/** waiting: its task is not made yet; gone: somebody deleted its task; dropped: the decision no longer stands. */
export type MeasureState = 'waiting' | 'open' | 'late' | 'blocked' | 'done' | 'gone' | 'dropped';

/** What a decision asks of whom. */
export const measuresOf = (snapshot: Snapshot, id: string): ActionLink[] =>
  rowsWith(snapshot, actionLinks, 'decision', id);

type Seen = Pick<Scene, 'snapshot' | 'policy' | 'now'>;

/** How far a measure is: the task in the list says it, and nobody else. */
export function measureState({ snapshot, policy, now }: Seen, m: ActionLink): MeasureState {
  if (m.dropped) return 'dropped';
  const task = taskOf(snapshot, m.task);
  if (!task) return m.task ? 'gone' : 'waiting';
  if (task.done) return 'done';
  if (m.blocker) return 'blocked';
  return dueOf(snapshot, m) < dateIn(policy, now) ? 'late' : 'open';
}

/** Progress of a decision, from the tasks themselves. */
export function progressOf(
  scene: Seen,
  id: string,
): { all: number; done: number; late: number; blocked: number; gone: number } {
  const states = measuresOf(scene.snapshot, id)
    .map((m) => measureState(scene, m))
    .filter((s) => s !== 'dropped');
  const count = (state: MeasureState) => states.filter((s) => s === state).length;
  return {
    all: states.length,
    done: count('done'),
    late: count('late'),
    blocked: count('blocked'),
    gone: count('gone'),
  };
}

/** Of the measures that fell due, how many were done in time; nothing while none was due. */
export function followThrough(
  { snapshot, policy, now }: Seen,
  ids: readonly string[],
): { due: number; inTime: number } {
  const today = dateIn(policy, now);
  let [due, inTime] = [0, 0];
  for (const m of ids.flatMap((id) => measuresOf(snapshot, id))) {
    const task = taskOf(snapshot, m.task);
    const by = dueOf(snapshot, m);
    if (m.dropped || (by >= today && !task?.done)) continue;
    due++;
    if (task?.done && (!task.doneAt || dateIn(policy, task.doneAt) <= by)) inTime++;
  }
  return { due, inTime };
}
