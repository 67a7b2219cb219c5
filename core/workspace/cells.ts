import { fill, t } from '../words.ts';
import { optionFrom, optionsOf } from './cells/choices.ts';
import { noDate, outside, timeFromFigures, timeFromText } from './cells/dates.ts';
import { flagFromText } from './cells/flags.ts';
import { hasNotation, type Notation, notationOf, tells } from './cells/notation.ts';
import { textFrom, textOfNumber } from './cells/texts.ts';
import { type Years, yearsAround } from './cells/years.ts';
import type { CellPerson, Directory } from './directory.ts';
import { normalised } from './normalised.ts';
import { numberFromText } from './numbers.ts';
import type { Column } from './register.ts';
import { refuseErrors, saysNothing, short, Unreadable } from './unreadable.ts';
import { isoOf, type Zone } from './zone.ts';

export { Unreadable };

/** What stands in a cell, without the suite's wrapping. */
export type Plain = string | number | boolean | undefined;

/**
 * How a suite writes values into cells. Excel has no dates but serial numbers, Base has milliseconds and lists of
 * people; what a value means is the same in both, and decided here.
 */
export interface Dialect {
  /** A cell as text, '' if empty. */
  text(raw: unknown): string;
  /** What stands in a cell: a text, a number, yes or no; a list where several do (a choice of several, a look-up of several rows). */
  value(raw: unknown): Plain | readonly Plain[];
  /** The company's time zone. */
  zone: Zone;
  /** The instant that a number means, in milliseconds since 1970 UTC; a day is its midnight in the company's zone. */
  time(value: number): number | undefined;
  /** Who is named in the cell; of several the first, where the suite tells them apart. */
  person(raw: unknown): CellPerson | undefined;
  /** The native form of a value; `undefined` empties the cell. */
  write(column: Column, value: unknown, words: Written): unknown;
}

/** Cells that are nothing but text: what was pasted. */
export const textDialect = (zone: Zone): Dialect => ({
  zone,
  text: (raw) => (typeof raw === 'string' ? raw : String(raw ?? '')),
  value: (raw) => (typeof raw === 'string' ? raw : String(raw ?? '')),
  time: () => undefined,
  person: (raw) => (typeof raw === 'string' && raw.trim() ? { words: raw.trim() } : undefined),
  write: (_column, value) => value,
});

/** What writing needs to know about the workspace. */
export interface Written {
  language: 'en' | 'zh';
  directory: Directory;
}

/** What decides how a cell is read, besides what stands in it. */
export interface Context {
  directory: Directory;
  /** Days outside them are refused. */
  years: Years;
  /** How the column's other cells are written: `notationIn`. */
  notation?: Notation;
}

/** @param now ISO 8601 */
export const contextFor = (directory: Directory, now: string): Context => ({ directory, years: yearsAround(now) });

const longest = 32_767;

/** Reads a cell that is not empty. @throws Unreadable with a reason that names what stands there */
export type CellReader = (raw: unknown) => unknown;

export const isEmptyCell = (raw: unknown): boolean => raw === undefined || raw === null || raw === '';

/** The value of a cell, or undefined if it is empty. @throws Unreadable */
export const readCell = (dialect: Dialect, column: Column, raw: unknown, context: Context): unknown =>
  isEmptyCell(raw) ? undefined : readerOf(dialect, column, context)(raw);

/** How a column is written, by all its cells. */
export function notationIn(dialect: Dialect, { kind }: Column, cells: Iterable<unknown>): Notation {
  return hasNotation(kind) ? notationOf(kind, textsIn(dialect, cells)) : {};
}

/** Whether a cell may change how its column is read. */
export function tellsNotation(dialect: Dialect, { kind }: Column, raw: unknown): boolean {
  if (!hasNotation(kind)) return false;
  for (const text of textsIn(dialect, [raw])) return tells(kind, text);
  return false;
}

function* textsIn(dialect: Dialect, cells: Iterable<unknown>): Iterable<string> {
  for (const raw of cells)
    if (typeof raw === 'string') yield raw;
    else if (typeof raw === 'object' && raw !== null) {
      const value = dialect.value(raw);
      if (typeof value === 'string') yield value;
    }
}

