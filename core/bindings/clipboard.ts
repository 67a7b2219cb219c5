import { textDialect } from '../workspace/cells.ts';
import type { Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';
import { Zone } from '../workspace/zone.ts';
import { headerFor, namesIn } from './guess.ts';

/** How much is taken of a paste at once: whole rows, up to so many of them and so many characters. */
export const atOnce = { rows: 1000, characters: 150_000 };
/** A longer text is refused as it comes. */
export const longestPaste = 1_000_000;

/** What was pasted, as a spreadsheet. */
export interface Pasted {
  raw: RawSource;
  /** Set where there is more than is taken at once. */
  more?: More;
  /** Whether all of it stands in one column. */
  single: boolean;
}

/** How many rows are taken of how many, and where in the text the header ends and the next row begins. */
export interface More {
  taken: number;
  all: number;
  header: number;
  next: number;
}

interface Line {
  cells: string[];
  /** Where in the text the next line begins. */
  end: number;
}

/**
 * Lines of cells. A cell stands in quotes where it holds the separator, a quote or a line break; between tabs a quote with a
 * tab inside is no such quote, but was typed.
 */
function linesOf(text: string, separator: string): Line[] {
  const lines: Line[] = [];
  let cells: string[] = [];
  let i = 0;
  let unclosed = false;
  const ends = new Set([separator, '\r', '\n']);
  const quoted = (): { words: string; end: number } | undefined => {
    if (unclosed || text[i] !== '"') return undefined;
    for (let close = i + 1; close < text.length; close++) {
      if (separator === '\t' && text[close] === '\t') return undefined;
      if (text[close] !== '"') continue;
      if (text[close + 1] === '"') close++;
      else {
        const next = text[close + 1];
        if (next !== undefined && !ends.has(next)) return undefined;
        return { words: text.slice(i + 1, close).replaceAll('""', '"'), end: close + 1 };
      }
    }
    unclosed = true;
    return undefined;
  };
  while (i <= text.length) {
    const inQuotes = quoted();
    let end = inQuotes?.end ?? i;
    if (!inQuotes) while (end < text.length && !ends.has(text[end]!)) end++;
    cells.push(inQuotes ? inQuotes.words : text.slice(i, end));
    const after = text[end];
    i = end + 1;
    if (after === separator) continue;
    if (after === '\r' && text[i] === '\n') i++;
    lines.push({ cells, end: Math.min(i, text.length) });
    cells = [];
    if (after === undefined || i >= text.length) break;
  }
  return lines;
}

const filled = (cells: readonly string[]): boolean => cells.some((c) => c.trim());

/** Tabs; or what a file that was exported has in their place, where its header says so. */
function separatorOf(text: string, register: Register): string {
  if (text.includes('\t')) return '\t';
  const start = text.slice(0, 20_000);
  for (const separator of [';', ',']) {
    const titles = linesOf(start, separator).slice(0, 30);
    if (titles.some(({ cells }) => cells.length > 1 && namesIn(cells, register) > 1)) return separator;
  }
  return '\t';
}

/** What was pasted, with its header, or with one made of the columns' letters. Rows are called by their line. */
export function pastedRows(text: string, register: Register, zone: string): Pasted {
  const lines = linesOf(text, separatorOf(text, register));
  const source = (rows: readonly Line[], headed: boolean): RawSource => ({
    title: '',
    rows: rows.map(({ cells }, i) => ({ at: String(i + 1), cells })),
    headed,
    keyed: false,
    dialect: textDialect(Zone.named(zone)),
  });
  const all = source(lines, false);
  const header = headerFor(all, register);
  const known = header ? namesIn(header.titles, register) : 0;
  const first = all.rows.findIndex(({ cells }) => filled(cells as string[]));
  // One word that a column might have, below the first row, may be anything.
  const headed = header && (known > 1 || (known === 1 && header.top === first) || header.row > header.top);
  const start = headed ? header.row + 1 : 0;
  const before = start > 0 ? lines[start - 1]!.end : 0;
  let taken = 0;
  let rows = 0;
  let end = start;
  let full = false;
  for (let i = start; i < lines.length; i++) {
    if (!filled(lines[i]!.cells)) continue;
    rows++;
    full ||= rows > atOnce.rows || (rows > 1 && lines[i]!.end - before > atOnce.characters);
    if (!full) [taken, end] = [rows, i + 1];
  }
  const width = Math.max(1, ...lines.slice(0, end).map(({ cells }) => cells.length));
  const raw = source(lines.slice(0, end), false);
  if (!headed) {
    const letters = Array.from({ length: width }, (_, i) => letter(i));
    raw.rows.unshift({ at: '0', cells: letters });
    raw.headed = true;
  }
  return {
    raw,
    single: width === 1,
    ...(taken < rows && { more: { taken, all: rows, header: before, next: lines[end - 1]!.end } }),
  };
}

const letter = (i: number): string =>
  (i >= 26 ? letter(Math.floor(i / 26) - 1) : '') + String.fromCharCode(65 + (i % 26));
