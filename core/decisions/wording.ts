import type { Policy } from '../policy/schema.ts';
import { dayInWords, inUnit, type Text, verbatim } from '../words.ts';
import { fingerprint, plain } from '../workspace/keys.ts';
import { promiseWords } from './promise.ts';
import { type Decision, decisions } from './records.ts';

/** What a proposal says, in the order in which people read it. */
const saidOf = [
  'title',
  'kind',
  'problem',
  'plan',
  'effects',
  'cost',
  'promise',
  'indicator',
  'promised',
  'amends',
  'group',
  'groupUntil',
] as const;
type Said = (typeof saidOf)[number];
type Words = { [K in Said]?: Decision[K] | undefined } & Partial<Pick<Decision, 'policyVersion' | 'promiseOf'>>;

/** What members agree on, as a fingerprint: who changes a word of it has another proposal. */
export const wordingOf = (d: Words): string =>
  fingerprint(
    ...saidOf.map((key) => plain(d[key])),
    ...(d.policyVersion ? [plain(d.policyVersion)] : []),
    ...(d.promiseOf ? [`promise of ${d.promiseOf}`] : []),
  );

/** What a proposal says, line by line, as people read it: indicators and departments by their names, figures in their units. */
export function wordsOf(policy: Policy, d: Words & Pick<Decision, 'department'>): { title: Text; says: Text }[] {
  const { columns } = decisions;
  const indicator = policy.performance.indicators.find((x) => x.id === d.indicator);
  const says: Partial<Record<Said, Text>> = {
    ...(indicator && { indicator: indicator.name }),
    ...(indicator && d.promised !== undefined && { promised: inUnit(indicator, d.promised) }),
    ...(d.groupUntil && { groupUntil: dayInWords(d.groupUntil) }),
  };
  return saidOf.flatMap((key) => {
    if (key === 'kind' || !plain(d[key])) return [];
    const line = { title: columns[key].title, says: says[key] ?? verbatim(plain(d[key])) };
    // Whose figure it is belongs to the figure.
    return key === 'indicator' && indicator
      ? [line, { title: columns.promiseOf.title, says: promiseWords(policy, d) }]
      : [line];
  });
}
