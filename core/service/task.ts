import { dateIn } from '../policy/calendar.ts';
import { staffOf } from '../policy/organisation.ts';
import type { Change } from '../workspace/changes.ts';
import type { Scene } from '../workspace/command.ts';
import { type KeptTasks, keepTasks, tickedTask, withTaskOf } from '../workspace/kept-tasks.ts';
import type { NewRecord } from '../workspace/register.ts';
import { type Case, deadlineOf, serviceCases, unsolved } from './records.ts';
import { handedOn } from './rounds.ts';

const kept: KeptTasks<typeof serviceCases> = {
  register: serviceCases,
  owed: (c) => unsolved.has(c.state),
  reopenedAt: (c) => c.reopenedAt,
  wanted: ({ policy, place }, c) => ({
    title: `${c.customer}: ${c.title}`.slice(0, 250),
    owner: c.owner?.toLowerCase(),
    due: dateIn(policy, deadlineOf(c)),
    note: [c.note, place.appLink(`exchange/serviceCases/${c.id}`), c.id].filter(Boolean).join('\n'),
  }),
  given: (scene, c, to) => (handles(scene, to) ? handedOn(scene, c, to) : undefined),
};

const handles = ({ policy }: Scene, email: string): boolean =>
  policy.departments.some(
    (d) => d.id === policy.service.handled_by && staffOf(d).some((p) => p.toLowerCase() === email),
  );

/** A person ticked the task, and the customer still waits: nothing is solved silently, so we ask for the solution. */
export const ticked = (scene: Pick<Scene, 'snapshot'>, c: Case): boolean => tickedTask(kept, scene, c);

/** A change of a case, and its task along with it, in one write. */
export const withTask = (
  scene: Scene,
  c: Case,
  set: Partial<NewRecord<typeof serviceCases>>,
  means?: readonly (keyof NewRecord<typeof serviceCases> & string)[],
): Change[] => withTaskOf(kept, scene, c, set, means);

/** A case is also a task of the person who owes it. */
export const keepCaseTasks = keepTasks(kept);
