import { DateTime } from 'luxon';
import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { figureOf } from '../figures.ts';
import { groups } from '../groups/records.ts';
import { dateIn, isWorkday, nearestWorkday } from '../policy/calendar.ts';
import { headOf, liaisonOf } from '../policy/names.ts';
import { committeeOf } from '../policy/organisation.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { nameOf } from '../workspace/tell.ts';
import { everyone, find, id, looksAfter, maybe, me, mustLookAfter, only, remark, tellAll, words } from './acting.ts';
import { toAcknowledge } from './cards.ts';
import { type Measure, measureState, measuresOf } from './follow-up.ts';
import { low, remarksOn, resolutionOf } from './matter.ts';
import { type Decision, decisions, effects, options } from './records.ts';

const measure = z.strictObject({
  title: z.string().trim().min(1).max(200),
  owner: z.string().min(3).max(320),
  due: z.iso.date(),
  criteria: maybe.describe('By what one sees that it is done'),
});

/** Kinds that are carried out by what they change, and may do without measures. */
const carriedOutAtOnce = new Set<Decision['kind']>(['revoke', 'group', 'extend-group', 'close-group']);

/** Whether doing nothing is what was decided. */
const nothingToDo = (act: Act, d: Decision): boolean =>
  d.plan !== undefined &&
  d.plan ===
    rowsOf(act.snapshot, options)
      .filter((o) => o.decision === d.id)
      .find((o) => !o.detail && !o.cost && o.title === d.plan)?.title;

/** Everybody whom a decision concerns: the departments' heads and liaisons, and whoever has something to do. */
export const concerned = (act: Pick<Act, 'policy'>, d: Decision, owners: readonly string[]): string[] => [
  ...new Set(
    [
      ...act.policy.departments.flatMap((x) => [headOf(act.policy, x.id), liaisonOf(act.policy, x.id)]),
      ...owners,
      d.proposedBy,
    ]
      .filter((p): p is string => !!p)
      .map(low),
  ),
];

function checkMeasures(act: Act, measures: readonly z.output<typeof measure>[]): void {
  const today = dateIn(act.policy, act.now);
  for (const [i, m] of measures.entries()) {
    if (!act.snapshot.directory.find(m.owner))
      throw new Refusal(
        t(`"${m.owner}" is not in the directory`, `通讯录中没有“${m.owner}”`),
        'invalid',
        `measures.${i}.owner`,
      );
    if (m.due < today) throw new Refusal(t('This day has passed', '该日期已过'), 'invalid', `measures.${i}.due`);
  }
}

/** The effect is checked on a working day, so many days after a decision was issued. */
function reviewDay({ policy, now }: Act): string {
  const day = DateTime.fromISO(dateIn(policy, now)).plus({ days: policy.decisions.review_after_days }).toISODate()!;
  return isWorkday(policy, day) ? day : nearestWorkday(policy, day, 1);
}

export const issue = defineCommand({
  name: 'issue-decision',
  title: t('Issue', '下达'),
  allow: everyone,
  input: z.strictObject({
    id,
    measures: z.array(measure).max(30).default([]).describe('What is to be done by whom; each becomes a task'),
    reviewOn: z.iso.date().optional(),
  }),
  decide(act, input) {
    const d = find(act, input.id, only('agreed'));
    mustLookAfter(act, d);
    if (!resolutionOf(act.snapshot, d))
      throw new Refusal(
        t('Nobody agreed on these words; the committee has to be asked', '该文本未经委员会一致同意，须征求委员意见'),
        'conflict',
      );
    if (!input.measures.length && !carriedOutAtOnce.has(d.kind) && !nothingToDo(act, d))
      throw new Refusal(
        t('Say at least one thing that is to be done, by whom and by when', '请至少填写一项措施及其责任人、期限'),
        'invalid',
        'measures',
      );
    checkMeasures(act, input.measures);
    const owners = input.measures.map((m) => low(m.owner));
    const reviewOn = input.reviewOn ?? reviewDay(act);
    const people = concerned(act, d, owners);
    return [
      ...input.measures.map((m) =>
        append(actionLinks, {
          id: `A-${fingerprint(d.id, m.title, low(m.owner))}`,
          title: m.title,
          owner: low(m.owner),
          due: m.due,
          decision: d.id,
          criteria: m.criteria || undefined,
        }),
      ),
      ...whatItChanges(act, d),
      ...patch(decisions, d, {
        state: 'issued',
        reviewOn,
        baseline: figureOf(act.snapshot, act.policy, act.now, d.indicator, d.department),
      }),
      ...tellAll(
        act,
        people,
        d,
        t('Decided and issued', '决定已下达'),
        inWords(act, d, input.measures),
        toAcknowledge(d.id),
      ),
    ];
  },
});

