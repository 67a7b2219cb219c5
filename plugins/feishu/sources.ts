import type { Client } from '@larksuiteoapi/node-sdk';
import { Refusal, t } from '../../core/words.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import type { ColumnKind } from '../../core/workspace/register.ts';
import {
  type RawSource,
  type ReadSource,
  type SourceAddress,
  type Sources,
  type SourceWrite,
  type Spreadsheet,
  sourceKey,
} from '../../core/workspace/source.ts';
import { rangeFrom } from '../columns.ts';
import { type SheetRows, withRow, writeRow } from '../source-rows.ts';
import { baseDialect, sheetDialect } from './cells.ts';
import type { As } from './client.ts';
import { answered } from './errors.ts';
import { type Document, type DriveFile, lookAtFiles } from './files.ts';
import { type Area, readRange, readSheets, type Sheet, setFormats, writeRanges } from './sheets.ts';
import { listTables, readTable } from './tables.ts';

/**
 * Spreadsheets and Bases of the company's own. `file` is `sheet:<token>` or `base:<token>`, `part` is the id of a sheet or
 * table, which stay when people rename.
 */
const documentOf = ({ file }: SourceAddress): Document | undefined => {
  const [, kind, token] = file.match(/^(sheet|base):(\w{5,100})$/) ?? [];
  return kind && token ? { type: kind === 'base' ? 'bitable' : 'sheet', token } : undefined;
};

/** Links as people copy them: `/sheets/<token>`, `/base/<token>?table=…`, `/wiki/<token>` (`docs/sheets/guide/overview`). */
export async function openSpreadsheet(client: Client, link: string, as: As): Promise<Spreadsheet> {
  const [, kind, token] = new URL(link).pathname.match(/\/(sheets|base|wiki)\/(\w{5,100})/) ?? [];
  const isNone = new Refusal(
    t(
      'This is no link of a Feishu sheet or Base; open the spreadsheet and copy its address',
      '这不是飞书表格或多维表格的链接，请打开表格后复制其网址',
    ),
    'invalid',
    'link',
  );
  if (!kind || !token) throw isNone;
  if (kind !== 'wiki') return listParts(client, kind === 'base' ? 'bitable' : 'sheet', token, as);
  // A page of the wiki only points to the document.
  const { node } = await answered('open a spreadsheet', () => client.wiki.v2.space.getNode({ params: { token } }, as));
  if (!node?.obj_token || (node.obj_type !== 'sheet' && node.obj_type !== 'bitable')) throw isNone;
  return listParts(client, node.obj_type, node.obj_token, as);
}

async function listParts(client: Client, type: Document['type'], token: string, as: As): Promise<Spreadsheet> {
  const [meta, parts] = await Promise.all([
    lookAtFiles(client, [{ token, type }], as).then((found) => found.get(token)),
    type === 'bitable'
      ? listTables(client, token, as).then((tables) =>
          [...(tables ?? [])].map(([title, { id }]) => ({ part: id, title, kind: 'table' as const })),
        )
      : readSheets(client, token, as).then((sheets) =>
          sheets.filter((s) => !s.hidden).map(({ id, title }) => ({ part: id, title, kind: 'sheet' as const })),
        ),
  ]);
  if (!meta) throw new SuiteError('missing', 'open a spreadsheet', 'it is gone, or not shared with you');
  return { file: `${type === 'bitable' ? 'base' : 'sheet'}:${token}`, title: meta.title, url: meta.url, parts };
}

