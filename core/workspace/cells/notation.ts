import { type Decimals, DecimalsSeen } from '../numbers.ts';
import type { ColumnKind } from '../register.ts';
import { type Order, orderIn } from './dates.ts';
import { isTick } from './flags.ts';

/** How the people of a column write: what one of its cells leaves open, the others may tell. */
export interface Notation {
  /** What stands first in 05/11/2026; nothing where no other cell tells, or they contradict each other. */
  order?: Order;
  decimals?: Decimals;
  /** It has words for yes besides a cross. */
  ticks?: boolean;
}

const plain: Notation = {};
const times = new Set<ColumnKind>(['date', 'period', 'moment']);

/** Whether a cell of such a column may tell how the others are read. */
export const hasNotation = (kind: ColumnKind): boolean => times.has(kind) || kind === 'number' || kind === 'flag';

/**
 * How a column is written, by all that stands in it.
 * @param texts what stands in its cells as text; of numbers, days and ticks there is nothing to find out
 */
export function notationOf(kind: ColumnKind, texts: Iterable<string>): Notation {
  if (times.has(kind)) {
    const orders = new Set<Order>();
    for (const text of texts) {
      const order = orderIn(text);
      if (order) orders.add(order);
    }
    return orders.size === 1 ? { order: [...orders][0]! } : plain;
  }
  if (kind === 'number') {
    const seen = new DecimalsSeen();
    for (const text of texts) seen.see(text);
    return seen.decimals === 'point' ? plain : { decimals: seen.decimals };
  }
  if (kind === 'flag') {
    for (const text of texts) if (isTick(text)) return { ticks: true };
  }
  return plain;
}

/** Whether what stands in a cell may change how its column is read. Numbers, days and ticks of the suite's own do not. */
export const tells = (kind: ColumnKind, text: string): boolean =>
  times.has(kind) ? orderIn(text) !== undefined : hasNotation(kind);

/** Whether two columns are written the same way. */
export const sameNotation = (one: Notation, other: Notation): boolean =>
  one.order === other.order && one.decimals === other.decimals && one.ticks === other.ticks;
