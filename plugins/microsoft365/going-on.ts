import type { RawTable, Reading } from '../../core/workspace/port.ts';
import { nextTitle, partsOf, placed } from '../continued.ts';
import type { Kept } from './asking.ts';
import { type Answer, failure, type Graph, succeeded } from './client.ts';
import { listTables } from './files.ts';
import { makeTable } from './new-table.ts';
import { readTable, room, tableFrom, tableName } from './tables.ts';
import type { Written } from './writing.ts';

/** Writes as the workbook's own tables take them, with the tables that were made for it. */
export interface Roomy {
  writes: Kept[];
  /** What is known, by the tables of the file. */
  known: Reading;
  /** What came of each write that was asked for: what one was made of may have failed in part. */
  outcome(written: Written): Map<Kept, Answer>;
}

/** Finds room for new rows before anything is written. @throws SuiteError where there is none */
export async function makeRoom(graph: Graph, item: string, wanted: readonly Kept[], known: Reading): Promise<Roomy> {
  const { writes, tables } = await placed(wanted, known.tables, room.rows, (title, last) =>
    goOn(graph, item, title, last),
  );
  return {
    writes: writes.map(({ write }) => write),
    known: { ...known, tables },
    outcome({ answers }) {
      const found = new Map<Kept, Answer>();
      writes.forEach(({ of }, i) => {
        const before = found.get(of);
        if (!before || succeeded(before)) found.set(of, answers[i]!);
      });
      return found;
    },
  };
}

/**
 * The table in which a full one goes on: with the same columns, those that people added included; or the one that another
 * instance has made meanwhile, as it stands.
 */
async function goOn(graph: Graph, item: string, title: string, last: RawTable): Promise<RawTable> {
  const row = `${item}:/workbook/tables/${encodeURIComponent(tableName(last.title))}/rows/itemAt(index=0)`;
  const [listed, shown] = await graph.batch(
    [
      listTables(item),
      // `api/tablerow-range.md`
      { method: 'GET', url: `${row}/range?$select=numberFormat`, operation: `look at ${last.title}` },
    ],
    'one-by-one',
  );
  const names = (await graph.pages(listed!)).map((t) => String(t.name));
  const newest = partsOf(title, names, [], tableName).at(-1);
  const next = newest && newest !== last.title ? newest : nextTitle(title, last.title);
  if (next !== newest) {
    const [formats = []] = (succeeded(shown) ? (shown.body.numberFormat as string[][] | undefined) : undefined) ?? [];
    const shownAs = (i: number) => (formats[i] === 'General' ? undefined : formats[i]);
    await makeTable(
      graph,
      item,
      next,
      last.columns.map((column, i) => ({ title: column, format: shownAs(i) })),
    );
  }
  const [table] = await graph.batch([readTable(item, next)], 'together');
  if (!succeeded(table)) throw failure(table!);
  return tableFrom(next, table, last.url);
}
