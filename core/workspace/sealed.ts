import { fill, type Text, t } from '../words.ts';
import { plain } from './keys.ts';
import type { Register, Row } from './register.ts';

/**
 * Rows that say what a person decided must not be typed by somebody else: their proof is made with a secret that never
 * leaves the process. A cell may come back with its blanks changed, so these do not count.
 */
export const proofOf = (
  register: Register,
  record: { id: string; [column: string]: unknown },
  seal: (words: string) => string,
): string => seal([register.name, record.id, ...register.sealed!.map((key) => plain(record[key]))].join('\u001f'));

/** Whether a row was written here. One that was not is shown with the reason, kept where it is, and counts for nothing. */
export const isProven = (register: Register, row: Row, seal: (words: string) => string): boolean =>
  !register.sealed || (row as { proof?: string }).proof === proofOf(register, row, seal);

/** What is wrong with a row that is not. */
export const unproven = (register: Register): Text =>
  fill(
    t(
      'This row of “{table}” was typed or changed in the spreadsheet, so it does not count: say it in Liaison',
      '“{table}”中的该行由人工填写或修改，不予计入：请在协调台中提交',
    ),
    { table: register.title },
  );
