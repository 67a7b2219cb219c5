import { z } from 'zod';
import { type ActionLink, actionLinks } from '../actions/records.ts';
import { headOf } from '../policy/names.ts';
import { committeeOf } from '../policy/organisation.ts';
import { fill, Refusal, t } from '../words.ts';
import { patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me, nameOf } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { everyone, find, id, looksAfter, maybe, mustLookAfter, only, remark, tellAll, words } from './acting.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { low } from './matter.ts';
import { type Decision, decisions, effects } from './records.ts';

/** A measure with its decision. @throws Refusal */
function findMeasure(act: Act, wanted: string): { m: ActionLink; d: Decision } {
  const m = rowOf(act.snapshot, actionLinks, wanted);
  const d = m?.decision ? rowOf(act.snapshot, decisions, m.decision) : undefined;
  if (m && d && !m.dropped) return { m, d };
  throw new Refusal(t('There is no such measure', '没有该项措施'), 'missing', 'measure');
}
const measureId = z.string().min(1).max(80).describe('ID of a row of Actions');
const owes = (act: Act, m: ActionLink): boolean => !!m.owner && low(m.owner) === me(act);

/** What somebody can say of a measure now, by the names of the commands. */
export function measureSteps(act: Act, d: Decision, m: ActionLink): string[] {
  if (!owes(act, m) && !looksAfter(act, d)) return [];
  const state = measureState(act, m);
  if (state === 'gone') return [restoreMeasure.name];
  if (state === 'blocked') return [sayUnblocked.name];
  return state === 'open' || state === 'late' ? [sayBlocked.name] : [];
}

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

/** What is still to be done before the effect can be judged. */
export const openMeasures = (act: Act, d: Decision): ActionLink[] =>
  measuresOf(act.snapshot, d.id).filter((m) => !['done', 'dropped'].includes(measureState(act, m)));

export const review = defineCommand({
  name: 'review-decision',
  title: t('Check the effect and close', '评估效果并办结'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({
    id,
    effect: z.enum(Object.keys(effects) as [keyof typeof effects]),
    outcome: words.describe('What came of it, against what was promised'),
    lessons: maybe,
  }),
  decide(act, input) {
    const d = find(act, input.id, only('issued'));
    mustLookAfter(act, d);
    const open = openMeasures(act, d);
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

export const followingCommands = [sayBlocked, sayUnblocked, restoreMeasure, giveFeedback, review];
