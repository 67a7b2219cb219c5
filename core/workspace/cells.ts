import { DateTime } from 'luxon';
import { fill, type Text, t } from '../words.ts';
import type { Directory } from './directory.ts';
import type { Column } from './register.ts';
import type { Zone } from './zone.ts';

/** Why a cell could not be read. */
export class Unreadable extends Error {
  constructor(readonly says: Text) {
    super(says.en);
  }
}

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

/** What writing needs to know about the workspace. */
export interface Written {
  language: 'en' | 'zh';
  directory: Directory;
}

const patterns = [
  'yyyy-M',
  'yyyy/M',
  'yyyy年M月',
  'yyyy-M-d',
  'yyyy/M/d',
  'yyyy.M.d',
  'yyyy年M月d日',
  'yyyy-M-d H:mm',
  'yyyy/M/d H:mm',
  'yyyy-M-d H:mm:ss',
];

/** Reads a day or instant that people typed as text, in the company's time zone; milliseconds since 1970 UTC. */
export function timeFromText(words: string, zone: string): number | undefined {
  const iso = DateTime.fromISO(words, { zone });
  if (iso.isValid && /^\d{4}-\d\d-\d\d/.test(words)) return iso.toMillis();
  for (const pattern of patterns) {
    const read = DateTime.fromFormat(words, pattern, { zone });
    if (read.isValid) return read.toMillis();
  }
  return undefined;
}

const spreadsheetErrors = /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!)$/;
const yes = new Set(['true', 'yes', 'y', '1', '是', '✓', '√']);
const longest = 32_767;

/**
 * The value of a cell, or undefined if it is empty.
 * @throws Unreadable with a reason that names what stands there
 */
export function readCell(dialect: Dialect, column: Column, raw: unknown, directory: Directory): unknown {
  if (raw === undefined || raw === null || raw === '') return undefined;
  switch (column.kind) {
    case 'text':
    case 'choice': {
      const words = dialect.text(raw).trim();
      refuseErrors(words);
      if (!words) return undefined;
      return column.options ? option(column, words) : words;
    }
    case 'number':
      return readNumber(dialect, raw);
    case 'flag':
      return typeof raw === 'boolean' ? raw : yes.has(dialect.text(raw).trim().toLowerCase());
    case 'date':
    case 'period':
    case 'moment': {
      const time = dialect.time(raw);
      if (time === undefined || !Number.isFinite(time)) {
        const words = dialect.text(raw).trim();
        refuseErrors(words);
        throw new Unreadable(
          fill(t('"{words}" is no date; write it as 2026-11-25', '“{words}”不是日期，请写成 2026-11-25'), {
            words: short(words),
          }),
        );
      }
      if (column.kind === 'moment') return new Date(time).toISOString();
      return column.kind === 'period' ? dialect.zone.dayOf(time).slice(0, 7) : dialect.zone.dayOf(time);
    }
    case 'person': {
      const words = dialect.people(raw)[0];
      if (!words) return undefined;
      refuseErrors(words);
      return directory.find(words)?.email.toLowerCase() || words;
    }
  }
}

function refuseErrors(words: string) {
  if (spreadsheetErrors.test(words))
    throw new Unreadable(
      fill(t('the formula in this cell gives {words}; mend the formula', '该单元格公式结果为 {words}，请修正公式'), {
        words,
      }),
    );
}

/** What each word of a list stands for, made once for each list. */
const optionKeys = new WeakMap<object, Map<string, string>>();

function option(column: Column, words: string): string {
  let known = optionKeys.get(column.options!);
  if (!known) {
    known = new Map(
      Object.entries(column.options!).flatMap(([key, label]) =>
        [key.toLowerCase(), label.en.toLowerCase(), label.zh].map((w) => [w, key] as const),
      ),
    );
    optionKeys.set(column.options!, known);
  }
  const key = known.get(words) ?? known.get(words.toLowerCase());
  if (key) return key;
  const options = Object.values(column.options!);
  throw new Unreadable(
    fill(t('"{words}" is not one of: {en}', '“{words}”不在可选项中：{zh}'), {
      words: short(words),
      en: options.map((o) => o.en).join(', '),
      zh: options.map((o) => o.zh).join('、'),
    }),
  );
}

function readNumber(dialect: Dialect, raw: unknown): number | undefined {
  if (typeof raw === 'number' && Number.isFinite(raw)) return raw;
  const words = dialect.text(raw).trim();
  if (!words) return undefined;
  refuseErrors(words);
  const plain = words.replace(/[,，\s]/g, '');
  const share = plain.endsWith('%');
  const value = Number(share ? plain.slice(0, -1) : plain);
  if (plain === '' || !Number.isFinite(value))
    throw new Unreadable(fill(t('"{words}" is no number', '“{words}”不是数字'), { words: short(words) }));
  return share ? value / 100 : value;
}

const short = (words: string) => (words.length > 40 ? `${words.slice(0, 39)}…` : words);

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
