import { addWorkdays, dateIn, instantIn, isWorkingTime } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t } from '../words.ts';
import { type Change, draft, patch } from '../workspace/changes.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import { asDigest } from '../workspace/digest.ts';
import { fingerprint } from '../workspace/keys.ts';
import { claimedTasks, taskFor, taskOf } from '../workspace/linked-tasks.ts';
import type { Register } from '../workspace/register.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { dueDay, inForce, readersOf, standingReadings, unreadOf } from './reading.ts';
import { type Procedure, procedures, readings } from './records.ts';

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

/** Who has not read is reminded as many days before the end as the policy says; then their liaison, deputy and head hear of it. */
export const chaseReadings: Automation = (scene) => {
  const { policy, snapshot } = scene;
  const say = (pattern: Text, name: string) => fill(pattern, { name })[policy.language];
  return chase(
    scene,
    rowsOf(snapshot, procedures).flatMap((p) =>
      unreadOf(policy, snapshot, p).map((r) => {
        const deadline = endOfDay(policy, r.due);
        return {
          register: readings as unknown as Register,
          row: r,
          department: departmentsOf(policy, r.reader)[0] ?? p.department,
          about: [],
          owner: r.reader,
          deadline,
          nearFrom: addWorkdays(policy, deadline, -policy.procedures.remind_before_days),
          title: say(t('Reading of “{name}”', '阅读《{name}》'), p.name),
          asked: say(t('Please read “{name}”', '请阅读《{name}》'), p.name),
          waits: departmentName(policy, p.department),
          link: `procedures/${p.id}`,
        };
      }),
    ),
  );
};

const endOfDay = (policy: Policy, date: string): string =>
  instantIn(policy, date, policy.working_calendar.hours.at(-1)!.to);

/** Whoever owns a procedure is told once that its review comes near, and once that it is due (B8). */
export const remindOfReviews: Automation = (scene) => {
  const { policy, snapshot, now, place } = scene;
  if (!isWorkingTime(policy, now)) return [];
  const told = rowsOf(snapshot, procedures)
    .filter(inForce)
    .flatMap((p) => {
      const step = reviewStep(policy, p, now);
      return step && p.reviewTold !== `${step} ${p.nextReview}` ? [{ p, step }] : [];
    });
  const messages = told.map(({ p, step }) => ({
    key: fingerprint(p.id, p.nextReview, step),
    to: p.owner,
    title: t('A procedure is to be reviewed', '操作规范待复审'),
    text: fill(reviewSays[step], { name: p.name, date: p.nextReview }),
    link: place.appLink(`procedures/${p.id}`),
    because: fill(t('you are responsible for “{name}”', '您是《{name}》的负责人'), { name: p.name }),
  }));
  return [
    ...told.flatMap(({ p, step }) => patch(procedures, p, { reviewTold: `${step} ${p.nextReview}` })),
    ...asDigest(messages, policy.language, place.appLink('procedures')),
  ];
};

const reviewSays = {
  near: t('“{name}” is to be reviewed by {date}', '《{name}》须在 {date} 前复审'),
  due: t('The review of “{name}” was due on {date}', '《{name}》的复审已于 {date} 到期'),
};

function reviewStep(policy: Policy, p: Procedure, now: string): keyof typeof reviewSays | undefined {
  if (p.nextReview < dateIn(policy, now)) return 'due';
  const near = addWorkdays(policy, endOfDay(policy, p.nextReview), -policy.procedures.remind_before_days);
  return near <= now ? 'near' : undefined;
}

export const procedureAutomations: readonly Automation[] = [
  askNewcomers,
  keepReadingTasks,
  chaseReadings,
  remindOfReviews,
];
