import type { RawTable, Reading } from '../../core/workspace/port.ts';
import { asKnown } from '../as-known.ts';
import { type Answer, failure, type Graph, succeeded } from './client.ts';
import { readItem } from './files.ts';
import { readTable, tableFrom } from './tables.ts';

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
export async function readWorkbook(
  graph: Graph,
  item: string,
  titles: readonly string[],
  as: Marked,
): Promise<Workbook> {
  const [file, ...answers] = await graph.batch(
    [readItem(item), ...titles.map((t) => readTable(item, t))],
    'one-by-one',
  );
  const missing = isMissing(file!, as);
  return { mark: markOf(file!), missing, tables: missing ? {} : tablesFrom(titles, answers, file!) };
}

/**
 * The tables again, where they may have changed.
 * @param file the workbook's drive item, looked at just now
 * @param at now, ISO 8601
 */
export async function readAgain(
  graph: Graph,
  item: string,
  titles: readonly string[],
  known: Reading,
  as: Marked,
  file: Answer,
  at: string,
): Promise<Workbook> {
  const before = workbookIn(known, as, titles);
  const [mark, missing] = [markOf(file), isMissing(file, as)];
  const doubted = Date.parse(at) - Date.parse(before.written ?? at) > doubtful;
  if (missing) return { mark, missing, tables: {} };
  if (!before.missing && mark === before.mark && !doubted) return before;
  const answers = await graph.batch(
    titles.map((t) => readTable(item, t)),
    'one-by-one',
  );
  return { mark, missing, tables: tablesFrom(titles, answers, file, before.tables) };
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

/** @param file the drive item, whose address is as near to a table as Graph leads */
function tablesFrom(
  titles: readonly string[],
  answers: readonly Answer[],
  file: Answer,
  known: Record<string, RawTable> = {},
): Record<string, RawTable> {
  const url = file.body.webUrl as string | undefined;
  const found: Record<string, RawTable> = {};
  answers.forEach((answer, i) => {
    const title = titles[i]!;
    if (succeeded(answer)) found[title] = asKnown(tableFrom(title, answer, url), known[title]);
    else if (answer.status !== 404) throw failure(answer);
  });
  return found;
}
