import ExcelJS from 'exceljs';
import { DateTime } from 'luxon';
import { fieldNameOf } from '../core/field-names.ts';
import { type Language, t, verbatim } from '../core/words.ts';
import type { ExportCell, ExportColumn, ExportSheet } from '../core/workspace/export.ts';

/** In whose language and days a file is written. */
export interface Reader {
  language: Language;
  /** The company's time zone, an IANA name. */
  timeZone: string;
}

type Plain = Record<string, unknown>;
const isWords = (v: unknown): v is { en: string; zh: string } =>
  !!v && typeof v === 'object' && 'en' in v && 'zh' in v && Object.keys(v).length === 2;

/** What a page offers to choose from or to do, and what stands behind a name: no part of a list. */
const noColumns = new Set(['steps', 'says', 'email']);
const noLists = new Set(['steps', 'people', 'lists', 'registers', 'kinds', 'mine']);

function cell(value: unknown): ExportCell {
  if (isWords(value)) return value;
  if (['string', 'number', 'boolean'].includes(typeof value)) return value as string | number | boolean;
  if (Array.isArray(value) && value.length > 0 && value.every((v) => isWords(v) || typeof v !== 'object'))
    return {
      en: value.map((v) => (isWords(v) ? v.en : v)).join(', '),
      zh: value.map((v) => (isWords(v) ? v.zh : v)).join('、'),
    };
  return undefined;
}

/** A row; of a thing in it the name. */
function flat(row: Plain): Plain {
  const out: Plain = {};
  for (const [key, value] of Object.entries(row)) {
    if (noColumns.has(key)) continue;
    const said = cell(value);
    if (said !== undefined) out[key] = said;
    else if (value && typeof value === 'object' && !Array.isArray(value)) {
      const name = cell((value as Plain).name ?? (value as Plain).title);
      if (name !== undefined) out[key] = name;
    }
  }
  return out;
}

/**
 * The lists that a view shows, where it has no lists of its own to take along: the lists in its rows are included, each row
 * with the ID of the row that it stands in. It is what the person sees, no more.
 */
export function sheetsOf(shown: unknown): ExportSheet[] {
  const sheets = new Map<string, Plain[]>();
  const walk = (value: unknown, path: string, of: Plain) => {
    if (Array.isArray(value)) {
      const things = value.filter((v) => v && typeof v === 'object' && !isWords(v)) as Plain[];
      if (!things.length) return;
      sheets.set(path, [...(sheets.get(path) ?? []), ...things.map((v) => ({ ...of, ...flat(v) }))]);
      for (const thing of things) {
        const id = cell(thing.id ?? thing.key);
        // A row of a row says in which it stands; deeper there is nothing that a spreadsheet shows well.
        if (!path.includes('.')) inside(thing, path, id === undefined ? {} : { [belongsTo]: id });
      }
    } else if (value && typeof value === 'object' && !isWords(value)) inside(value as Plain, path, of);
  };
  const inside = (thing: Plain, path: string, of: Plain) => {
    for (const [key, value] of Object.entries(thing))
      if (!noLists.has(key)) walk(value, path ? `${path}.${key}` : key, of);
  };
  inside(shown as Plain, '', {});
  return [...sheets].map(([path, rows]) => {
    const keys = [...new Set(rows.flatMap((r) => Object.keys(r)))];
    const names = path.split('.').map((key) => fieldNameOf(key) ?? verbatim(key));
    return {
      name: { en: names.map((n) => n.en).join(' · '), zh: names.map((n) => n.zh).join(' · ') },
      columns: keys.map((key) => ({
        title: key === belongsTo ? t('Belongs to', '所属') : (fieldNameOf(key) ?? verbatim(key)),
        kind: kindOf(rows.map((r) => r[key])),
      })),
      rows: rows.map((r) => keys.map((key) => r[key] as ExportCell)),
    };
  });
}
/** No key of a view: a column of our own. */
const belongsTo = 'belongs to';

