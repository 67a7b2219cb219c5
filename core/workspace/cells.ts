import { DateTime } from 'luxon';
import { fill, type Text, t } from '../words.ts';
import type { Directory } from './directory.ts';
import { numberFromText } from './numbers.ts';
import type { Column } from './register.ts';
import { refuseErrors, saysNothing, short, Unreadable } from './unreadable.ts';
import { isoOf, type Zone } from './zone.ts';

export { Unreadable };

/**
 * How a suite writes values into cells. Excel has no dates but serial numbers, Base has milliseconds and lists of
 * people; what a value means is the same in both, and decided here.
 */
export interface Dialect {
  /** A cell as text, '' if empty. */
  text(raw: unknown): string;
  /** The company's time zone. */
  zone: Zone;
  /** The instant in the cell, in milliseconds since 1970 UTC; a day is its midnight in the company's zone. */
  time(raw: unknown): number | undefined;
  /** Ids or names of the people in the cell. */
  people(raw: unknown): string[];
  /** The native form of a value; `undefined` empties the cell. */
  write(column: Column, value: unknown, words: Written): unknown;
}

/** Cells that are nothing but text: what was pasted. */
export const textDialect = (zone: Zone): Dialect => ({
  zone,
  text: (raw) => (typeof raw === 'string' ? raw : String(raw ?? '')),
  time: (raw) => (typeof raw === 'string' ? timeFromText(raw, zone) : undefined),
  people: (raw) => (typeof raw === 'string' && raw.trim() ? [raw.trim()] : []),
  write: (_column, value) => value,
});

/** What writing needs to know about the workspace. */
export interface Written {
  language: 'en' | 'zh';
  directory: Directory;
}

/** 2026-11-25, 2026/11/5, 2026年11月25日, 2026-11, each with or without a time of day. */
const yearFirst =
  /^(\d{4})\s*[-/.年]\s*(\d{1,2})(?:\s*[-/.月]\s*(\d{1,2})\s*日?|\s*月)?(?:[\sT]+(\d{1,2})[:：](\d\d)(?:[:：](\d\d))?)?$/;
const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/;
const english = ['d MMM yyyy', 'd MMMM yyyy', 'MMM d, yyyy', 'MMMM d, yyyy'];

/**
 * Reads a day or instant that people typed as text, in the company's time zone; milliseconds since 1970 UTC.
 * @throws Unreadable where a day could be two: 03/04/2026
 */
export function timeFromText(typed: string, zone: Zone): number | undefined {
  const words = typed.normalize('NFKC').trim();
  const parts = words.match(yearFirst)?.slice(1) ?? words.match(/^(\d{4})(\d\d)(\d\d)$/)?.slice(1) ?? dayFirst(words);
  if (parts)
    return wallTime(
      parts.map((p) => (p === undefined ? undefined : Number(p))),
      zone,
    );
  if (/^\d{4}-\d\d-\d\dT/.test(words)) return millis(DateTime.fromISO(words, { zone: zone.name }));
  if (!/[A-Za-z]/.test(words)) return undefined;
  for (const pattern of english) {
    const read = millis(DateTime.fromFormat(words, pattern, { zone: zone.name, locale: 'en' }));
    if (read !== undefined) return read;
  }
  return undefined;
}

const millis = (read: DateTime): number | undefined => (read.isValid ? read.toMillis() : undefined);

