import { fill, t } from '../../words.ts';
import { refuseErrors, Unreadable } from '../unreadable.ts';

/** Spreadsheets keep so many digits of a number; what stood behind them is gone. */
const keptDigits = 1e15;
/** A long number as a spreadsheet shows it where it was copied. */
const shortened = /^\d(\.\d+)?E\+\d\d$/;

/** A text as it is kept. @returns nothing where there is none @throws Unreadable where it lost what was typed */
export function textFrom(said: string): string | undefined {
  const words = said.trim();
  refuseErrors(words);
  if (shortened.test(words)) throw lost(words);
  return words || undefined;
}

/** A number in a column of texts, of which only its value is known. @throws Unreadable where it lost digits */
export function textOfNumber(value: number): string {
  if (Math.abs(value) >= keptDigits) throw lost(String(value));
  return String(Number(value.toPrecision(15)));
}

/** What a cell shows; a number in short form with all its digits. @param value the number that stands in the cell */
export function shownText(value: unknown, text: string): string {
  if (typeof value !== 'number') return text;
  if (Math.abs(value) >= keptDigits) throw lost(text || String(value));
  return /\dE[+-]\d+$/i.test(text) || !text.trim() ? textOfNumber(value) : text;
}

const lost = (words: string) =>
  new Unreadable(
    fill(
      t(
        '"{words}": the spreadsheet keeps 15 digits of a number and has lost the others; make the column a text column and write it again',
        '“{words}”：表格只保留数字的 15 位，其余已丢失；请将该列设为文本格式后重新填写',
      ),
      { words },
    ),
  );
