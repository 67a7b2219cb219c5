import { onceFor } from '../once.ts';
import { type Text, t } from '../words.ts';
import type { Department, MeetingSeries, Policy } from './schema.ts';

/** Roles a person can have by the policy; what each may do stands with the command or the view. */
export const roles = ['member', 'liaison', 'head', 'committee', 'organiser', 'performance-owner', 'admin'] as const;
export type Role = (typeof roles)[number];

/** What each role is called for people, in the plural. */
export const roleNames: Record<Role, Text> = {
  member: t('everybody who takes part', '所有参与人员'),
  liaison: t('liaisons', '联络人'),
  head: t('heads of department', '部门负责人'),
  committee: t('members of the decision committee', '决策委员会委员'),
  organiser: t('meeting organisers', '会议组织人'),
  'performance-owner': t('performance owners', '考核管理人员'),
  admin: t('administrators', '系统管理员'),
};

/** Who acts: an e-mail address from a checked token, with what the policy says of it. */
export interface Actor {
  email: string;
  departments: string[];
  roles: Role[];
}

const same = (a: string | undefined, b: string) => a?.toLowerCase() === b.toLowerCase();

/** Those through whom others reach a department: for everything, and for topics. */
export const liaisonsOf = (d: Department): (string | undefined)[] =>
  [d, ...d.topics].flatMap(({ liaison, deputy }) => [liaison, deputy]);

/** Everyone whom the policy names for a department. */
export const staffOf = (d: Department): string[] => [
  ...new Set([d.head, d.substitute, ...liaisonsOf(d), ...d.members].filter((p): p is string => !!p)),
];

/** Whoever the policy names, and the departments that it puts them in. */
const staffIn = onceFor((policy: Policy): Map<string, string[]> => {
  const found = new Map<string, string[]>();
  for (const d of policy.departments)
    for (const person of staffOf(d)) {
      const email = person.toLowerCase();
      found.set(email, [...(found.get(email) ?? []), d.id]);
    }
  return found;
});

/** The departments that the policy puts a person in. */
export const departmentsOf = (policy: Policy, email: string): string[] =>
  staffIn(policy).get(email.toLowerCase()) ?? [];

/** Members of the decision committee, heads resolved. */
export const committeeOf = (policy: Policy): string[] => [
  ...new Set(
    policy.decisions.committee.members.flatMap((m) => (m === 'heads' ? policy.departments.map((d) => d.head) : [m])),
  ),
];

/** How many of so many members make a quorum. */
export const quorumOf = (policy: Policy, members: number): number =>
  Math.max(1, Math.ceil(policy.decisions.committee.quorum * members));

/** Who stands in for a person: the head's substitute, the liaison's deputy. */
export const substitutesOf = (policy: Policy, email: string): string[] =>
  policy.departments.flatMap((d) => {
    if (same(d.head, email) && d.substitute) return [d.substitute];
    if (same(d.liaison, email) && d.deputy) return [d.deputy];
    return [];
  });

/** People, each once, in whatever case their addresses are written; the first that is written stays. */
export const eachOnce = (people: readonly string[]): string[] =>
  [...new Map([...people].reverse().map((p) => [p.toLowerCase(), p])).values()].reverse();

/** Who is invited to a series, each once: whoever it is for, who chairs the committee, and who runs it. */
export const attendeesOf = (policy: Policy, series: MeetingSeries): string[] =>
  eachOnce([
    ...series.attend.flatMap((a) => {
      if (a === 'heads') return policy.departments.map((d) => d.head);
      if (a === 'liaisons') return policy.departments.map((d) => d.liaison);
      if (a === 'committee') return [...committeeOf(policy), policy.decisions.committee.chair];
      return [a];
    }),
    series.organiser,
  ]);

/** What the policy lets a person be. Everyone whom the directory knows is at least a member. */
export function actorOf(policy: Policy, email: string): Actor {
  const known = actors(policy);
  const actor = known.get(email) ?? actorIn(policy, email);
  known.set(email, actor);
  return actor;
}
/** Every request of a person asks again. */
const actors = onceFor((_: Policy) => new Map<string, Actor>());

function actorIn(policy: Policy, email: string): Actor {
  const is = (list: readonly (string | undefined)[]) => list.some((p) => same(p, email));
  const has: [Role, boolean][] = [
    ['member', true],
    ['liaison', is(policy.departments.flatMap(liaisonsOf))],
    ['head', is(policy.departments.flatMap((d) => [d.head, d.substitute]))],
    ['committee', is(committeeOf(policy))],
    ['organiser', is([...policy.roles.organisers, ...policy.meetings.map((m) => m.organiser)])],
    ['performance-owner', is(policy.roles.performance_owners)],
    ['admin', is(policy.roles.admins)],
  ];
  return {
    email,
    departments: departmentsOf(policy, email),
    roles: has.filter(([, yes]) => yes).map(([role]) => role),
  };
}
