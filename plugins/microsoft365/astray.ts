import type { RawTable, Write } from '../../core/workspace/port.ts';
import { asTyped, same } from './cells.ts';
import type { Asked } from './client.ts';
import { idsOf, patchRow, rowIndex } from './tables.ts';

/**
 * Rows are addressed by their index, which moves when somebody sorts: whether a change landed in another row, and the
 * request that gives that row back what it said.
 * @param before the tables as they were read before the change, `now` after it
 * @param leaving IDs of rows that are meant to be gone
 * @returns `again`: the change itself did not reach its row
 */
export function astray(
  item: string,
  write: Write,
  before: Record<string, RawTable>,
  now: Record<string, RawTable>,
  leaving: ReadonlySet<string>,
): { again: boolean; requests: Asked[] } {
  if (write.do === 'remove-copy')
    return { again: false, requests: emptied(item, write, before[write.table], now[write.table]!, leaving) };
  if (write.do === 'remove-row') {
    // It stands there still: another row was emptied in its place.
    if (rowIndex(now[write.table]!, write.idTitle, write.id) < 0) return { again: false, requests: [] };
    return { again: true, requests: emptied(item, write, before[write.table], now[write.table]!, leaving) };
  }
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

/** A row that is gone although another was to be emptied: somebody moved it there, or emptied the other copy. */
function emptied(
  item: string,
  write: Extract<Write, { do: 'remove-copy' | 'remove-row' }>,
  before: RawTable | undefined,
  now: RawTable,
  leaving: ReadonlySet<string>,
): Asked[] {
  if (!before) return [];
  const standing = new Set(idsOf(now, write.idTitle));
  const ids = idsOf(before, write.idTitle);
  const gone = before.rows.filter((_, i) => ids[i] && !leaving.has(ids[i]) && !standing.has(ids[i]));
  const distinct = new Set(ids.filter((id) => id && !leaving.has(id) && !standing.has(id)));
  const victim = distinct.size === 1 ? (gone.find((row) => row.at === write.at) ?? gone[0]) : undefined;
  if (!victim) return [];
  const cells = Object.fromEntries(before.columns.map((c, n) => [c, asTyped(victim.cells[n])]));
  return [patchRow(item, { ...write, do: 'patch', cells }, now.columns)];
}
