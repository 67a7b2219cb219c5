import { fill, type Text, t } from '../words.ts';
import { type Notation, sameNotation } from './cells/notation.ts';
import { contextFor, type Dialect, isEmptyCell, notationIn, tellsNotation } from './cells.ts';
import { asOne } from './copies.ts';
import type { Directory } from './directory.ts';
import { isTotals } from './grid.ts';
import type { RawRow, RawTable } from './port.ts';
import type { Problem } from './problem.ts';
import { layoutOf, type Register, type Row } from './register.ts';
import { isBlank, isError, rowReader, type Said } from './row-reader.ts';
import { isProven, unproven } from './sealed.ts';
import { type ReadTable, RowsById } from './table.ts';
import { short } from './unreadable.ts';

/** What a table is read with. */
export interface Reader {
  dialect: Dialect;
  directory: Directory;
  /** ISO 8601 in UTC. */
  now: string;
  /** The file of the table is not there: that is said once, and not for each table. */
  fileMissing: boolean;
  /** Proves that a row of a sealed register was not typed by hand. */
  seal: (words: string) => string;
}

/** More rows than these are not put into what is known one by one. */
const few = 50;

/**
 * A register's own table. Every row that holds something is read, taken as one with its copy, or a problem.
 * @param before the table as it was read with the same register and people: rows that are the same (===) are not read again
 */
export function readTable(
  register: Register,
  raw: RawTable | undefined,
  { dialect, directory, now, fileMissing, seal }: Reader,
  before?: ReadTable,
): ReadTable {
  if (!raw) return withoutRows(register, fileMissing);
  const layout = layoutOf(register);
  const titles = new Map<string, string>();
  const positions = layout.map(([key, column]) => {
    const index = raw.columns.findIndex(
      (c) => c.trim() === column.title.zh || c.trim().toLowerCase() === column.title.en.toLowerCase(),
    );
    if (index >= 0) titles.set(key, raw.columns[index]!);
    return index;
  });
  const context = contextFor(directory, now);
  /** Asked only of rows that cannot be read. */
  const addsUp = (row: RawRow) => isTotals({ ...raw, rows: [row], headed: false, keyed: false, dialect }, 0);
  const readerFor = (notations: readonly Notation[]) => {
    const said = rowReader(register, layout, positions, dialect, context, notations);
    return (row: RawRow): Said | undefined => {
      if (isBlank(row)) return undefined;
      const { record, problems } = said(row);
      if (problems.some(isError) && addsUp(row)) return { record, problems: [leftOut(register)], totals: true };
      // Before anything else: a row that somebody changed does not stand in the way of the same thing said again.
      if (problems.some(isError) || isProven(register, record, seal)) return { record, problems };
      return { record, problems: [...problems, about(register, 'error', unproven(register))] };
    };
  };
  const tells = (row: RawRow) =>
    layout.some(([, column], i) => positions[i]! >= 0 && tellsNotation(dialect, column, row.cells[positions[i]!]));
  const known = before?.raw && sameColumns(before.raw, raw) ? before : undefined;
  return (known && brought(known, raw, readerFor(known.notations), tells)) ?? whole(known);

  function whole(earlier: ReadTable | undefined): ReadTable {
    const notations = layout.map(([, column], i) =>
      positions[i]! < 0 ? {} : notationIn(dialect, column, cellsAt(raw!, positions[i]!)),
    );
    const read = readerFor(notations);
    // What one cell tells of its column is told of all the others.
    const known = earlier?.notations.every((one, i) => sameNotation(one, notations[i]!)) ? earlier : undefined;
    const rows: Row[] = [];
    const at = new Map<string, number>();
    const table: ReadTable = {
      register,
      raw,
      rows,
      byId: new RowsById(rows, at),
      from: [],
      titles,
      problems: [
        ...layout.flatMap(([, column], i) => (positions[i]! < 0 ? [columnMissing(register, column)] : [])),
        ...(fillsUp(raw!) ? [nearlyFull(register, raw!)] : []),
      ],
      copies: [],
      said: [],
      notations,
    };
    const before = known?.raw?.rows ?? [];
    const shift = raw!.rows.length - before.length;
    for (const [i, row] of raw!.rows.entries()) {
      // Where rows were put in or taken out at one place, those below are the same further down or up.
      const n = before[i] === row ? i : i - shift;
      const outcome = known && before[n] === row ? known.said[n] : read(row);
      table.said.push(outcome);
      if (outcome) take(table, at, i, outcome);
    }
    return table;
  }

  function take(table: ReadTable, positions: Map<string, number>, i: number, { record, problems, totals }: Said): void {
    const id = record.id;
    const { at, cells } = raw!.rows[i]!;
    const wrong = problems.some(isError);
    const n = positions.get(id);
    const first = n === undefined ? undefined : table.rows[n]!;
    const one = first && !wrong && asOne(first, record, now);
    if (first && one) {
      const set = Object.fromEntries(Object.entries(one.row).filter(([key, v]) => key !== 'rev' && v !== first[key]));
      table.copies.push({ id, at, rev: first.rev, set, lost: one.lost });
      table.rows[n!] = { ...first, ...one.row, rev: first.rev };
      return;
    }
    const twice =
      first && !wrong ? [{ ...about(register, 'error', fill(isTwice, { id })), column: 'ID', value: id }] : [];
    for (const p of [...problems, ...twice])
      table.problems.push({ ...p, ...placeShown(raw!, i), at, id, begins: beginning(dialect, cells) });
    if (wrong || totals || twice.length) return;
    positions.set(id, table.rows.length);
    table.rows.push(record);
    table.from.push(i);
  }
}

