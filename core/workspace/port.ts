import type { Text } from '../words.ts';
import type { CardParts } from './card.ts';
import type { Dialect } from './cells.ts';
import type { Person } from './directory.ts';
import type { Column } from './register.ts';
import type { SourceAddress, Sources, SourceWrite, Spreadsheet } from './source.ts';

/**
 * The port to a suite. It is shaped by round trips: one `read` brings everything that changed, one `write` carries
 * everything that an act changes. A third suite is one more implementation of this page that passes tests/suites.
 */
export interface Suite {
  readonly name: 'microsoft365' | 'feishu' | 'memory';
  readonly dialect: Dialect;
  /**
   * Brings the workspace up to date.
   * @param window which days of the calendar are wanted (instants, ISO 8601)
   * @param known what was read before; what the suite says has not changed is taken from there
   * @throws SuiteError
   */
  read(window: Window, known?: Reading): Promise<Reading>;
  /**
   * Writes in the given order, as few requests as the suite allows, and reads back what it touched.
   * @param writes keyed, so that repeating one does nothing
   * @returns what came of each write, in the same order, and the reading brought up to date
   * @throws SuiteError if nothing could be written
   */
  write(writes: readonly Write[], known: Reading): Promise<{ results: Result[]; reading: Reading }>;
  /** Finds the spreadsheet behind a link, with the rights of whoever acts. @throws SuiteError */
  openSpreadsheet(link: string): Promise<Spreadsheet>;
  /**
   * Brings spreadsheets of the company's own up to date; what the suite says has not changed is taken from `known`. One that
   * cannot be read says why and holds up no other.
   */
  readSources(wanted: readonly SourceAddress[], known: Sources): Promise<Sources>;
  /** Changes rows of such spreadsheets, each found again right before. @returns them as they are now @throws SuiteError, Refusal */
  writeSources(writes: readonly SourceWrite[], known: Sources): Promise<Sources>;
  /**
   * Creates what is missing of the layout, columns of tables that are there included; never touches what is there.
   * @param how `plan` only says what would be done
   */
  provision(layout: Layout, how: 'plan' | 'act'): Promise<Provisioned>;
  /** Tries what the workspace needs of the suite, changing nothing, and says what is missing and how to grant it. */
  examine(layout: Layout): Promise<Finding[]>;
  /**
   * Finds out in the suite itself what its documentation leaves open, on things of its own that it takes away again. It
   * takes minutes, and tells of each answer as soon as it is there.
   */
  tryOut(report: (proof: Proof) => void): Promise<void>;
  /** Longest body of an invitation, in characters. */
  readonly bodyLimit: number;
}

/** One thing that was examined: a permission, a setting, a table. */
export interface Finding {
  /** Its exact name, as an admin looks for it. */
  what: string;
  ok: boolean;
  says: Text;
  /** How to put it right. */
  remedy?: Text;
}

/** What a suite did when it was asked a question. */
export interface Proof {
  /** Its id in `manifests/verification.ts`. */
  question: string;
  /** Whether the suite does what we build on. */
  ok: boolean;
  says: Text;
}

/** What provisioning did, in words for an admin, and the settings under which the workspace is found from now on. */
export interface Provisioned {
  did: string[];
  settings: Record<string, string>;
}

export interface Window {
  from: string;
  to: string;
}

export interface Layout {
  /** Tables to exist, titles in the workspace's language; one that is there under its name in the other language (`also`) counts. */
  tables: {
    title: string;
    also: string;
    purpose: string;
    columns: LayoutColumn[];
    /** Stands in a file of its own that only some may open; it is always reached with the app's rights. */
    restricted?: true;
  }[];
  taskList: string;
  /** E-mail addresses of those who may open the restricted file in the suite. */
  insiders: string[];
  /** Departments, as sections of the task list. */
  sections: string[];
}
export interface LayoutColumn {
  title: string;
  /** Its title in the other language. */
  also: string;
  kind: Column['kind'];
  options?: string[];
}

/** Everything that was read, in the suite's own terms; the core turns it into a snapshot. */
export interface Reading {
  /** When, ISO 8601 in UTC. */
  at: string;
  window: Window;
  /** The suite's signs of change: opaque. */
  marks: Record<string, string>;
  /** Tables by title. A table that is not there has no entry. */
  tables: Record<string, RawTable>;
  /** Set when the workbook or Base itself cannot be found. */
  fileMissing?: boolean;
  events: CalendarEvent[];
  tasks: Task[];
  people: Person[];
  /** Who is out of the office by their own calendar, where the suite tells. */
  away?: Away[];
  /** Spreadsheets of the company's own that are bound to registers. */
  sources?: Sources;
}

/** Somebody is not at work between two instants. */
export interface Away {
  email: string;
  from: string;
  to: string;
}

