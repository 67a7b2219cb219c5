import { DateTime } from 'luxon';
import { asWords, type Dialect, timeFromText } from '../../core/workspace/cells.ts';
import { Zone } from '../../core/workspace/zone.ts';

/** Day 0 of Excel's calendar; serial numbers count days of local wall time from it (`resources/range.md`: values). */
const epoch = Date.UTC(1899, 11, 30);
const dayLength = 86_400_000;

/** How Excel holds values: serial numbers for time, words for people, and formulas wherever a text looks like one. */
export function excelDialect(timeZone: string): Dialect {
  const zone = new Zone(timeZone);
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
    time(raw) {
      // Whole milliseconds: a serial is a fraction of a day, and 1/86400 has no exact binary form.
      if (typeof raw === 'number')
        return raw > 0 && raw < 2_958_466 ? zone.instantOf(epoch + Math.round(raw * dayLength)) : undefined;
      return typeof raw === 'string' ? timeFromText(raw, zone) : undefined;
    },
    people: (raw) =>
      typeof raw === 'string'
        ? raw
            .split(/[,;，；、]/)
            .map((p) => p.trim())
            .filter(Boolean)
        : [],
    write(column, value, words) {
      if (value === undefined || value === null || value === '') return '';
      switch (column.kind) {
        case 'number':
          return Number(value);
        case 'flag':
          return !!value;
        case 'date':
          return toSerial(DateTime.fromISO(String(value), { zone: timeZone }));
        case 'moment':
          return toSerial(DateTime.fromISO(String(value), { zone: timeZone }));
        default:
          return staysText(asWords(column, value, words));
      }
    },
  };
}

const toSerial = (time: DateTime): number =>
  (time.setZone('utc', { keepLocalTime: true }).toMillis() - epoch) / dayLength;

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
