import type { RawTable, Reading } from '../../core/workspace/port.ts';
import { asKnown } from '../as-known.ts';
import { asInFile, joined, partsIn, partsOf } from '../continued.ts';
import { type Answer, failure, type Graph, succeeded } from './client.ts';
import { listTables, readItem } from './files.ts';
import { readTable, tableFrom, tableName } from './tables.ts';

/** After our own writes somebody may have written between two requests of our batch: once, so many milliseconds later, all is read again. */
const doubtful = 3_000;

/** A workbook as it was read. */
export interface Workbook {
  /** Its sign of change. */
  mark: string;
  /** When we wrote to it last, until that was looked at again. */
  written?: string;
  missing: boolean;
  tables: Record<string, RawTable>;
}

/** Which tables of a workbook are wanted. */
export interface Wanted {
  titles: readonly string[];
  /** Titles of logs among them: of the tables in which one goes on, the last are read. */
  logs: readonly string[];
}

/** What is known of a workbook goes by these names in a reading's marks. */
export type Marked = 'file' | 'restricted';

/** @param titles the tables that stand in it */
const workbookIn = (reading: Reading, as: Marked, titles: readonly string[]): Workbook => ({
  mark: reading.marks[as] ?? '',
  ...(reading.marks[`${as} written`] && { written: reading.marks[`${as} written`] }),
  missing: as === 'file' && !!reading.fileMissing,
  tables: Object.fromEntries(titles.flatMap((t) => (reading.tables[t] ? [[t, reading.tables[t]]] : []))),
});
export const marksOf = ({ mark, written }: Workbook, as: Marked): Record<string, string> => ({
  [as]: mark,
  ...(written && { [`${as} written`]: written }),
});

/** The whole of a workbook in one batch. The mark is read before the tables: a change in between makes it too old, never too new. */
export async function readWorkbook(graph: Graph, item: string, wanted: Wanted, as: Marked): Promise<Workbook> {
  const [file, ...answers] = await graph.batch(
    [readItem(item), listTables(item), ...wanted.titles.map((t) => readTable(item, t))],
    'one-by-one',
  );
  const missing = isMissing(file!, as);
  const tables = missing ? {} : await wholeTables(graph, item, wanted, wanted.titles, answers, file!, {});
  return { mark: markOf(file!), missing, tables };
}

/**
 * The tables again, where they may have changed.
 * @param file the workbook's drive item, looked at just now
 * @param at now, ISO 8601
 */
export async function readAgain(
  graph: Graph,
  item: string,
  wanted: Wanted,
  known: Reading,
  as: Marked,
  file: Answer,
  at: string,
): Promise<Workbook> {
  const before = workbookIn(known, as, wanted.titles);
  const [mark, missing] = [markOf(file), isMissing(file, as)];
  const doubted = Date.parse(at) - Date.parse(before.written ?? at) > doubtful;
  if (missing) return { mark, missing, tables: {} };
  if (!before.missing && mark === before.mark && !doubted) return before;
  const titles = wanted.titles.flatMap((title) => {
    const table = before.tables[title];
    return table ? partsIn(table).map((part) => part.title) : [title];
  });
  const answers = await graph.batch([listTables(item), ...titles.map((t) => readTable(item, t))], 'one-by-one');
  return { mark, missing, tables: await wholeTables(graph, item, wanted, titles, answers, file, before.tables) };
}

/**
 * Tables from what was answered: first their names, then those of `titles`. Where one goes on in a table that was not asked
 * for, that is asked for now.
 * @param file the drive item, whose address is as near to a table as Graph leads
 */
async function wholeTables(
  graph: Graph,
  item: string,
  wanted: Wanted,
  titles: readonly string[],
  [listed, ...answers]: readonly Answer[],
  file: Answer,
  known: Readonly<Record<string, RawTable>>,
): Promise<Record<string, RawTable>> {
  const names = (await graph.pages(listed!)).map((table) => String(table.name));
  const url = file.body.webUrl as string | undefined;
  const before = asInFile(known);
  const read: Record<string, RawTable> = {};
  const take = (title: string, answer: Answer) => {
    if (succeeded(answer)) read[title] = asKnown(tableFrom(title, answer, url), before[title]);
    else if (answer.status !== 404) throw failure(answer);
  };
  titles.forEach((title, i) => void take(title, answers[i]!));
  const parts = wanted.titles.map((title) => partsOf(title, names, wanted.logs, tableName));
  const others = parts.flat().filter((title) => !titles.includes(title));
  const more = others.length
    ? await graph.batch(
        others.map((title) => readTable(item, title)),
        'one-by-one',
      )
    : [];
  others.forEach((title, i) => void take(title, more[i]!));
  return Object.fromEntries(
    wanted.titles.flatMap((title, i) => {
      const there = parts[i]!.flatMap((part) => read[part] ?? []);
      const table = joined(title, there, known[title]);
      return table ? [[title, table]] : [];
    }),
  );
}

/**
 * Whether there is no such workbook. The restricted one may also be closed to the app: then what stands in it is missing,
 * and everything else goes on (`liaison doctor` says why).
 * @throws SuiteError where the workbook cannot be looked at for another reason
 */
function isMissing(file: Answer, as: Marked): boolean {
  if (file.status === 404 || (file.status === 403 && as === 'restricted')) return true;
  if (file.status >= 400) throw failure(file);
  return false;
}

const markOf = (file: Answer): string => String(file.body.cTag ?? '');
