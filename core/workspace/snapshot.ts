import { onceFor } from '../once.ts';
import type { Sourced } from '../policy/sourced.ts';
import { type Language, t } from '../words.ts';
import { contextFor, type Dialect } from './cells.ts';
import { Directory, type KnownPerson } from './directory.ts';
import { knownPeople } from './known-people.ts';
import type { Away, CalendarEvent, Reading, Task } from './port.ts';
import type { Problem } from './problem.ts';
import { readTable } from './read-table.ts';
import type { Register, RowOf } from './register.ts';
import type { ReadTable } from './table.ts';
import { withBound } from './with-bound.ts';

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
  /** What the installation began with, by which the history of its policy is told. */
  installed?: Sourced;
}

/**
 * Turns a reading into records. Tables that did not change since the previous snapshot are not read again.
 * @param registers the registers this product knows, with the policy's lists filled in
 * @param seal proves that a binding was not typed into the workbook by hand
 */
export function readSnapshot(
  reading: Reading,
  registers: readonly Register[],
  dialect: Dialect,
  language: Language,
  seal: (words: string) => string,
  previous?: { snapshot: Snapshot; people: Reading['people'] },
): Snapshot {
  const rawOf = ({ title }: Register) =>
    reading.tables[title[language]] ?? reading.tables[title.en] ?? reading.tables[title.zh];
  const readWith = (directory: Directory) => ({
    dialect,
    directory,
    now: reading.at,
    fileMissing: !!reading.fileMissing,
    seal,
  });
  // Whom the workspace knows decides how all other rows are read.
  const noting = registers.find(({ name }) => name === knownPeople.name);
  const earlierKnown = previous?.snapshot.tables[knownPeople.name];
  const known =
    noting &&
    (earlierKnown?.raw === rawOf(noting) && earlierKnown?.register === noting
      ? earlierKnown
      : readTable(noting, rawOf(noting), readWith(new Directory([])), earlierKnown));
  const samePeople = previous?.people === reading.people && earlierKnown?.rows === known?.rows;
  const directory =
    samePeople && previous
      ? previous.snapshot.directory
      : new Directory(reading.people, (known?.rows ?? []) as KnownPerson[]);
  const tables: Record<string, ReadTable> = {};
  const problems: Problem[] = [];
  const context = contextFor(directory, reading.at);
  const reader = readWith(directory);
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
    if (known && register === noting) {
      tables[register.name] = known;
      continue;
    }
    const raw = rawOf(register);
    const earlier = previous?.snapshot.tables[register.name];
    const before = earlier?.bound?.own ?? earlier;
    tables[register.name] =
      samePeople && before && before.raw === raw && before.register === register
        ? before
        : readTable(register, raw, reader, samePeople && before?.register === register ? before : undefined);
  }
  for (const register of registers) {
    const before = samePeople ? previous?.snapshot.tables[register.name] : undefined;
    const table = withBound(tables[register.name]!, before, tables, reading.sources ?? {}, context, seal);
    tables[register.name] = table;
    for (const problem of table.problems) problems.push(problem);
  }
  const { at, tasks, away = [] } = reading;
  const events = attendedBy(reading.events, directory);
  return { readAt: at, language, directory, events, tasks, away, tables, problems };
}

/** Events in which people stand by their keys, whatever address their calendar has. */
function attendedBy(events: CalendarEvent[], directory: Directory): CalendarEvent[] {
  const keyOf = ({ email }: { email: string }) => directory.identified(email)?.email ?? email;
  const isOther = (a: { email: string }) => keyOf(a).toLowerCase() !== a.email.toLowerCase();
  if (!events.some((e) => e.attendees.some(isOther))) return events;
  return events.map((e) =>
    e.attendees.some(isOther) ? { ...e, attendees: e.attendees.map((a) => ({ ...a, email: keyOf(a) })) } : e,
  );
}

/** The readable rows of a register. */
export const rowsOf = <R extends Register>(snapshot: Snapshot, register: R): RowOf<R>[] =>
  (snapshot.tables[register.name]?.rows ?? []) as unknown as RowOf<R>[];

const indexes = onceFor((_: readonly unknown[]) => new Map<string, Map<unknown, unknown[]>>());

/** The readable rows that hold a value in a column, in the table's order; looked up once for each reading of the table. */
export function rowsWith<R extends Register, K extends keyof RowOf<R> & string>(
  snapshot: Snapshot,
  register: R,
  column: K,
  value: RowOf<R>[K],
): RowOf<R>[] {
  const rows = rowsOf(snapshot, register);
  const known = indexes(rows);
  let index = known.get(column);
  if (!index) {
    index = new Map();
    for (const row of rows) {
      const own = index.get(row[column]);
      if (own) own.push(row);
      else index.set(row[column], [row]);
    }
    known.set(column, index);
  }
  return (index.get(value) ?? []) as RowOf<R>[];
}

/** One row by its ID. */
export const rowOf = <R extends Register>(snapshot: Snapshot, register: R, id: string): RowOf<R> | undefined =>
  snapshot.tables[register.name]?.byId.get(id) as unknown as RowOf<R> | undefined;

/** Places of a table's rows by month, YYYY-MM. */
type Months = Map<string, number[]>;
const monthsOf = onceFor((_: readonly unknown[]) => new Map<unknown, Months>());
const month = (time: string): string => time.slice(0, 7);

/**
 * The readable rows whose time lies in [from, to), in the table's order; laid out by month once for each reading of the
 * table, so that a period of a large table costs what lies in it.
 * @param at when a row is to be counted, an instant or a date; the same function each time. Rows without it are left out
 */
export function rowsBetween<R extends Register>(
  snapshot: Snapshot,
  register: R,
  at: (row: RowOf<R>) => string | undefined,
  from: string,
  to: string,
): RowOf<R>[] {
  const rows = rowsOf(snapshot, register);
  const known = monthsOf(rows);
  const months = known.get(at) ?? byMonth(rows, at);
  known.set(at, months);
  const [first, last] = [month(from), month(to)];
  const places: number[] = [];
  for (const [name, own] of months) {
    if (name < first || name > last) continue;
    for (const n of own) {
      const time = at(rows[n]!)!;
      if (time >= from && time < to) places.push(n);
    }
  }
  return places.sort((a, b) => a - b).map((n) => rows[n]!);
}

function byMonth<T>(rows: readonly T[], at: (row: T) => string | undefined): Months {
  const months: Months = new Map();
  for (let n = 0; n < rows.length; n++) {
    const time = at(rows[n]!);
    if (time === undefined) continue;
    const own = months.get(month(time));
    if (own) own.push(n);
    else months.set(month(time), [n]);
  }
  return months;
}

/** Where the first is that is not before a time. @param sorted instants or dates, the earliest first */
export function firstFrom(sorted: readonly string[], time: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < time) low = middle + 1;
    else high = middle;
  }
  return low;
}
