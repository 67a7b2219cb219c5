import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { staffOf } from '../policy/organisation.ts';
import type { Change } from '../workspace/changes.ts';
import type { Scene } from '../workspace/command.ts';
import { type KeptTasks, keepTasks, tickedTask, withTaskOf } from '../workspace/kept-tasks.ts';
import type { NewRecord } from '../workspace/register.ts';
import { deadlineOf, handedOn, type Request, requests, stillOwed } from './records.ts';

const kept: KeptTasks<typeof requests> = {
  register: requests,
  owed: (r) => stillOwed.has(r.state),
  waits: (r) => r.state === 'returned',
  reopenedAt: (r) => r.reopenedAt,
  wanted: ({ policy, snapshot, place }, r) => ({
    title: `${departmentName(policy, r.from)[snapshot.language]}: ${r.title}`.slice(0, 250),
    owner: r.owner?.toLowerCase(),
    due: dateIn(policy, deadlineOf(r)),
    note: [r.details, place.appLink(`requests/${r.id}`), r.id].filter(Boolean).join('\n'),
  }),
  given: (scene, r, to) => (worksIn(scene, to, r.to) ? handedOn(scene, r, { owner: to }) : undefined),
};

const worksIn = ({ policy }: Scene, email: string, department: string): boolean =>
  policy.departments.some((d) => d.id === department && staffOf(d).some((p) => p.toLowerCase() === email));

/** A person ticked the task, and the request is still owed: nothing is answered silently, so we ask for the answer. */
export const ticked = (scene: Pick<Scene, 'snapshot'>, r: Request): boolean => tickedTask(kept, scene, r);

/** A change of a request, and its task along with it, in one write. */
export const withTask = (
  scene: Scene,
  r: Request,
  set: Partial<NewRecord<typeof requests>>,
  means?: readonly (keyof NewRecord<typeof requests> & string)[],
): Change[] => withTaskOf(kept, scene, r, set, means);

/** A request is also a task of the person who owes it. */
export const keepRequestTasks = keepTasks(kept);
