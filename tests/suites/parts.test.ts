import { describe, expect, it } from 'vitest';
import type { RawTable, Write } from '../../core/workspace/port.ts';
import { joined, nextTitle, partsOf, placed, together } from '../../plugins/continued.ts';
import { tableName } from '../../plugins/microsoft365/tables.ts';

describe('the tables in which a table stands', () => {
  const table = (title: string, ...rows: string[]): RawTable => ({
    title,
    columns: ['ID', 'Says'],
    rows: rows.map((id, i) => ({ at: String(i), cells: [id, 'x'] })),
  });

  it('are told from others by their names, in their order, as the file writes them', () => {
    const names = [
      'Orders',
      'Orders · 10',
      'Orders · 2',
      'Orders · 1',
      'Orders · 02',
      'Orders · two',
      'Orders 3',
      'Orders copy',
    ];
    expect(partsOf('Orders', names, [])).toEqual(['Orders', 'Orders · 2', 'Orders · 10']);
    expect(partsOf('Orders', names, ['Orders'])).toEqual(['Orders · 2', 'Orders · 10']);
    expect(partsOf('Orders', names.map(tableName), [], tableName)).toEqual(['Orders', 'Orders · 2', 'Orders · 10']);
    expect(nextTitle('Orders', 'Orders')).toBe('Orders · 2');
    expect(nextTitle('Orders', 'Orders · 10')).toBe('Orders · 11');
  });

  it('are the same table as long as they are the same', () => {
    const [one, two] = [table('Orders', 'a'), table('Orders · 2', 'b')];
    const whole = joined('Orders', [one, two])!;
    expect(joined('Orders', [one, two], whole)).toBe(whole);
    const more = joined('Orders', [one, { ...two, rows: [...two.rows, { at: '1', cells: ['c', 'x'] }] }], whole)!;
    expect(more.rows.slice(0, 2).every((row, i) => row === whole.rows[i])).toBe(true);
    expect(more.rows.map((row) => row.at)).toEqual(['0', 'Orders · 2/0', 'Orders · 2/1']);
    expect(together({ Orders: whole }, { Orders: one, 'Orders · 2': two }).Orders).toBe(whole);
  });

  it('may have their columns in another order', () => {
    const two: RawTable = {
      title: 'Orders · 2',
      columns: ['Says', 'Own', 'ID'],
      rows: [{ at: '0', cells: ['y', '', 'b'] }],
    };
    expect(joined('Orders', [table('Orders', 'a'), two])!.rows[1]!.cells).toEqual(['b', 'y']);
  });

  it('take new rows as a whole: in the last one, or in as many as they need', async () => {
    const made: string[] = [];
    const goOn = async (title: string, last: RawTable) => {
      made.push(nextTitle(title, last.title));
      return table(made.at(-1)!);
    };
    const rows = (n: number) => Array.from({ length: n }, (_, i) => ({ ID: i }));
    const append = (n: number): Write => ({ do: 'append', table: 'Orders', key: `${n}`, idTitle: 'ID', rows: rows(n) });
    const sizes = async (...counts: number[]) => {
      made.length = 0;
      const { writes } = await placed(counts.map(append), { Orders: table('Orders', 'a', 'b') }, 5, goOn);
      return writes.map(({ write }) => 'rows' in write && [write.table, write.rows.length]);
    };
    expect(await sizes(3)).toEqual([['Orders', 3]]);
    expect(await sizes(4)).toEqual([['Orders · 2', 4]]);
    expect(await sizes(2, 2)).toEqual([
      ['Orders', 2],
      ['Orders · 2', 2],
    ]);
    expect(await sizes(12)).toEqual([
      ['Orders · 2', 5],
      ['Orders · 3', 5],
      ['Orders · 4', 2],
    ]);
    expect(made).toEqual(['Orders · 2', 'Orders · 3', 'Orders · 4']);
  });
});
