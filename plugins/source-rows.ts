import { Refusal } from '../core/words.ts';
import { SuiteError } from '../core/workspace/port.ts';
import { computedCell, type RawSource, rowGone, type SourceCell, type SourceWrite } from '../core/workspace/source.ts';

/** How a suite reaches the rows of a sheet, by their number. Cells stand in the order of the source's columns. */
export interface SheetRows {
  look(row: number): Promise<{ values: readonly unknown[]; formulas: readonly unknown[] }>;
  /** A value that was read, so that writing it gives the same value. */
  typed(value: unknown): unknown;
  /** Writes cells of a row. @returns the row as it is afterwards */
  put(row: number, cells: readonly Cell[]): Promise<readonly unknown[]>;
  /** One column, as rows and what stands there. */
  column(column: number): Promise<readonly (readonly [row: number, value: unknown])[]>;
}
type Cell = Pick<SourceCell, 'column' | 'value' | 'shows'>;

/** Rows that move at every try are somebody's work in progress. */
const tries = 4;

/**
 * Changes cells of a row and reads it back. Rows move under everybody's hands: the row is looked for by its key right before
 * the change, and what landed in another row is put back. A formula is never written over.
 * @returns the source as it is now
 * @throws Refusal, SuiteError
 */
export async function writeRow(rows: SheetRows, write: SourceWrite, raw: RawSource): Promise<RawSource> {
  const { key } = write;
  const same = (one: unknown, other: unknown) => raw.dialect.text(one).trim() === raw.dialect.text(other).trim();
  const isIt = (cells: readonly unknown[]) => !key || same(cells[key.column], key.value);
  for (let attempt = 0; attempt < tries; attempt++) {
    let at = Number(write.at);
    let seen = await rows.look(at);
    if (!isIt(seen.values)) {
      at = await whereNow();
      seen = await rows.look(at);
    }
    for (const { column, title } of write.cells)
      if (String(seen.formulas[column] ?? '').startsWith('=')) throw new Refusal(computedCell(title), 'denied');
    const cells = await rows.put(at, write.cells);
    // At its old place: the next look finds it where it stands now.
    if (isIt(cells)) return withRow(raw, write.at, cells);
    const was = raw.rows.find((r) => same(r.cells[key!.column], cells[key!.column]));
    if (was)
      await rows.put(
        at,
        write.cells.map(({ column }) => ({ column, value: rows.typed(was.cells[column]) })),
      );
  }
  throw new SuiteError('unavailable', 'change a spreadsheet', 'rows keep moving');

  /** The row's number by its key. */
  async function whereNow(): Promise<number> {
    const found = (await rows.column(key!.column)).filter(([, value]) => same(value, key!.value));
    if (found.length === 1) return found[0]![0];
    throw new Refusal(rowGone(write.title), 'conflict');
  }
}

/** A source in which one row says something else. */
export const withRow = (raw: RawSource, at: string, cells: readonly unknown[]): RawSource => ({
  ...raw,
  rows: raw.rows.map((row) => (row.at === at ? { at, cells: [...cells] } : row)),
});