/** Year, month and day of 25/11/2026 and 11/25/2026. */
function dayFirst(words: string): [string, string, string] | undefined {
  const [, one, two, year] = words.match(yearLast) ?? [];
  if (!one || !two || !year) return undefined;
  if (Number(one) > 12) return [year, two, one];
  if (Number(two) > 12 || one === two) return [year, one, two];
  const iso = (month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  throw new Unreadable(
    fill(
      t('"{words}" may be {first} or {second}; write the one you mean', '“{words}”可能是 {first} 或 {second}，请写明'),
      {
        words,
        first: iso(two, one),
        second: iso(one, two),
      },
    ),
  );
}

function wallTime(
  [year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0]: (number | undefined)[],
  zone: Zone,
): number | undefined {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const same = new Date(wall).getUTCMonth() === month - 1 && new Date(wall).getUTCDate() === day;
  return same && hour < 24 && minute < 60 && second < 60 ? zone.instantOf(wall) : undefined;
}

const yes = new Set(['true', 'yes', 'y', '1', '是', '✓', '√']);
const longest = 32_767;

/** Reads a cell that is not empty. @throws Unreadable with a reason that names what stands there */
export type CellReader = (raw: unknown) => unknown;

export const isEmptyCell = (raw: unknown): boolean => raw === undefined || raw === null || raw === '';

/** The value of a cell, or undefined if it is empty. @throws Unreadable */
export const readCell = (dialect: Dialect, column: Column, raw: unknown, directory: Directory): unknown =>
  isEmptyCell(raw) ? undefined : readerOf(dialect, column, directory)(raw);

/** How the cells of a column are read: made once for a table, as what it looks up is the same for every row. */
export function readerOf(dialect: Dialect, column: Column, directory: Directory): CellReader {
  const words = (raw: unknown) => {
    const said = (typeof raw === 'string' ? raw : dialect.text(raw)).trim();
    refuseErrors(said);
    return said;
  };
  switch (column.kind) {
    case 'text':
      return (raw) => words(raw) || undefined;
    case 'choice': {
      const { options } = column;
      if (!options) return (raw) => words(raw) || undefined;
      const known = optionsOf(column, options);
      return (raw) => {
        // Most cells say a word as it stands in the list, or as it was read before.
        const key = known.get(raw as string);
        if (key !== undefined) return key;
        const said = words(raw);
        return said ? (known.get(said) ?? option(column, options, known, said)) : undefined;
      };
    }
    case 'number':
      return (raw) => (typeof raw === 'number' && Number.isFinite(raw) ? raw : numberFromText(dialect.text(raw)));
    case 'flag':
      return (raw) => (typeof raw === 'boolean' ? raw : yes.has(dialect.text(raw).trim().toLowerCase()));
    case 'date':
      return timeReader(dialect, (time) => dialect.zone.dayOf(time));
    case 'period':
      return timeReader(dialect, (time) => dialect.zone.dayOf(time).slice(0, 7));
    case 'moment':
      return timeReader(dialect, isoOf);
    case 'person': {
      const found = new Map<unknown, string>();
      return (raw) => {
        const known = found.get(raw);
        if (known !== undefined) return known;
        const said = dialect.people(raw)[0];
        if (!said) return undefined;
        let email = found.get(said);
        if (email === undefined) {
          refuseErrors(said);
          email = directory.find(said)?.email.toLowerCase() || said;
          found.set(said, email);
        }
        // Base gives people as objects, new ones for each cell: nothing is remembered of these.
        if (typeof raw === 'string') found.set(raw, email);
        return email;
      };
    }
  }
}

const timeReader =
  (dialect: Dialect, as: (time: number) => string): CellReader =>
  (raw) => {
    const time = dialect.time(raw);
    if (time !== undefined && Number.isFinite(time)) return as(time);
    const said = dialect.text(raw).trim();
    if (time === undefined && saysNothing(said)) return undefined;
    refuseErrors(said);
    throw new Unreadable(
      fill(t('"{words}" is no date; write it as 2026-11-25', '“{words}”不是日期，请写成 2026-11-25'), {
        words: short(said),
      }),
    );
  };

/** What each word of a list stands for, made once for each list. */
const optionKeys = new WeakMap<object, Map<string, string>>();

function optionsOf({ formerly = {} }: Column, options: Record<string, Text>): Map<string, string> {
  let known = optionKeys.get(options);
  if (!known) {
    known = new Map(
      Object.entries(options).flatMap(([key, label]) =>
        [key.toLowerCase(), label.en.toLowerCase(), label.zh].map((w) => [w, key] as const),
      ),
    );
    for (const [words, key] of Object.entries(formerly))
      if (!known.has(words.toLowerCase())) known.set(words.toLowerCase(), key);
    optionKeys.set(options, known);
  }
  return known;
}

/** A word of a list that does not stand there letter by letter. */
function option(column: Column, options: Record<string, Text>, known: Map<string, string>, words: string): string {
  const key = known.get(words.toLowerCase());
  if (key) {
    // Written like this it will come again in the rows below.
    known.set(words, key);
    return key;
  }
  if (column.open) return words;
  const all = Object.values(options);
  throw new Unreadable(
    fill(t('"{words}" is not one of: {en}', '“{words}”不在可选项中：{zh}'), {
      words: short(words),
      en: all.map((o) => o.en).join(', '),
      zh: all.map((o) => o.zh).join('、'),
    }),
  );
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
