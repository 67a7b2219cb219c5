import { meetings } from '../meetings/records.ts';
import { trainings } from '../training/records.ts';
import { type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { claimedTasks, taskFor } from '../workspace/linked-tasks.ts';
import type { Task } from '../workspace/port.ts';
import type { Register } from '../workspace/register.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { type ActionLink, actionLinks } from './records.ts';

/** The page of what the action comes from. */
function pageOf({ snapshot }: Scene, { decision, meeting = '', group }: ActionLink): string {
  if (decision) return `decisions/${decision}`;
  if (group) return 'groups';
  if (rowOf(snapshot, meetings, meeting)) return `meetings/${meeting}`;
  return rowOf(snapshot, trainings, meeting) ? `trainings/${meeting}` : 'evaluation';
}

/** Every agreed action is a task in the task list. */
export const createTasks: Automation = (scene) => {
  const links = rowsOf(scene.snapshot, actionLinks).filter((link) => !link.task && !link.dropped);
  if (!links.length) return [];
  const claimed = claimedTasks(scene.snapshot);
  return links.flatMap((link): Change[] => {
    const from = link.decision ?? link.meeting ?? link.group ?? '';
    const note = [`${from} · ${link.id}`, link.criteria, scene.place.appLink(pageOf(scene, link))]
      .filter(Boolean)
      .join('\n');
    const wanted = { ...link, done: false, note };
    const found = taskFor(scene, actionLinks as unknown as Register, link, wanted, claimed);
    return 'adopt' in found ? patch(actionLinks, link, { task: found.adopt.id }) : [found.create];
  });
};

/** Long enough for a race between two instances to be over. */
const settledAfter = 2 * 60_000;
/** Two tasks of one cause are made within this time of each other. */
const together = 5 * 60_000;

/**
 * Planner knows no key for a creation, so two instances may make a task for one row. Once it is settled which of them the
 * row names, its twin of the same minutes goes.
 */
export const removeTwinTasks: Automation = ({ snapshot, now }) => {
  const claimed = claimedTasks(snapshot);
  const same = (task: Task) => JSON.stringify([task.title, task.due, [...task.owners].sort()]);
  const made = (task: Task) => Date.parse(task.createdAt ?? '');
  const named = new Map(snapshot.tasks.filter((t) => claimed.has(t.id)).map((t) => [same(t), made(t)]));
  return snapshot.tasks
    .filter((t) => !claimed.has(t.id) && !t.done && Date.parse(now) - made(t) > settledAfter)
    .filter((t) => Math.abs((named.get(same(t)) ?? Number.NaN) - made(t)) < together)
    .map((t) => ({ do: 'remove-task', id: t.id, version: t.version }));
};
