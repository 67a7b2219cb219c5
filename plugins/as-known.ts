import type { RawRow, RawTable } from '../core/workspace/port.ts';

/**
 * A table that was read again. Rows that say what they said are the rows that are known (===), and where all of them are, so
 * is the table: what was made of them need not be made again.
 */
export function asKnown(table: RawTable, known: RawTable | undefined): RawTable {
  if (!known || !sameCells(table.columns, known.columns)) return table;
  const shift = table.rows.length - known.rows.length;
  let all = shift === 0 && table.url === known.url && table.firstRow === known.firstRow;
  const rows = table.rows.map((row, i) => {
    // Where rows came or went at one place, those below it stand further down or up.
    const found = [known.rows[i], known.rows[i - shift]].find((other) => other && saysTheSame(row, other));
    all &&= found !== undefined;
    return found ?? row;
  });
  return all ? known : { ...table, rows };
}

const saysTheSame = (row: RawRow, other: RawRow): boolean => row.at === other.at && sameCells(row.cells, other.cells);

function sameCells(cells: readonly unknown[], others: readonly unknown[]): boolean {
  if (cells.length !== others.length) return false;
  for (let i = 0; i < cells.length; i++) if (cells[i] !== others[i] && !sameParts(cells[i], others[i])) return false;
  return true;
}

/** Base gives people and rich text as lists of objects. */
const sameParts = (cell: unknown, other: unknown): boolean =>
  typeof cell === 'object' && typeof other === 'object' && JSON.stringify(cell) === JSON.stringify(other);