/** A table as it stands: identity (===) changes whenever its content may have. */
export interface RawTable {
  title: string;
  columns: string[];
  rows: RawRow[];
  /** The number that its first row has in the suite's own program, header and title counted; where rows have numbers. */
  firstRow?: number;
  /** Where a person opens it in the suite. */
  url?: string;
  /** More rows than these do not fit into it, and it cannot go on in another table. */
  most?: number;
  /** The suite's tables in which it stands, first to last, where it has outgrown one: `plugins/continued.ts`. */
  parts?: readonly RawTable[];
}
export interface RawRow {
  /** Where the row stands: an index in Excel, a record id in Base; before it the table, where that is not the first. */
  at: string;
  /** In the order of `columns`. */
  cells: unknown[];
}

export interface CalendarEvent {
  id: string;
  /** The version to hold against when writing, where the suite has one. */
  version?: string;
  subject: string;
  /** Instants, ISO 8601 in UTC. */
  start: string;
  end: string;
  cancelled: boolean;
  /** HTML as the suite keeps it. */
  body: string;
  organiser?: string;
  attendees: { email: string; name: string; answer: 'accepted' | 'declined' | 'tentative' | 'none' }[];
  link?: string;
}

export interface Task {
  id: string;
  version?: string;
  title: string;
  /** A date of the company's calendar. */
  due?: string;
  /** Directory ids of those who owe it. */
  owners: string[];
  done: boolean;
  /** Instants. */
  createdAt?: string;
  doneAt?: string;
  link?: string;
}

export type Write =
  /** `idTitle` is the title of the column that holds the ID, by which a suite without keys finds its rows again. */
  | {
      do: 'append';
      table: string;
      key: string;
      idTitle: string;
      rows: Record<string, unknown>[];
      /** IDs of rows that Liaison drafted: another instance's row of the same ID is as good. */
      drafted?: readonly string[];
    }
  | { do: 'patch'; table: string; at: string; id: string; idTitle: string; cells: Record<string, unknown> }
  /** Takes a row away whose ID stands on another row too; one that is gone already is no failure. */
  | { do: 'remove-copy'; table: string; at: string; id: string; idTitle: string }
  /** Takes a row away, found by its ID; one that is gone already is no failure. */
  | { do: 'remove-row'; table: string; at: string; id: string; idTitle: string }
  | { do: 'create-event'; key: string; event: NewEvent }
  /** `attendees`: everybody who is to come from now on; nobody who is invited is left out of it. */
  | { do: 'update-event'; id: string; version?: string; body?: string; subject?: string; attendees?: string[] }
  /** Everybody invited is told. An event that is gone already is no failure. */
  | { do: 'cancel-event'; id: string; comment: string }
  | { do: 'create-task'; key: string; task: NewTask }
  /** Sets what is named; a task that says so already is no failure. */
  | { do: 'update-task'; id: string; version?: string; set: TaskChange }
  /** A task that is gone already is no failure. */
  | { do: 'remove-task'; id: string; version?: string }
  /** Sent after everything else; `to` is a directory id. */
  /** `chat`: where the suite reaches that person with a card, where it cannot find that by itself. */
  /** `reason`: why this person gets it, which is the end of the text as well. */
  | ({
      do: 'message';
      key: string;
      to: string;
      title: string;
      text: string;
      link: string;
      reason?: string;
      chat?: string;
    } & CardParts);

export interface NewEvent {
  subject: string;
  start: string;
  end: string;
  timeZone: string;
  body: string;
  location?: string;
  /** E-mail addresses. */
  attendees: string[];
}
export interface NewTask {
  title: string;
  /** A date of the company's calendar. */
  due?: string;
  /** Directory id. */
  owner?: string;
  section?: string;
  note?: string;
}

export interface TaskChange {
  done?: boolean;
  /** A date of the company's calendar. */
  due?: string;
  /** Directory id of the one who owes it from now on. */
  owner?: string;
}

/** What came of one write. */
export type Result = { ok: true; id?: string } | { ok: false; error: SuiteError };

/** The `code` of a refusal that is only about the person's token: with a new one the same request may pass. */
export const tokenExpiredCode = 'token-expired';
/** The `code` of a refusal that ends when the person agrees to what the app wants to do for them. */
export const agreementCode = 'agreement-needed';
/** The `code` of a refusal because no more rows fit into a table. */
export const fullCode = 'table-full';
/** The `code` of a refusal because the suite cannot open a file: damaged, protected by a password, or too large. */
export const unreadableFileCode = 'file-unreadable';

export type SuiteErrorKind = 'throttled' | 'conflict' | 'denied' | 'missing' | 'invalid' | 'unavailable';

/** A suite's failure in the core's few kinds, naming the operation. Adapters translate in their errors.ts. */
export class SuiteError extends Error {
  /**
   * @param operation what was tried, e.g. "read the workbook"
   * @param retryAfterSeconds how long the suite asks us to wait
   * @param code the suite's own code, for the log and the documentation
   * @param options `requestId`: the suite's own name for the request, by which its support finds it
   */
  constructor(
    readonly kind: SuiteErrorKind,
    readonly operation: string,
    message: string,
    readonly code?: string,
    readonly retryAfterSeconds?: number,
    options?: { cause?: unknown; requestId?: string },
  ) {
    super(`${operation}: ${message}`, options);
    this.name = 'SuiteError';
    this.requestId = options?.requestId;
  }

  readonly requestId: string | undefined;
}
