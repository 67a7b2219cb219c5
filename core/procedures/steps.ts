import { staffOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { fingerprint, plain } from '../workspace/keys.ts';
import type { Procedure } from './records.ts';

/** One step of a procedure. */
export interface Step {
  /** A department's id, or `all`; what is neither stays as it was written. */
  who: string;
  what: string;
  /** The command by which it is taken, if it is one of ours: following the procedure is clicking through it. */
  command?: string;
}

const everybody = ['all', 'everybody', '全员', '所有人'];

/** @param cell a step a line: `Sales | check the order | ask-request` */
export function stepsIn(policy: Policy, cell: string | undefined): Step[] {
  return (cell ?? '').split('\n').flatMap((line) => {
    const parts = line.split('|').map((x) => x.trim());
    if (!parts.some(Boolean)) return [];
    const [who, what, command] = parts.length > 1 ? parts : ['all', parts[0]!];
    return [{ who: departmentIn(policy, who!), what: what ?? '', ...(command && { command }) }];
  });
}

export const departmentIn = (policy: Policy, words: string): string => {
  const low = words.toLowerCase();
  if (everybody.includes(low)) return 'all';
  const d = policy.departments.find((x) => x.id === low || x.name.en.toLowerCase() === low || x.name.zh === words);
  return d?.id ?? words;
};

/** As it is written into the cell, in the workspace's language. */
export const cellOf = (policy: Policy, steps: readonly Step[], language: 'en' | 'zh'): string =>
  steps
    .map(({ who, what, command }) => {
      const name = policy.departments.find((d) => d.id === who)?.name[language] ?? (language === 'zh' ? '全员' : 'all');
      return [name, what, ...(command ? [command] : [])].join(' | ');
    })
    .join('\n');

/** Departments that a cell lists, by their ids; what is none stays as it was written. */
export const departmentsIn = (policy: Policy, cell: string | undefined): string[] =>
  (cell ?? '')
    .split(/[,，、]/)
    .map((x) => x.trim())
    .filter(Boolean)
    .map((x) => departmentIn(policy, x));

/** Departments that have to know a procedure: those it names, those that do a step, else the one that keeps it. */
export function departmentsKnowing(policy: Policy, p: Pick<Procedure, 'readers' | 'steps' | 'department'>): string[] {
  const all = policy.departments.map((d) => d.id);
  const named = [...departmentsIn(policy, p.readers), ...stepsIn(policy, p.steps).map((s) => s.who)];
  if (named.includes('all')) return all;
  const known = all.filter((id) => named.includes(id));
  return known.length ? known : [p.department];
}

/** Everybody of some departments, by the policy; lower-case addresses. */
export const staffIn = (policy: Policy, ids: readonly string[]): string[] => [
  ...new Set(
    policy.departments
      .filter((d) => ids.includes(d.id))
      .flatMap(staffOf)
      .map((p) => p.toLowerCase()),
  ),
];

/** Departments whose own steps differ between two versions; all of them where a step for everybody does. */
export function changedFor(policy: Policy, before: string | undefined, after: string | undefined): string[] {
  const own = (cell: string | undefined, who: string) =>
    JSON.stringify(
      stepsIn(policy, cell)
        .filter((s) => s.who === who)
        .map((s) => [s.what, s.command]),
    );
  const all = policy.departments.map((d) => d.id);
  if (own(before, 'all') !== own(after, 'all')) return all;
  return all.filter((id) => own(before, id) !== own(after, id));
}

/** Steps that a version has and the other has not, in order. */
export const onlyIn = (policy: Policy, cell: string | undefined, other: string | undefined): Step[] => {
  const same = new Set(stepsIn(policy, other).map((s) => JSON.stringify(s)));
  return stepsIn(policy, cell).filter((s) => !same.has(JSON.stringify(s)));
};

/** What somebody acknowledges, as a fingerprint: the name, the version and every step. */
export const wordingOf = (p: Pick<Procedure, 'name' | 'version' | 'steps'>): string =>
  fingerprint(...[p.name, p.version, p.steps].map(plain));
