import { fill, type Text, t } from '../words.ts';

/** Why a cell could not be read. */
export class Unreadable extends Error {
  constructor(readonly says: Text) {
    super(says.en);
  }
}

/**
 * What stands where a formula failed: in Excel and WPS (also in French, German, Spanish, Portuguese and Italian, as it is
 * copied), LibreOffice (`Err:502`) and Google Sheets (`#ERROR!`, `Loading...`).
 */
const failed = new Set(
  [
    '#N/A #REF! #VALUE! #DIV/0! #NAME? #NUM! #NULL! #SPILL! #CALC! #FIELD! #BLOCKED! #CONNECT! #GETTING_DATA #UNKNOWN!',
    '#BUSY! #EXTERNAL! #PYTHON! #TIMEOUT! #DATA! #MACRO? #ERROR! #ERREUR! #FEHLER!',
    '#NV #BEZUG! #WERT! #ZAHL! #ÜBERLAUF! #VALEUR! #NOM? #NOMBRE! #NUL! #N/D #VALOR! #¡VALOR! #¿NOMBRE? #¡REF! #¡NUM!',
    '#¡DIV/0! #NOME? #NÚM! #RIF! #VALORE! #ARRAY!',
  ]
    .join(' ')
    .split(' '),
);
const otherFailures = /^(err:\d{3}|loading\s?(\.{3}|…)|加载中\s?(\.{3}|…)|#err(or)?[!:]?)$/i;
const tooNarrow = /^#{3,}$/;

/** @throws Unreadable where a formula of the spreadsheet failed, or where it shows nothing for want of room */
export function refuseErrors(words: string): void {
  const code = words.charCodeAt(0);
  // '#', 'E', 'e', 'L', 'l' and 加: no other letter begins one.
  if (code !== 0x23 && code !== 0x45 && code !== 0x65 && code !== 0x4c && code !== 0x6c && code !== 0x52a0) return;
  if (tooNarrow.test(words)) throw new Unreadable(fill(hidden, { words }));
  if (failed.has(words.toUpperCase()) || otherFailures.test(words)) throw new Unreadable(fill(broken, { words }));
}

const broken = t('the formula in this cell gives {words}; mend the formula', '该单元格公式结果为 {words}，请修正公式');
const hidden = t(
  '{words} stands for something that the column is too narrow to show; make it wider and copy it again',
  '列宽不足，单元格只显示 {words}，请加宽该列后重新复制',
);

/** What people write where there is nothing to write. */
const nothing = new Set(['', '-', '–', '—', '--', '/', 'n/a', 'na', 'tbd', '无', '暂无', '待定']);
export const saysNothing = (words: string): boolean => nothing.has(words.toLowerCase());

/** What stands in a cell, as far as a sentence has room for it. */
export const short = (words: string): string => (words.length > 40 ? `${words.slice(0, 39)}…` : words);
