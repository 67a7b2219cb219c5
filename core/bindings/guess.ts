import type { Actor } from '../policy/organisation.ts';
import type { ColumnMap } from '../workspace/binding.ts';
import { type CellReader, type Context, contextFor, notationIn, readerOf, Unreadable } from '../workspace/cells.ts';
import type { Directory } from '../workspace/directory.ts';
import { cellIn, type Header, isBlank, isTotals, isUntitled, likelyHeader, mergedCells } from '../workspace/grid.ts';
import type { Column, Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';
import { synonyms } from './synonyms.ts';

/** So many rows are looked at to judge what a column holds. */
const looked = 300;

const plain = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_\-:：*()（）[\]/.]/g, '');

const namesOf = (name: string, column: Column): string[] =>
  [name, column.title.en, column.title.zh, ...(synonyms[name] ?? [])].map(plain);

const everyName = new Set(Object.values(synonyms).flat().map(plain));

const ownNames = (register: Register): Set<string> =>
  new Set(Object.entries(register.columns).flatMap(([name, column]) => namesOf(name, column)));

/** How many of these words are what a column of the register may be called. */
export function namesIn(words: readonly string[], register: Register): number {
  const own = ownNames(register);
  return words.filter((w) => w.trim() && own.has(plain(w))).length;
}

/** A source's columns with what stands in them. */
interface Shape {
  titles: string[];
  /** Rows that hold something, the first of them. */
  rows: number[];
  values: (row: number, column: number) => unknown;
}

/** The row that looks most like the titles of such a register. @param at the row that a person says it is */
export function headerFor(raw: RawSource, register: Register, at?: string): Header | undefined {
  const own = ownNames(register);
  return likelyHeader(raw, (words) => own.has(plain(words)) || everyName.has(plain(words)), at);
}

function shapeOf(raw: RawSource, register: Register, at: string | undefined): Shape | undefined {
  const header = headerFor(raw, register, at);
  if (header === undefined) return undefined;
  const merged = mergedCells(raw);
  const rows: number[] = [];
  for (let i = header.row + 1; i < raw.rows.length && rows.length < looked; i++)
    if (!isBlank(raw, i) && !isTotals(raw, i)) rows.push(i);
  return { titles: header.titles, rows, values: (row, column) => cellIn(raw, merged, row, column) };
}

const isEmpty = (value: unknown) => value === '' || value === null || value === undefined;

/**
 * Which column of a spreadsheet is which of a register's, by what they are called and what stands in them.
 * @param header the row that a person says is the header
 */
export function guessMap(
  raw: RawSource,
  register: Register,
  directory: Directory,
  actor: Actor,
  now: string,
  header?: string,
): ColumnMap {
  const shape = shapeOf(raw, register, header);
  const usual = (name: string, column: Column) => usualOf(name, column, actor, now);
  const columns: ColumnMap['columns'] = {};
  if (shape) {
    const fits = Object.entries(register.columns).flatMap(([name, column]) =>
      shape.titles.map((title, place) => ({
        name,
        title,
        place,
        score: likeness(title, namesOf(name, column)) + fitness(shape, place, column, raw, contextFor(directory, now)),
      })),
    );
    const taken = new Set<number>();
    for (const { name, title, place } of fits.filter((f) => f.score >= 5).sort((a, b) => b.score - a.score)) {
      if (columns[name] || taken.has(place)) continue;
      taken.add(place);
      const column = register.columns[name]!;
      const words = column.options && knownWords(shape, place, column, raw);
      columns[name] = {
        from: title,
        ...(words && Object.keys(words).length > 0 && { words }),
        ...(wasMerged(shape, place, raw) && { down: true }),
      };
    }
  }
  for (const [name, column] of Object.entries(register.columns)) {
    const otherwise = column.required ? usual(name, column) : undefined;
    // A date that is missing is missing: only a spreadsheet without dates takes the day on which it was bound.
    if (otherwise && (!columns[name] || column.kind === 'choice' || column.kind === 'person'))
      columns[name] = { ...columns[name], otherwise };
  }
  const key = shape && keyOf(shape, raw);
  return { ...(key && { key }), columns };
}

