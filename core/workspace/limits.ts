import { z } from 'zod';
import { fill, type Text, t } from '../words.ts';
import type { Column } from './register.ts';

/** What a column takes at most: for the form that asks for it, for pasted rows and for those of bound spreadsheets. */
export interface Limits {
  /** Figures: more than this. */
  above?: number;
  least?: number;
  most?: number;
  whole?: true;
  /** Texts: so many characters. */
  longest?: number;
  /** The address of a page. */
  link?: true;
}

export const within = <C extends Column>(column: C, limits: Limits): C => ({ ...column, limits });

const link = { protocol: /^https?$/ };
const address = z.url(link);

/** Why a value is none that the column takes, or nothing. */
export function beyond(limits: Limits, value: unknown): Text | undefined {
  if (typeof value === 'number') {
    const { above, least, most, whole } = limits;
    if (above !== undefined && !(value > above))
      return fill(t('{value} is not more than {n}', '{value} 不大于 {n}'), { value, n: above });
    if (least !== undefined && value < least)
      return fill(t('{value} is less than {n}', '{value} 小于 {n}'), { value, n: least });
    if (most !== undefined && value > most)
      return fill(t('{value} is more than {n}', '{value} 大于 {n}'), { value, n: most });
    return whole && !Number.isInteger(value)
      ? fill(t('{value} is no whole number', '{value} 不是整数'), { value })
      : undefined;
  }
  if (typeof value !== 'string') return undefined;
  const { longest } = limits;
  if (longest !== undefined && value.length > longest)
    return fill(t('{n} characters are too many; {most} are taken at most', '共 {n} 字，超出上限 {most} 字，请缩短'), {
      n: value.length,
      most: longest,
    });
  return limits.link && !address.safeParse(value).success
    ? t('it is no link; write it with https:// in front', '不是有效链接，请以 https:// 开头')
    : undefined;
}

/** What a command asks for where it fills such a column. */
export function numberFor({ limits: { above, least, most, whole } = {} }: Column): z.ZodNumber {
  let schema = z.number();
  if (whole) schema = schema.int();
  if (above !== undefined) schema = schema.gt(above);
  if (least !== undefined) schema = schema.min(least);
  return most === undefined ? schema : schema.max(most);
}

/** The same for words; those that must be said are trimmed. */
export const textFor = ({ required, limits: { longest = 300 } = {} }: Column): z.ZodString =>
  required ? z.string().trim().min(1).max(longest) : z.string().max(longest);

export const linkFor = ({ limits: { longest = 2000 } = {} }: Column): z.ZodURL => z.url(link).max(longest);