/** Brings sources up to date: one round trip where no document changed. */
export async function readSources(
  client: Client,
  wanted: readonly SourceAddress[],
  before: Sources,
  timeZone: string,
  now: number,
  as: As,
): Promise<Sources> {
  const docs = new Map(wanted.map((s) => [s.file, documentOf(s)]));
  const known = [...docs.values()].filter((doc) => doc !== undefined);
  const metas = known.length ? await lookAtFiles(client, known, as) : new Map<string, DriveFile>();
  const at = new Date(now).toISOString();
  const read = await Promise.all(
    wanted.map(async (source): Promise<[string, ReadSource]> => {
      const key = sourceKey(source);
      const { raw: read, mark: earlier, at: readAt } = before[key] ?? {};
      const doc = docs.get(source.file);
      const meta = doc && metas.get(doc.token);
      try {
        if (!doc) throw new SuiteError('invalid', 'read a spreadsheet', 'this is no address of a file');
        if (!meta) throw new SuiteError('missing', 'read a spreadsheet', 'it is gone, or not shared with Liaison');
        const mark = String(meta.changed);
        if (read && earlier === mark) return [key, { mark, at, raw: read }];
        const raw =
          doc.type === 'bitable'
            ? await readBaseTable(client, doc.token, source, meta, timeZone, as)
            : await readSheet(client, doc.token, source, meta, timeZone, as);
        // The time has whole seconds: what was changed just now may be changed again within the same one.
        return [key, { mark: now - meta.changed * 1000 < 2000 ? '' : mark, at, raw }];
      } catch (error) {
        if (!(error instanceof SuiteError)) throw error;
        return [key, { mark: '', at: readAt ?? at, ...(read && { raw: read }), failure: error }];
      }
    }),
  );
  return Object.fromEntries(read);
}

/** What a Base field takes, by its type (`docs/…/bitable-field/guide`); formulas, look-ups and automatic ones take nothing. */
const fieldKinds: Record<number, ColumnKind> = {
  1: 'text',
  2: 'number',
  3: 'choice',
  5: 'moment',
  7: 'flag',
  11: 'person',
  13: 'text',
};

async function readBaseTable(
  client: Client,
  base: string,
  source: SourceAddress,
  meta: DriveFile,
  timeZone: string,
  as: As,
): Promise<RawSource> {
  const { fields, ...table } = await readTable(client, base, source.part, meta.title, as);
  return {
    title: meta.title,
    url: `${meta.url}?table=${source.part}`,
    rows: [{ at: '', cells: table.columns }, ...table.rows],
    headed: true,
    keyed: true,
    kinds: fields.map((f) => fieldKinds[f.type] ?? 'computed'),
    dialect: baseDialect(timeZone),
  };
}

async function readSheet(
  client: Client,
  token: string,
  source: SourceAddress,
  meta: DriveFile,
  timeZone: string,
  as: As,
): Promise<RawSource> {
  const sheet = (await readSheets(client, token, as)).find((s) => s.id === source.part);
  if (!sheet) throw new SuiteError('missing', 'read a spreadsheet', 'the sheet is gone');
  const area = within(sheet, source.range);
  const values = await readRange(client, token, sheet.id, area, as);
  // Empty rows at the end belong to the sheet, not to its content.
  while (values.length && values.at(-1)!.every((c) => c === null || c === '')) values.pop();
  return {
    title: `${meta.title} · ${sheet.title}`,
    url: `${meta.url}?sheet=${sheet.id}`,
    rows: values.map((cells, i) => ({ at: String(area.top + i), cells })),
    headed: false,
    merges: sheet.merges.map((m) => ({
      top: m.top + 1 - area.top,
      bottom: m.bottom + 1 - area.top,
      left: m.left + 1 - area.left,
      right: m.right + 1 - area.left,
    })),
    keyed: false,
    dialect: sheetDialect(timeZone),
  };
}

/** Rows and columns that are meant, counted from 1. */
function within(sheet: Sheet, range: string | undefined): Area {
  const { left = 1, top = 1, right = sheet.columns, bottom = sheet.rows } = rangeFrom(range) ?? {};
  return { top, left, bottom: Math.min(sheet.rows, bottom), right: Math.min(sheet.columns, right) };
}

