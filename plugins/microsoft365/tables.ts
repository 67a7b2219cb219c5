import type { RawTable, Write } from '../../core/workspace/port.ts';
import { same } from './cells.ts';
import type { Answer, Asked } from './client.ts';

/** Excel allows letters, digits and underscores in a table's name. */
export const tableName = (title: string): string => title.replace(/[^\p{L}\p{N}_]/gu, '_');

/**
 * With more rows than these a table goes on in another one. Excel takes many more, but an answer that holds all of them may
 * grow too large (`resources/excel.md`, Large Range), and every act reads back the table that it wrote to. Tests make do with fewer.
 */
export const room = { rows: 20_000 };

const at = (item: string, title: string) => `${item}:/workbook/tables/${encodeURIComponent(tableName(title))}`;

/** The whole table with its header in one answer (`api/table-range.md`): cheaper than columns and rows apart. */
export const readTable = (item: string, title: string): Asked => ({
  method: 'GET',
  url: `${at(item, title)}/range?$select=values,address`,
  operation: `read table ${title}`,
});

export function tableFrom(title: string, answer: Answer, url: string | undefined): RawTable {
  const [header = [], ...rows] = (answer.body.values as unknown[][] | undefined) ?? [];
  // `Requests!A1:H20`: the header stands in the row that is named first.
  const top = String(answer.body.address ?? '').match(/!\$?[A-Z]+\$?(\d+)/)?.[1];
  const firstRow = top ? { firstRow: Number(top) + 1 } : {};
  return {
    title,
    url,
    ...firstRow,
    columns: header.map(String),
    rows: rows.map((cells, index) => ({ at: String(index), cells })),
  };
}

/** Many rows are one request (`api/table-post-rows.md`: one at a time is slow). */
export const appendRows = (item: string, write: Extract<Write, { do: 'append' }>, columns: string[]): Asked => ({
  method: 'POST',
  url: `${at(item, write.table)}/rows`,
  body: { index: null, values: write.rows.map((row) => columns.map((c) => row[c] ?? '')) },
  operation: `add ${write.rows.length} rows to ${write.table}`,
});

/** Only the cells that changed: null leaves a cell as it is, '' empties it. */
export const patchRow = (item: string, write: Extract<Write, { do: 'patch' }>, columns: string[]): Asked => ({
  method: 'PATCH',
  url: `${at(item, write.table)}/rows/itemAt(index=${write.at})`,
  body: { values: [columns.map((c) => (c in write.cells ? (write.cells[c] ?? '') : null))] },
  operation: `change a row of ${write.table}`,
});

/** The IDs of all rows, in their order. */
export function idsOf(raw: RawTable, idTitle: string): string[] {
  const column = raw.columns.indexOf(idTitle);
  return raw.rows.map((row) => String(row.cells[column] ?? ''));
}

/** Where the row with an ID stands, or -1. */
export const rowIndex = (raw: RawTable, idTitle: string, id: string): number => idsOf(raw, idTitle).indexOf(id);

/** Whether a row says what was to be written into it. */
export const holds = (raw: RawTable, at: number, cells: Record<string, unknown>): boolean =>
  Object.entries(cells).every(([title, value]) => same(raw.rows[at]?.cells[raw.columns.indexOf(title)], value));
