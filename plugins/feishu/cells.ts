import { DateTime } from 'luxon';
import { asWords, type Dialect } from '../../core/workspace/cells.ts';
import { Zone } from '../../core/workspace/zone.ts';
import { fromSerial, toSerial } from '../serial-days.ts';
import { bareOf, unwrapped, wordsIn } from './base-values.ts';

/**
 * How Base holds values (`docs/…/bitable-record/bitable-record-data-structure-overview`): text comes back in segments,
 * dates as milliseconds, people and choices of several as lists, results of formulas and look-ups wrapped in `value`.
 */
export const baseDialect = (timeZone: string, zone = Zone.named(timeZone)): Dialect => ({
  zone,
  text: (raw) => wordsIn(raw, zone),
  value: bareOf,
  time: (value) => (Math.abs(value) < 8e15 ? value : undefined),
  person(raw) {
    const value = unwrapped(raw);
    if (Array.isArray(value)) {
      // `id`, `name`, `email` of each person (bitable-record-data-structure-overview, 人员); the address may be empty.
      const [first] = value.filter((p): p is BasePerson => !!p && typeof p === 'object' && 'id' in p);
      if (first) {
        const words = word(first.id) || word(first.name);
        const [name, email] = [word(first.name), word(first.email)];
        return words ? { words, ...(name && { name }), ...(email && { email }) } : undefined;
      }
    }
    const words = wordsIn(raw, zone).trim();
    return words ? { words } : undefined;
  },
  write(column, value, words) {
    if (value === undefined || value === null || value === '') return null;
    switch (column.kind) {
      case 'number':
        return Number(value);
      case 'flag':
        return !!value;
      case 'date':
      case 'moment':
        return DateTime.fromISO(String(value), { zone: timeZone }).toMillis();
      case 'person': {
        // A person who is not in the directory cannot stand in a person field.
        const known = words.directory.find(String(value));
        return known ? [{ id: known.id }] : null;
      }
      default:
        return asWords(column, value, words);
    }
  },
});

/**
 * How a Feishu sheet holds them: serial days, and texts that may be pieces of a rich one, as in Base. Written texts stay
 * texts: a formula is an object of its own (`ugjN1UjL4YTN14CO2UTN`, 支持写入的数据类型).
 */
export function sheetDialect(timeZone: string): Dialect {
  const base = baseDialect(timeZone);
  return {
    ...base,
    time: (value) => fromSerial(value, base.zone),
    write(column, value, words) {
      if (value === undefined || value === null || value === '') return '';
      if (column.kind === 'number') return Number(value);
      if (column.kind === 'flag') return !!value;
      if (column.kind === 'date' || column.kind === 'moment') return toSerial(String(value), base.zone);
      return asWords(column, value, words);
    },
  };
}

/** A part of a cell, if it is text; the platform promises no more than JSON. */
const word = (part: unknown): string => (typeof part === 'string' ? part : '');

interface BasePerson {
  id?: unknown;
  name?: unknown;
  email?: unknown;
}
