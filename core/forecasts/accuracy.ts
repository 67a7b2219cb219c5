import { orders } from '../exchange/records.ts';
import { onceFor } from '../once.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { monthsOn } from './calendar.ts';
import { type Cell, cellKey, type Forecast, forecasts } from './records.ts';

/** What was really ordered, by month, product and region: from the orders, else what stands beside the forecast. */
export const actuals = onceFor((snapshot: Snapshot): ReadonlyMap<string, number> => {
  const known = new Map<string, number>();
  for (const f of rowsOf(snapshot, forecasts)) if (f.actual !== undefined) known.set(cellKey(f), f.actual);
  const ordered = new Map<string, number>();
  for (const o of rowsOf(snapshot, orders)) {
    if (o.state === 'cancelled') continue;
    const key = cellKey({ period: o.orderedOn.slice(0, 7), product: o.product, region: o.region });
    ordered.set(key, (ordered.get(key) ?? 0) + o.quantity);
  }
  return new Map([...known, ...ordered]);
});

/** How many months before its month a forecast was given. */
export type Horizon = 1 | 2 | 3;

/** The forecast as it stood so many months before; what was given after the lock counts for none. */
export function givenBefore(f: Forecast, horizon: Horizon): number | undefined {
  if (horizon === 3) return f.before3;
  if (horizon === 2) return f.before2;
  return f.locked ?? (f.late ? undefined : f.quantity);
}

/** How good forecasts were. */
export interface Accuracy {
  cells: number;
  /** Sum of the absolute errors over the sum of what was ordered. */
  wape: number | undefined;
  /** Sum of the errors over the same: above zero, more was expected than came. */
  bias: number | undefined;
  /** WAPE of expecting what came the month before: a forecast is worth its work where it is below this. */
  naive: number | undefined;
}

interface Pair extends Cell {
  forecaster: string;
  expected: number;
  came: number;
  before: number | undefined;
}

/** Months that are over, each cell with what was expected and what came. @param month the current month, YYYY-MM */
export function pairs(snapshot: Snapshot, month: string, horizon: Horizon): Pair[] {
  const came = actuals(snapshot);
  return rowsOf(snapshot, forecasts).flatMap((f): Pair[] => {
    const expected = givenBefore(f, horizon);
    const actual = came.get(cellKey(f));
    if (f.period >= month || expected === undefined || actual === undefined) return [];
    const before = came.get(cellKey({ period: monthsOn(f.period, -1), product: f.product, region: f.region }));
    return [
      {
        period: f.period,
        product: f.product,
        region: f.region,
        forecaster: f.forecaster,
        expected,
        came: actual,
        before,
      },
    ];
  });
}

export function accuracy(list: readonly Pair[]): Accuracy {
  const sum = (of: (p: Pair) => number, some = list) => some.reduce((total, p) => total + of(p), 0);
  const came = sum((p) => p.came);
  const withBefore = list.filter((p) => p.before !== undefined);
  const cameToo = sum((p) => p.came, withBefore as Pair[]);
  const over = (total: number, base: number) => (base > 0 ? total / base : undefined);
  return {
    cells: list.length,
    wape: over(
      sum((p) => Math.abs(p.expected - p.came)),
      came,
    ),
    bias: over(
      sum((p) => p.expected - p.came),
      came,
    ),
    naive: over(
      sum((p) => Math.abs(p.before! - p.came), withBefore as Pair[]),
      cameToo,
    ),
  };
}
