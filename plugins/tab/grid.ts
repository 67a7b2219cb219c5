/**
 * A number as people write it in spreadsheets: with thousands separators, full-width digits, spaces.
 * @returns `undefined` for an empty cell, NaN for what is no number
 */
export function numberFrom(text: string): number | undefined {
  const plain = text.normalize('NFKC').replace(/[\s,'’]/g, '');
  if (!plain || plain === '-') return undefined;
  return /^\d+(\.\d+)?$/.test(plain) ? Number(plain) : Number.NaN;
}

/** Cells of a spreadsheet as they come from the clipboard: lines and tabs. */
export const cellsFrom = (clipboard: string): string[][] =>
  clipboard
    .replace(/\r\n?/g, '\n')
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => line.split('\t'));
