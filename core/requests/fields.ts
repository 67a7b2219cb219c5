import { z } from 'zod';
import type { Policy } from '../policy/schema.ts';
import { Refusal, t } from '../words.ts';
import { fieldColumn, type Request } from './records.ts';

type Kind = Policy['requests']['kinds'][number];

/**
 * What was filled in for the fields of a kind, as values of the register's columns.
 * @throws Refusal that names the field
 */
export function fieldsFrom(kind: Kind, given: Record<string, string | number>): Record<string, string | number> {
  for (const name of Object.keys(given))
    if (!kind.fields.some((f) => f.id === name))
      throw new Refusal(t(`There is no field "${name}"`, `没有字段“${name}”`), 'invalid', `fields.${name}`);
  return Object.fromEntries(
    kind.fields.flatMap(({ id, name, type, required }): [string, string | number][] => {
      const value = given[id];
      const wrong = (en: string, zh: string) =>
        new Refusal(t(`“${name.en}” ${en}`, `“${name.zh}”${zh}`), 'invalid', `fields.${id}`);
      if (value === undefined || value === '') {
        if (required) throw wrong('is needed', '为必填项');
        return [];
      }
      if (type === 'number') {
        const number = Number(value);
        if (!Number.isFinite(number)) throw wrong('is a number', '应为数字');
        return [[fieldColumn(id), number]];
      }
      if (type === 'date' && !z.iso.date().safeParse(value).success) throw wrong('is a date, YYYY-MM-DD', '应为日期');
      return [[fieldColumn(id), String(value)]];
    }),
  );
}

/** The fields of a request's kind with what stands in them. */
export const fieldsOf = (kind: Kind | undefined, r: Request) =>
  (kind?.fields ?? []).flatMap(({ id, name, type }) => {
    const value = (r as Record<string, unknown>)[fieldColumn(id)] as string | number | undefined;
    return value === undefined ? [] : [{ id, name, type, value }];
  });
