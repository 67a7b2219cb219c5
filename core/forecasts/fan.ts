import type { Snapshot } from '../workspace/snapshot.ts';
import { type Horizon, pairs } from './accuracy.ts';

/** Between which quantities a month may come out. */
export interface Fan {
  period: string;
  /** From the lowest to the highest, by all months that are known. */
  whole: readonly [number, number];
  /** As half of those months came out. */
  half: readonly [number, number];
  /** From how many months that is known. */
  months: number;
}

/** With fewer months than this nothing is said: two points are no experience. */
const fewest = 3;

/**
 * How open months may come out, if forecasts are no better or worse than they were: what came in the months that are
 * over, as a share of what had been forecast as many months before (A3).
 * @param month the current month, YYYY-MM
 * @param expected months from the current one on, with what is forecast in all
 */
export function fanOf(
  snapshot: Snapshot,
  month: string,
  expected: readonly { period: string; forecast: number }[],
): Fan[] {
  const known = new Map<Horizon, number[]>();
  const sharesAt = (horizon: Horizon): number[] => {
    const shares = known.get(horizon) ?? sharesOf(snapshot, month, horizon);
    known.set(horizon, shares);
    return shares;
  };
  return expected.flatMap(({ period, forecast }, ahead) => {
    const shares = sharesAt(Math.min(3, Math.max(1, ahead)) as Horizon);
    if (shares.length < fewest || !forecast) return [];
    const at = (part: number) => Math.round(forecast * quantile(shares, part));
    return [{ period, whole: [at(0), at(1)], half: [at(0.25), at(0.75)], months: shares.length } satisfies Fan];
  });
}

/** What came as a share of what was expected, month by month, from the smallest. */
function sharesOf(snapshot: Snapshot, month: string, horizon: Horizon): number[] {
  const months = new Map<string, { expected: number; came: number }>();
  for (const { period, expected, came } of pairs(snapshot, month, horizon)) {
    const sum = months.get(period) ?? { expected: 0, came: 0 };
    months.set(period, { expected: sum.expected + expected, came: sum.came + came });
  }
  return [...months.values()]
    .filter((m) => m.expected > 0)
    .map((m) => m.came / m.expected)
    .sort((a, b) => a - b);
}

/** Between neighbours in proportion. @param sorted not empty */
function quantile(sorted: readonly number[], part: number): number {
  const at = part * (sorted.length - 1);
  const [below, above] = [sorted[Math.floor(at)]!, sorted[Math.ceil(at)]!];
  return below + (above - below) * (at - Math.floor(at));
}
