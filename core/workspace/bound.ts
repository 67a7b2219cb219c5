import { fill, type Text, t, verbatim } from '../words.ts';
import type { Binding, ColumnMap } from './binding.ts';
import { readCell, Unreadable } from './cells.ts';
import type { Directory } from './directory.ts';
import { cellIn, headerWith, isBlank, isTotals, mergedCells, titlesOf } from './grid.ts';
import { fingerprint } from './keys.ts';
import type { SuiteError } from './port.ts';
import type { Problem } from './problem.ts';
import type { Register, Row } from './register.ts';
import type { RawSource } from './source.ts';

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
  /** How many rows hold something, and how many of them could not be read or were left out as totals. */
  count: { filled: number; unreadable: number; totals: number };
  /** Why the spreadsheet could not be looked at again; the rows are those that were read before. */
  failure?: SuiteError | undefined;
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
  directory: Directory,
): BoundRows {
  const found: BoundRows = {
    rows: [],
    places: new Map(),
    problems: [],
    count: { filled: 0, unreadable: 0, totals: 0 },
  };
  const about = (at: string | undefined, column: string, value: unknown, says: Text, weight: Problem['weight']) =>
    found.problems.push({
      register: register.name,
      source: { title: binding.title, ...(binding.link && { link: binding.link }) },
      ...(at !== undefined && { at }),
      column,
      value: raw.dialect.text(value).slice(0, 60),
      weight,
      says,
    });

  const wanted = Object.values(map.columns).flatMap(({ from }) => from ?? []);
  const header = headerWith(raw, map.key ? [...wanted, map.key] : wanted);
  const titles = header === undefined ? [] : titlesOf(raw, header);
  const gone = [...new Set(map.key ? [...wanted, map.key] : wanted)].filter((title) => !titles.includes(title));
  for (const title of gone)
    about(
      undefined,
      title,
      '',
      fill(
        t(
          'The column “{title}” of the bound spreadsheet is gone or was renamed; give it back its name, or match the columns again',
          '绑定表格的列“{title}”已不存在或已改名，请恢复列名或重新对应各列',
        ),
        { title },
      ),
      'error',
    );
  // Without the columns that tell a row what it is nothing is read, rather than everything wrongly.
  const needed = Object.entries(map.columns).some(
    ([key, { from, otherwise }]) => register.columns[key]?.required && from && !otherwise && gone.includes(from),
  );
  if (header === undefined || needed || (map.key && gone.includes(map.key))) return found;

  const columns = new Map(
    Object.entries(map.columns).flatMap(([key, { from }]) =>
      from && titles.includes(from) && register.columns[key] ? [[key, titles.indexOf(from)] as const] : [],
    ),
  );
  const key = map.key ? titles.indexOf(map.key) : undefined;
  const merged = mergedCells(raw);
  const above = new Map<number, unknown>();
  const usual = usualValues(map, raw, register, directory);
  const layout = Object.entries(register.columns);
  const takenBy = new Map<string, string>();
  const occurrences = new Map<string, number>();

  for (let index = header + 1; index < raw.rows.length; index++) {
    if (isBlank(raw, index)) continue;
    const { at } = raw.rows[index]!;
    if (isTotals(raw, index)) {
      found.count.totals++;
      continue;
    }
    if (!raw.headed && isHeaderAgain(raw, index, titles)) continue;
    found.count.filled++;
    const values: Record<string, unknown> = {};
    let readable = true;
    const unreadable = (column: Text, value: unknown, says: Text) => {
      readable = false;
      about(at, column.en, value, says, 'error');
    };
    const cell = (column: number, down?: boolean) => {
      const value = cellIn(raw, merged, index, column);
      if (!down) return value;
      if (value !== '' && value !== null && value !== undefined) above.set(column, value);
      return above.get(column);
    };
    for (const [name, column] of layout) {
      const place = columns.get(name);
      const asked = map.columns[name];
      const value = place === undefined ? undefined : cell(place, asked?.down);
      try {
        const known = asked?.words?.[raw.dialect.text(value).trim()];
        values[name] = known
          ? readCell(raw.dialect, column, known, directory)
          : readCell(raw.dialect, column, value, directory);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        unreadable(column.title, value, error.says);
        continue;
      }
      values[name] ??= usual.get(name);
    }
    Object.assign(values, { ...register.complete?.from(values), ...definedOf(values) });
    for (const [name, column] of layout)
      if (readable && column.required && values[name] === undefined)
        unreadable(
          column.title,
          '',
          fill(t('"{column}" is empty', '“{column}”为空'), { column: map.columns[name]?.from ?? column.title }),
        );
    const told =
      key === undefined
        ? ''
        : words(
            raw,
            cell(
              key,
              Object.values(map.columns).some((c) => c.from === map.key && c.down),
            ),
          );
    const says = told || (raw.keyed ? at : fingerprint(...[...columns.values()].map((c) => words(raw, cell(c)))));
    const twice = !told && !raw.keyed ? (occurrences.get(says) ?? 0) + 1 : 1;
    occurrences.set(says, twice);
    const id = `${binding.id}.${says.length > 60 ? fingerprint(says) : says}${twice > 1 ? `.${twice}` : ''}`;
    const other = takenBy.get(id);
    if (key !== undefined && !told)
      unreadable(verbatim(map.key!), '', fill(t('"{column}" is empty', '“{column}”为空'), { column: map.key! }));
    else if (other !== undefined)
      unreadable(
        verbatim(map.key!),
        told,
        fill(
          t(
            '“{key}” stands in row {other} already; it should tell rows apart',
            '“{key}”与第 {other} 行重复，无法区分各行',
          ),
          { key: told, other },
        ),
      );
    if (!readable) {
      found.count.unreadable++;
      continue;
    }
    takenBy.set(id, at);
    found.rows.push({ id, ...values, rev: 0 } as Row);
    found.places.set(id, { binding, map, raw, index, columns, ...(key !== undefined && { key }) });
  }
  return found;
}

const words = (raw: RawSource, value: unknown): string => raw.dialect.text(value).trim();

const definedOf = (values: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(values).filter(([, v]) => v !== undefined));

/** A header that is printed on every page stands in the middle of the rows as well. */
const isHeaderAgain = (raw: RawSource, row: number, titles: readonly string[]): boolean =>
  words(raw, raw.rows[row]!.cells[0]) === titles[0] && titlesOf(raw, row).every((title, i) => title === titles[i]);

/** What is meant where a cell is empty, read once; people wrote it into the binding's map. */
function usualValues(map: ColumnMap, raw: RawSource, register: Register, directory: Directory): Map<string, unknown> {
  const usual = new Map<string, unknown>();
  for (const [name, { otherwise }] of Object.entries(map.columns)) {
    const column = register.columns[name];
    if (!column || !otherwise) continue;
    try {
      usual.set(name, readCell(raw.dialect, column, otherwise, directory));
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
    }
  }
  return usual;
}
