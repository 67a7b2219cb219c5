import { asWords, type Dialect, type Plain } from '../../core/workspace/cells.ts';
import { Zone } from '../../core/workspace/zone.ts';

/** Cells as plain values: numbers and flags as they are, everything else as the words that a person would type. */
export function memoryDialect(timeZone: string): Dialect {
  const zone = Zone.named(timeZone);
  const text = (raw: unknown) => (raw === undefined || raw === null ? '' : String(raw));
  return {
    zone,
    text,
    value: (raw) => (typeof raw === 'object' ? undefined : (raw as Plain)),
    time: () => undefined,
    person: (raw) => (text(raw).trim() ? { words: text(raw).trim() } : undefined),
    write(column, value, words) {
      if (value === undefined || value === null || value === '') return undefined;
      switch (column.kind) {
        case 'number':
          return Number(value);
        case 'flag':
          return !!value;
        case 'date':
        case 'period':
        case 'moment':
          return String(value);
        default:
          return asWords(column, value, words);
      }
    },
  };
}
