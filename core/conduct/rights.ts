import { headOf } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { Refusal, type Text, t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { me, same } from '../workspace/people.ts';

/** Whom a record is about: a person, or a department as a whole. */
export interface Subject {
  who?: string | undefined;
  department?: string | undefined;
}
type Where = Pick<Act, 'policy'>;

/** Heads of the departments that somebody is in, or of the department itself. */
const headsOf = ({ policy }: Where, { who, department }: Subject): (string | undefined)[] =>
  (department ? [department] : departmentsOf(policy, who ?? '')).map((d) => headOf(policy, d));

/** Those who may decide about somebody: by the policy, and never about themselves. */
export function decidersOf(where: Where, part: 'recognition' | 'corrections', subject: Subject): string[] {
  const { roles } = where.policy;
  const found = where.policy[part].decided_by.flatMap((d): (string | undefined)[] => {
    if (d === 'head') return headsOf(where, subject);
    if (d === 'general-manager') return [roles.general_manager];
    return d === 'performance-owners' ? roles.performance_owners : [d];
  });
  return [...new Set(found.flatMap((p) => (p && !concerns(where, p, subject) ? [p.toLowerCase()] : [])))];
}

/** Whether a record is about this person, or about the department that they head. */
const concerns = (where: Where, person: string, subject: Subject): boolean =>
  subject.who ? same(subject.who, person) : headsOf(where, subject).some((h) => same(h, person));

export const mayDecide = (act: Act, part: 'recognition' | 'corrections', subject: Subject): boolean =>
  decidersOf(act, part, subject).includes(me(act));

/** Whoever leads somebody, and those who answer for performance, may raise a correction; nobody against themselves. */
export function mayRaise(act: Act, who: string): boolean {
  const { general_manager, performance_owners } = act.policy.roles;
  const may = [...headsOf(act, { who }), general_manager, ...performance_owners];
  return !same(who, me(act)) && may.some((p) => same(p, me(act)));
}

/** Who may look into somebody else's archive, and has to say what for. */
export const opensArchives = ({ policy, actor }: Pick<Act, 'policy' | 'actor'>): boolean =>
  actor.roles.includes('performance-owner') || same(policy.roles.general_manager, actor.email);

/** The name of a level; one that the policy no longer has goes by its id. */
export const levelName = (policy: Policy, part: 'recognition' | 'corrections', id: string): Text =>
  policy[part].levels.find((l) => l.id === id)?.name ?? { en: id, zh: id };

/** @throws Refusal */
export function mustBeLevel(policy: Policy, part: 'recognition' | 'corrections', id: string): void {
  const { levels } = policy[part];
  if (levels.some((l) => l.id === id)) return;
  const known = levels.map((l) => l.id).join(', ');
  throw new Refusal(
    t(`The policy has no "${id}"; it has ${known}`, `制度中没有“${id}”，可选：${known}`),
    'invalid',
    'level',
  );
}
