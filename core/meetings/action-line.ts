import { DateTime } from 'luxon';
import { nearestWorkday } from '../policy/calendar.ts';
import { weekdays } from '../policy/parts.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, Refusal, t } from '../words.ts';
import type { Directory } from '../workspace/directory.ts';
import { plain } from '../workspace/keys.ts';

/** An action as it is typed in one line: `@Mia Lane send the price list by Friday`, `@王磊 周五前提交报价`. */
export interface TypedAction {
  title: string;
  /** Lower-case e-mail address. */
  owner: string;
  /** A date of the company's calendar. */
  due: string;
}

type Context = { directory: Directory; policy: Pick<Policy, 'time_zone' | 'working_calendar'>; now: string };

/** Where nobody says by when. */
const usualDays = 7;

/** @throws Refusal that says what is missing and how to write it */
export function readAction(line: string, { directory, policy, now }: Context): TypedAction {
  const words = plain(line.normalize('NFKC'));
  const { owner, rest } = ownerIn(words, directory);
  const today = DateTime.fromISO(now, { zone: policy.time_zone }).startOf('day');
  const { due, rest: title } = dueIn(rest, today);
  const cleaned = title
    .replace(/^[\s,，:：;；、-]+|[\s,，:：;；、-]+$/g, '')
    .replace(/^to (?=\w)/i, '')
    .trim();
  if (!cleaned) throw new Refusal(t('Say what is to be done', '请写明要做什么'), 'invalid', 'line');
  const day = due ?? nearestWorkday(policy, today.plus({ days: usualDays - 1 }).toISODate()!, 1);
  return { title: cleaned.slice(0, 300), owner, due: day };
}

/** The longest name or address of the directory that stands behind the @. */
function ownerIn(words: string, directory: Directory): { owner: string; rest: string } {
  const at = words.indexOf('@');
  if (at < 0)
    throw new Refusal(
      t(
        'Name who does it with @, e.g. “@Mia Lane send the list by Friday”',
        '请用 @ 指明责任人，如“@王磊 周五前提交报价”',
      ),
      'invalid',
      'line',
    );
  const behind = words.slice(at + 1);
  const low = behind.toLowerCase();
  const without = (length: number) => plain(`${words.slice(0, at)} ${behind.slice(length)}`);
  const whole = directory.people
    .flatMap((p) => [p.name, p.email].map((name) => ({ email: p.email, name })))
    .filter(({ name }) => name && low.startsWith(name.toLowerCase()) && endsAt(behind, name.length))
    .sort((a, b) => b.name.length - a.name.length);
  const [first] = whole;
  if (first) {
    const twins = new Set(whole.filter((w) => w.name.length === first.name.length).map((w) => w.email.toLowerCase()));
    if (twins.size === 1) return { owner: first.email.toLowerCase(), rest: without(first.name.length) };
    throw several(first.name, [...twins]);
  }
  // A part of a name will do while it means one person.
  const part = /^[\p{Script=Han}]{1,4}|^[\p{L}.\-_]+/u.exec(behind)?.[0] ?? '';
  for (let length = part.length; length > 0; length--) {
    const start = part.slice(0, length).toLowerCase();
    if (!/^\p{Script=Han}/u.test(start) && length < part.length) break;
    const meant = directory.people.filter((p) =>
      [p.name, ...p.name.split(' '), p.email].some(
        (name) => name.toLowerCase() === start || (length >= 2 && name.toLowerCase().startsWith(start)),
      ),
    );
    if (meant.length === 1) return { owner: meant[0]!.email.toLowerCase(), rest: without(length) };
    if (meant.length > 1)
      throw several(
        part.slice(0, length),
        meant.map((p) => p.name),
      );
  }
  throw new Refusal(
    fill(t('Nobody in the directory is called “{name}”', '通讯录中没有“{name}”'), { name: part || '@' }),
    'invalid',
    'line',
  );
}

/** Chinese names need no blank behind them; others end where a word ends. */
const endsAt = (words: string, length: number): boolean =>
  /\p{Script=Han}/u.test(words[length - 1] ?? '') || !/[\p{L}\p{N}]/u.test(words[length] ?? ' ');

const several = (name: string, who: readonly string[]): Refusal =>
  new Refusal(
    fill(t('“{name}” may be several people: {who}', '“{name}”对应多人：{who}'), { name, who: who.join(', ') }),
    'invalid',
    'line',
  );

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const chinese = '一二三四五六日';
const monthPattern = `(?:${months.map((m) => `${m}[a-z]*`).join('|')})\\.?`;
const dayPattern = `(?:${weekdays.map((d) => `${d}|${d.slice(0, 3)}`).join('|')}|tues|thurs)`;

