import { fill, t } from '../words.ts';
import { plain } from './keys.ts';
import type { Register, Row } from './register.ts';
import type { ReadTable } from './table.ts';

/**
 * Rows that say what a person decided must not be typed by somebody else: their proof is made with a secret that never
 * leaves the process. A cell may come back with its blanks changed, so these do not count.
 */
export const proofOf = (
  register: Register,
  record: { id: string; [column: string]: unknown },
  seal: (words: string) => string,
): string => seal([register.name, record.id, ...register.sealed!.map((key) => plain(record[key]))].join('\u001f'));

/** Rows that were not written here are shown with the reason, kept where they are, and count for nothing. */
export function onlyProven(table: ReadTable, seal: (words: string) => string): ReadTable {
  const { register } = table;
  if (!register.sealed) return table;
  const proven = (row: Row) => (row as { proof?: string }).proof === proofOf(register, row, seal);
  const rows = table.rows.filter(proven);
  if (rows.length === table.rows.length) return table;
  const kept = new Set(rows);
  return {
    ...table,
    rows,
    byId: new Map(rows.map((row) => [row.id, row])),
    problems: [
      ...table.problems,
      ...table.rows
        .filter((row) => !kept.has(row))
        .map((row) => ({
          register: register.name,
          weight: 'error' as const,
          at: table.places.get(row.id),
          id: row.id,
          says: fill(
            t(
              'This row of “{table}” was typed or changed in the spreadsheet, so it does not count: say it in Liaison',
              '“{table}”中的该行由人工填写或修改，不予计入：请在协调台中提交',
            ),
            { table: register.title },
          ),
        })),
    ],
  };
}
