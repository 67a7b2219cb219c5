import { addWorkingHours, isWorkingTime } from '../policy/calendar.ts';
import { awayUntil, reachedThrough } from '../policy/routing.ts';
import { type FactValues, holds } from '../policy/rules/expression.ts';
import { escalationFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t } from '../words.ts';
import type { CardStep } from './card.ts';
import { type Change, patch } from './changes.ts';
import type { Scene } from './command.ts';
import { asDigest, type Message } from './digest.ts';
import { fingerprint } from './keys.ts';
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
  title: string;
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

/** How far the chase should be by now; nothing while the deadline is far. */
export function stepReached(policy: Policy, deadline: string, now: string, facts: FactValues): ChaseStep | undefined {
  const { remind_before_hours, escalate } = policy.requests;
  const steps: [ChaseStep, number][] = [
    ['near', -remind_before_hours],
    ...escalate
      .filter((e) => holds(e.when, escalationFacts, facts))
      .map((e): [ChaseStep, number] => [e.to, e.after_hours]),
  ];
  return steps.filter(([, hours]) => addWorkingHours(policy, deadline, hours) <= now).at(-1)?.[0];
}

/** Who hears of a step: whoever owes it, and the one to whom it has come by now. */
function hearers(scene: Scene, { department, owner, about }: Owed, step: ChaseStep): string[] {
  const d = scene.policy.departments.find((x) => x.id === department);
  const through = reachedThrough(scene, department, about);
  const also = { near: undefined, liaison: through, deputy: d?.deputy, head: d?.head, agenda: d?.head }[step];
  // Whoever is away does not answer: their stand-in hears instead.
  const owes = owner && !awayUntil(scene, owner) ? owner : through;
  return [...new Set([owes, also].filter((p): p is string => !!p).map((p) => p.toLowerCase()))];
}

const says: Record<ChaseStep, Text> = {
  near: t('Due soon: {title}', '即将到期：{title}'),
  liaison: t('{waits} waits: {title}', '{waits}在等待：{title}'),
  deputy: t('{waits} still waits: {title}', '{waits}仍在等待：{title}'),
  head: t('Overdue, please step in: {title}', '已逾期，请协调：{title}'),
  agenda: t('Overdue, goes on the next agenda: {title}', '已逾期，将列入下次议程：{title}'),
};

/**
 * What is late is chased step by step as the policy says, in working time only; how far it has come stands in the row. A
 * person gets one message at a time, however many things it is about.
 */
export function chase(scene: Scene, owed: readonly Owed[]): Change[] {
  const { policy, now, place } = scene;
  if (!isWorkingTime(policy, now)) return [];
  const changes: Change[] = [];
  const messages: Message[] = [];
  for (const one of owed) {
    const facts = chaseFacts(one.register, one.row, one.department, one.title);
    const step = stepReached(policy, one.deadline, now, facts);
    if (!step || order.indexOf(step) <= order.indexOf(one.row.chased as ChaseStep)) continue;
    changes.push(...patch(one.register, one.row as RowOf<Register>, { chased: step } as never));
    for (const to of hearers(scene, one, step))
      messages.push({
        key: fingerprint(one.row.id, step, one.deadline, to),
        to,
        title: t('Something is due', '到期提醒'),
        text: fill(says[step], { waits: one.waits, title: one.title }),
        link: place.appLink(one.link),
        ...(one.steps && { steps: one.steps(to) }),
      });
  }
  return [...changes, ...asDigest(messages, policy.language, place.appLink('today'))];
}
