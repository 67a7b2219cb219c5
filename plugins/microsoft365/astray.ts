import type { RawTable, Write } from '../../core/workspace/port.ts';
import { isBlank } from '../../core/workspace/row-reader.ts';
import { asTyped, same } from './cells.ts';
import type { Asked } from './client.ts';
import { idsOf, patchRow, rowIndex } from './tables.ts';

/**
 * Rows are addressed by their index, which moves when somebody sorts: whether a change landed in another row, and the
 * request that gives that row back what it said.
 * @param before the tables as they were read before the change, `now` after it
 * @returns `again`: the change itself did not reach its row
 */
export function astray(
  item: string,
  write: Write,
  before: Record<string, RawTable>,
  now: Record<string, RawTable>,
): { again: boolean; requests: Asked[] } {
  if (write.do === 'remove-row')
    return { again: rowIndex(now[write.table]!, write.idTitle, write.id) >= 0, requests: [] };
  if (write.do !== 'patch') return { again: false, requests: [] };
  const raw = now[write.table]!;
  const hit = idsOf(raw, write.idTitle)[Number(write.at)];
  if (hit === undefined || same(hit, write.id)) return { again: false, requests: [] };
  const old = before[write.table];
  const was = old?.rows[rowIndex(old, write.idTitle, hit)];
  const cells = Object.fromEntries(
    Object.keys(write.cells).map((c) => [c, asTyped(was?.cells[old!.columns.indexOf(c)])]),
  );
  return { again: true, requests: [patchRow(item, { ...write, cells }, raw.columns)] };
}

export type Removal = Extract<Write, { do: 'remove-copy' | 'remove-row' }>;

/**
 * Rows that are gone although others were to be emptied: somebody moved them there, or emptied the other copy. Each gets back
 * what it said, in one of the places that were emptied. What a person deletes in the same second comes back as well.
 * @param removals everything that was asked to be emptied, wherever it was thought to stand
 * @param leaving IDs of the rows that are meant to be gone
 */
export function wiped(
  item: string,
  removals: readonly Removal[],
  before: Record<string, RawTable>,
  now: Record<string, RawTable>,
  leaving: ReadonlySet<string>,
): Asked[] {
  return [...new Set(removals.map((w) => w.table))].flatMap((table) => {
    const own = removals.filter((w) => w.table === table);
    const [old, raw, { idTitle }] = [before[table], now[table]!, own[0]!];
    if (!old) return [];
    const standing = new Set([...idsOf(raw, idTitle), ...leaving]);
    const lost = idsOf(old, idTitle).flatMap((id, n) => {
      if (!id || standing.has(id)) return [];
      standing.add(id);
      return [{ id, row: old.rows[n]! }];
    });
    const free = [...new Set(own.map((w) => w.at))].filter((at) => {
      const row = raw.rows[Number(at)];
      return row && isBlank(row);
    });
    return lost.slice(0, free.length).map(({ id, row }, n) => {
      const cells = Object.fromEntries(old.columns.map((c, i) => [c, asTyped(row.cells[i])]));
      return patchRow(item, { do: 'patch', table, at: free[n]!, id, idTitle, cells }, raw.columns);
    });
  });
}
