import { describe, expect, it } from 'vitest';
import type { RawTable } from '../../core/workspace/port.ts';
import { asKnown } from '../../plugins/as-known.ts';

const table = (...rows: unknown[][]): RawTable => ({
  title: 'T',
  columns: ['ID', 'Who'],
  rows: rows.map((cells) => ({ at: `at-${cells[0]}`, cells })),
});
const person = (id: string) => [{ id }];
const known = table([1, person('a')], [2, person('b')], [3, 'words'], [4, null]);

describe('a table that was read again', () => {
  it('is the table that is known where it says the same', () => {
    expect(asKnown(structuredClone(known), known)).toBe(known);
  });
  it('has the rows that are known, but for those that say something else', () => {
    const again = asKnown(table([1, person('a')], [2, person('c')], [3, 'words'], [4, undefined]), known);
    expect(again).not.toBe(known);
    expect(again.rows.map((row, i) => row === known.rows[i])).toEqual([true, false, true, false]);
    expect(again.rows[1]!.cells).toEqual([2, person('c')]);
  });
  it('knows rows again below one that came or went', () => {
    const more = asKnown(table([1, person('a')], [9, 'new'], [2, person('b')], [3, 'words'], [4, null]), known);
    expect(more.rows.map((row) => known.rows.indexOf(row))).toEqual([0, -1, 1, 2, 3]);
    const less = asKnown(table([1, person('a')], [3, 'words'], [4, null]), known);
    expect(less.rows.map((row) => known.rows.indexOf(row))).toEqual([0, 2, 3]);
  });
  it('is new where its columns are, or where rows stand at other places', () => {
    const renamed = { ...structuredClone(known), columns: ['ID', 'Whom'] };
    expect(asKnown(renamed, known)).toBe(renamed);
    const moved = { ...known, rows: known.rows.map((row) => ({ ...row, at: `${row.at}'` })) };
    expect(asKnown(moved, known).rows.some((row) => known.rows.includes(row))).toBe(false);
  });
});