function likeness(title: string, names: readonly string[]): number {
  const words = plain(title);
  if (!words || isUntitled(title)) return 0;
  if (names.includes(words)) return 12 - names.indexOf(words) / 100;
  return names.some((n) => n.length > 1 && (words.includes(n) || (words.length > 1 && n.includes(words)))) ? 5 : 0;
}

/** Whether what stands in a column can be read as a register's: words may be anything, dates and figures may not. */
function fitness(shape: Shape, place: number, column: Column, raw: RawSource, context: Context): number {
  const filled = shape.rows.map((row) => shape.values(row, place)).filter((v) => !isEmpty(v));
  if (!filled.length) return -1;
  const read = readerOf(raw.dialect, column, { ...context, notation: notationIn(raw.dialect, column, filled) });
  if (column.options) return filled.some((v) => canRead(read, v)) ? 2 : 0;
  if (column.kind === 'text') return 0;
  const share = filled.filter((v) => canRead(read, v)).length / filled.length;
  if (column.kind === 'person' || column.kind === 'flag') return 0;
  return share > 0.6 ? 2 : share < 0.2 ? -20 : 0;
}

function canRead(read: CellReader, value: unknown): boolean {
  try {
    return read(value) !== undefined;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

/** Where nothing tells of merged cells, a column that begins filled and is mostly empty looks like them. */
function wasMerged(shape: Shape, place: number, raw: RawSource): boolean {
  if (raw.merges || raw.keyed || shape.rows.length < 4) return false;
  const filled = shape.rows.map((row) => !isEmpty(shape.values(row, place)));
  const share = filled.filter(Boolean).length / filled.length;
  return filled[0] === true && share >= 0.1 && share <= 0.6 && place <= 2;
}

/** Words of the spreadsheet that are not a choice, but hold or are held by the name of just one. */
function knownWords(shape: Shape, place: number, column: Column, raw: RawSource): Record<string, string> {
  const names = Object.entries(column.options!).flatMap(([key, label]) =>
    [key, label.en, label.zh].map((n) => [plain(n), key] as const),
  );
  const known: Record<string, string> = {};
  for (const row of shape.rows) {
    const words = raw.dialect.text(shape.values(row, place)).trim();
    const bare = plain(words);
    if (!bare || names.some(([name]) => name === bare) || known[words]) continue;
    const likely = new Set(
      names
        .filter(([n]) => n.length > 1 && (bare.includes(n) || (bare.length > 1 && n.includes(bare))))
        .map(([, key]) => key),
    );
    if (likely.size === 1) known[words] = [...likely][0]!;
  }
  return known;
}

const called = /(序号|编号|单号|号码|工单号|(^|[^a-z])(no|id|key)\.?$|number|#$)/i;

/** The column that tells rows apart: called a number, filled in every row, and never twice the same. */
function keyOf(shape: Shape, raw: RawSource): string | undefined {
  const place = shape.titles.findIndex((title, i) => {
    if (!called.test(title)) return false;
    const values = shape.rows.map((row) => raw.dialect.text(shape.values(row, i)).trim());
    // A line number belongs to the line, not to what stands in it.
    const lines = /^(序号|no\.?|#)$/i.test(title.trim()) && values.every((v) => /^\d+$/.test(v));
    return !lines && values.length > 0 && values.every(Boolean) && new Set(values).size === values.length;
  });
  return place < 0 ? undefined : shape.titles[place];
}

/** What is meant where nothing is written. */
function usualOf(name: string, column: Column, actor: Actor, now: string): string | undefined {
  if (name === 'impact') return 'medium';
  if (name === 'state') return Object.keys(column.options ?? {})[0];
  if (name === 'department') return actor.departments[0];
  if (column.kind === 'person') return actor.email;
  return name === 'raisedAt' ? now : undefined;
}
