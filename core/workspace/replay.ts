import type { Policy } from '../policy/schema.ts';
import type { Text } from '../words.ts';
import type { Register, Row, RowOf } from './register.ts';
import { rowsOf, type Snapshot } from './snapshot.ts';
import { RowsById } from './table.ts';

/** A stretch of the company's past, to be told as one policy or another would have had it. Instants in UTC. */
export interface Past {
  snapshot: Snapshot;
  /** The policy that counts in this telling, at an instant. */
  policyAt(instant: string): Policy;
  /** The policy by which the rows' deadlines were really set, at an instant. */
  setBy(instant: string): Policy;
  from: string;
  to: string;
}

/** What is counted of the past. `better`: which way is the good one, where there is one. */
export interface Tally {
  name: Text;
  /** What one of it is: things, minutes, messages, days, points. */
  unit: Text;
  better?: 'less' | 'more';
  /** Points are not added up: their mean counts. */
  mean?: true;
}

/** What became of one thing in one telling. */
export interface Outcome {
  /** Which tally it belongs to. */
  tally: string;
  /** What it is, the same in every telling. */
  key: string;
  /** A row that shows it. */
  register: string;
  id: string;
  label: Text;
  /** What it adds to the tally. */
  value: number;
  /** What became of it, in words. */
  says: Text;
}

/** What a capability knows of the past. */
export interface Replay {
  tallies: Record<string, Tally>;
  /** The rows with the deadlines that this telling's policy would have set. */
  retell?(past: Past): Snapshot;
  /** On a snapshot that was retold. */
  outcomes?(past: Past): Outcome[];
  /**
   * The rows as they stood at an instant, as far as they say themselves when they came and changed. What a row does not
   * remember is taken as it is now.
   */
  asOf?(snapshot: Snapshot, instant: string): Snapshot;
}

/** The same snapshot with other rows of one register. */
export function withRows<R extends Register>(snapshot: Snapshot, register: R, rows: readonly RowOf<R>[]): Snapshot {
  const table = snapshot.tables[register.name];
  if (!table) return snapshot;
  const all = rows as unknown as Row[];
  const fresh = { ...table, rows: all, byId: new RowsById(all) };
  return { ...snapshot, tables: { ...snapshot.tables, [register.name]: fresh } };
}

/** The same with each row as it was; rows that were not there yet are left out. */
export const mapRows = <R extends Register>(
  snapshot: Snapshot,
  register: R,
  was: (row: RowOf<R>) => RowOf<R> | undefined,
): Snapshot =>
  withRows(
    snapshot,
    register,
    rowsOf(snapshot, register).flatMap((r) => was(r) ?? []),
  );

/** An instant that has come by another, or nothing. */
export const cameBy = (instant: string | undefined, at: string): string | undefined =>
  instant && instant <= at ? instant : undefined;
