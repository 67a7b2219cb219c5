import type { Actor, Role } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { type Text, t } from '../words.ts';
import type { Limits } from './limits.ts';

/**
 * What a column holds. `date` is a day of the company's calendar (YYYY-MM-DD), `period` a month of it (YYYY-MM),
 * `moment` an instant in UTC (ISO 8601).
 */
export type ColumnKind = 'text' | 'number' | 'date' | 'period' | 'moment' | 'flag' | 'choice' | 'person';

/** Lists that the policy fills: rows may only hold what it names. */
export type PolicyList =
  | 'departments'
  | 'requestKinds'
  | 'priorities'
  | 'products'
  | 'regions'
  | 'series'
  | 'registers';

export interface Column<V = unknown> {
  kind: ColumnKind;
  title: Text;
  required: boolean;
  /** For choices: what is stored by us → what people read in the cell. */
  options?: Record<string, Text>;
  /** For choices whose options the policy names. */
  listedIn?: PolicyList;
  /** For choices: what options were called before, or what became part of them → the option that it is now. */
  formerly?: Record<string, string>;
  /** Words that are no option are taken as they are: the list names the usual ones only. */
  open?: true;
  /** What it takes at most. */
  limits?: Limits;
  /** Liaison's own books: what ties the row to a task or an event, or proves it. People decide nothing by it. */
  books?: true;
  /** Only for the compiler: the type of the value. */
  readonly value?: V;
}

/** Who reads, by which policy, and the tables that are known. */
export interface Reader {
  actor: Actor;
  policy: Policy;
  snapshot: { tables: Readonly<Record<string, KnownTable | undefined>> };
}
interface KnownTable {
  register: Register;
  byId: { get(id: string): object | undefined };
}

type Values = Record<string, Column>;
export type RecordOf<C extends Values> = { id: string } & {
  [K in keyof C]: C[K] extends Column<infer V> ? V : never;
};

/** A table that people share: its columns in the workspace's language, and the type of its records. */
export interface Register<C extends Values = Values> {
  name: string;
  title: Text;
  /** What the register is for, shown to people who open it. */
  purpose: Text;
  columns: C;
  /** Set where rows may come from a spreadsheet that the company has already. */
  bindable?: true;
  /** What follows from other cells where a row that was not made here leaves it empty. */
  complete?: { columns: readonly string[]; from: (values: Record<string, unknown>) => Record<string, unknown> };
  /** Which rows of it somebody may read in Liaison; nothing where they may read all. */
  rowsFor?: (reader: Reader) => ((row: never) => boolean) | undefined;
  /** Only these roles may read it, and it stands in the restricted file; without them everybody who takes part may. */
  readers?: readonly Role[];
  /** Written, and looked back upon for a while only: of the tables in which it goes on, the last two are read. */
  log?: true;
  /** Columns whose words count only as they were written here: their proof stands in the column `proof`. */
  sealed?: readonly string[];
}

/** Whether a person may see a register's rows, and whatever is said of them. */
export const mayRead = (register: Pick<Register, 'readers'>, roles: readonly Role[]): boolean =>
  !register.readers || register.readers.some((role) => roles.includes(role));

/** One row of a register as the core sees it; `rev` counts our own changes of it. */
export type Row<C extends Values = Values> = RecordOf<C> & { rev: number };
export type RowOf<R> = R extends Register<infer C> ? Row<C> : never;
/** What a new row has to say; columns that may be empty may be left out. */
export type NewRecord<R> = R extends Register<infer C> ? Optional<RecordOf<C>> : never;
type Optional<T> = { [K in keyof T as undefined extends T[K] ? never : K]: T[K] } & {
  [K in keyof T as undefined extends T[K] ? K : never]?: T[K];
};

const column =
  <V>(kind: ColumnKind, required: boolean) =>
  (title: Text): Column<V> => ({ kind, title, required });

export const text = column<string>('text', true);
export const note = column<string | undefined>('text', false);
export const books = (title: Text): Column<string | undefined> => ({ ...note(title), books: true });
export const number = column<number>('number', true);
export const maybeNumber = column<number | undefined>('number', false);
export const date = column<string>('date', true);
export const maybeDate = column<string | undefined>('date', false);
export const moment = column<string>('moment', true);
export const maybeMoment = column<string | undefined>('moment', false);
export const period = column<string>('period', true);
export const flag = column<boolean>('flag', false);
export const person = column<string>('person', true);
export const maybePerson = column<string | undefined>('person', false);

/** One of a fixed list; rows may hold the option's word in either language, or its id. */
export const choice = <O extends Record<string, Text>>(title: Text, options: O): Column<keyof O & string> => ({
  kind: 'choice',
  title,
  required: true,
  options,
});
export const maybeChoice = <O extends Record<string, Text>>(
  title: Text,
  options: O,
): Column<(keyof O & string) | undefined> => ({
  kind: 'choice',
  title,
  required: false,
  options,
});

/** One of the policy's departments, products …; rows hold its name, records its id. */
export const oneOf =
  (listedIn: PolicyList) =>
  (title: Text): Column<string> => ({ kind: 'choice', title, required: true, listedIn });

/** The same where a row may name none. */
export const maybeOneOf =
  (listedIn: PolicyList) =>
  (title: Text): Column<string | undefined> => ({ kind: 'choice', title, required: false, listedIn });

/** One of the policy's list, or something else that is named in the cell itself. */
export const usuallyOneOf =
  (listedIn: PolicyList) =>
  (title: Text): Column<string> => ({ ...oneOf(listedIn)(title), open: true });

/** A list of the policy: its options, and what they were called before. */
export interface NamedList {
  options: Record<string, Text>;
  formerly?: Record<string, string>;
}

/** The registers with the policy's lists filled in. */
export const withLists = (registers: readonly Register[], lists: Record<PolicyList, NamedList>): Register[] =>
  registers.map((register) => ({
    ...register,
    columns: Object.fromEntries(
      Object.entries(register.columns).map(([key, c]) => [key, c.listedIn ? { ...c, ...lists[c.listedIn] } : c]),
    ),
  }));

export const defineRegister = <C extends Values>(register: Register<C>): Register<C> => register;

/** The columns that every register has, besides its own. */
export const idColumn: Column<string> = { kind: 'text', title: t('ID', '编号'), required: true };
export const revColumn: Column<number> = { kind: 'number', title: t('Rev', '修订'), required: false };
/** Stands in "Updated by" where no person decided. */
export const liaison = 'Liaison';
export const updatedByColumn: Column<string> = { kind: 'person', title: t('Updated by', '更新人'), required: false };
export const updatedAtColumn: Column<string> = { kind: 'moment', title: t('Updated at', '更新时间'), required: false };

/** All columns in the order in which a new table gets them. */
export const layoutOf = (register: Register): [key: string, column: Column][] => [
  ['id', idColumn],
  ...Object.entries(register.columns),
  ['rev', revColumn],
  ['updatedBy', updatedByColumn],
  ['updatedAt', updatedAtColumn],
];
