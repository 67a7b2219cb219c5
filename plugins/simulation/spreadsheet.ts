import ExcelJS from 'exceljs';
import { columnLetter } from '../columns.ts';
import type { FeishuTenant, SimCell } from '../feishu/simulator/tenant.ts';
import { Tenant } from '../microsoft365/simulator/tenant.ts';

/** A cell as a person would have typed it. Days are serial numbers: see `serialDay`. */
export type PlantedCell = string | number | boolean | null | { formula: string; result: string | number };

export interface PlantedSheet {
  title: string;
  grid: PlantedCell[][];
  /** Rows and columns from 0, ends included: top, bottom, left, right. */
  merges?: [number, number, number, number][];
  /** Rows from 0. */
  hiddenRows?: number[];
  hidden?: boolean;
  /** Makes the whole grid an Excel table; its last row is then the totals row, if `totals` is set. */
  table?: { name: string; totals?: boolean };
}

/** A day in Excel's calendar and in Feishu sheets: days since 1899-12-30. */
export const serialDay = (iso: string): number =>
  (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/**
 * Puts a spreadsheet into a company's suite as its people would have: an Excel workbook in the team's drive, or a Feishu
 * sheet. @returns the link that they would copy
 */
export async function plantSpreadsheet(
  tenant: Tenant | FeishuTenant,
  title: string,
  sheets: readonly PlantedSheet[],
): Promise<string> {
  if (tenant instanceof Tenant) {
    const path = `${title}.xlsx`;
    await tenant.drive.put(path, await workbookOf(sheets));
    return `https://contoso.sharepoint.com/sites/coordination/${encodeURI(path)}?web=1`;
  }
  const token = tenant.newId('shtcn');
  tenant.state.spreadsheets.push({
    token,
    title,
    modified: Math.floor(tenant.clock() / 1000) - 60,
    revision: 1,
    sheets: sheets.map((sheet, i) => ({
      sheet_id: `s${i}${token.slice(-4)}`,
      title: sheet.title,
      grid: structuredClone(sheet.grid) as SimCell[][],
      ...(sheet.hidden && { hidden: true }),
      ...(sheet.merges && { merges: sheet.merges }),
    })),
  });
  tenant.store.changed();
  return `https://sample.feishu.cn/sheets/${token}`;
}

async function workbookOf(sheets: readonly PlantedSheet[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  for (const { title, grid, merges = [], hiddenRows = [], hidden, table } of sheets) {
    const sheet = workbook.addWorksheet(title, { state: hidden ? 'hidden' : 'visible' });
    if (table) {
      const [header = [], ...rows] = grid;
      const body = table.totals ? rows.slice(0, -1) : rows;
      sheet.addTable({
        name: table.name,
        ref: 'A1',
        headerRow: true,
        totalsRow: table.totals ?? false,
        columns: header.map((name, i) => ({
          name: String(name),
          ...(table.totals && typeof rows.at(-1)?.[i] === 'string' && { totalsRowLabel: String(rows.at(-1)![i]) }),
          ...(table.totals && typeof rows.at(-1)?.[i] === 'number' && { totalsRowFunction: 'sum' as const }),
        })),
        rows: body.map((row) => row.map((cell) => cell ?? '')),
      });
      if (table.totals)
        rows.at(-1)!.forEach((cell, i) => {
          if (cell !== null) sheet.getCell(`${columnLetter(i + 1)}${grid.length}`).value = cell;
        });
    } else
      grid.forEach((row, r) => {
        row.forEach((cell, c) => {
          if (cell !== null) sheet.getRow(r + 1).getCell(c + 1).value = cell;
        });
      });
    for (const [top, bottom, left, right] of merges) sheet.mergeCells(top + 1, left + 1, bottom + 1, right + 1);
    for (const row of hiddenRows) sheet.getRow(row + 1).hidden = true;
  }
  return new Uint8Array((await workbook.xlsx.writeBuffer()) as ArrayBuffer);
}
