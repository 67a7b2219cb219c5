import { DateTime } from 'luxon';
import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { instantIn, isWorkday } from '../policy/calendar.ts';
import { procedures } from '../procedures/records.ts';
import { Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { enrolmentsOf, peopleIn, unrecorded } from './owed.ts';
import { enrolments, type Training, trainings } from './records.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of a training');
const email = z.string().min(3).max(200);
const about = (x: Training) => ({ id: x.id, title: x.title, link: `trainings/${x.id}` });

function find(act: Act, wanted: string): Training {
  const x = rowOf(act.snapshot, trainings, wanted);
  if (!x) throw new Refusal(t(`There is no training "${wanted}"`, `没有培训“${wanted}”`), 'missing', 'id');
  if (x.state === 'cancelled') throw new Refusal(t('This training was cancelled', '该培训已取消'), 'conflict', 'id');
  return x;
}

/** Whether somebody runs trainings: heads, liaisons, organisers; one of them its own organiser. */
export const runsTrainings = (act: Act, x?: Training): boolean =>
  x?.organiser.toLowerCase() === me(act) ||
  act.actor.roles.some((r) => r === 'organiser' || (!x && (r === 'head' || r === 'liaison')));

function mustRun(act: Act, x?: Training): void {
  if (runsTrainings(act, x)) return;
  throw new Refusal(t('This is for whoever organises the training', '仅培训组织人可以操作'), 'denied');
}

export const plan = defineCommand({
  name: 'plan-training',
  title: t('Plan a training', '安排培训'),
  allow: everyone,
  input: z.strictObject({
    title: z.string().trim().min(1).max(200),
    date: z.iso.date(),
    starts: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
    minutes: z.number().int().min(15).max(480),
    audience: z.array(z.string().max(40)).min(1).describe('Departments, all, or liaisons'),
    material: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional(),
    procedure: z.string().max(80).optional().describe('The procedure that it is about'),
    topic: z.string().max(40).optional().describe('The training of the policy that it is'),
  }),
  decide(act, input) {
    mustRun(act);
    const { policy, now, snapshot } = act;
    const known = new Set([...policy.departments.map((d) => d.id), 'all', 'liaisons', 'heads']);
    const unknown = input.audience.find((a) => !known.has(a));
    if (unknown)
      throw new Refusal(t(`There is no department "${unknown}"`, `没有部门“${unknown}”`), 'invalid', 'audience');
    if (!isWorkday(policy, input.date))
      throw new Refusal(t('This is no working day', '该日期不是工作日'), 'invalid', 'date');
    const start = instantIn(policy, input.date, input.starts);
    if (start <= now) throw new Refusal(t('This time has passed', '该时间已过'), 'invalid', 'date');
    if (input.procedure && !rowOf(snapshot, procedures, input.procedure))
      throw new Refusal(t('There is no such procedure', '没有该操作规范'), 'invalid', 'procedure');
    if (input.topic && !policy.training.topics.some((x) => x.id === input.topic))
      throw new Refusal(t('The policy names no such training', '制度中没有该必修培训'), 'invalid', 'topic');
    const audience = input.audience.join(', ');
    const x = {
      id: `X-${fingerprint(input.title, start, me(act))}`,
      title: input.title,
      department: act.actor.departments[0] ?? policy.departments[0]!.id,
      organiser: me(act),
      start,
      end: DateTime.fromISO(start).plus({ minutes: input.minutes }).toUTC().toISO()!,
      audience,
      material: input.material,
      procedure: input.procedure,
      topic: input.topic,
      state: 'planned' as const,
    };
    if (rowOf(snapshot, trainings, x.id)) return [];
    return [
      append(trainings, x),
      ...peopleIn(act, audience).map((who) =>
        append(enrolments, { id: `${x.id}:${who}`, training: x.id, who, state: 'enrolled' as const, at: now }),
      ),
    ];
  },
});

