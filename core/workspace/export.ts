import { type Text, t, verbatim } from '../words.ts';
import type { Act } from './command.ts';
import { type Column, layoutOf, type Register, type Row } from './register.ts';

/** A cell: words are said in the reader's language; dates and instants are ISO 8601, instants in UTC. */
export type ExportCell = string | number | boolean | Text | undefined;
export interface ExportColumn {
  title: Text;
  kind: 'text' | 'number' | 'share' | 'date' | 'moment';
}
/** One list as rows and columns, as people read it. */
export interface ExportSheet {
  name: Text;
  columns: ExportColumn[];
  rows: ExportCell[][];
}

const kinds: Partial<Record<Column['kind'], ExportColumn['kind']>> = {
  number: 'number',
  date: 'date',
  moment: 'moment',
};

/** Rows of a register that the reader may read, as its table has them: every column that people read, in words, with all times. */
export function registerSheet(act: Act, register: Register, rows: readonly Row[]): ExportSheet {
  const may = (act.snapshot.tables[register.name]?.register ?? register).rowsFor?.(act) as
    | ((row: Row) => boolean)
    | undefined;
  const columns = layoutOf(act.snapshot.tables[register.name]?.register ?? register).filter(
    ([key, column]) => !column.books && key !== 'rev',
  );
  return {
    name: register.title,
    columns: columns.map(([, { title, kind }]) => ({ title, kind: kinds[kind] ?? 'text' })),
    rows: (may ? rows.filter(may) : rows).map((row) =>
      columns.map(([key, column]) => said(act, column, (row as Record<string, unknown>)[key])),
    ),
  };
}

function said({ snapshot }: Pick<Act, 'snapshot'>, { kind, options }: Column, value: unknown): ExportCell {
  if (value === undefined || value === null) return undefined;
  if (options) return options[String(value)] ?? verbatim(String(value));
  if (kind === 'person') return snapshot.directory.find(String(value))?.name ?? String(value);
  if (kind === 'flag') return value ? t('Yes', '是') : t('No', '否');
  return typeof value === 'number' ? value : String(value);
}