/**
 * The table where a few rows say something else or came to it at its end, with all that is known of the others; nothing
 * where more than that has changed.
 */
function brought(
  known: ReadTable,
  raw: RawTable,
  read: (row: RawRow) => Said | undefined,
  tells: (row: RawRow) => boolean,
): ReadTable | undefined {
  const before = known.raw!.rows;
  if (raw.rows.length < before.length || raw.rows.length - before.length > few || known.copies.length) return undefined;
  // How full it is stands among its problems.
  if (fillsUp(raw) && raw.rows.length !== before.length) return undefined;
  const changed: number[] = [];
  for (let i = 0; i < raw.rows.length; i++)
    if (raw.rows[i] !== before[i]) {
      changed.push(i);
      if (changed.length > few) return undefined;
    }
  // Of a long table the copies are what a changed row costs.
  const rows = known.rows.slice();
  const said = known.said.slice();
  const from = raw.rows.length > before.length ? known.from.slice() : known.from;
  for (const i of changed) {
    const row = raw.rows[i]!;
    if (tells(row) || (before[i] && tells(before[i]))) return undefined;
    const [was, is] = [known.said[i], read(row)];
    if (!is || is.problems.length || was?.problems.length) return undefined;
    const { id } = is.record;
    const n = known.byId.position(id);
    said[i] = is;
    if (was) {
      if (was.record.id !== id || before[i]!.at !== row.at || n === undefined) return undefined;
      rows[n] = is.record;
    } else {
      if (i < before.length || n !== undefined || rows.slice(known.rows.length).some((row) => row.id === id))
        return undefined;
      rows.push(is.record);
      from.push(i);
    }
  }
  return { ...known, raw, rows, said, from, byId: known.byId.with(rows) };
}

function* cellsAt({ rows }: RawTable, place: number): Iterable<unknown> {
  for (const row of rows) yield row.cells[place];
}

/** Where a person finds a row: its number, and its table where that is not the first. */
function placeShown(raw: RawTable, i: number): { row?: number; part?: string } {
  let n = i;
  for (const part of raw.parts ?? [raw]) {
    if (n < part.rows.length)
      return {
        ...(part.firstRow !== undefined && { row: part.firstRow + n }),
        ...(part.title !== raw.title && { part: part.title }),
      };
    n -= part.rows.length;
  }
  return {};
}

/** What stands first in a row. */
function beginning(dialect: Dialect, cells: readonly unknown[]): string {
  for (const cell of cells) {
    const words = isEmptyCell(cell) ? '' : dialect.text(cell).trim();
    if (words) return short(words);
  }
  return '';
}

const leftOut = (register: Register): Problem => about(register, 'warning', isSum);
const isSum = t(
  'This row adds up others and is left out; switch the totals row off if it is one, or delete the row',
  '该行为汇总行，未计入；如为表格的汇总行请关闭，否则请删除该行',
);

const sameColumns = (one: RawTable, other: RawTable): boolean =>
  one.columns.length === other.columns.length && one.columns.every((c, i) => c === other.columns[i]);

function withoutRows(register: Register, fileMissing: boolean): ReadTable {
  const missing = fill(tableMissing, { table: register.title });
  return {
    register,
    raw: undefined,
    rows: [],
    byId: new RowsById([], new Map()),
    from: [],
    titles: new Map(),
    problems: fileMissing ? [] : [about(register, 'error', missing)],
    copies: [],
    said: [],
    notations: [],
  };
}

const about = (register: Register, weight: Problem['weight'], says: Text): Problem => ({
  register: register.name,
  weight,
  says,
});

/** From here on somebody should make room. */
const fillsUp = ({ rows, most }: RawTable): boolean => most !== undefined && rows.length > most * 0.9;

const nearlyFull = (register: Register, { rows, most }: RawTable): Problem =>
  about(register, 'warning', fill(isNearlyFull, { table: register.title, n: rows.length, most: most! }));

const columnMissing = (register: Register, column: { title: Text; required: boolean }): Problem => ({
  ...about(register, column.required ? 'error' : 'warning', fill(isMissing, { column: column.title })),
  column: column.title.en,
});

const isMissing = t(
  'The column "{column}" is missing or was renamed; give it back its name',
  '列“{column}”缺失或已改名，请恢复列名',
);
const isNearlyFull = t(
  '“{table}” holds {n} of the {most} rows that fit into it, and the file takes no further table; then nothing more can be added. Copy the file as an archive, and delete tables here that nobody needs any more: older ones of “Activity” first',
  '“{table}”已有 {n} 行，上限为 {most} 行，且文件中的数据表已达上限，达到后将无法新增。请复制文件存档，并删除不再需要的数据表，例如较早的“变更记录”',
);
const tableMissing = t(
  'The table "{table}" is missing; ask an admin to run "liaison provision"',
  '缺少表“{table}”，请管理员运行 liaison provision',
);
const isTwice = t(
  'The ID {id} stands on two rows; empty it on the copy and a new one is given',
  '编号 {id} 重复，请清空复制行的编号，系统会另行编号',
);