/** Changes rows; those of one document follow each other (`docs/sheets/guide/sheets-faq`: 单个文档只能串行调用). */
export async function writeSources(
  client: Client,
  writes: readonly SourceWrite[],
  known: Sources,
  as: As,
): Promise<Sources> {
  const sources = { ...known };
  for (const write of writes) {
    const key = sourceKey(write.source);
    const before = sources[key];
    const { type, token } = documentOf(write.source) ?? {};
    if (!before?.raw || !token) throw new SuiteError('missing', 'change a spreadsheet', 'it was not read');
    const raw =
      type === 'bitable'
        ? await writeRecord(client, token, write, before.raw, as)
        : await writeRow(rowsOf(client, token, write, before.raw, as), write, before.raw);
    // Without a mark all is read again at the next look, what others changed in between included.
    sources[key] = { ...before, mark: '', raw };
  }
  return sources;
}

async function writeRecord(
  client: Client,
  base: string,
  write: SourceWrite,
  raw: RawSource,
  as: As,
): Promise<RawSource> {
  const fields = Object.fromEntries(write.cells.map(({ title, value }) => [title, value])) as Record<string, string>;
  await answered('change a spreadsheet', () =>
    client.bitable.v1.appTableRecord.batchUpdate(
      {
        path: { app_token: base, table_id: write.source.part },
        params: { user_id_type: 'open_id' },
        data: { records: [{ record_id: write.at, fields }] },
      },
      as,
    ),
  );
  const cells = [...(raw.rows.find((r) => r.at === write.at)?.cells ?? [])];
  for (const { column, value } of write.cells) cells[column] = value ?? undefined;
  return withRow(raw, write.at, cells);
}

/** The documented format that shows a time as a neighbour does (`data-formats-supported-by-sheets`). */
function formatterLike(shown: unknown, kind: 'date' | 'moment'): string {
  const words = typeof shown === 'string' ? shown : '';
  if (/^\d{4}-\d\d-\d\d$/.test(words)) return 'yyyy-MM-dd';
  return /^\d{4}\/\d\d\/\d\d$/.test(words) || kind === 'date' ? 'yyyy/MM/dd' : 'yyyy/MM/dd HH:mm:ss';
}

/** The rows of a sheet, by their number. */
function rowsOf(
  client: Client,
  token: string,
  { source, cells: writes }: SourceWrite,
  raw: RawSource,
  as: As,
): SheetRows {
  const left = rangeFrom(source.range)?.left ?? 1;
  const right = left + (raw.rows[0]?.cells.length ?? 1) - 1;
  const read = async (row: number, render?: 'Formula' | 'Shown') =>
    (await readRange(client, token, source.part, { top: row, bottom: row, left, right }, as, render))[0] ?? [];
  const timed = writes.filter(({ shows }) => shows);
  let own: readonly unknown[] = [];
  /** What neighbours show, by column. */
  const patterns = new Map<number, unknown>();
  return {
    typed: (value) => value,
    async look(row) {
      const likes = timed.filter(({ shows }) => shows?.like);
      const [values, formulas, ...found] = await Promise.all([
        read(row),
        read(row, 'Formula'),
        ...likes.map(({ shows }) => read(Number(shows!.like), 'Shown')),
      ]);
      own = values;
      likes.forEach(({ column }, i) => void patterns.set(column, found[i]![column]));
      return { values, formulas };
    },
    async put(row, cells) {
      // A cell that holds a number already shows it as it should; others are made to show a time first (支持写入的数据类型).
      const shown = cells.flatMap(({ column, shows }) =>
        shows && typeof own[column] !== 'number'
          ? [{ row, column: left + column, formatter: formatterLike(patterns.get(column), shows.as) }]
          : [],
      );
      if (shown.length) await setFormats(client, token, source.part, shown, as);
      const at = cells.map(({ column, value }) => ({ column: left + column, row, value: value ?? '' }));
      await writeRanges(client, token, source.part, at, as);
      return read(row);
    },
    async column(column) {
      // People may have added rows since the sheet was read.
      const bottom = Number(raw.rows.at(-1)?.at ?? 1) + 200;
      const area = { top: 1, bottom, left: left + column, right: left + column };
      return (await readRange(client, token, source.part, area, as)).map(([value], i) => [i + 1, value] as const);
    },
  };
}
