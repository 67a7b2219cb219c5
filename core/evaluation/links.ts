import { waitsIn } from '../evaluation-sources.ts';
import { grouped } from '../policy/names.ts';
import { fill, type Text, t } from '../words.ts';
import type { Evidence } from '../workspace/candidate.ts';
import type { Stretch, Wait } from '../workspace/evaluating.ts';

/** How one department's waiting for another went. */
export interface Link {
  /** Who waits, and for whom: departments. */
  from: string;
  to: string;
  cases: number;
  late: number;
  /** Working days waited beyond what the policy gives, of all cases together: nobody waited so long. */
  days: number;
  /** Working days of the case that was late longest. */
  longest: number;
  kinds: { kind: Text; cases: number; late: number; days: number }[];
  /** The cases that were late longest. */
  evidence: (Evidence & { days: number })[];
}

/** How long a department waited: the sum over its cases is named as what it is. @param names of departments */
export const linkInWords = (
  l: Pick<Link, 'cases' | 'late' | 'days' | 'longest'>,
  names: { from: Text; to: Text },
): Text =>
  fill(
    t(
      '{from} waited for {to} beyond the deadline in {late} of {cases} {cases:case|cases}: {longest} working {longest:day|days} at most, {days} in all',
      '{from}等待{to}：{cases} 项中 {late} 项逾期，最长 {longest} 个工作日，合计 {days} 个工作日',
    ),
    { ...names, cases: l.cases, late: l.late, days: l.days, longest: l.longest },
  );

/** How many cases of a link are told at most. */
const told = 50;

const sum = (waits: readonly Wait[]): number => Math.round(10 * waits.reduce((n, w) => n + w.days, 0)) / 10;

/** Who waits for whom, the weakest link first: the one in which most working days were lost. */
export function linksIn(stretch: Stretch): Link[] {
  return grouped(waitsIn(stretch), (w) => `${w.from}>${w.to}`)
    .map(([, own]): Link => {
      const late = own.filter((w) => w.days > 0);
      return {
        from: own[0]!.from,
        to: own[0]!.to,
        cases: own.length,
        late: late.length,
        days: sum(own),
        longest: sum(late.length ? [late.reduce((most, w) => (w.days > most.days ? w : most))] : []),
        kinds: grouped(own, (w) => w.kind.en).map(([, of]) => ({
          kind: of[0]!.kind,
          cases: of.length,
          late: of.filter((w) => w.days > 0).length,
          days: sum(of),
        })),
        evidence: [...late]
          .sort((a, b) => b.days - a.days)
          .slice(0, told)
          .map((w) => ({ ...w.evidence(), days: Math.round(10 * w.days) / 10 })),
      };
    })
    .sort((a, b) => b.days - a.days || b.late - a.late || `${a.from}${a.to}`.localeCompare(`${b.from}${b.to}`));
}
