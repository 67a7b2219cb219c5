import { type RawRow, type RawTable, SuiteError, type Write } from '../../core/workspace/port.ts';
import type { MemoryCompany } from './company.ts';

type Append = Extract<Write, { do: 'append' }>;
type Patch = Extract<Write, { do: 'patch' }>;
type Remove = Extract<Write, { do: 'remove-copy' | 'remove-row' }>;
type Text = (raw: unknown) => string;

function tableOf(company: MemoryCompany, title: string): RawTable {
  const table = company.tables[title];
  if (!table) throw new SuiteError('missing', `write to ${title}`, 'the table is not there');
  return table;
}

/** IDs stand in a column of the table like everything else. */
function idsIn({ columns, rows }: RawTable, idTitle: string, text: Text): (row: RawRow) => string {
  const index = columns.indexOf(idTitle);
  if (index < 0 && rows.length)
    throw new SuiteError('missing', 'find a row', `the column “${idTitle}” is not in the table`);
  return (row) => text(row.cells[index]);
}

/** Rows whose ID is there already are not written again. */
export function appendRows(company: MemoryCompany, { table: title, idTitle, rows }: Append, text: Text): undefined {
  const table = tableOf(company, title);
  const idOf = idsIn(table, idTitle, text);
  const known = new Set(table.rows.map(idOf));
  const fresh = rows
    .filter((row) => !known.has(text(row[idTitle])))
    .map((row): RawRow => ({ at: company.newId('row'), cells: table.columns.map((column) => row[column]) }));
  if (fresh.length) company.putTable({ ...table, rows: [...table.rows, ...fresh] });
}

export function patchRow(
  company: MemoryCompany,
  { table: title, at, id, idTitle, cells }: Patch,
  text: Text,
): undefined {
  const table = tableOf(company, title);
  const idOf = idsIn(table, idTitle, text);
  const row = table.rows.find((r) => r.at === at && idOf(r) === id) ?? table.rows.find((r) => idOf(r) === id);
  if (!row) throw new SuiteError('conflict', `write to ${title}`, `the row ${id} is not there any more`);
  const changed = { ...row, cells: table.columns.map((column, i) => (column in cells ? cells[column] : row.cells[i])) };
  company.putTable({ ...table, rows: table.rows.map((r) => (r === row ? changed : r)) });
}

/** A copy is known by its place, another row by its ID; one that is gone already is no failure. */
export function removeRow(company: MemoryCompany, w: Remove, text: Text): undefined {
  const table = tableOf(company, w.table);
  const idOf = idsIn(table, w.idTitle, text);
  const row = table.rows.find((r) => r.at === w.at && idOf(r) === w.id);
  const gone = row ?? (w.do === 'remove-row' ? table.rows.find((r) => idOf(r) === w.id) : undefined);
  if (gone) company.putTable({ ...table, rows: table.rows.filter((r) => r !== gone) });
}
