import { fill, type Text, t } from '../words.ts';
import type { Binding, ColumnMap } from './binding.ts';
import { type CellReader, type Context, isEmptyCell, notationIn, readCell, readerOf, Unreadable } from './cells.ts';
import { cellIn, headerWith, isBlank, isTotals, mergedCells, titleIn, titlesOf } from './grid.ts';
import { fingerprint } from './keys.ts';
import { beyond } from './limits.ts';
import type { SuiteError } from './port.ts';
import type { Problem } from './problem.ts';
import type { Column, Register, Row } from './register.ts';
import type { RawSource } from './source.ts';
import { prefilledRows } from './template.ts';
import { short } from './unreadable.ts';

/** A row that stands in a bound spreadsheet. */
export interface BoundRow {
  binding: Binding;
  map: ColumnMap;
  raw: RawSource;
  /** Its place among the source's rows. */
  index: number;
  /** Where each of the register's columns stands in the source, counted from 0. */
  columns: ReadonlyMap<string, number>;
  /** Where the cell is that tells the row apart. */
  key?: number;
}

/** What a bound spreadsheet says, as rows of its register. */
export interface BoundRows {
  rows: Row[];
  places: Map<string, BoundRow>;
  problems: Problem[];
  /** How many rows are meant to be read, how many of them could not be, and how many were left out as totals. */
  count: { filled: number; unreadable: number; totals: number };
  /** Rows that hold something and are no rows of the register. */
  leftOut: LeftOut[];
  /** Why the spreadsheet could not be looked at again; the rows are those that were read before. */
  failure?: SuiteError | undefined;
}

/** A row that was left out: a sum, a header that stands there again, one that is only prepared, or what stands above it all. */
export interface LeftOut {
  /** Where a person finds it. */
  at: string;
  as: 'totals' | 'header' | 'prefilled' | 'above';
}

/**
 * Reads a source by its binding. Every row that holds something is either read, or a problem that says why not.
 * @param register with the policy's lists filled in
 */
export function readBound(
  binding: Binding,
  map: ColumnMap,
  raw: RawSource,
  register: Register,
  context: Context,
): BoundRows {
  const found: BoundRows = {
    rows: [],
    places: new Map(),
    problems: [],
    count: { filled: 0, unreadable: 0, totals: 0 },
    leftOut: [],
  };
  const about = (column: string, value: unknown, says: Text, at?: string) =>
    found.problems.push({
      register: register.name,
      source: { title: binding.title, ...(binding.link && { link: binding.link }) },
      ...(at !== undefined && { at }),
      ...(at !== undefined && raw.keyed && { begins: begins(at) }),
      column,
      value: raw.dialect.text(value).slice(0, 60),
      weight: 'error',
      says,
    });

  let rowAt: Map<string, unknown[]> | undefined;
  /** What stands first in a row that has no number. */
  const begins = (at: string): string => {
    rowAt ??= new Map(raw.rows.map((row) => [row.at, row.cells]));
    const first = rowAt.get(at)?.find((cell) => words(raw, cell));
    return first === undefined ? '' : short(words(raw, first));
  };

  const wanted = [
    ...new Set([...Object.values(map.columns).flatMap(({ from }) => from ?? []), ...(map.key ? [map.key] : [])]),
  ];
  const header = headerWith(raw, wanted);
  const titles = header?.titles ?? [];
  const gone = wanted.filter((title) => !titles.includes(titleIn(title)));
  for (const title of gone)
    about(
      title,
      '',
      fill(
        t(
          'The column “{title}” of the bound spreadsheet is gone or was renamed; give it back its name, or match the columns again{where}',
          '绑定表格的列“{title}”已不存在或已改名，请恢复列名或重新对应各列{where}',
        ),
        { title, where: header ? fill(headerAt, { row: raw.rows[header.row]!.at }) : t('', '') },
      ),
    );
  // Without the columns that tell a row what it is nothing is read, rather than everything wrongly.
  const needed = Object.entries(map.columns).some(
    ([key, { from, otherwise }]) => register.columns[key]?.required && from && !otherwise && gone.includes(from),
  );
  if (header === undefined || needed || (map.key && gone.includes(map.key))) return found;
  const leave = (row: number, as: LeftOut['as']) => found.leftOut.push({ at: raw.rows[row]!.at, as });
  for (let row = 0; row < header.top; row++) if (!isBlank(raw, row)) leave(row, 'above');

  const fields = fieldsOf(map, titles, raw, register, context, header.row);
  const columns = new Map(fields.flatMap((f) => (f.place === undefined ? [] : [[f.name, f.place] as const])));
  const key = map.key ? titles.indexOf(titleIn(map.key)) : undefined;
  const keyed = fields.find((f) => f.place === key && key !== undefined);
  const merged = mergedCells(raw);
  const above = new Map<number, unknown>();
  const takenBy = new Map<string, string>();
  const occurrences = new Map<string, number>();

  /** A cell; where cells were merged, what stands above an empty one. */
  const cell = (row: number, column: number, down?: boolean) => {
    const value = cellIn(raw, merged, row, column);
    if (!down) return value;
    if (value !== '' && value !== null && value !== undefined) above.set(column, value);
    return above.get(column);
  };

  /** What the row says, or nothing where it cannot be read. */
  const valuesIn = (row: number): Record<string, unknown> | undefined => {
    const { at } = raw.rows[row]!;
    const values: Record<string, unknown> = {};
    let readable = true;
    for (const { name, column, read, place, down, known, usual } of fields) {
      const value = place === undefined ? undefined : cell(row, place, down);
      try {
        const meant = known?.get(words(raw, value));
        const said = meant ?? value;
        const meantBy = (isEmptyCell(said) ? undefined : read(said)) ?? usual;
        const says = column.limits && beyond(column.limits, meantBy);
        if (says) throw new Unreadable(says);
        values[name] = meantBy;
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        about(column.title.en, value, error.says, at);
        readable = false;
      }
    }
    if (register.complete) Object.assign(values, { ...register.complete.from(values), ...definedOf(values) });
    for (const { name, column, title } of fields)
      if (readable && column.required && values[name] === undefined) {
        about(column.title.en, '', fill(isEmpty, { column: title }), at);
        readable = false;
      }
    return readable ? values : undefined;
  };

  /** What tells the row apart, or nothing where it does not. */
  const idOf = (row: number): string | undefined => {
    const { at } = raw.rows[row]!;
    const told = key === undefined ? '' : words(raw, cell(row, key, keyed?.down));
    if (key !== undefined && !told) {
      about(map.key!, '', fill(isEmpty, { column: map.key! }), at);
      return undefined;
    }
    const says = told || (raw.keyed ? at : fingerprint(...[...columns.values()].map((c) => words(raw, cell(row, c)))));
    // Without a key, rows that say the same are told apart by their order.
    const nth = told || raw.keyed ? 1 : (occurrences.get(says) ?? 0) + 1;
    if (!told && !raw.keyed) occurrences.set(says, nth);
    const id = `${binding.id}.${says.length > 60 ? fingerprint(says) : says}${nth > 1 ? `.${nth}` : ''}`;
    const other = takenBy.get(id);
    if (other === undefined) return id;
    about(map.key ?? '', told, fill(twice, { key: told, other }), at);
    return undefined;
  };

  const prefilled = prefilledRows(raw, header, register, columns, key);
  for (let row = header.row + 1; row < raw.rows.length; row++) {
    if (isBlank(raw, row)) continue;
    if (isTotals(raw, row)) {
      found.count.totals++;
      leave(row, 'totals');
      continue;
    }
    if (!raw.headed && isHeaderAgain(raw, row, header.titles)) {
      leave(row, 'header');
      continue;
    }
    if (prefilled(row)) {
      leave(row, 'prefilled');
      continue;
    }
    found.count.filled++;
    const values = valuesIn(row);
    const id = idOf(row);
    if (!values || !id) {
      found.count.unreadable++;
      continue;
    }
    takenBy.set(id, raw.rows[row]!.at);
    found.rows.push({ id, ...values, rev: 0 } as Row);
    found.places.set(id, { binding, map, raw, index: row, columns, ...(key !== undefined && { key }) });
  }
  return found;
}