function kindOf(values: readonly unknown[]): ExportColumn['kind'] {
  const given = values.filter((v) => v !== undefined);
  const all = (pattern: RegExp) => given.length > 0 && given.every((v) => typeof v === 'string' && pattern.test(v));
  if (all(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/)) return 'moment';
  if (all(/^\d{4}-\d\d-\d\d$/)) return 'date';
  return given.length > 0 && given.every((v) => typeof v === 'number') ? 'number' : 'text';
}

const wall = (value: string, { timeZone }: Reader): DateTime =>
  /T/.test(value) ? DateTime.fromISO(value, { zone: timeZone }) : DateTime.fromISO(value, { zone: 'utc' });

/** A cell in the reader's words; dates and instants as they stand on the company's clock. */
function inWords(value: ExportCell, kind: ExportColumn['kind'], reader: Reader): string | number | boolean | undefined {
  if (typeof value === 'object') return value[reader.language];
  if (typeof value !== 'string' || (kind !== 'date' && kind !== 'moment')) return value;
  const at = wall(value, reader);
  return at.isValid ? at.toFormat(kind === 'date' ? 'yyyy-MM-dd' : 'yyyy-MM-dd HH:mm') : value;
}

/** A cell that a spreadsheet would take for a formula is led by an apostrophe (OWASP, “CSV injection”). */
const safe = (value: string): string => (/^[=+\-@\t\r]/.test(value) ? `'${value}` : value);
const quoted = (value: unknown): string => {
  if (value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const said = safe(value);
  return /[",\r\n]/.test(said) ? `"${said.replaceAll('"', '""')}"` : said;
};

/**
 * The first list of a view as CSV, with a mark by which Excel knows it for UTF-8.
 * @param list another one, by its name in either language
 */
export function asCsv(sheets: readonly ExportSheet[], reader: Reader, list?: string): string | undefined {
  const wanted = list?.trim().toLowerCase();
  const sheet = wanted ? sheets.find(({ name }) => name.en.toLowerCase() === wanted || name.zh === wanted) : sheets[0];
  if (!sheet) return undefined;
  const lines = [
    sheet.columns.map(({ title }) => title[reader.language]),
    ...sheet.rows.map((row) => row.map((value, i) => inWords(value, sheet.columns[i]!.kind, reader))),
  ].map((row) => row.map(quoted).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

const formats: Partial<Record<ExportColumn['kind'], string>> = {
  date: 'yyyy-mm-dd',
  moment: 'yyyy-mm-dd hh:mm',
  share: '0 %',
  number: '#,##0.##',
};
/** Excel keeps no time zone: a date's cell holds what the company's clock shows. */
const native = (value: ExportCell, kind: ExportColumn['kind'], reader: Reader): ExcelJS.CellValue => {
  if (typeof value === 'string' && (kind === 'date' || kind === 'moment')) {
    const at = wall(value, reader);
    if (at.isValid) return at.setZone('utc', { keepLocalTime: true }).toJSDate();
  }
  return inWords(value, kind, reader) ?? null;
};

/** All lists of a view as a workbook, a sheet each. Words stay words: ExcelJS writes no formula unless it is told to. */
export async function asXlsx(sheets: readonly ExportSheet[], reader: Reader): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  const taken = new Set<string>();
  const nothing = { name: t('Nothing', '无内容'), columns: [], rows: [] };
  for (const { name, columns, rows } of sheets.length ? sheets : [nothing]) {
    let title = name[reader.language].replace(/[[\]:*?/\\']/g, ' ').slice(0, 28);
    while (taken.has(title.toLowerCase())) title += '+';
    taken.add(title.toLowerCase());
    const sheet = book.addWorksheet(title, { views: [{ state: 'frozen', ySplit: 1 }] });
    sheet.addRow(columns.map((c) => c.title[reader.language])).font = { bold: true };
    sheet.addRows(rows.map((row) => row.map((value, i) => native(value, columns[i]!.kind, reader))));
    columns.forEach(({ title: head, kind }, i) => {
      const column = sheet.getColumn(i + 1);
      column.width = Math.min(48, Math.max(kind === 'moment' ? 17 : 10, head[reader.language].length * 2));
      if (formats[kind]) column.numFmt = formats[kind];
    });
  }
  return Buffer.from((await book.xlsx.writeBuffer()) as unknown as ArrayBuffer);
}
