import type ExcelJS from 'exceljs';

const epoch = Date.UTC(1899, 11, 30);
const serial = (date: Date) => (date.getTime() - epoch) / 86_400_000;

/** A cell as Graph's `values` has it: numbers, booleans, words; errors as their words; empty as ''. */
export function graphValue(cell: ExcelJS.Cell): unknown {
  if (cell.isMerged && cell.master !== cell) return '';
  const value = cell.value;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return serial(value);
  if (typeof value !== 'object') return value;
  if ('error' in value) return value.error;
  if ('formula' in value || 'sharedFormula' in value) {
    const result = (value as ExcelJS.CellFormulaValue).result;
    if (result instanceof Date) return serial(result);
    if (result && typeof result === 'object' && 'error' in result) return result.error;
    return result ?? 0;
  }
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return shownText(value.text);
  return String(value);
}

/** A hyperlink's words, which ExcelJS keeps as parts where they are formatted. */
const shownText = (text: unknown): string =>
  typeof text === 'object' && text && 'richText' in text
    ? (text as ExcelJS.CellRichTextValue).richText.map((part) => part.text).join('')
    : String(text ?? '');

/** What Excel makes of a value: an apostrophe keeps text, '=' begins a formula, figures and dates are recognised. */
export function typed(value: unknown): ExcelJS.CellValue {
  if (typeof value !== 'string') return value as ExcelJS.CellValue;
  if (value === '') return null;
  if (value.startsWith("'")) return value.slice(1);
  if (value.startsWith('='))
    return { formula: value.slice(1), result: { error: '#NAME?' } } as ExcelJS.CellFormulaValue;
  if (/^-?\d+(\.\d+)?%$/.test(value)) return Number(value.slice(0, -1)) / 100;
  if (/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(value)) return Number(value.replaceAll(',', ''));
  const day = value.match(/^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/);
  if (day) return (Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3] ?? 1)) - epoch) / 86_400_000;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}
