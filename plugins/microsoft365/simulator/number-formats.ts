import type ExcelJS from 'exceljs';
import type { Box } from './workbook-file.ts';

const cellsIn = (sheet: ExcelJS.Worksheet, box: Box): ExcelJS.Cell[][] =>
  Array.from({ length: box.bottom - box.top + 1 }, (_, r) =>
    Array.from({ length: box.right - box.left + 1 }, (_, c) => sheet.getRow(box.top + r).getCell(box.left + c)),
  );

/** Excel's code of how each cell is shown. */
export const formatsIn = (sheet: ExcelJS.Worksheet, box: Box): string[][] =>
  cellsIn(sheet, box).map((row) => row.map((cell) => cell.numFmt || 'General'));

/**
 * Sets how cells are shown (`api/range-update.md`): each its own, null leaves one as it is; or one code for the whole range
 * (`resources/excel.md`, Single Input Copy). A long range is kept as its columns', so that empty cells need not be made: those
 * below it are shown alike, which Excel would not do.
 * @returns whether the input has the size of the range
 */
export function setFormats(sheet: ExcelJS.Worksheet, box: Box, formats: unknown): boolean {
  if (typeof formats === 'string') {
    for (let c = box.left; c <= box.right; c++) {
      const column = sheet.getColumn(c);
      const others: [ExcelJS.Cell, string][] = [];
      column.eachCell((cell, row) => {
        if (row < box.top || row > box.bottom) others.push([cell, cell.numFmt]);
      });
      column.numFmt = formats;
      for (const [cell, format] of others) cell.numFmt = format;
    }
    return true;
  }
  const cells = cellsIn(sheet, box);
  if (!Array.isArray(formats) || formats.length !== cells.length) return false;
  if (formats.some((row) => !Array.isArray(row) || row.length !== cells[0]!.length)) return false;
  for (const [r, row] of (formats as unknown[][]).entries())
    for (const [c, format] of row.entries()) if (format !== null) cells[r]![c]!.numFmt = String(format || 'General');
  return true;
}