export const recordAttendance = defineCommand({
  name: 'record-attendance',
  title: t('Who came?', '登记到课'),
  allow: everyone,
  input: z.strictObject({ id, people: z.array(email).max(500) }),
  decide(act, input) {
    const x = find(act, input.id);
    mustRun(act, x);
    if (x.start > act.now) throw new Refusal(t('The training has not begun yet', '培训尚未开始'), 'conflict');
    const came = new Set(input.people.map((p) => p.toLowerCase()));
    mustKnow(act, [...came], 'people');
    const rows = enrolmentsOf(act.snapshot, x.id);
    const enrolled = new Set(rows.map((e) => e.who.toLowerCase()));
    const says = t('How was the training?', '请反馈培训情况');
    return [
      ...patch(trainings, x, { state: 'held' }),
      ...rows.flatMap((e) => patch(enrolments, e, { state: came.has(e.who.toLowerCase()) ? 'attended' : 'missed' })),
      ...[...came]
        .filter((who) => !enrolled.has(who))
        .map((who) =>
          append(enrolments, { id: `${x.id}:${who}`, training: x.id, who, state: 'attended' as const, at: act.now }),
        ),
      ...[...came].flatMap((who): Change[] => tell(act, who, about(x), says)),
    ];
  },
});

export const giveTrainingFeedback = defineCommand({
  name: 'give-training-feedback',
  title: t('How was it?', '培训反馈'),
  allow: everyone,
  personal: (input) => `trainings/${input.id}`,
  input: z.strictObject({
    id,
    rating: z.number().int().min(1).max(5),
    words: z.string().trim().max(2000).optional(),
  }),
  decide(act, input) {
    const x = find(act, input.id);
    const mine = enrolmentsOf(act.snapshot, x.id).find((e) => e.who.toLowerCase() === me(act));
    if (mine?.state !== 'attended')
      throw new Refusal(t('Whoever was there says how it was', '仅参加人员可以反馈'), 'denied');
    return [
      ...patch(enrolments, mine, { rating: input.rating, words: input.words || undefined }),
      ...tell(act, x.organiser, about(x), t('Feedback on a training', '培训反馈'), input.words),
    ];
  },
});

export const addFollowUp = defineCommand({
  name: 'add-training-follow-up',
  title: t('Add a follow-up', '增加后续行动'),
  allow: everyone,
  input: z.strictObject({ id, title: z.string().trim().min(1).max(200), owner: email, due: z.iso.date() }),
  decide(act, input) {
    const x = find(act, input.id);
    mustRun(act, x);
    mustKnow(act, [input.owner], 'owner');
    const owner = input.owner.toLowerCase();
    return [
      append(actionLinks, {
        id: `A-${fingerprint(x.id, input.title, owner, input.due)}`,
        title: input.title,
        owner,
        due: input.due,
        meeting: x.id,
      }),
    ];
  },
});

export const cancelTraining = defineCommand({
  name: 'cancel-training',
  title: t('Cancel the training', '取消培训'),
  allow: everyone,
  input: z.strictObject({ id, reason: z.string().trim().min(1).max(500) }),
  decide(act, input) {
    const x = find(act, input.id);
    mustRun(act, x);
    if (x.state === 'held') throw new Refusal(t('It was held', '该培训已举办'), 'conflict');
    return [
      ...patch(trainings, x, { state: 'cancelled' }),
      ...(x.event ? [{ do: 'cancel-event' as const, id: x.event, comment: input.reason }] : []),
      ...enrolmentsOf(act.snapshot, x.id).flatMap((e) =>
        tell(act, e.who, about(x), t('A training was cancelled', '培训已取消'), input.reason),
      ),
    ];
  },
});

/** What somebody can do with a training, by the names of the commands. */
export function trainingSteps(act: Act, x: Training): string[] {
  if (x.state === 'cancelled') return [];
  const mine = enrolmentsOf(act.snapshot, x.id).find((e) => e.who.toLowerCase() === me(act));
  const runs = runsTrainings(act, x);
  return [
    ...(mine?.state === 'attended' && !mine.rating ? [giveTrainingFeedback.name] : []),
    ...(runs && (unrecorded(x, act.now) || x.state === 'held') ? [recordAttendance.name] : []),
    ...(runs && x.state === 'held' ? [addFollowUp.name] : []),
    ...(runs && x.state === 'planned' && x.start > act.now ? [cancelTraining.name] : []),
  ];
}

export const trainingCommands = [plan, recordAttendance, giveTrainingFeedback, addFollowUp, cancelTraining];