/** What a message says of a decision: what is to be done, by whom and by when. All of it stands on its page. */
const inWords = (act: Act, d: Decision, measures: readonly z.output<typeof measure>[]): string =>
  [d.plan, ...measures.map((m) => `${nameOf(act, m.owner)}: ${m.title} (${m.due})`)].filter(Boolean).join('\n');

/** What a decision does by itself: to the one that it changes, to a working group. */
function whatItChanges(act: Act, d: Decision): Change[] {
  const before = d.amends ? rowOf(act.snapshot, decisions, d.amends) : undefined;
  const group = d.group ? rowOf(act.snapshot, groups, d.group) : undefined;
  return [
    ...(before && d.kind === 'amend' ? amended(act, before, d) : []),
    ...(before && d.kind === 'revoke' ? revoked(act, before, d) : []),
    ...(group && d.kind === 'group' ? patch(groups, group, { state: 'active', since: act.now }) : []),
    ...(group && d.kind === 'extend-group' && d.groupUntil ? patch(groups, group, { until: d.groupUntil }) : []),
    ...(group && d.kind === 'close-group' ? patch(groups, group, { state: 'closed' }) : []),
  ];
}

/** What is still to be done goes on under the new decision. */
const amended = (act: Act, before: Decision, d: Decision): Change[] => [
  ...patch(decisions, before, { state: 'amended', outcome: d.id }),
  ...measuresOf(act.snapshot, before.id)
    .filter((m) => measureState(act, m) !== 'done')
    .flatMap((m) => patch(actionLinks, m, { decision: d.id })),
];

/** Nobody has to do any more what was given up: the tasks go, the rows stay and say why. */
const revoked = (act: Act, before: Decision, d: Decision): Change[] => [
  ...patch(decisions, before, { state: 'revoked', outcome: d.id }),
  ...measuresOf(act.snapshot, before.id).flatMap((m): Change[] => {
    const task = taskOf(act.snapshot, m.task);
    if (m.dropped || task?.done) return [];
    return [
      ...patch(actionLinks, m, { dropped: d.id }),
      ...(task ? [{ do: 'remove-task' as const, id: task.id, version: task.version }] : []),
    ];
  }),
];

export const acknowledge = defineCommand({
  name: 'acknowledge-decision',
  title: t('Acknowledge', '确认收到'),
  allow: everyone,
  input: z.strictObject({ id }),
  decide(act, input) {
    const d = find(act, input.id, only('issued', 'closed'));
    return unacknowledged(act, d)
      .filter((x) => act.actor.departments.includes(x))
      .map((department) => remark(act, { decision: d.id, kind: 'acknowledged', department }));
  },
});

/** Departments that have not said that they received a decision. */
export function unacknowledged(act: Pick<Act, 'snapshot' | 'policy'>, d: Decision): string[] {
  const said = new Set(
    remarksOn(act.snapshot, d.id).flatMap((r) => (r.kind === 'acknowledged' && r.department ? [r.department] : [])),
  );
  return act.policy.departments.map((x) => x.id).filter((x) => !said.has(x));
}

/** A measure with its decision. @throws Refusal */
function findMeasure(act: Act, wanted: string): { m: Measure; d: Decision } {
  const m = rowOf(act.snapshot, actionLinks, wanted);
  const d = m?.decision ? rowOf(act.snapshot, decisions, m.decision) : undefined;
  if (m && d && !m.dropped) return { m, d };
  throw new Refusal(t('There is no such measure', '没有该项措施'), 'missing', 'measure');
}
const measureId = z.string().min(1).max(80).describe('ID of a row of Actions');
const owes = (act: Act, m: Measure): boolean => !!m.owner && low(m.owner) === me(act);

export const sayBlocked = defineCommand({
  name: 'say-blocked',
  title: t('I am blocked', '上报受阻'),
  allow: everyone,
  input: z.strictObject({ measure: measureId, blocker: words.describe('What is in the way, and who could remove it') }),
  decide(act, input) {
    const { m, d } = findMeasure(act, input.measure);
    if (!owes(act, m) && !looksAfter(act, d))
      throw new Refusal(t('Only who owes a measure says that it is blocked', '仅责任人可上报受阻'), 'denied');
    const heads = act.actor.departments.map((x) => headOf(act.policy, x)).filter((p): p is string => !!p);
    return [
      ...patch(actionLinks, m, { blocker: input.blocker }, ['blocker']),
      ...tellAll(
        act,
        [d.proposedBy, act.policy.decisions.committee.chair, ...heads],
        d,
        fill(t('Blocked: {title}', '受阻：{title}'), { title: m.title }),
        input.blocker,
      ),
    ];
  },
});

