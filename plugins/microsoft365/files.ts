import type { Layout, LayoutColumn } from '../../core/workspace/port.ts';
import type { Asked } from './client.ts';
import { tableName } from './tables.ts';

/** The workbook's sign of change: cTag changes with its content (`resources/driveitem.md`). */
export const readItem = (item: string): Asked => ({
  method: 'GET',
  url: `${item}?$select=id,name,cTag,webUrl`,
  operation: 'look at the workbook',
});

/** How people see what stands in a column. */
export const formats: Partial<Record<LayoutColumn['kind'], string>> = {
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  period: '@',
  text: '@',
  person: '@',
};
const widths: Partial<Record<LayoutColumn['kind'], number>> = {
  text: 22,
  date: 12,
  moment: 17,
  number: 10,
  flag: 8,
  choice: 14,
  person: 16,
  period: 10,
};

/** A new workbook: a sheet and an Excel table for each register, formats, drop-down lists and frozen headers set. */
export async function newWorkbook(tables: Layout['tables']): Promise<ArrayBuffer> {
  // Half a second to load, once in an installation's life.
  const { default: ExcelJS } = await import('exceljs');
  const workbook = new ExcelJS.Workbook();
  for (const table of tables) {
    const sheet = workbook.addWorksheet(table.title, { views: [{ state: 'frozen', ySplit: 1 }] });
    table.columns.forEach((column, i) => {
      const c = sheet.getColumn(i + 1);
      c.width = widths[column.kind] ?? 16;
      if (formats[column.kind]) c.numFmt = formats[column.kind]!;
    });
    sheet.addTable({
      name: tableName(table.title),
      ref: 'A1',
      headerRow: true,
      style: { theme: 'TableStyleLight9', showRowStripes: true },
      columns: table.columns.map((c) => ({ name: c.title, filterButton: true })),
      rows: [table.columns.map(() => null)],
    });
    sheet.getCell('A1').note = table.purpose;
  }
  return (await workbook.xlsx.writeBuffer()) as unknown as ArrayBuffer;
}

/** Names of the tables in the workbook. */
export const listTables = (item: string): Asked => ({
  method: 'GET',
  url: `${item}:/workbook/tables?$select=name`,
  operation: 'list tables',
});

/** A column at the right end of a table; the cells of the rows that are there stay empty (`api/table-post-columns.md`). */
export const addColumn = (item: string, table: string, title: string): Asked => ({
  method: 'POST',
  url: `${item}:/workbook/tables/${encodeURIComponent(table)}/columns`,
  body: { name: title },
  operation: `add column ${title}`,
});
