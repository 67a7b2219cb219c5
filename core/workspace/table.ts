import type { Binding } from './binding.ts';
import type { BoundRow, BoundRows } from './bound.ts';
import type { Notation } from './cells/notation.ts';
import type { Lost } from './copies.ts';
import type { RawTable } from './port.ts';
import type { Problem } from './problem.ts';
import type { Register, Row } from './register.ts';
import type { Said } from './row-reader.ts';
import type { RawSource } from './source.ts';

/** A row that stands a second time at `at`; the first one, at revision `rev`, has to take over `set`. */
export interface Copy {
  id: string;
  at: string;
  rev: number;
  set: Record<string, unknown>;
  lost: Lost[];
}

/**
 * Rows by their ID. Where rows stand is shared with the tables that were read before: a row that came later has a place
 * that they do not have.
 */
export class RowsById {
  /** @param known where each stands among the rows; without it that is found out when somebody asks */
  constructor(
    private readonly rows: readonly Row[],
    private known?: Map<string, number>,
  ) {}

  private get positions(): Map<string, number> {
    this.known ??= new Map(this.rows.map((row, n) => [row.id, n]));
    return this.known;
  }

  get(id: string): Row | undefined {
    const n = this.positions.get(id);
    const row = n === undefined ? undefined : this.rows[n];
    return row?.id === id ? row : undefined;
  }

  has(id: string): boolean {
    return this.get(id) !== undefined;
  }

  /** Where a row stands among the rows. */
  position(id: string): number | undefined {
    return this.has(id) ? this.positions.get(id) : undefined;
  }

  /** The same rows, some with other words, and more of them at the end. */
  with(rows: readonly Row[]): RowsById {
    for (let n = this.rows.length; n < rows.length; n++) this.positions.set(rows[n]!.id, n);
    return new RowsById(rows, this.positions);
  }
}

/** A table with its rows read. */
export interface ReadTable {
  /** The register with the policy's lists filled in. */
  register: Register;
  raw: RawTable | undefined;
  rows: Row[];
  byId: RowsById;
  /** Where each of `rows` stands in `raw`. */
  from: number[];
  /** Title of each column as it stands in the table now. */
  titles: Map<string, string>;
  problems: Problem[];
  /** Rows that were written a second time: taken as one here, and made one by an automation. */
  copies: Copy[];
  /** What each row of `raw` says; nothing where it is blank. */
  said: (Said | undefined)[];
  /** How each column of the layout is written. */
  notations: readonly Notation[];
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

/** Where the row with an ID stands in the register's own table: an index in Excel, a record's id in Base. */
export function placeOf({ bound, ...table }: ReadTable, id: string): string | undefined {
  const { raw, byId, from } = bound?.own ?? table;
  const n = byId.position(id);
  return n === undefined ? undefined : raw?.rows[from[n]!]?.at;
}
