import type { Header } from './grid.ts';
import { normalised } from './normalised.ts';
import type { Register } from './register.ts';
import type { RawSource } from './source.ts';
import { saysNothing } from './unreadable.ts';

/** Titles of columns that only count the lines. */
const counts = /^(序号|序|项次|行号|no\.?|#|nr\.?|line|item no\.?)$/;

/** A word is what a column is prepared with where at least so large a part of its rows say it. */
const usualShare = 0.5;

/**
 * Which rows of a prepared form nobody has filled in: they hold their number, and what stands in most rows anyway (Status
 * “Open”, Currency “CNY”, an amount of 0). A row that says anything of its own is none.
 * @param columns where the register's columns stand
 * @param key where the cell is that tells the rows apart
 */
export function prefilledRows(
  raw: RawSource,
  { row: header, titles }: Header,
  register: Register,
  columns: ReadonlyMap<string, number>,
  key: number | undefined,
): (row: number) => boolean {
  // What a row must say, and what nobody prepares.
  const said = [...columns].flatMap(([name, place]) => {
    const { required, kind } = register.columns[name]!;
    return required && kind !== 'choice' && kind !== 'flag' && place !== key ? [place] : [];
  });
  if (!said.length) return () => false;
  const isLineNumber = (column: number) => counts.test(normalised(titles[column] ?? ''));
  const wordsAt = (row: number, column: number) => {
    const words = raw.dialect.text(raw.rows[row]!.cells[column]).trim();
    return saysNothing(words) || words === '0' ? '' : words;
  };
  const usual = new Map<number, ReadonlySet<string>>();
  /** What stands in most rows of a column. */
  const usualIn = (column: number): ReadonlySet<string> => {
    let known = usual.get(column);
    if (!known) {
      const count = new Map<string, number>();
      let filled = 0;
      for (let row = header + 1; row < raw.rows.length; row++) {
        const words = wordsAt(row, column);
        if (!words) continue;
        filled++;
        count.set(words, (count.get(words) ?? 0) + 1);
      }
      known = new Set([...count].flatMap(([words, n]) => (n > 1 && n >= filled * usualShare ? [words] : [])));
      usual.set(column, known);
    }
    return known;
  };
  return (row) => {
    if (said.some((column) => wordsAt(row, column) !== '')) return false;
    const { cells } = raw.rows[row]!;
    let prepared = false;
    for (let column = 0; column < cells.length; column++) {
      const words = wordsAt(row, column);
      if (!words) continue;
      prepared = true;
      if (column === key || isLineNumber(column)) continue;
      if (!usualIn(column).has(words)) return false;
    }
    return prepared;
  };
}
