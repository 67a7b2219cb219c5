import { DateTime } from 'luxon';
import { visible } from '../normalised.ts';

/** How days are written in a column of texts, by their first one that shows it. */
const forms: [RegExp, string][] = [
  [/^\d{4}-\d\d-\d\d/, 'yyyy-MM-dd'],
  [/^\d{4}\/0\d\/|^\d{4}\/\d\d?\/0\d/, 'yyyy/MM/dd'],
  [/^\d{4}\/\d{1,2}\/\d{1,2}/, 'yyyy/M/d'],
  [/^\d{4}\.\d{1,2}\.\d{1,2}/, 'yyyy.M.d'],
  [/^\d{4}年0\d月|^\d{4}年\d\d?月0\d日/, 'yyyy年MM月dd日'],
  [/^\d{4}年\d{1,2}月\d{1,2}日/, 'yyyy年M月d日'],
];

/** So many cells are looked at. */
const looked = 500;

/**
 * How the cells of a column hold days, where they hold them as texts.
 * @returns a form; nothing where they hold numbers, or nothing that tells
 */
export function dayForm(cells: readonly unknown[]): string | undefined {
  for (const cell of cells.slice(0, looked)) {
    if (typeof cell === 'number') return undefined;
    const words = typeof cell === 'string' ? visible(cell) : '';
    const found = forms.find(([pattern]) => pattern.test(words));
    if (found) return found[1];
  }
  return undefined;
}

/** A day or an instant (ISO 8601) in such a form. */
export const inForm = (iso: string, form: string, zone: string): string => {
  const time = DateTime.fromISO(iso, { zone });
  return time.toFormat(iso.includes('T') ? `${form} HH:mm` : form);
};
