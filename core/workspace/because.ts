import { departmentName } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, listed, type Text, t } from '../words.ts';

const same = (a: string | undefined, b: string): boolean => a?.toLowerCase() === b.toLowerCase();

/** Why something comes to somebody: by what they have to do with it, or by their post in the policy. */
export const yours = t('it is yours to do', '由您负责处理');

/** By which post of the policy somebody hears of what a department owes. Today's “?” and the messages say the same. */
export function postIn(policy: Policy, department: string, email: string): Text | undefined {
  const d = policy.departments.find((x) => x.id === department);
  if (!d) return undefined;
  const named = (pattern: Text) => fill(pattern, { department: departmentName(policy, department) });
  if (same(d.head, email)) return named(t('you head {department}', '您是{department}负责人'));
  if (same(d.liaison, email)) return named(t('you are the liaison of {department}', '您是{department}联络人'));
  if (same(d.deputy, email)) return named(t('you are the deputy liaison of {department}', '您是{department}副联络人'));
  if (same(d.substitute, email))
    return named(t('you stand in for the head of {department}', '您是{department}负责人的代理人'));
  if (d.topics.some((x) => same(x.liaison, email)))
    return named(t('{department} is reached through you for this', '您是{department}该事项的联络人'));
  if (d.topics.some((x) => same(x.deputy, email)))
    return named(t('you are the deputy for this in {department}', '您是{department}该事项的副联络人'));
  if (d.members.some((m) => same(m, email))) return named(t('you belong to {department}', '您属于{department}'));
  return undefined;
}

/** By which office of the whole company, where no department explains it. */
export function officeOf(policy: Policy, email: string): Text | undefined {
  const { roles } = policy;
  if (same(roles.general_manager, email)) return t('you are the general manager', '您是总经理');
  if (roles.organisers.some((p) => same(p, email))) return t('you organise the coordination', '您是协调组织人');
  if (roles.performance_owners.some((p) => same(p, email)))
    return t('you are responsible for assessment', '您是考核负责人');
  return undefined;
}

/** Reasons in one sentence, each once; nothing where there are none. */
export function becauseOf(reasons: readonly (Text | undefined)[]): Text | undefined {
  const each = new Map(reasons.flatMap((r) => (r ? [[r.en, r] as const] : [])));
  if (!each.size) return undefined;
  return fill(t('You get this because {why}.', '您收到此消息，是因为{why}。'), { why: listed([...each.values()]) });
}
