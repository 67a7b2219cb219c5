import { visible } from './normalised.ts';
import type { RawSource } from './source.ts';
import { isTotalsRow } from './totals.ts';

/** How far down a header is looked for: above it stand titles and remarks. */
const headerWithin = 30;

/** A title as it is seen. */
export const titleIn = visible;

/** Where the titles stand: in one row, or in a banner and the row of sub-titles below it. */
export interface Header {
  /** The first row of it, and the last. */
  top: number;
  row: number;
  titles: string[];
}

/** A column without a title is called by its letter. */
const letter = (index: number): string =>
  (index >= 26 ? letter(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));

/** Whether a title is only a column's letter. */
export const isUntitled = (title: string): boolean => /^\([A-Z]+\)$/.test(title);

const isFilled = (words: string | undefined): words is string => words !== undefined && words !== '';

/** A title that stands there twice gets a number, an empty one its letter. */
function named(words: readonly string[]): string[] {
  const seen = new Map<string, number>();
  return words.map((said, i) => {
    const title = said || `(${letter(i)})`;
    const count = (seen.get(title) ?? 0) + 1;
    seen.set(title, count);
    return count === 1 ? title : `${title} (${count})`;
  });
}

const wordsIn = (raw: RawSource, row: number): string[] =>
  (raw.rows[row]?.cells ?? []).map((cell) => titleIn(raw.dialect.text(cell)));

/** The titles of one row. */
export const titlesOf = (raw: RawSource, row: number): string[] => named(wordsIn(raw, row));

/**
 * What the columns are called where a banner goes over several of them and each has its sub-title below: “台数 订货”,
 * “台数 已发”. Nothing where the row below is no such row: its words stand under banners only, and are no figures.
 */
function joinedTitles(raw: RawSource, top: number): string[] | undefined {
  const banner = wordsIn(raw, top);
  const below = wordsIn(raw, top + 1);
  const width = Math.max(banner.length, below.length);
  const across = raw.merges?.filter((m) => m.top === top && m.bottom === top);
  // The banner of each column, where one goes over it.
  const over = new Map<number, string>();
  for (let i = 0; i < width; i++) {
    if (!banner[i]) continue;
    let end = i;
    const merge = across?.find((m) => m.left === i);
    if (across) end = merge?.right ?? i;
    else while (end + 1 < width && !banner[end + 1] && isFilled(below[end + 1])) end++;
    if (end === i) continue;
    for (let c = i; c <= end; c++) over.set(c, banner[i]!);
  }
  // One that goes over everything is the table's title.
  if (!over.size || (new Set(over.values()).size === 1 && over.size === width)) return undefined;
  const cells = raw.rows[top + 1]?.cells ?? [];
  if (!below.every((words, i) => !words || (over.has(i) && typeof cells[i] !== 'number'))) return undefined;
  if (![...over.keys()].every((c) => isFilled(below[c]))) return undefined;
  // Where the row below says it all it is the header by itself.
  const alone = Array.from({ length: width }, (_, i) => below[i] || banner[i] || '').filter(Boolean);
  if (banner.every((words, i) => !words || below[i]) && new Set(alone).size === alone.length) return undefined;
  return named(
    Array.from({ length: width }, (_, i) => [over.get(i) ?? banner[i] ?? '', below[i] ?? ''].filter(Boolean).join(' ')),
  );
}

/** Every row that may be the header, the first of them first. */
function headers(raw: RawSource): Header[] {
  if (raw.headed) return raw.rows.length ? [{ top: 0, row: 0, titles: titlesOf(raw, 0) }] : [];
  const found: Header[] = [];
  for (let i = 0; i < Math.min(headerWithin, raw.rows.length); i++) {
    const joined = joinedTitles(raw, i);
    if (joined) found.push({ top: i, row: i + 1, titles: joined });
    found.push({ top: i, row: i, titles: titlesOf(raw, i) });
  }
  return found;
}

/** How many rows stand together below a header. */
function rowsBelow(raw: RawSource, { row }: Header): number {
  let end = row + 1;
  while (end < raw.rows.length && !isBlank(raw, end)) end++;
  return end - row;
}

/** Whether a header stands there again further down, as on every printed page; one title may have been changed meanwhile. */
function isAgain(later: Header, earlier: Header): boolean {
  if (later.top <= earlier.row) return false;
  const same = later.titles.filter((title, i) => !isUntitled(title) && title === earlier.titles[i]).length;
  return same * 2 > later.titles.filter((title) => !isUntitled(title)).length;
}

/** The best of these; among those that are as good and say something else, the one with the longer table below it. */
function best(raw: RawSource, all: readonly Header[], worth: (header: Header) => number): Header | undefined {
  let found: Header | undefined;
  let most = 0;
  for (const header of all) {
    const score = worth(header);
    if (score <= 0 || score < most || (found && isAgain(header, found))) continue;
    if (score > most || (found && rowsBelow(raw, header) > rowsBelow(raw, found))) [found, most] = [header, score];
  }
  return found;
}

/**
 * The header that has most of these titles, at least half of them: a column may be renamed or removed, and a summary may
 * stand above that has some of the same.
 */
export function headerWith(raw: RawSource, titles: readonly string[]): Header | undefined {
  const wanted = new Set(titles.map(titleIn));
  return best(raw, headers(raw), (header) => {
    const found = header.titles.filter((title) => wanted.has(title)).length;
    return found * 2 >= wanted.size ? found : 0;
  });
}

/**
 * The row that looks most like a header: many different words, no figures, and something below it.
 * @param at the row that a person says it is
 */
export function likelyHeader(raw: RawSource, isTitle: (words: string) => boolean, at?: string): Header | undefined {
  const all = headers(raw);
  if (raw.headed) return all[0];
  if (at !== undefined) return all.find(({ top }) => raw.rows[top]!.at === at);
  return best(raw, all, (header) => {
    if (header.row >= raw.rows.length - 1) return 0;
    const figures = raw.rows[header.row]!.cells.filter((cell) => typeof cell === 'number').length;
    const words = header.titles.filter((title) => !isUntitled(title));
    const different = new Set(words).size - figures;
    // Of a banner and what stands below it, both together say more than either of them.
    const known = words.filter((title) => isTitle(title) || (header.top < header.row && title.includes(' '))).length;
    return different > 1 ? different + 3 * known : 0;
  });
}

/** Whether a row adds up the ones above it: the table's own totals row, or one that says so. */
export function isTotals(raw: RawSource, row: number): boolean {
  if (raw.totals && row === raw.rows.length - 1) return true;
  return isTotalsRow(raw.rows[row]!.cells, raw.dialect.text);
}

const isNothing = (cell: unknown): boolean =>
  cell === null || cell === undefined || cell === '' || (typeof cell === 'string' && !cell.trim());

export const isBlank = (raw: RawSource, row: number): boolean => raw.rows[row]!.cells.every(isNothing);

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
