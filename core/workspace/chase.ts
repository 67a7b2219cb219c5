import { addWorkingHours, isWorkingTime } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { awayUntil, reachedThrough } from '../policy/routing.ts';
import { type FactValues, holds } from '../policy/rules/expression.ts';
import { escalationFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t } from '../words.ts';
import { officeOf, postIn, yours } from './because.ts';
import type { CardStep } from './card.ts';
import { type Change, patch } from './changes.ts';
import type { Scene } from './command.ts';
import { asDigest, type Message } from './digest.ts';
import { fingerprint } from './keys.ts';
import { nameOf, same } from './people.ts';
import type { Register, RowOf } from './register.ts';

/** How far the chase after something late has come (B5): the words of a register's column "Chased". */
export const chased = {
  near: t('Reminded', '已提醒'),
  liaison: t('Liaison told', '已告知联络人'),
  deputy: t('Deputy told', '已告知副联络人'),
  head: t('Head told', '已告知负责人'),
  agenda: t('On the agenda', '已列入议程'),
};
export type ChaseStep = keyof typeof chased;
const order = Object.keys(chased) as ChaseStep[];

/** Something that is owed by a department, with the deadline that counts now. */
export interface Owed {
  register: Register;
  /** Its column `chased` is kept here. */
  row: { id: string; rev: number; chased: ChaseStep | undefined };
  department: string;
  /** What it is about, for departments that are reached through others for some topics. */
  about: readonly (string | undefined)[];
  /** E-mail address of who owes it, if somebody does. */
  owner: string | undefined;
  deadline: string;
  /** From when it is near, where the policy has other days for it. */
  nearFrom?: string;
  title: string;
  /** What whoever owes it is asked to do, where the title alone does not say it. */
  asked?: string;
  /** Who waits. */
  waits: Text;
  link: string;
  /** What whoever hears of it can do right from the message. */
  steps?: (to: string) => readonly CardStep[];
}

/** What a condition on a step may look at, from whatever row it is. */
export function chaseFacts(
  register: Pick<Register, 'name'>,
  row: object,
  department: string,
  title: string,
): FactValues {
  const said = row as Record<string, unknown>;
  const word = (key: string) => (typeof said[key] === 'string' ? said[key] : '');
  return {
    register: register.name,
    title,
    department,
    kind: word('kind'),
    from: word('from'),
    customer: word('customer'),
    priority: word('priority'),
    impact: word('impact'),
  };
}

/**
 * How far the chase should be by now; nothing while the deadline is far.
 * @param nearFrom from when whoever owes it is reminded, where that is not the policy's hours before the deadline
 */
export function stepReached(
  policy: Policy,
  deadline: string,
  now: string,
  facts: FactValues,
  nearFrom?: string,
): ChaseStep | undefined {
  const { remind_before_hours, escalate } = policy.requests;
  const steps: [ChaseStep, string][] = [
    ['near', nearFrom ?? addWorkingHours(policy, deadline, -remind_before_hours)],
    ...escalate
      .filter((e) => holds(e.when, escalationFacts, facts))
      .map((e): [ChaseStep, string] => [e.to, addWorkingHours(policy, deadline, e.after_hours)]),
  ];
  return steps.filter(([, from]) => from <= now).at(-1)?.[0];
}

/** What somebody has to do with what is late. */
type Part = 'owner' | 'stand-in' | 'department';
interface Hearer {
  to: string;
  part: Part;
}

/** Who hears of a step: whoever owes it, and the one to whom it has come by now; each once, as the nearest to it. */
function hearers(scene: Scene, { department, owner, about }: Owed, step: ChaseStep): Hearer[] {
  const d = scene.policy.departments.find((x) => x.id === department);
  const through = reachedThrough(scene, department, about);
  const also = { near: undefined, liaison: through, deputy: d?.deputy, head: d?.head, agenda: d?.head }[step];
  // Whoever is away does not answer: their stand-in hears instead.
  const away = owner && awayUntil(scene, owner);
  const owes = owner && !away ? owner : through;
  const found: [string | undefined, Part][] = [
    [owes, owner && !away ? 'owner' : away ? 'stand-in' : 'department'],
    [also, 'department'],
  ];
  const each = new Map<string, Part>();
  for (const [to, part] of found) if (to && !each.has(to.toLowerCase())) each.set(to.toLowerCase(), part);
  return [...each].map(([to, part]) => ({ to, part }));
}

