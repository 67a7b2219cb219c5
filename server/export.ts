import ExcelJS from 'exceljs';
import type { Language } from '../core/words.ts';

/** One list of a view, as rows and columns. */
export interface Sheet {
  name: string;
  columns: string[];
  rows: (string | number | boolean | undefined)[][];
}

type Plain = Record<string, unknown>;
const isWords = (v: unknown): v is { en: string; zh: string } =>
  !!v && typeof v === 'object' && 'en' in v && 'zh' in v && Object.keys(v).length === 2;

/** A value as a cell, or nothing where it is a list or a thing of its own. */
function cell(value: unknown, language: Language): string | number | boolean | undefined {
  if (isWords(value)) return value[language];
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as string | number | boolean;
  if (Array.isArray(value) && value.length > 0 && value.every((v) => isWords(v) || typeof v !== 'object'))
    return value.map((v) => cell(v, language)).join(', ');
  return undefined;
}

/** A row with the fields of the things in it: `state.name`. What can be done with it is no figure. */
function flat(row: Plain, language: Language, prefix = ''): Plain {
  const out: Plain = {};
  for (const [key, value] of Object.entries(row)) {
    if (key === 'steps' || key === 'says') continue;
    const said = cell(value, language);
    if (said !== undefined) out[prefix + key] = said;
    else if (value && typeof value === 'object' && !Array.isArray(value) && !prefix)
      Object.assign(out, flat(value as Plain, language, `${key}.`));
  }
  return out;
}

/**
 * Every list that a view shows, the lists in its rows included: each row then carries the ID of the row that it stands in. It is
 * what the person sees, no more.
 */
export function sheetsOf(shown: unknown, language: Language): Sheet[] {
  const sheets = new Map<string, Plain[]>();
  const walk = (value: unknown, path: string, of: Plain) => {
    if (Array.isArray(value)) {
      const things = value.filter((v) => v && typeof v === 'object' && !isWords(v)) as Plain[];
      if (!things.length) return;
      sheets.set(path, [...(sheets.get(path) ?? []), ...things.map((v) => ({ ...of, ...flat(v, language) }))]);
      for (const thing of things) {
        const id = cell(thing.id ?? thing.key, language);
        // A row of a row says in which it stands; deeper there is nothing that a spreadsheet shows well.
        if (!path.includes('.')) inside(thing, path, id === undefined ? {} : { [`${path} id`]: id });
      }
    } else if (value && typeof value === 'object' && !isWords(value)) inside(value as Plain, path, of);
  };
  const inside = (thing: Plain, path: string, of: Plain) => {
    for (const [key, value] of Object.entries(thing))
      if (key !== 'steps' && key !== 'people') walk(value, path ? `${path}.${key}` : key, of);
  };
  inside(shown as Plain, '', {});
  return [...sheets].map(([name, rows]) => {
    const columns = [...new Set(rows.flatMap((r) => Object.keys(r)))];
    return { name, columns, rows: rows.map((r) => columns.map((c) => r[c] as string | number | undefined)) };
  });
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, “CSV injection”). */
const safe = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
const quoted = (value: unknown): string => {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const said = safe(value);
  return /[",\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
};

/** The largest list of a view as CSV, with a mark by which Excel knows it for UTF-8. @param list another one, by its name */
export function asCsv(sheets: readonly Sheet[], list?: string): string | undefined {
  const sheet = list
    ? sheets.find((s) => s.name === list)
    : [...sheets].sort((a, b) => b.rows.length - a.rows.length)[0];
  if (!sheet) return undefined;
  const lines = [sheet.columns, ...sheet.rows].map((row) => row.map(quoted).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** All lists of a view as a workbook, a sheet each. Words stay words: ExcelJS writes no formula unless it is told to. */
export async function asXlsx(sheets: readonly Sheet[]): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const taken = new Set<string>();
  for (const { name, columns, rows } of sheets.length ? sheets : [{ name: 'empty', columns: [], rows: [] }]) {
    let title = name.replace(/[[\]:*?/\\']/g, ' ').slice(0, 28);
    while (taken.has(title.toLowerCase())) title += '+';
    taken.add(title.toLowerCase());
    const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(columns).font = { bold: true };
    sheet.addRows(rows);
    columns.forEach((c, i) => {
      sheet.getColumn(i + 1).width = Math.min(48, Math.max(10, c.length + 2));
    });
  }
  return Buffer.from((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer);
}
