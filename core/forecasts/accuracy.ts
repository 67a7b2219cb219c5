import { orders } from '../exchange/records.ts';
import { onceFor } from '../once.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { monthsOn } from './calendar.ts';
import { type Cell, cellKey, cellOf, type Forecast, forecasts } from './records.ts';

/** What was really ordered: the orders are the only source of it. */
interface Ordered {
  /** By month, product and region. */
  byCell: ReadonlyMap<string, number>;
  /** The first month of the register: before it nobody wrote orders down, from it on a cell without an order is 0. */
  first: string | undefined;
}

/** What was ordered, by the Orders register; cancelled orders do not count. */
export const ordered = onceFor((snapshot: Snapshot): Ordered => {
  const byCell = new Map<string, number>();
  let first: string | undefined;
  for (const o of rowsOf(snapshot, orders)) {
    if (o.state === 'cancelled') continue;
    const period = o.orderedOn.slice(0, 7);
    if (!first || period < first) first = period;
    const key = cellKey({ period, product: o.product, region: o.region });
    byCell.set(key, (byCell.get(key) ?? 0) + o.quantity);
  }
  return { byCell, first };
});

/** What was ordered of a cell: 0 where orders are written down and there is none, nothing for the months before. */
export function orderedOf({ byCell, first }: Ordered, cell: Cell): number | undefined {
  return byCell.get(cellKey(cell)) ?? (first && cell.period >= first ? 0 : undefined);
}

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
  /** Sum of what was expected, and of what was ordered. */
  expected: number;
  came: number;
  /** Sum of the absolute errors. */
  error: number;
  /** The error over what was ordered; nothing where nothing was ordered. */
  wape: number | undefined;
  /** Sum of the errors over the same: above zero, more was expected than came. */
  bias: number | undefined;
  /** WAPE of expecting what came the month before: a forecast is worth its work where it is below this. */
  naive: number | undefined;
}

/** A cell of a month that is over: what was expected of it, and what was ordered. */
export interface Pair extends Cell {
  /** The line of the forecast; nothing where there was an order and nobody had given a forecast. */
  row: Forecast | undefined;
  expected: number;
  came: number;
  /** What was ordered the month before; nothing where no orders were written down then. */
  before: number | undefined;
}

/**
 * Expected and ordered, for every cell of the months that are over and for which a forecast was given in time. A cell that
 * only one side knows counts with 0 on the other: what was forecast and not ordered is an error of its whole size, as is
 * what was ordered without a forecast. Months before the first order of the register do not count.
 * @param month the first month that is not over, YYYY-MM
 */
export function pairs(snapshot: Snapshot, month: string, horizon: Horizon): readonly Pair[] {
  const known = pairsBefore(snapshot);
  const key = `${month} ${horizon}`;
  const found = known.get(key) ?? pairsOf(snapshot, month, horizon);
  known.set(key, found);
  return found;
}
/** Pages ask for the same ones again and again. */
const pairsBefore = onceFor((_: Snapshot) => new Map<string, Pair[]>());

function pairsOf(snapshot: Snapshot, month: string, horizon: Horizon): Pair[] {
  const known = ordered(snapshot);
  const months = new Set<string>();
  const cells = new Map<string, { cell: Cell; row?: Forecast; given?: number }>();
  for (const f of rowsOf(snapshot, forecasts)) {
    if (f.period >= month) continue;
    const given = givenBefore(f, horizon);
    if (given !== undefined) months.add(f.period);
    cells.set(cellKey(f), { cell: f, row: f, given });
  }
  for (const key of known.byCell.keys()) if (!cells.has(key)) cells.set(key, { cell: cellOf(key) });
  return [...cells.values()].flatMap(({ cell: { period, product, region }, row, given }): Pair[] => {
    const came = orderedOf(known, { period, product, region });
    if (!months.has(period) || came === undefined || (given === undefined && came === 0)) return [];
    const before = orderedOf(known, { period: monthsOn(period, -1), product, region });
    return [{ period, product, region, row, expected: given ?? 0, came, before }];
  });
}

/** By how much more was expected than came. */
export const errorOf = ({ expected, came }: Pick<Pair, 'expected' | 'came'>): number => expected - came;

/** The figures of some cells. */
export function accuracy(list: readonly Pair[]): Accuracy {
  const sum = (of: (p: Pair) => number, some: readonly Pair[] = list) => some.reduce((total, p) => total + of(p), 0);
  const size = (some?: readonly Pair[]) => sum((p) => Math.abs(p.came), some);
  const over = (total: number, base: number) => (base > 0 ? total / base : undefined);
  const withBefore = list.filter((p) => p.before !== undefined);
  const error = sum((p) => Math.abs(errorOf(p)));
  return {
    cells: list.length,
    expected: sum((p) => p.expected),
    came: sum((p) => p.came),
    error,
    wape: over(error, size()),
    bias: over(sum(errorOf), size()),
    naive: over(
      sum((p) => Math.abs(p.before! - p.came), withBefore),
      size(withBefore),
    ),
  };
}