/** To whoever owes it. */
const saysToOwner: Record<ChaseStep, Text> = {
  near: t('Due soon: {asked}', '即将到期：{asked}'),
  liaison: t('{waits} waits for you: {asked}', '{waits}在等您：{asked}'),
  deputy: t('{waits} still waits for you: {asked}', '{waits}仍在等您：{asked}'),
  head: t('Overdue, your head was told: {asked}', '已逾期，已告知您的负责人：{asked}'),
  agenda: t('Overdue, goes on the next agenda: {asked}', '已逾期，将列入下次议程：{asked}'),
};
/** To whoever looks after it for the department: who waits, and in `who` for whom. */
const saysToOthers: Record<ChaseStep, Text> = {
  near: t('Due soon: {title}', '即将到期：{title}'),
  liaison: t('{waits} waits for {department}: {title}', '{waits}在等待{department}：{title}'),
  deputy: t('{waits} still waits for {department}: {title}', '{waits}仍在等待{department}：{title}'),
  head: t('Overdue, please step in: {title}', '已逾期，请协调：{title}'),
  agenda: t('Overdue, goes on the next agenda: {title}', '已逾期，将列入下次议程：{title}'),
};

function messageTo(scene: Scene, one: Owed, step: ChaseStep, { to, part }: Hearer): Message {
  const { policy, place } = scene;
  const own = part === 'owner';
  // Whoever heads the department that owes it has nobody to whom it was told.
  const leads = same(policy.departments.find((d) => d.id === one.department)?.head, to);
  const says = own && !(leads && step === 'head') ? saysToOwner[step] : saysToOthers[step];
  const values = {
    waits: one.waits,
    department: departmentName(policy, one.department),
    title: one.title,
    asked: one.asked ?? one.title,
  };
  const who = one.owner && !own ? nameOf(scene, one.owner) : undefined;
  return {
    key: fingerprint(one.row.id, step, one.deadline, to),
    to,
    title: t('Something is due', '到期提醒'),
    text: fill(says, values),
    link: place.appLink(one.link),
    who,
    because: own ? yours : reasons(scene, one, part, to, who),
    ...(one.steps && { steps: one.steps(to) }),
  };
}

/** Why somebody hears of what they do not owe themselves. */
function reasons({ policy }: Scene, one: Owed, part: Part, to: string, who: string | undefined): Text {
  const post = postIn(policy, one.department, to) ?? officeOf(policy, to) ?? t('it came to you', '此事转由您处理');
  if (part === 'stand-in' && who) return fill(t('{post} and {who} is away', '{post}且{who}不在岗'), { post, who });
  return one.owner ? post : fill(t('{post} and nobody has taken it on', '{post}且尚无人受理'), { post });
}

/**
 * What is late is chased step by step as the policy says, in working time only; how far it has come stands in the row. A
 * person gets one message at a time, however many things it is about; each reads what it is to them.
 */
export function chase(scene: Scene, owed: readonly Owed[]): Change[] {
  const { policy, now, place } = scene;
  if (!isWorkingTime(policy, now)) return [];
  const changes: Change[] = [];
  const messages: Message[] = [];
  for (const one of owed) {
    const facts = chaseFacts(one.register, one.row, one.department, one.title);
    const step = stepReached(policy, one.deadline, now, facts, one.nearFrom);
    if (!step || order.indexOf(step) <= order.indexOf(one.row.chased as ChaseStep)) continue;
    changes.push(...patch(one.register, one.row as RowOf<Register>, { chased: step } as never));
    messages.push(...hearers(scene, one, step).map((hearer) => messageTo(scene, one, step, hearer)));
  }
  return [...changes, ...asDigest(messages, policy.language, place.appLink('today'))];
}
