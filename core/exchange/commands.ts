import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint, lineKey } from '../workspace/keys.ts';
import { linkFor, textFor } from '../workspace/limits.ts';
import { me } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { orderCommands } from './orders.ts';
import { follows, impacts, signalKinds, signals } from './records.ts';
import { nothingNew } from './told.ts';

const everyone = ['member'] as const;
const impact = z.enum(Object.keys(impacts) as [keyof typeof impacts, ...(keyof typeof impacts)[]]);

/** The department for which the actor tells something. @throws Refusal */
function ownDepartment(act: Act, wanted: string | undefined): string {
  const department = wanted ?? act.actor.departments[0];
  if (department && act.actor.departments.includes(department)) return department;
  throw new Refusal(
    t(
      'You tell for a department that you do not belong to; the policy lists who does',
      '您不属于该部门，部门成员由制度列明',
    ),
    'denied',
    'department',
  );
}

export const addSignal = defineCommand({
  name: 'add-signal',
  title: t('Tell the others', '通报信息'),
  allow: everyone,
  input: z.strictObject({
    kind: z.enum(
      Object.keys(signalKinds).filter((k) => k !== nothingNew) as [Exclude<keyof typeof signalKinds, 'nothing'>],
    ),
    title: textFor(signals.columns.title),
    detail: textFor(signals.columns.detail).optional(),
    source: textFor(signals.columns.source).optional(),
    confidence: impact.optional(),
    expires: z.iso.date().optional(),
    product: textFor(signals.columns.product).optional(),
    impact: impact.default('medium'),
    link: linkFor(signals.columns.link).optional(),
    department: z.string().max(40).optional().describe('Yours, if you are in several'),
  }),
  decide(act, input) {
    const record = {
      id: `S-${lineKey(input, act.actor.email, act.now.slice(0, 10))}`,
      ...input,
      department: ownDepartment(act, input.department),
      raisedBy: me(act),
      raisedAt: act.now,
    };
    return rowOf(act.snapshot, signals, record.id) ? [] : [append(signals, record)];
  },
});

export const sayNothingNew = defineCommand({
  name: 'nothing-new',
  title: t('Say that there is nothing new', '声明暂无更新'),
  allow: everyone,
  input: z.strictObject({ topic: z.string().min(1).max(40), department: z.string().max(40).optional() }),
  decide(act, input) {
    const topic = act.policy.information.find((i) => i.id === input.topic);
    if (!topic)
      throw new Refusal(t(`There is no topic "${input.topic}"`, `没有主题“${input.topic}”`), 'invalid', 'topic');
    const department = ownDepartment(
      act,
      input.department ?? act.actor.departments.find((d) => topic.from.includes(d)),
    );
    if (!topic.from.includes(department))
      throw new Refusal(t('Another department owes this', '该信息由其他部门提供'), 'denied', 'topic');
    const record = {
      id: `N-${topic.id}-${department}-${act.now.slice(0, 10)}`,
      kind: nothingNew,
      topic: topic.id,
      title: `${topic.name[act.policy.language]}: ${t('nothing new', '暂无更新')[act.policy.language]}`,
      impact: 'low' as const,
      department,
      raisedBy: me(act),
      raisedAt: act.now,
    } as const;
    return rowOf(act.snapshot, signals, record.id) ? [] : [append(signals, record)];
  },
});

/** Whether the actor follows a topic from now on. What was told before is not told again. */
function follow(act: Act, topic: string, active: boolean): Change[] {
  if (!act.policy.information.some((i) => i.id === topic))
    throw new Refusal(t(`There is no topic "${topic}"`, `没有主题“${topic}”`), 'invalid', 'topic');
  const person = me(act);
  const id = `W-${fingerprint(person, topic)}`;
  const row = rowOf(act.snapshot, follows, id);
  if (row) return row.active === active ? [] : patch(follows, row, { active, toldUpTo: act.now });
  return active ? [append(follows, { id, person, topic, active, toldUpTo: act.now })] : [];
}

const topicInput = z.strictObject({ topic: z.string().min(1).max(40) });

export const followTopic = defineCommand({
  name: 'follow-topic',
  title: t('Follow a topic', '关注主题'),
  allow: everyone,
  input: topicInput,
  decide: (act, { topic }) => follow(act, topic, true),
});

export const unfollowTopic = defineCommand({
  name: 'unfollow-topic',
  title: t('Follow a topic no longer', '取消关注'),
  allow: everyone,
  input: topicInput,
  decide: (act, { topic }) => follow(act, topic, false),
});

export const exchangeCommands = [addSignal, sayNothingNew, ...orderCommands, followTopic, unfollowTopic];
