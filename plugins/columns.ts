/** The letters of a spreadsheet's column: 1 is A, 27 is AA. */
export function columnLetter(n: number): string {
  let letters = '';
  for (let rest = n; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return letters;
}

/** The number of a column's letters: A is 1. */
export const columnNumber = (letters: string): number =>
  [...letters.toUpperCase()].reduce((n, letter) => n * 26 + letter.charCodeAt(0) - 64, 0);

/** A range as people type it, `A3:H` or `A3:H500`; what is left out is undefined. Rows and columns count from 1. */
export function rangeFrom(
  words: string | undefined,
): { left: number; top: number | undefined; right: number; bottom: number | undefined } | undefined {
  const [, left, top, right, bottom] = words?.match(/^([A-Za-z]+)(\d*):([A-Za-z]+)(\d*)$/) ?? [];
  if (!left || !right) return undefined;
  const [one, other] = [columnNumber(left), columnNumber(right)];
  return {
    left: Math.min(one, other),
    right: Math.max(one, other),
    top: top ? Number(top) : undefined,
    bottom: bottom ? Number(bottom) : undefined,
  };
}
