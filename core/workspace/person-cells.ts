import type { Change } from './changes.ts';
import type { Scene } from './command.ts';
import { normalised } from './normalised.ts';
import { layoutOf } from './register.ts';
import type { Snapshot } from './snapshot.ts';
import type { ReadTable } from './table.ts';

/** How many rows are written at once: they follow each other over several looks. */
const most = 200;

/**
 * Rows that name people by nothing but their names, or by an earlier one, are written with the address too: a name changes,
 * and two may have the same. Only where it is certain who is meant; what a spreadsheet of the company's says stays as it is.
 */
export function namePeopleWithAddress({ snapshot }: Pick<Scene, 'snapshot'>): Change[] {
  const changes: Change[] = [];
  for (const table of Object.values(snapshot.tables)) {
    const own = table.bound?.own ?? table;
    if (!checked.has(own)) {
      const found = outdated(own, snapshot);
      if (!found.length) checked.add(own);
      changes.push(...found.slice(0, most - changes.length));
    }
    if (changes.length >= most) break;
  }
  return changes;
}

/** Tables in which everybody is named as it should be. */
const checked = new WeakSet<ReadTable>();

function outdated({ register, raw, rows, from, titles }: ReadTable, { directory }: Snapshot): Change[] {
  if (!raw) return [];
  const columns = layoutOf(register).flatMap(([key, { kind }]) => {
    const title = kind === 'person' ? titles.get(key) : undefined;
    return title === undefined ? [] : [{ key, at: raw.columns.indexOf(title) }];
  });
  if (!columns.length) return [];
  return rows.flatMap((row, n): Change[] => {
    const { cells } = raw.rows[from[n]!]!;
    const keys = columns.flatMap(({ key, at }) => {
      const cell = cells[at];
      const value = (row as Record<string, unknown>)[key];
      // A suite that has people of its own keeps no words for them.
      if (typeof cell !== 'string' || typeof value !== 'string' || !cell) return [];
      const known = directory.find(value);
      return known && normalised(cell) !== normalised(directory.label(known)) ? [key] : [];
    });
    return keys.length ? [{ do: 'rewrite', register, id: row.id, keys }] : [];
  });
}
