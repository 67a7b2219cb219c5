import type { Text } from '../words.ts';
import type { Dialect } from './cells.ts';
import type { SuiteError } from './port.ts';
import type { ColumnKind } from './register.ts';

/** Where a spreadsheet of the company's own stands, in the suite's names. Opaque to the core. */
export interface SourceAddress {
  file: string;
  /** A table or a sheet of it. */
  part: string;
  /** Which cells of a sheet, e.g. `A3:H` (down to the last row); without it all that are used. */
  range?: string | undefined;
}

export const sourceKey = ({ file, part, range = '' }: SourceAddress): string => [file, part, range].join('\u001f');

/** A spreadsheet behind a link that a person copied, with what can be bound in it. */
export interface Spreadsheet {
  file: string;
  title: string;
  url: string;
  parts: { part: string; title: string; kind: 'table' | 'sheet' }[];
}

/** A table or a sheet as it stands, with whatever people left around the table in it. */
export interface RawSource {
  title: string;
  /** Where a person opens it in the suite. */
  url?: string;
  /** The header among them; `at` is what a person looks for (a row number) or what the suite finds the row by. */
  rows: { at: string; cells: unknown[] }[];
  /** Whether the first row is the header, by the suite's own word. */
  headed: boolean;
  /** Whether the last row is the table's own totals row. */
  totals?: boolean;
  /** Cells that are one, counted from 0 in `rows`, ends included; where the suite tells. */
  merges?: { top: number; bottom: number; left: number; right: number }[];
  /** Whether some rows or columns are hidden; where the suite tells. They are read all the same. */
  hidden?: boolean;
  /** Whether `at` finds a row again wherever it moves. */
  keyed: boolean;
  /** What each column takes, where the suite has columns of a kind. `computed` ones take nothing. */
  kinds?: (ColumnKind | 'computed')[];
  dialect: Dialect;
}

/** What became of reading a source. */
export interface ReadSource {
  /** The suite's sign of change: opaque. */
  mark: string;
  /** When it was read last, ISO 8601 in UTC. */
  at: string;
  raw?: RawSource;
  /** Why it could not be read the last time; `raw` is then what was read before. */
  failure?: SuiteError;
}

/** Sources by `sourceKey`. */
export type Sources = Record<string, ReadSource>;

/** What goes into a cell. */
export interface SourceCell {
  column: number;
  title: string;
  value: unknown;
  /** Set where it is a number that means a time, which the cell has to show as one. */
  shows?: {
    as: 'date' | 'moment';
    /** A row in which the same column shows one, where there is one. */
    like?: string;
  };
}

/** A change of some cells of a row that stands in a source. */
export interface SourceWrite {
  do: 'patch-source';
  source: SourceAddress;
  /** What people call the spreadsheet. */
  title: string;
  at: string;
  /** The cell that tells the row apart: its column, counted from 0, and what stands there. Not for keyed sources. */
  key?: { column: number; value: unknown };
  /** By column, counted from 0, in the source's native form. */
  cells: SourceCell[];
}

/** A formula stands in the cell: writing would destroy it. */
export const computedCell = (column: string): Text => ({
  en: `“${column}” is computed by a formula in the spreadsheet; change what it is computed from`,
  zh: `“${column}”由表格公式计算得出，请修改其来源数据`,
});

/** Somebody moved or removed the row meanwhile, or made a second one of its key. */
export const rowGone = (title: string): Text => ({
  en: `The row is no longer in “${title}”, or is there twice; look at the page again`,
  zh: `该行已不在“${title}”中或存在重复，请刷新页面`,
});
