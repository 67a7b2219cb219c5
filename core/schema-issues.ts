import type { z } from 'zod';
import { fill, listed, type Text, t, verbatim } from './words.ts';

type Issue = z.core.$ZodIssue;

/** What a value has to be, in words. */
const kinds: Record<string, Text> = {
  string: t('a text', '文本'),
  number: t('a number', '数字'),
  int: t('a whole number', '整数'),
  boolean: t('true or false', '是或否（true / false）'),
  array: t('a list', '列表'),
  object: t('a section of named values', '由“名称: 值”组成的内容'),
  record: t('a section of named values', '由“名称: 值”组成的内容'),
  date: t('a date', '日期'),
};

/** How a format is written, by an example. */
const formats: Record<string, Text> = {
  date: t('a date as 2026-01-31', '日期，如 2026-01-31'),
  time: t('a time as 09:30', '时间，如 09:30'),
  datetime: t('an instant as 2026-01-31T09:30:00Z', '时刻，如 2026-01-31T09:30:00Z'),
  email: t('an e-mail address', '邮箱地址'),
  url: t('a link as https://example.com/page', '链接，如 https://example.com/page'),
};

/**
 * What is wrong with a value that a schema refused, and how to mend it.
 * @param value what stands there
 */
export function issueWords(issue: Issue, value: unknown): Text {
  switch (issue.code) {
    case 'unrecognized_keys':
      return t('is not known here; remove it or correct its spelling', '在此处不存在，请删除或改正拼写');
    case 'invalid_type': {
      const expected = kinds[issue.expected] ?? verbatim(issue.expected);
      if (value === undefined) return fill(t('is missing; add {expected}', '未填写，请补上{expected}'), { expected });
      if (issue.expected === 'string')
        return t('must be a text; put quotes around a number or a date', '应为文本；数字或日期请加引号');
      return fill(t('must be {expected}', '应为{expected}'), { expected });
    }
    case 'invalid_value':
      return fill(t('must be one of: {options}', '只能是：{options}'), {
        options: listed(issue.values.map((v) => verbatim(String(v)))),
      });
    case 'too_small':
      return tooSmall(String(issue.minimum), issue.origin, !!issue.inclusive);
    case 'too_big':
      return tooBig(String(issue.maximum), issue.origin, !!issue.inclusive, value);
    case 'not_multiple_of':
      return fill(t('must be a multiple of {n}', '应为 {n} 的倍数'), { n: String(issue.divisor) });
    case 'invalid_format':
      return fill(t('is not written as expected: {expected}', '格式不对，应为：{expected}'), {
        expected:
          formats[issue.format] ??
          fill(t('matching {pattern}', '符合 {pattern}'), { pattern: issue.pattern ?? issue.format }),
      });
    case 'invalid_union':
      return t(
        'fits none of the forms allowed here; see the explanation of this field',
        '不符合此处允许的任何写法，请看该项说明',
      );
    default:
      return verbatim(issue.message);
  }
}

function tooSmall(n: string, of: string, inclusive: boolean): Text {
  if (of === 'string')
    return n === '1'
      ? t('is empty; fill it in', '为空，请填写')
      : fill(t('is too short; at least {n} characters', '太短，至少 {n} 个字'), { n });
  if (of === 'array' || of === 'set')
    return fill(t('needs at least {n} {n:entry|entries}', '至少需要 {n} 项'), { n: Number(n) });
  return inclusive
    ? fill(t('is too small; at least {n}', '太小，至少为 {n}'), { n })
    : fill(t('must be more than {n}', '应大于 {n}'), { n });
}

function tooBig(n: string, of: string, inclusive: boolean, value: unknown): Text {
  if (of === 'string')
    return fill(t('is too long: {has} characters, at most {n}', '太长：现有 {has} 个字，最多 {n} 个'), {
      n,
      has: typeof value === 'string' ? value.length : '?',
    });
  if (of === 'array' || of === 'set')
    return fill(t('has too many entries; at most {n}', '条目过多，最多 {n} 项'), { n });
  return inclusive
    ? fill(t('is too large; at most {n}', '太大，至多为 {n}'), { n })
    : fill(t('must be less than {n}', '应小于 {n}'), { n });
}
