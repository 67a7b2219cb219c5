import type { Binding } from './binding.ts';
import type { BoundRow, BoundRows } from './bound.ts';
import type { Lost } from './copies.ts';
import type { RawTable } from './port.ts';
import type { Problem } from './problem.ts';
import type { Register, Row } from './register.ts';
import type { RawSource } from './source.ts';

/** A row that stands a second time at `at`; the first one, at revision `rev`, has to take over `set`. */
export interface Copy {
  id: string;
  at: string;
  rev: number;
  set: Record<string, unknown>;
  lost: Lost[];
}

/** A table with its rows read. */
export interface ReadTable {
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
  /** Rows of spreadsheets that are bound to the register, where there are any. */
  bound?: Bound;
}

/** What bound spreadsheets add to a register. */
export interface Bound {
  /** The register's own table. A row with the ID of a bound one holds what the spreadsheet has no column for. */
  own: ReadTable;
  parts: Part[];
  places: Map<string, BoundRow>;
}

/** One bound spreadsheet as read. */
export interface Part {
  binding: Binding;
  raw: RawSource | undefined;
  read: BoundRows;
}
