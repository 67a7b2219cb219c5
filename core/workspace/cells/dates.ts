import { DateTime } from 'luxon';
import { fill, type Text, t } from '../../words.ts';
import { normalised } from '../normalised.ts';
import { short, Unreadable } from '../unreadable.ts';
import type { Zone } from '../zone.ts';
import type { Years } from './years.ts';

/** Which stands first where both could: 05/11/2026. */
export type Order = 'day' | 'month';

/** Figures of a day and a time of day, as they stand in a text. */
interface Wall {
  year: number;
  month: number;
  day: number;
  hour?: number;
  minute?: number;
  second?: number;
}

const weekdays = ['日', '一', '二', '三', '四', '五', '六'];
const englishWeekday = /^(sun|mon|tue|wed|thu|fri|sat)[a-z]*\.?,?\s+/;
const chineseWeekday = /\s*\(?(?:星期|周|礼拜)([一二三四五六日天])\)?\s*/;
const timeOfDay =
  /(?:[t\s]+|(?<=[日上下午]))(上午|下午)?\s*(\d{1,2})[:时点](\d\d)(?:[:分](\d\d)(?:\.\d+)?)?\s*[分秒]?\s*(am|pm)?$/;
const inUtc = /^\d{4}-\d\d-\d\dT\d\d:\d\d:[\d.]+Z$/;
const yearFirst = /^(\d{4})\s*[-/.年]\s*(\d{1,2})\s*(?:[-/.月]\s*(\d{1,2})\s*日?|月)?$/;
const figuresOnly = /^(\d{4})(\d\d)(\d\d)?$/;
const yearLast = /^(\d{1,2})\s*[-/.]\s*(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const monthAndYear = /^(\d{1,2})\s*[-/.]\s*(\d{4})$/;
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const monthNames = new RegExp(`^${month}$`);
/** Without a year: 11月25日, 25-Nov, Nov 25. */
const yearMissing = new RegExp(
  `^(\\d{1,2}\\s*月\\s*\\d{1,2}\\s*[日号]?|\\d{1,2}[-.\\s]+${month}|${month}[-.\\s]+\\d{1,2})$`,
);

/**
 * Reads a day or an instant that stands in a cell as text: as people type it, and as spreadsheet programs show it.
 * @param order what stands first in the column's other cells; without it, a text that could be two days is refused
 * @returns milliseconds since 1970 UTC; nothing where it is no day
 * @throws Unreadable with a remedy, where it is a day that could be several
 */
export function timeFromText(typed: string, zone: Zone, order?: Order): number | undefined {
  // As Liaison writes an instant: tables have thousands.
  const instant = inUtc.test(typed) ? Date.parse(typed) : Number.NaN;
  if (!Number.isNaN(instant)) return instant;
  const words = normalised(typed);
  if (/^\d{4}-\d\d-\d\dt[\d:.]+(z|[-+]\d\d:?\d\d)$/.test(words)) {
    const read = DateTime.fromISO(words.toUpperCase(), { zone: zone.name });
    return read.isValid ? read.toMillis() : undefined;
  }
  const weekday = weekdayIn(words);
  let rest = words.replace(englishWeekday, '').replace(chineseWeekday, ' ').trim();
  const time = rest.match(timeOfDay);
  if (time) rest = rest.slice(0, time.index).trim();
  const day = dayFrom(rest, typed, order);
  if (!day) return undefined;
  const wall = time ? { ...day, ...clock(time) } : day;
  if (weekday !== undefined && new Date(Date.UTC(wall.year, wall.month - 1, wall.day)).getUTCDay() !== weekday)
    throw refused(otherWeekday, typed);
  return instantOf(wall, zone);
}

function weekdayIn(words: string): number | undefined {
  const english = words.match(englishWeekday)?.[1];
  if (english) return ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'].indexOf(english);
  const chinese = words.match(chineseWeekday)?.[1];
  return chinese ? weekdays.indexOf(chinese === '天' ? '日' : chinese) : undefined;
}

function clock([, half, hours, minute, second, meridiem]: RegExpMatchArray) {
  const hour = Number(hours);
  const late = half === '下午' || meridiem === 'pm';
  const twelve = half || meridiem ? (hour % 12) + (late ? 12 : 0) : hour;
  // 下午 14:30 says the same thing twice.
  return { hour: half && hour > 12 ? hour : twelve, minute: Number(minute), second: Number(second ?? 0) };
}

function dayFrom(rest: string, typed: string, order: Order | undefined): Wall | undefined {
  const first = rest.match(yearFirst);
  if (first) {
    // Spreadsheets show the figure 2026.10 as 2026.1.
    if (/^\d{4}\.1$/.test(rest)) throw either(typed, `${first[1]}-01`, `${first[1]}-10`);
    return figures(first[1], first[2], first[3]);
  }
  const only = rest.match(figuresOnly);
  if (only) return figures(only[1], only[2], only[3]);
  const last = rest.match(yearLast);
  if (last) return inOrder(last, typed, order);
  const month = rest.match(monthAndYear);
  if (month) return figures(month[2], month[1], undefined);
  if (yearMissing.test(rest)) throw refused(withoutYear, typed);
  return /[a-z]/.test(rest) ? named(rest) : undefined;
}

const figures = (year?: string, month?: string, day?: string): Wall => ({
  year: Number(year),
  month: Number(month),
  day: Number(day ?? 1),
});

/** 25/11/2026 and 11/25/2026; 05/11/2026 by the order that the column has. */
function inOrder([, one = '', two = '', year]: RegExpMatchArray, typed: string, order: Order | undefined): Wall {
  const own = orderOf(one, two) ?? order;
  if (own === 'month' || one === two) return figures(year, one, two);
  if (own === 'day') return figures(year, two, one);
  const iso = (month: string, day: string) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  throw either(typed, iso(two, one), iso(one, two));
}

const orderOf = (one: string, two: string): Order | undefined =>
  Number(one) > 12 ? 'day' : Number(two) > 12 ? 'month' : undefined;

/** 25 Nov 2026, 25-Nov-26 (as Excel shows a day), November 25, 2026, Nov 2026. */
function named(rest: string): Wall | undefined {
  const parts = rest.replace(/(\d)(st|nd|rd|th)\b/g, '$1').split(/[\s,./-]+/);
  const at = parts.findIndex((part) => monthNames.test(part));
  if (at < 0) return undefined;
  const month = String(months.indexOf(parts[at]!.slice(0, 3)) + 1);
  const others = parts.filter((_, i) => i !== at);
  if (!others.every((part) => /^(\d{1,2}|\d{4})$/.test(part))) return undefined;
  const [one = '', two] = others;
  if (two === undefined) return one.length === 4 ? figures(one, month) : undefined;
  if (others.length > 2) return undefined;
  if (two.length === 4 && one.length < 4 && at < 2) return figures(two, month, one);
  if (one.length === 4 && two.length < 4 && at === 1) return figures(one, month, two);
  return at === 1 && one.length < 4 && two.length === 2 ? figures(`20${two}`, month, one) : undefined;
}

function instantOf({ year, month, day, hour = 0, minute = 0, second = 0 }: Wall, zone: Zone): number | undefined {
  const wall = Date.UTC(year, month - 1, day, hour, minute, second);
  const same = new Date(wall).getUTCMonth() === month - 1 && new Date(wall).getUTCDate() === day;
  return same && hour < 24 && minute < 60 && second < 60 ? zone.instantOf(wall) : undefined;
}

/**
 * A number that spells a month or a day: 202611, 20261125.
 * @returns its instant; nothing where it spells none
 */
export function timeFromFigures(value: number, zone: Zone): number | undefined {
  const found = Number.isInteger(value) ? String(value).match(figuresOnly) : undefined;
  return found ? instantOf(figures(found[1], found[2], found[3]), zone) : undefined;
}

/** Which of the two stands first in a text, where that text leaves no doubt. */
export function orderIn(words: string): Order | undefined {
  const found = couldHaveOrder(words) ? normalised(words).replace(timeOfDay, '').match(yearLast) : undefined;
  return found ? orderOf(found[1]!, found[2]!) : undefined;
}

/** Most texts are told apart by their first letters. */
function couldHaveOrder(words: string): boolean {
  if (words.length < 8) return false;
  const [first, second, third] = [words.charCodeAt(0), words.charCodeAt(1), words.charCodeAt(2)];
  if (first > 0x7f || first <= 0x20) return true;
  return first >= 0x30 && first <= 0x39 && (isMark(second) || isMark(third) || second === 0x20 || third === 0x20);
}
const isMark = (code: number): boolean => code >= 0x2d && code <= 0x2f;

const refused = (pattern: Text, words: string, more: Record<string, string> = {}) =>
  new Unreadable(fill(pattern, { words: short(words.trim()), ...more }));

const either = (words: string, first: string, second: string) =>
  refused(
    t('"{words}" may be {first} or {second}; write the one you mean', '“{words}”可能是 {first} 或 {second}，请写明'),
    words,
    { first, second },
  );

const withoutYear = t('"{words}" has no year; write it as 2026-11-25', '“{words}”没有年份，请写成 2026-11-25');
const otherWeekday = t(
  '"{words}" names another weekday than that day has; write it as 2026-11-25',
  '“{words}”的星期与日期不符，请写成 2026-11-25',
);

export const noDate = (words: string): Unreadable =>
  refused(t('"{words}" is no date; write it as 2026-11-25', '“{words}”不是日期，请写成 2026-11-25'), words);

export const outside = (words: string, { first, last }: Years): Unreadable =>
  refused(
    t(
      '"{words}" is no day of the years {first} to {last}; write it as 2026-11-25',
      '“{words}”不是 {first}–{last} 年间的日期，请写成 2026-11-25',
    ),
    words,
    { first: String(first), last: String(last) },
  );