const headerAt = t(
  ' (the header is taken to be row {row}; there the row can be chosen)',
  '（当前按第 {row} 行为表头，可在该处另选表头行）',
);
const isEmpty = t('"{column}" is empty', '“{column}”为空');
const twice = t(
  '“{key}” stands in row {other} already; it should tell rows apart',
  '“{key}”与第 {other} 行重复，无法区分各行',
);

/** One of the register's columns, and how a row of the source fills it. */
interface BoundField {
  name: string;
  column: Column;
  read: CellReader;
  /** What people call it in their spreadsheet, or what it is called in the register. */
  title: string | Text;
  place: number | undefined;
  down: boolean | undefined;
  /** What the spreadsheet's own words stand for. */
  known: Map<string, string> | undefined;
  /** What is meant where the cell is empty. */
  usual: unknown;
}

const fieldsOf = (
  map: ColumnMap,
  titles: readonly string[],
  raw: RawSource,
  register: Register,
  context: Context,
  header: number,
): BoundField[] =>
  Object.entries(register.columns).map(([name, column]) => {
    const { from, otherwise, words: known, down } = map.columns[name] ?? {};
    const place = from === undefined ? -1 : titles.indexOf(titleIn(from));
    const cells = place < 0 ? [] : raw.rows.slice(header + 1).map((row) => row.cells[place]);
    const own = { ...context, notation: notationIn(raw.dialect, column, cells) };
    return {
      name,
      column,
      read: readerOf(raw.dialect, column, own),
      title: from ?? column.title,
      place: place < 0 ? undefined : place,
      down,
      known: known && new Map(Object.entries(known)),
      usual: otherwise === undefined ? undefined : usualOf(otherwise, column, raw, context),
    };
  });

const words = (raw: RawSource, value: unknown): string => raw.dialect.text(value).trim();

const definedOf = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));

/** A header that is printed on every page stands in the middle of the rows as well. */
const isHeaderAgain = (raw: RawSource, row: number, titles: readonly string[]): boolean =>
  words(raw, raw.rows[row]!.cells[0]) !== '' && titlesOf(raw, row).every((title, i) => title === titles[i]);

/** What is meant where a cell is empty; people wrote it into the binding's map. One that cannot be read means nothing. */
function usualOf(otherwise: string, column: Column, raw: RawSource, context: Context): unknown {
  try {
    return readCell(raw.dialect, column, otherwise, context);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    throw error;
  }
}
