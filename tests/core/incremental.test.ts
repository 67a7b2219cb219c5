import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import type { RawRow, RawTable } from '../../core/workspace/port.ts';
import { type Reader, readTable } from '../../core/workspace/read-table.ts';
import { placeOf, type ReadTable } from '../../core/workspace/table.ts';
import { type Stage, stage } from '../world.ts';

/** A row that nothing is wrong with, by its ID. */
let rowFor: (id: string, title?: string) => RawRow;
let columns: string[];
let on: Stage;
let reader: Reader;
let read: (rows: readonly RawRow[], before?: ReadTable) => ReadTable;

beforeAll(async () => {
  on = await stage('microsoft365');
  const { tables, directory } = await on.snapshot();
  const { raw, register } = tables[requests.name]!;
  ({ columns } = raw!);
  const cells = raw!.rows.find((row) => row.cells[0] !== '')!.cells;
  const title = columns.indexOf('Title');
  rowFor = (id, words = 'A title') => ({
    at: `at-${id}`,
    cells: cells.map((c, i) => (i === 0 ? id : i === title ? words : c)),
  });
  reader = {
    dialect: on.suite.dialect,
    directory,
    now: '2026-11-24T02:00:00.000Z',
    fileMissing: false,
    seal: (w) => w,
  };
  read = (rows, before) =>
    readTable(register, { title: 'Requests', columns, rows: [...rows] } as RawTable, reader, before);
});
afterAll(() => on.world.stop());

/** Everything that a table says, however it came to be known. */
const sense = (table: ReadTable) => ({
  rows: table.rows,
  found: table.rows.map((row) => [table.byId.get(row.id) === row, placeOf(table, row.id)]),
  problems: table.problems,
  copies: table.copies,
});

describe('a table of which little has changed', () => {
  const ids = (n: number) => Array.from({ length: n }, (_, i) => `R-${i}`);
  const blank = (): RawRow => ({ at: 'blank', cells: columns.map(() => '') });

  it('says what it would say if it were read from the beginning, whatever happened to its rows', () => {
    let seed = 7;
    const dice = (n: number) => {
      seed = (seed * 1103515245 + 12345) % 2147483648;
      return seed % n;
    };
    let rows: RawRow[] = ids(30).map((id) => rowFor(id));
    let known = read(rows);
    let next = 30;
    for (let step = 0; step < 400; step++) {
      rows = [...rows];
      const at = dice(rows.length);
      const kind = dice(10);
      if (kind < 4) rows[at] = rowFor(String(rows[at]!.cells[0] || `R-${next++}`), `Words ${step}`);
      else if (kind < 6) rows.push(rowFor(`R-${next++}`));
      else if (kind === 6) rows.splice(at, 1);
      else if (kind === 7) rows.splice(at, 0, dice(2) ? blank() : rowFor(`R-${next++}`));
      else if (kind === 8) rows[at] = { ...rows[at]!, cells: rows[at]!.cells.map((c, i) => (i === 4 ? 'Nowhere' : c)) };
      else rows.push(rowFor(`R-${dice(next)}`, dice(2) ? 'A title' : 'Another'));
      if (rows.length > 60) rows = rows.slice(20);
      const older = sense(known);
      const now = read(rows, known);
      expect(sense(now)).toEqual(sense(read(rows)));
      // What was read before still says what it said.
      expect(sense(known)).toEqual(older);
      known = now;
    }
  });

  it('says how full it is where no more than so many rows fit into it', () => {
    const full = (n: number, before?: ReadTable) => {
      const rows = ids(n).map((id) => rowFor(id));
      const { register } = read([]);
      return readTable(register, { title: 'Requests', columns, rows, most: 100 }, reader, before);
    };
    const roomy = full(90);
    expect(roomy.problems).toEqual([]);
    const tight = full(92, roomy);
    expect(tight.problems).toMatchObject([
      { weight: 'warning', says: { en: expect.stringContaining('92 of the 100') } },
    ]);
    expect(full(93, tight).problems).toMatchObject([
      { says: { zh: expect.stringContaining('已有 93 行，上限为 100 行') } },
    ]);
  });

  it('keeps the records of the rows that are the same', () => {
    const rows = ids(200).map((id) => rowFor(id));
    const known = read(rows);
    const changed = rows.with(70, rowFor('R-70', 'Other words'));
    const now = read([...changed, rowFor('R-new')], known);
    expect(now.rows.map((row, i) => row === known.rows[i]).filter((same) => !same)).toHaveLength(2);
    expect(now.byId.get('R-70')).toMatchObject({ title: 'Other words' });
    expect(now.byId.has('R-new')).toBe(true);
    expect(known.byId.get('R-70')).toMatchObject({ title: 'A title' });
    expect(known.byId.has('R-new')).toBe(false);
    // Two that came of the same one do not see each other's rows.
    const other = read([...rows, rowFor('R-other')], known);
    expect([other.byId.has('R-new'), now.byId.has('R-other')]).toEqual([false, false]);
  });
});
