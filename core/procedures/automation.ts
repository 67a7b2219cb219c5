import { instantIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { fill, t } from '../words.ts';
import { type Change, draft, patch } from '../workspace/changes.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import { claimedTasks, taskFor, taskOf } from '../workspace/linked-tasks.ts';
import type { Register } from '../workspace/register.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { dueDay, inForce, readersOf, standingReadings, unreadOf } from './reading.ts';
import { procedures, readings } from './records.ts';

/** Whoever comes new to a department is asked to read what it has to know. */
export const askNewcomers: Automation = ({ snapshot, policy, now }) =>
  rowsOf(snapshot, procedures)
    .filter(inForce)
    .flatMap((p) => {
      const standing = standingReadings(snapshot, p.id);
      return readersOf(policy, snapshot, p)
        .filter((reader) => !standing.has(reader))
        .map((reader) =>
          draft(readings, {
            id: `${p.id}@${p.version}:${reader}`,
            procedure: p.id,
            version: p.version,
            reader,
            due: dueDay(policy, now),
          }),
        );
    });

/** What somebody has to read is a task of theirs; it goes when it was read, or need not be any more. */
export const keepReadingTasks: Automation = (scene) => {
  const { snapshot, policy } = scene;
  const claimed = claimedTasks(snapshot);
  const open = new Set(rowsOf(snapshot, procedures).flatMap((p) => unreadOf(policy, snapshot, p).map((r) => r.id)));
  return rowsOf(snapshot, readings).flatMap((r): Change[] => {
    const task = taskOf(snapshot, r.task);
    if (open.has(r.id)) {
      if (r.task) return [];
      const name = rowOf(snapshot, procedures, r.procedure)?.name ?? r.procedure;
      const title = fill(t('Read: {name} {version}', '阅读：{name} {version}'), { name, version: r.version });
      const wanted = {
        title: title[snapshot.language],
        owner: r.reader,
        due: r.due,
        done: false,
        note: scene.place.appLink(`procedures/${r.procedure}`),
      };
      const found = taskFor(scene, readings as unknown as Register, r, wanted, claimed);
      return 'adopt' in found ? patch(readings, r, { task: found.adopt.id }) : [found.create];
    }
    if (!task || task.done) return [];
    return r.readAt
      ? [{ do: 'update-task', id: task.id, version: task.version, set: { done: true } }]
      : [{ do: 'remove-task', id: task.id, version: task.version }];
  });
};

/** Who does not read in time is reminded, and then their liaison, deputy and head are. */
export const chaseReadings: Automation = (scene) =>
  chase(
    scene,
    rowsOf(scene.snapshot, procedures).flatMap((p) =>
      unreadOf(scene.policy, scene.snapshot, p).map((r) => ({
        register: readings as unknown as Register,
        row: r,
        department: departmentsOf(scene.policy, r.reader)[0] ?? p.department,
        about: [],
        owner: r.reader,
        deadline: instantIn(scene.policy, r.due, scene.policy.working_calendar.hours.at(-1)!.to),
        title: p.name,
        waits: departmentName(scene.policy, p.department),
        link: `procedures/${p.id}`,
      })),
    ),
  );

export const procedureAutomations: readonly Automation[] = [askNewcomers, keepReadingTasks, chaseReadings];
