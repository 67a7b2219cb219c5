import type { RawTable, Reading } from '../core/workspace/port.ts';
import type { Connection } from '../server/connections.ts';
import type { Memory } from '../server/memory.ts';

const memoryOf = ({ workspace }: Connection): Memory => (workspace as unknown as { memory: Memory }).memory;

/** What a process has read of the suite. */
export const readingOf = (connection: Connection): Reading => memoryOf(connection).reading!;

/** A reading with so many rows in a table: those that it has, again and again with an ID of their own. */
export function grown({ tables }: Reading, title: string, count: number): RawTable {
  const table = tables[title]!;
  const filled = table.rows.filter((r) => r.cells.some((c) => c !== ''));
  const rows = Array.from({ length: count }, (_, i) => {
    const { cells } = filled[i % filled.length]!;
    return { at: String(i), cells: [`R-${i}`, ...cells.slice(1)] };
  });
  return { ...table, rows };
}

/** A process whose suite has that many rows in a table, as long as the clock stands still. */
export async function grow(connection: Connection, title: string, count: number): Promise<void> {
  const reading = readingOf(connection);
  const tables = { ...reading.tables, [title]: grown(reading, title, count) };
  await memoryOf(connection).takeWhole({ ...reading, tables }, connection.unattended());
}
