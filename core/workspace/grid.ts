import { plain } from './keys.ts';
import type { RawSource } from './source.ts';

/** How far down a header is looked for: above it stand titles and remarks. */
const headerWithin = 30;

const flat = (words: string): string => plain(words.normalize('NFKC'));

/** The titles of a header row; a title that stands there twice gets a number, an empty one its letter. */
export function titlesOf(raw: RawSource, row: number): string[] {
  const seen = new Map<string, number>();
  return (raw.rows[row]?.cells ?? []).map((cell, i) => {
    const words = flat(raw.dialect.text(cell)) || `(${letter(i)})`;
    const count = (seen.get(words) ?? 0) + 1;
    seen.set(words, count);
    return count === 1 ? words : `${words} (${count})`;
  });
}

const letter = (index: number): string =>
  (index >= 26 ? letter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/**
 * The first row that has most of these titles, so that a column may be renamed or removed and a header that is repeated
 * further down is none; undefined where there is none.
 */
export function headerWith(raw: RawSource, titles: readonly string[]): number | undefined {
  if (raw.headed) return raw.rows.length ? 0 : undefined;
  const wanted = new Set(titles);
  for (let i = 0; i < Math.min(headerWithin, raw.rows.length); i++) {
    const found = titlesOf(raw, i).filter((title) => wanted.has(title)).length;
    if (found > 0 && found * 2 >= wanted.size) return i;
  }
  return undefined;
}

/** The row that looks most like a header: many different words, no figures, and something below it. */
export function likelyHeader(raw: RawSource, isTitle: (words: string) => boolean): number | undefined {
  if (raw.headed) return raw.rows.length ? 0 : undefined;
  let best: number | undefined;
  let most = 1;
  for (let i = 0; i < Math.min(headerWithin, raw.rows.length - 1); i++) {
    const words = raw.rows[i]!.cells.map((c) => (typeof c === 'number' ? '' : flat(raw.dialect.text(c)))).filter(
      Boolean,
    );
    const different = new Set(words).size;
    const score = different + 3 * words.filter(isTitle).length;
    if (different > 1 && score > most) [best, most] = [i, score];
  }
  return best;
}

const longestSum = 30;
const sums = /^(合计|总计|小计|共计|累计|本页小计|汇总|(grand |sub)?total|sum)s?\s*[:：(（]?/i;

/** Whether a row adds up the ones above it: a word for it stands first, and fewer cells are filled than figures need. */
export function isTotals(raw: RawSource, row: number): boolean {
  if (raw.totals && row === raw.rows.length - 1) return true;
  const first = raw.rows[row]!.cells.find((c) => c !== null && c !== undefined && c !== '');
  if (typeof first === 'number') return false;
  const words = raw.dialect.text(first);
  return words.length < longestSum && sums.test(flat(words));
}

export const isBlank = (raw: RawSource, row: number): boolean =>
  raw.rows[row]!.cells.every((c) => c === null || c === undefined || c === '');

/** A cell; one that was merged into another says what that one says, a row further down too. */
export function cellIn(raw: RawSource, merged: Map<string, unknown>, row: number, column: number): unknown {
  return merged.get(`${row} ${column}`) ?? raw.rows[row]!.cells[column];
}

/** What cells below the first of merged ones say. Sideways, a title goes over several columns and means none of them. */
export function mergedCells(raw: RawSource): Map<string, unknown> {
  const merged = new Map<string, unknown>();
  for (const { top, bottom, left } of raw.merges ?? [])
    for (let row = top + 1; row <= Math.min(bottom, raw.rows.length - 1); row++)
      merged.set(`${row} ${left}`, raw.rows[top]?.cells[left]);
  return merged;
}
