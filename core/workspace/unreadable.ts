import { fill, type Text, t } from '../words.ts';

/** Why a cell could not be read. */
export class Unreadable extends Error {
  constructor(readonly says: Text) {
    super(says.en);
  }
}

const spreadsheetErrors = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;

/** @throws Unreadable where a formula of the spreadsheet failed */
export function refuseErrors(words: string) {
  if (words.startsWith('#') && spreadsheetErrors.test(words))
    throw new Unreadable(
      fill(t('the formula in this cell gives {words}; mend the formula', '该单元格公式结果为 {words}，请修正公式'), {
        words,
      }),
    );
}

/** What people write where there is nothing to write. */
const nothing = new Set(['', '-', '–', '—', '--', '/', 'n/a', 'na', 'tbd', '无', '暂无', '待定']);
export const saysNothing = (words: string): boolean => nothing.has(words.toLowerCase());

/** What stands in a cell, as far as a sentence has room for it. */
export const short = (words: string): string => (words.length > 40 ? `${words.slice(0, 39)}…` : words);
