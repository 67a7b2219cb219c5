import { describe, expect, it } from 'vitest';
import type { RawSource, SourceWrite } from '../../core/workspace/source.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';
import { type SheetRows, writeRow } from '../../plugins/source-rows.ts';

/** A sheet under the hands of people who act right before each of our requests. */
class Sheet implements SheetRows {
  /** What people do meanwhile, one thing before each request. */
  readonly meanwhile: (() => void)[] = [];
  constructor(readonly grid: unknown[][]) {}

  typed = (value: unknown) => value;
  async look(row: number) {
    this.meanwhile.shift()?.();
    const values = this.grid[row - 1] ?? [];
    return { values: [...values], formulas: [...values] };
  }
  async put(row: number, cells: readonly { column: number; value: unknown }[]) {
    this.meanwhile.shift()?.();
    for (const { column, value } of cells) this.grid[row - 1]![column] = value;
    return [...this.grid[row - 1]!];
  }
  async column(column: number) {
    this.meanwhile.shift()?.();
    return this.grid.map((row, i) => [i + 1, row[column]] as const);
  }
}

describe('a row of a spreadsheet whose rows move', () => {
  const grid = () => [
    ['Order', 'Promised'],
    ['O1', 'Monday'],
    ['O2', 'Tuesday'],
    ['O3', '=B2'],
  ];
  const raw: RawSource = {
    title: 'Orders',
    rows: grid().map((cells, i) => ({ at: String(i + 1), cells })),
    headed: false,
    keyed: false,
    dialect: excelDialect('Asia/Shanghai'),
  };
  const write = (row: number, value: string): SourceWrite => ({
    do: 'patch-source',
    source: { file: 'drive/item', part: 'sheet:1' },
    title: 'Orders',
    at: String(row),
    key: { column: 0, value: `O${row - 1}` },
    cells: [{ column: 1, title: 'Promised', value }],
  });
  const on = (sheet: Sheet, row: number, value: string) => writeRow(sheet, write(row, value), raw);
  const insert = (sheet: Sheet) => () => void sheet.grid.splice(1, 0, ['O0', 'Sunday']);
  const nothing = () => {};

  it('is found where it has gone, and shown where it was read', async () => {
    const sheet = new Sheet(grid());
    sheet.meanwhile.push(insert(sheet));
    const after = await on(sheet, 3, 'Friday');
    expect(sheet.grid.map((r) => r[1])).toEqual(['Promised', 'Sunday', 'Monday', 'Friday', '=B2']);
    expect(after.rows.map((r) => r.cells[1])).toEqual(['Promised', 'Monday', 'Friday', '=B2']);
  });

  it('is written all the same when it moves right before the change, and the other row gets its own back', async () => {
    const sheet = new Sheet(grid());
    sheet.meanwhile.push(nothing, insert(sheet));
    await on(sheet, 3, 'Friday');
    expect(sheet.grid.map((r) => r[1])).toEqual(['Promised', 'Sunday', 'Monday', 'Friday', '=B2']);
  });

  it('is left to others while it keeps moving', async () => {
    const sheet = new Sheet(grid());
    const put = sheet.put.bind(sheet);
    sheet.put = (row, cells) => {
      insert(sheet)();
      return put(row, cells);
    };
    await expect(on(sheet, 3, 'Friday')).rejects.toMatchObject({ kind: 'unavailable' });
  });

  it('is no row any more when it is gone or stands there twice', async () => {
    const sheet = new Sheet(grid());
    sheet.meanwhile.push(() => void sheet.grid.splice(2, 1));
    await expect(on(sheet, 3, 'Friday')).rejects.toMatchObject({ kind: 'conflict' });
    const twice = new Sheet(grid());
    twice.meanwhile.push(() => void twice.grid.splice(1, 0, ['O2', '']));
    await expect(on(twice, 3, 'Friday')).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('keeps its formulas', async () => {
    const sheet = new Sheet(grid());
    await expect(on(sheet, 4, 'Friday')).rejects.toMatchObject({ kind: 'denied' });
    expect(sheet.grid[3]![1]).toBe('=B2');
  });
});