export const sayUnblocked = defineCommand({
  name: 'say-unblocked',
  title: t('It goes on', '恢复推进'),
  allow: everyone,
  input: z.strictObject({ measure: measureId }),
  decide(act, input) {
    const { m, d } = findMeasure(act, input.measure);
    if (!owes(act, m) && !looksAfter(act, d))
      throw new Refusal(t('Only who owes a measure says that it goes on', '仅责任人可恢复推进'), 'denied');
    return [
      ...patch(actionLinks, m, { blocker: undefined }),
      ...tellAll(act, [d.proposedBy], d, fill(t('Goes on: {title}', '恢复推进：{title}'), { title: m.title })),
    ];
  },
});

export const restoreMeasure = defineCommand({
  name: 'restore-measure',
  title: t('Create the task again', '重新创建任务'),
  allow: everyone,
  input: z.strictObject({ measure: measureId }),
  decide(act, input) {
    const { m, d } = findMeasure(act, input.measure);
    if (!owes(act, m)) mustLookAfter(act, d);
    if (measureState(act, m) !== 'gone')
      throw new Refusal(t('Its task is in the list', '任务仍在清单中'), 'conflict', 'measure');
    return patch(actionLinks, m, { task: undefined });
  },
});

export const giveFeedback = defineCommand({
  name: 'give-feedback',
  title: t('Give feedback', '反馈执行情况'),
  allow: everyone,
  input: z.strictObject({ id, words }),
  decide(act, input) {
    const d = find(act, input.id, only('issued', 'closed'));
    const [department] = act.actor.departments;
    return [
      remark(act, { decision: d.id, kind: 'feedback', department, words: input.words }),
      ...tellAll(act, [d.proposedBy], d, t('Feedback on a decision', '决策执行反馈'), input.words),
    ];
  },
});

export const review = defineCommand({
  name: 'review-decision',
  title: t('Check the effect and close', '评估效果并办结'),
  allow: everyone,
  input: z.strictObject({
    id,
    effect: z.enum(Object.keys(effects) as [keyof typeof effects]),
    outcome: words.describe('What came of it, against what was promised'),
    lessons: maybe,
  }),
  decide(act, input) {
    const d = find(act, input.id, only('issued'));
    mustLookAfter(act, d);
    const open = measuresOf(act.snapshot, d.id).filter((m) => {
      const state = measureState(act, m);
      return state !== 'done' && state !== 'dropped';
    });
    if (open.length)
      throw new Refusal(
        fill(
          t(
            '{n} {n:measure is|measures are} not done, e.g. “{title}” of {who}',
            '尚有 {n} 项措施未完成，如{who}的“{title}”',
          ),
          { n: open.length, title: open[0]!.title, who: nameOf(act, open[0]!.owner ?? '') },
        ),
        'conflict',
      );
    return [
      ...patch(decisions, d, {
        state: 'closed',
        effect: input.effect,
        outcome: input.outcome,
        lessons: input.lessons || undefined,
      }),
      ...tellAll(
        act,
        [...committeeOf(act.policy), d.proposedBy],
        d,
        fill(t('Effect checked: {effect}', '效果评估：{effect}'), { effect: effects[input.effect] }),
        [input.outcome, input.lessons].filter(Boolean).join('\n'),
      ),
    ];
  },
});

/** What can be done with what was decided, by the names of the commands. */
export function issuingSteps(act: Act, d: Decision): string[] {
  if (d.state === 'agreed') return looksAfter(act, d) && resolutionOf(act.snapshot, d) ? [issue.name] : [];
  if (d.state !== 'issued' && d.state !== 'closed') return [];
  const owed = unacknowledged(act, d).some((x) => act.actor.departments.includes(x));
  return [
    ...(owed ? [acknowledge.name] : []),
    ...(d.state === 'issued' && looksAfter(act, d) ? [review.name] : []),
    giveFeedback.name,
  ];
}

export const issuingCommands = [issue, acknowledge, sayBlocked, sayUnblocked, restoreMeasure, giveFeedback, review];