/** How the cells of a column are read: made once for a table, as what it looks up is the same for every row. */
export function readerOf(dialect: Dialect, column: Column, context: Context): CellReader {
  /** The one thing that stands in a cell. */
  const one = (raw: unknown): Plain => {
    const value = dialect.value(raw);
    return Array.isArray(value) ? oneOf(value, dialect.text(raw)) : (value as Plain);
  };
  switch (column.kind) {
    case 'text':
      return textReader(dialect);
    case 'choice': {
      const { options } = column;
      if (!options) return textReader(dialect);
      const known = optionsOf(column, options);
      return (raw) => {
        // Most cells say a word as it stands in the list, or as it was read before.
        const key = known.get(raw as string);
        if (key !== undefined) return key;
        const said = String(one(raw) ?? '').trim();
        if (!normalised(said)) return undefined;
        refuseErrors(said);
        return known.get(said) ?? optionFrom(column, options, known, said);
      };
    }
    case 'number': {
      const decimals = context.notation?.decimals;
      return (raw) => {
        if (typeof raw === 'number' && Number.isFinite(raw)) return raw;
        const value = one(raw);
        return typeof value === 'number' ? finite(value) : numberFromText(String(value ?? ''), decimals);
      };
    }
    case 'flag': {
      const ticks = context.notation?.ticks === true;
      return (raw) => {
        const value = typeof raw === 'boolean' ? raw : one(raw);
        return typeof value === 'boolean' ? value : flagFromText(String(value ?? ''), ticks);
      };
    }
    case 'date':
      return timeReader(dialect, one, context, (time) => dialect.zone.dayOf(time));
    case 'period':
      return timeReader(dialect, one, context, (time) => dialect.zone.dayOf(time).slice(0, 7));
    case 'moment':
      return timeReader(dialect, one, context, isoOf);
    case 'person': {
      const { directory } = context;
      const found = new Map<unknown, string>();
      return (raw) => {
        const known = found.get(raw);
        if (known !== undefined) return known;
        const said = dialect.person(raw);
        if (!said) return undefined;
        let email = found.get(said.words);
        if (email === undefined) {
          refuseErrors(said.words);
          email = directory.keyOf(said);
          found.set(said.words, email);
        }
        // Base gives people as objects, new ones for each cell: nothing is remembered of these.
        if (typeof raw === 'string') found.set(raw, email);
        return email;
      };
    }
  }
}

const textReader =
  (dialect: Dialect): CellReader =>
  (raw) => {
    if (typeof raw === 'string') return textFrom(raw);
    const [value, words] = [dialect.value(raw), dialect.text(raw)];
    return textFrom(typeof value === 'number' && words === String(value) ? textOfNumber(value) : words);
  };

/** The first instant of the years in which days lie, and the first one after them. */
const edges = ({ first, last }: Years, zone: Zone): [from: number, to: number] => [
  zone.instantOf(Date.UTC(first, 0, 1)),
  zone.instantOf(Date.UTC(last + 1, 0, 1)),
];

function timeReader(
  dialect: Dialect,
  one: (raw: unknown) => Plain,
  { years, notation }: Context,
  as: (time: number) => string,
): CellReader {
  const [from, to] = edges(years, dialect.zone);
  const isWithin = (time: number | undefined): time is number => time !== undefined && time >= from && time < to;
  return (raw) => {
    const value = typeof raw === 'number' ? raw : one(raw);
    if (typeof value === 'number') {
      let time = dialect.time(value);
      if (isWithin(time)) return as(time);
      time = timeFromFigures(value, dialect.zone);
      if (isWithin(time)) return as(time);
      throw outside(String(value), years);
    }
    const said = String(value ?? '').trim();
    if (saysNothing(normalised(said))) return undefined;
    refuseErrors(said);
    const time = timeFromText(said, dialect.zone, notation?.order);
    if (time === undefined) throw noDate(said);
    if (!isWithin(time)) throw outside(said, years);
    return as(time);
  };
}

/** What several things in a cell have in common, where they are all the same. @throws Unreadable */
function oneOf(values: readonly Plain[], words: string): Plain {
  if (new Set(values).size < 2) return values[0];
  throw new Unreadable(
    fill(
      t(
        '{n} values stand in this cell ("{words}"), and only one can; leave one of them',
        '单元格中有 {n} 个值（{words}），只能保留一个',
      ),
      { n: values.length, words: short(words) },
    ),
  );
}

function finite(value: number): number {
  if (Number.isFinite(value)) return value;
  throw new Unreadable(fill(t('"{words}" is no number', '“{words}”不是数字'), { words: String(value) }));
}

/** What a choice, a text … reads like in the workspace's language, before a dialect gives it its native form. */
export function asWords(column: Column, value: unknown, { language, directory }: Written): string {
  if (column.options) return column.options[String(value)]?.[language] ?? String(value);
  if (column.kind === 'person') {
    const known = directory.find(String(value));
    return known ? directory.label(known) : String(value);
  }
  const words = String(value);
  return words.length > longest ? `${words.slice(0, longest - 1)}…` : words;
}
