import { fill, listed, type Text, t, verbatim } from '../../words.ts';
import { departmentName } from '../names.ts';
import { weekdays } from '../parts.ts';
import type { Policy } from '../schema.ts';

export const hours = (n: number): Text => fill(t('{n} working {n:hour|hours}', '{n} 个工作小时'), { n });
export const workdays = (n: number): Text => fill(t('{n} working {n:day|days}', '{n} 个工作日'), { n });
export const months = (n: number): Text => fill(t('{n} {n:month|months}', '{n} 个月'), { n });
export const minutes = (n: number): Text => fill(t('{n} minutes', '{n} 分钟'), { n });
export const departments = (policy: Policy, ids: readonly string[]): Text =>
  listed(ids.map((id) => departmentName(policy, id)));

export const weekdayNames: Record<(typeof weekdays)[number], Text> = {
  monday: t('Monday', '周一'),
  tuesday: t('Tuesday', '周二'),
  wednesday: t('Wednesday', '周三'),
  thursday: t('Thursday', '周四'),
  friday: t('Friday', '周五'),
  saturday: t('Saturday', '周六'),
  sunday: t('Sunday', '周日'),
};
const ordinals: Record<string, Text> = {
  '1': t('first', '第一个'),
  '2': t('second', '第二个'),
  '3': t('third', '第三个'),
  '4': t('fourth', '第四个'),
  '-1': t('last', '最后一个'),
};
const periods: Record<string, { each: Text; every: Text }> = {
  DAILY: { each: t('every day', '每天'), every: t('every {n} days', '每 {n} 天') },
  WEEKLY: { each: t('every week', '每周'), every: t('every {n} weeks', '每 {n} 周') },
  MONTHLY: { each: t('every month', '每月'), every: t('every {n} months', '每 {n} 个月') },
  YEARLY: { each: t('every year', '每年'), every: t('every {n} years', '每 {n} 年') },
};

/** How often, in words; a rule beyond the usual ones as it is written. @param rule an RRULE without times */
export function cadenceInWords(rule: string): Text {
  const parts = new Map(
    rule
      .toUpperCase()
      .replace(/^RRULE:/, '')
      .split(';')
      .map((part) => part.split('=') as [string, string]),
  );
  const period = periods[parts.get('FREQ') ?? ''];
  const n = Number(parts.get('INTERVAL') ?? 1);
  const known = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY', 'BYMONTH', 'WKST']);
  if (!period || [...parts.keys()].some((key) => !known.has(key))) return verbatim(rule);
  const often = n > 1 ? fill(period.every, { n }) : period.each;
  const on = [...dayWords(parts.get('BYDAY')), ...dateWords(parts.get('BYMONTHDAY'))];
  const inMonths = parts.get('BYMONTH')?.split(',') ?? [];
  const when = inMonths.length
    ? fill(t('{often}, in month {months}', '{often}（{months} 月）'), { often, months: inMonths.join(', ') })
    : often;
  return on.length ? fill(t('{when} on {on}', '{when}{on}'), { when, on: listed(on) }) : when;
}

const dayWords = (byDay = ''): Text[] =>
  byDay
    .split(',')
    .filter(Boolean)
    .map((word) => {
      const [, nth = '', day = ''] = /^([+-]?\d+)?([A-Z]{2})$/.exec(word) ?? [];
      const known = weekdays.find((w) => w.slice(0, 2).toUpperCase() === day);
      const name = known ? weekdayNames[known] : verbatim(word);
      const ordinal = ordinals[String(Number(nth))];
      return nth && ordinal ? fill(t('the {ordinal} {name}', '{ordinal}{name}'), { ordinal, name }) : name;
    });

const dateWords = (byDate = ''): Text[] =>
  byDate
    .split(',')
    .filter(Boolean)
    .map((n) => (Number(n) < 0 ? t('the last day', '最后一天') : t(`day ${n}`, `${n} 日`)));

/** When the committee agrees. */
export function ruleInWords({ decisions: { rule, majority, rounds } }: Policy): Text {
  if (rule === 'unanimity') return t('A plan is agreed when every member supports it.', '全体委员同意，方案方可通过。');
  if (rule === 'no-sustained-objection')
    return t(
      'A plan is agreed when a quorum was heard, every member had the time to speak, and no condition or objection is open.',
      '达到法定人数、委员均有表态机会，且无未落实的条件或反对意见，方案即为一致。',
    );
  const share = Math.round(majority! * 100);
  return t(
    `A plan is agreed when no condition or objection is open; from round ${rounds} on ${share} % carry it.`,
    `无未落实的条件或反对意见，方案即为一致；自第 ${rounds} 轮起 ${share}% 同意即可通过。`,
  );
}
