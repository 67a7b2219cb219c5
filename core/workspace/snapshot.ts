import { fill, type Language, type Text, t } from '../words.ts';
import { type Dialect, readCell, Unreadable } from './cells.ts';
import { asOne, type Lost } from './copies.ts';
import { Directory } from './directory.ts';
import type { Away, CalendarEvent, RawRow, RawTable, Reading, Task } from './port.ts';
import { layoutOf, type Register, type Row, type RowOf } from './register.ts';

/** Something in the suite that people should put right. Nothing is dropped or overwritten because of it. */
export interface Problem {
  register: string;
  /** Where: the row's place, if it is about a row. */
  at?: string;
  id?: string;
  column?: string;
  /** What stands there, shortened. */
  value?: string;
  /** Rows with an error are left out of figures; a warning only asks for a look. */
  weight: 'error' | 'warning';
  says: Text;
}

/** A row that stands a second time at `at`; the first one, at revision `rev`, has to take over `set`. */
export interface Copy {
  id: string;
  at: string;
  rev: number;
  set: Record<string, unknown>;
  lost: Lost[];
}

/** A table with its rows read. */
interface ReadTable {
  /** The register with the policy's lists filled in. */
  register: Register;
  raw: RawTable | undefined;
  rows: Row[];
  byId: Map<string, Row>;
  /** Where each row stands. */
  places: Map<string, string>;
  /** Title of each column as it stands in the table now. */
  titles: Map<string, string>;
  problems: Problem[];
  /** Rows that were written a second time: taken as one here, and made one by an automation. */
  copies: Copy[];
}

/** The whole workspace as read at one time: what every view shows and every command decides on. */
export interface Snapshot {
  readAt: string;
  language: Language;
  directory: Directory;
  events: CalendarEvent[];
  tasks: Task[];
  away: Away[];
  tables: Record<string, ReadTable>;
  problems: Problem[];
}

/**
 * Turns a reading into records. Tables that did not change since the previous snapshot are not read again.
 * @param registers the registers this product knows, with the policy's lists filled in
 */
export function readSnapshot(
  reading: Reading,
  registers: readonly Register[],
  dialect: Dialect,
  language: Language,
  previous?: { snapshot: Snapshot; people: Reading['people'] },
): Snapshot {
  const samePeople = previous?.people === reading.people;
  const directory = samePeople && previous ? previous.snapshot.directory : new Directory(reading.people);
  const tables: Record<string, ReadTable> = {};
  const problems: Problem[] = [];
  if (reading.fileMissing)
    problems.push({
      register: '',
      weight: 'error',
      says: t(
        'The workbook cannot be found. It was moved, renamed or deleted: put it back, or ask an admin to run "liaison provision".',
        '找不到协作台账文件，可能已被移动、改名或删除：请恢复原位，或请管理员运行 liaison provision。',
      ),
    });
  for (const register of registers) {
    const raw =
      reading.tables[register.title[language]] ??
      reading.tables[register.title.en] ??
      reading.tables[register.title.zh];
    const before = previous?.snapshot.tables[register.name];
    const table =
      samePeople && before && before.raw === raw && before.register === register
        ? before
        : readTable(register, raw, dialect, directory, reading.at, !!reading.fileMissing);
    tables[register.name] = table;
    problems.push(...table.problems);
  }
  const { at, events, tasks, away = [] } = reading;
  return { readAt: at, language, directory, events, tasks, away, tables, problems };
}

/** The readable rows of a register. */
export const rowsOf = <R extends Register>(snapshot: Snapshot, register: R): RowOf<R>[] =>
  (snapshot.tables[register.name]?.rows ?? []) as unknown as RowOf<R>[];

/** One row by its ID. */
export const rowOf = <R extends Register>(snapshot: Snapshot, register: R, id: string): RowOf<R> | undefined =>
  snapshot.tables[register.name]?.byId.get(id) as unknown as RowOf<R> | undefined;

