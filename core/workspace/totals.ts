import { normalised } from './normalised.ts';
import { numberFromText } from './numbers.ts';
import { saysNothing, Unreadable } from './unreadable.ts';

/** Words that stand for a sum, alone in their cell: 合 计 · Total: · Grand total (12) · 小计：华东. */
const sum =
  /^(合 ?计|总 ?计|小 ?计|共 ?计|累 ?计|汇 ?总|(grand |sub[- ]?)?totals?|sum)( ?[:：].*| ?\(.*\)| ?\d+| in all)?$/;
/** A group of rows and its sum: 华东小计 · 本页合计 · 2026年总计 · North total · Subtotal North. */
const groupSum = /^(.{1,24} ?(合计|总计|小计)|.{1,24} (sub[- ]?)?totals?|sub[- ]?totals? .{1,24})[:：]?$/;

/** Whether a cell holds a figure; words that count as one: 1,200 · ¥3 · 12%. */
function isFigure(cell: unknown, words: string): boolean {
  if (typeof cell === 'number') return true;
  try {
    return numberFromText(words) !== undefined;
  } catch (error) {
    if (error instanceof Unreadable) return false;
    throw error;
  }
}

/**
 * Whether a row adds up others: a word for it has a cell for itself, and nothing else is said but figures. A customer who is
 * called Total, or a title that begins with such a word, stands among other words and is a row.
 * @param text a cell's words
 * @param width how many columns have a title
 */
export function isTotalsRow(cells: readonly unknown[], text: (cell: unknown) => string, width = cells.length): boolean {
  const filled = cells
    .map((cell) => ({ cell, words: text(cell).trim() }))
    .filter(({ words }) => words !== '' && !saysNothing(words));
  const said = filled.filter(({ cell, words }) => !isFigure(cell, words)).map(({ words }) => normalised(words));
  if (said.length === 0 || said.length > 2) return false;
  // A group's sum leaves empty what a row of it says: its name stands beside the word, or is part of it.
  const sparse = filled.length * 2 <= width || (said.length === 1 && filled.length > 1 && filled.length < width);
  if (said.length === 2) return sparse && said.some((words) => sum.test(words));
  return sum.test(said[0]!) || (sparse && filled.length > 1 && groupSum.test(said[0]!));
}
