import { asWords, type Dialect, type Plain } from '../../core/workspace/cells.ts';
import { Zone } from '../../core/workspace/zone.ts';
import { fromSerial, toSerial } from '../serial-days.ts';

/** How Excel holds values: serial numbers for time, words for people, and formulas wherever a text looks like one. */
export function excelDialect(timeZone: string): Dialect {
  const zone = Zone.named(timeZone);
  return {
    zone,
    text: (raw) =>
      typeof raw === 'string'
        ? raw
        : raw === null || raw === undefined
          ? ''
          : typeof raw === 'object'
            ? '[object]'
            : String(raw),
    value: (raw) => (typeof raw === 'object' ? undefined : (raw as Plain)),
    time: (value) => fromSerial(value, zone),
    person: (raw) => (typeof raw === 'string' && raw.trim() ? { words: raw.trim() } : undefined),
    write(column, value, words) {
      if (value === undefined || value === null || value === '') return '';
      switch (column.kind) {
        case 'number':
          return Number(value);
        case 'flag':
          return !!value;
        case 'date':
        case 'moment':
          return toSerial(String(value), zone);
        default:
          return staysText(asWords(column, value, words));
      }
    },
  };
}

/**
 * Excel reads what is written as if it were typed: `=1+1` becomes a formula, `2026-12` a date, `007` a number. A
 * leading apostrophe keeps it text and is not part of the value.
 */
export function staysText(words: string): string {
  const interpreted =
    /^[=+\-@'\t\r]/.test(words) ||
    /^\s*[\d.,%¥$€(-][\d\s.,:/%年月日()eE+-]*$/.test(words) ||
    /^(true|false)$/i.test(words);
  return interpreted ? `'${words}` : words;
}

/** What stands in a cell against what was written: an apostrophe kept a text a text, a serial is a fraction. */
export function same(cell: unknown, written: unknown): boolean {
  if (typeof cell === 'number' && typeof written === 'number') return Math.abs(cell - written) < 1e-6;
  const words = (v: unknown) => String(v ?? '').replace(/^'+/, '');
  return words(cell) === words(written);
}

/** A value that was read, so that writing it gives the same value. */
export const asTyped = (value: unknown) => (typeof value === 'string' && value ? `'${value}` : (value ?? ''));