/** Ways to name a day, the most particular first. `read` gets the groups of the pattern. */
const ways: { pattern: string; read: (groups: (string | undefined)[], today: DateTime) => DateTime | undefined }[] = [
  {
    pattern: '(20\\d\\d)[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?',
    read: ([y, m, d], today) => on(today, Number(y), Number(m), Number(d)),
  },
  { pattern: '(\\d{1,2})月(\\d{1,2})[日号]?', read: ([m, d], today) => coming(today, Number(m), Number(d)) },
  { pattern: '(\\d{1,2})[-/](\\d{1,2})(?![\\d/-])', read: ([m, d], today) => coming(today, Number(m), Number(d)) },
  {
    pattern: `(\\d{1,2})(?:st|nd|rd|th)? (${monthPattern})`,
    read: ([d, m], today) => coming(today, monthOf(m!), Number(d)),
  },
  {
    pattern: `(${monthPattern}) (\\d{1,2})(?:st|nd|rd|th)?`,
    read: ([m, d], today) => coming(today, monthOf(m!), Number(d)),
  },
  {
    pattern: `(next )?(${dayPattern})\\b`,
    read: ([next, day], today) =>
      weekday(
        today,
        weekdays.findIndex((w) => w.startsWith(day!.slice(0, 3).toLowerCase())),
        !!next,
      ),
  },
  {
    pattern: '(下|本|这)?(?:个)?(?:周|星期|礼拜)([一二三四五六日天])',
    read: ([which, day], today) => weekday(today, chinese.indexOf(day === '天' ? '日' : day!), which === '下'),
  },
  { pattern: '(?:the )?end of (?:the |this )?week|本?周末', read: (_, today) => weekday(today, 4, false) },
  { pattern: '(?:the )?end of (?:the |this )?month|(?:本月|月)底', read: (_, today) => today.endOf('month') },
  { pattern: '(?:the )?end of next month|下月底', read: (_, today) => today.plus({ months: 1 }).endOf('month') },
  { pattern: 'next week|下周(?![一二三四五六日天])', read: (_, today) => weekday(today, 4, true) },
  { pattern: 'today|今天|今日', read: (_, today) => today },
  { pattern: '(?:the )?day after tomorrow|后天', read: (_, today) => today.plus({ days: 2 }) },
  { pattern: 'tomorrow|明天|明日', read: (_, today) => today.plus({ days: 1 }) },
];

const monthOf = (word: string): number => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;

function on(today: DateTime, year: number, month: number, day: number): DateTime | undefined {
  const found = DateTime.fromObject({ year, month, day }, { zone: today.zone });
  return found.isValid ? found : undefined;
}
/** A day without its year is the next one that comes. */
function coming(today: DateTime, month: number, day: number): DateTime | undefined {
  const found = on(today, today.year, month, day);
  return found && found < today ? on(today, today.year + 1, month, day) : found;
}
/** "Friday" is the next one, today included; "next Friday" that of the next week. @param index 0 is Monday */
const weekday = (today: DateTime, index: number, next: boolean): DateTime => {
  const monday = today.startOf('week');
  const found = monday.plus({ days: index, weeks: next ? 1 : 0 });
  return found < today ? found.plus({ weeks: 1 }) : found;
};

/** A day that a line names as its end: `by Friday`, `周五前`, `until 12 December`; taken out of the line. */
function dueIn(words: string, today: DateTime): { due?: string; rest: string } {
  for (const { pattern, read } of ways) {
    const both = [
      new RegExp(`(?:^|[\\s,，])(?:by|before|until|till|due|on)[\\s:]+(?:${pattern})`, 'i'),
      new RegExp(`(?:在|于)?(?:${pattern})\\s*(?:之前|以前|前|内|截止)`, 'i'),
      // Without a word for "by", the day ends the line.
      new RegExp(`(?:^|[\\s,，])(?:${pattern})\\s*$`, 'i'),
    ];
    for (const one of both) {
      const found = one.exec(words);
      const day = found && read(found.slice(1), today);
      if (!found || !day) continue;
      const rest = `${words.slice(0, found.index)} ${words.slice(found.index + found[0].length)}`;
      return { due: day.toISODate()!, rest: plain(rest) };
    }
  }
  return { rest: words };
}