function readTable(
  register: Register,
  raw: RawTable | undefined,
  dialect: Dialect,
  directory: Directory,
  now: string,
  fileMissing: boolean,
): ReadTable {
  const table: ReadTable = {
    register,
    raw,
    rows: [],
    byId: new Map(),
    places: new Map(),
    titles: new Map(),
    problems: [],
    copies: [],
  };
  if (!raw) {
    if (!fileMissing)
      table.problems.push({
        register: register.name,
        weight: 'error',
        says: fill(
          t(
            'The table "{table}" is missing; ask an admin to run "liaison provision"',
            '缺少表“{table}”，请管理员运行 liaison provision',
          ),
          { table: register.title },
        ),
      });
    return table;
  }
  const layout = layoutOf(register);
  const positions = layout.map(([key, column]) => {
    const index = raw.columns.findIndex(
      (c) => c.trim() === column.title.zh || c.trim().toLowerCase() === column.title.en.toLowerCase(),
    );
    if (index >= 0) table.titles.set(key, raw.columns[index]!);
    return index;
  });
  layout.forEach(([, column], i) => {
    if (positions[i] !== -1) return;
    table.problems.push({
      register: register.name,
      column: column.title.en,
      weight: column.required ? 'error' : 'warning',
      says: fill(
        t(
          'The column "{column}" is missing or was renamed; give it back its name',
          '列“{column}”缺失或已改名，请恢复列名',
        ),
        { column: column.title },
      ),
    });
  });
  for (const row of raw.rows) {
    if (row.cells.every((c) => c === null || c === undefined || c === '')) continue;
    const problems: Problem[] = [];
    const record = readRow(register, layout, positions, row, dialect, directory, problems);
    const id = record.id;
    const first = table.byId.get(id);
    const one = first && !problems.some((p) => p.weight === 'error') && asOne(first, record, now);
    if (first && one) {
      const set = Object.fromEntries(Object.entries(one.row).filter(([key, v]) => key !== 'rev' && v !== first[key]));
      table.copies.push({ id, at: row.at, rev: first.rev, set, lost: one.lost });
      Object.assign(first, one.row, { rev: first.rev });
      continue;
    }
    if (!problems.some((p) => p.weight === 'error') && table.byId.has(id))
      problems.push({
        register: register.name,
        weight: 'error',
        column: 'ID',
        value: id,
        says: fill(
          t(
            'The ID {id} stands on two rows; empty it on the copy and a new one is given',
            '编号 {id} 重复，请清空复制行的编号，系统会另行编号',
          ),
          { id },
        ),
      });
    if (problems.some((p) => p.weight === 'error')) {
      table.problems.push(...problems.map((p) => ({ ...p, at: row.at, id })));
      continue;
    }
    table.problems.push(...problems.map((p) => ({ ...p, at: row.at, id })));
    table.rows.push(record);
    table.byId.set(id, record);
    table.places.set(id, row.at);
  }
  return table;
}

type Layout = ReturnType<typeof layoutOf>;

function readRow(
  register: Register,
  layout: Layout,
  positions: number[],
  row: RawRow,
  dialect: Dialect,
  directory: Directory,
  problems: Problem[],
): Row {
  const record: Record<string, unknown> = {};
  for (let i = 0; i < layout.length; i++) {
    const [key, column] = layout[i]!;
    const position = positions[i]!;
    const raw = position < 0 ? undefined : row.cells[position];
    try {
      const value = readCell(dialect, column, raw, directory);
      record[key] = value;
      if (column.kind === 'person' && value !== undefined && key !== 'updatedBy' && !directory.find(value as string))
        problems.push(
          about(
            register,
            column.title.en,
            String(value),
            'warning',
            fill(t('"{who}" is not in the directory', '通讯录中没有“{who}”'), { who: String(value) }),
          ),
        );
      if (value === undefined && column.required && key !== 'id')
        problems.push(
          about(
            register,
            column.title.en,
            '',
            'error',
            fill(t('"{column}" is empty', '“{column}”为空'), { column: column.title }),
          ),
        );
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const weight = column.required || key !== 'rev' ? 'error' : 'warning';
      problems.push(about(register, column.title.en, dialect.text(raw).slice(0, 60), weight, error.says));
    }
  }
  record.rev = typeof record.rev === 'number' ? record.rev : 0;
  record.id ??= provisionalId(row);
  return record as unknown as Row;
}

const about = (register: Register, column: string, value: string, weight: Problem['weight'], says: Text): Problem => ({
  register: register.name,
  column,
  value,
  weight,
  says,
});

/** A row that people typed without an ID goes by its place until one is given. */
const provisionalId = (row: RawRow) => `row-${row.at}`;
