import type { Policy } from '../policy/schema.ts';
import type { Row } from '../workspace/register.ts';
import { criterionColumn } from './records.ts';

/** How the options compare on the policy's criteria. It informs, it never decides. */
export interface Weighed {
  options: {
    option: string;
    /** 1 to 5, by the policy's weights; missing while nobody scored it. */
    total: number | undefined;
    criteria: { criterion: string; mean: number | undefined; scores: { department: string; score: number }[] }[];
  }[];
  /** Where departments see an option most differently, the widest first. */
  differences: { option: string; criterion: string; low: Extreme; high: Extreme; spread: number }[];
  /** What would have to change for another option to win, the least change first. */
  changes: Change[];
}
interface Extreme {
  departments: string[];
  score: number;
}
type Change =
  | { option: string; over: string; kind: 'weight'; criterion: string; from: number; to: number }
  | { option: string; over: string; kind: 'score'; criterion: string; department: string; from: number; to: number };

type Score = Row & { option: string; department: string };
const highest = 5;
/** Totals that differ by less are a tie: what is left of it comes from computing with fractions. */
const same = 1e-9;

const scoreOf = (row: Score, criterion: string): number | undefined => {
  const value = (row as unknown as Record<string, unknown>)[criterionColumn(criterion)];
  return typeof value === 'number' && value >= 1 && value <= highest ? value : undefined;
};
const mean = (values: readonly number[]): number | undefined =>
  values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;

/** @param ids the options, in their order */
export function weigh(
  { decisions: { criteria } }: Pick<Policy, 'decisions'>,
  ids: readonly string[],
  rows: readonly Score[],
): Weighed {
  const options = ids.map((option) => {
    const own = rows.filter((r) => r.option === option);
    const scored = criteria.map(({ id }) => {
      const scores = own.flatMap((r) => {
        const score = scoreOf(r, id);
        return score === undefined ? [] : [{ department: r.department, score }];
      });
      return { criterion: id, mean: mean(scores.map((s) => s.score)), scores };
    });
    return { option, criteria: scored, total: total(criteria, scored) };
  });
  return { options, differences: differencesIn(options), changes: changesFor(criteria, options) };
}

type Criteria = Policy['decisions']['criteria'];
type Scored = Weighed['options'][number];

/** A criterion that nobody scored is left out, and the others weigh the more; it is not counted as nothing. */
function total(criteria: Criteria, scored: Scored['criteria']): number | undefined {
  const known = scored.flatMap((s, i) => (s.mean === undefined ? [] : [{ mean: s.mean, weight: criteria[i]!.weight }]));
  const weights = known.reduce((sum, k) => sum + k.weight, 0);
  return weights ? known.reduce((sum, k) => sum + k.mean * k.weight, 0) / weights : undefined;
}

function differencesIn(options: readonly Scored[]): Weighed['differences'] {
  return options
    .flatMap(({ option, criteria }) =>
      criteria.flatMap(({ criterion, scores }) => {
        if (scores.length < 2) return [];
        const at = (score: number): Extreme => ({
          score,
          departments: scores.filter((s) => s.score === score).map((s) => s.department),
        });
        const low = at(Math.min(...scores.map((s) => s.score)));
        const high = at(Math.max(...scores.map((s) => s.score)));
        return [{ option, criterion, low, high, spread: high.score - low.score }];
      }),
    )
    .filter((d) => d.spread >= 2)
    .sort((a, b) => b.spread - a.spread);
}

/** For each option that does not lead: the least change of one weight, and of one score, by which it would. */
function changesFor(criteria: Criteria, options: readonly Scored[]): Change[] {
  const ranked = options.filter((o) => o.total !== undefined).sort((a, b) => b.total! - a.total!);
  const [leader, ...others] = ranked;
  if (!leader) return [];
  return others
    .filter((o) => leader.total! - o.total! > same)
    .flatMap((o) => [...leastWeight(criteria, o, leader), ...leastScore(criteria, o, leader)]);
}

function leastWeight(criteria: Criteria, o: Scored, leader: Scored): Change[] {
  const gaps = criteria.map((c, i) => {
    const [a, b] = [leader.criteria[i]!.mean, o.criteria[i]!.mean];
    return { id: c.id, weight: c.weight, gap: a === undefined || b === undefined ? undefined : a - b };
  });
  if (gaps.some((g) => g.gap === undefined)) return [];
  const found = gaps.flatMap(({ id, weight, gap }) => {
    if (weight >= 1) return [];
    // The others keep their proportions: their gap, weighed, without this one.
    const rest = gaps.filter((g) => g.id !== id).reduce((sum, g) => sum + g.weight * g.gap!, 0) / (1 - weight);
    const to = rest / (rest - gap!);
    // At this weight both are equal; the option leads beyond it.
    return Number.isFinite(to) && to >= 0 && to <= 1 ? [{ criterion: id, from: weight, to }] : [];
  });
  const least = found.sort((a, b) => Math.abs(a.to - a.from) - Math.abs(b.to - b.from))[0];
  return least ? [{ option: o.option, over: leader.option, kind: 'weight', ...least }] : [];
}

function leastScore(criteria: Criteria, o: Scored, leader: Scored): Change[] {
  const missing = leader.total! - o.total!;
  const known = criteria.filter((_, i) => o.criteria[i]!.mean !== undefined);
  const weights = known.reduce((sum, c) => sum + c.weight, 0);
  const found = criteria.flatMap(({ weight }, i) => {
    const { criterion, scores } = o.criteria[i]!;
    if (!weight) return [];
    return scores.flatMap(({ department, score }) => {
      // One score moves its criterion's mean by a part, and the total by that part's weight; equal is not enough.
      const needed = Math.floor((missing * weights * scores.length) / weight + 1e-9) + 1;
      const to = score + needed;
      return to <= highest ? [{ criterion, department, from: score, to }] : [];
    });
  });
  const least = found.sort((a, b) => a.to - a.from - (b.to - b.from))[0];
  return least ? [{ option: o.option, over: leader.option, kind: 'score', ...least }] : [];
}
