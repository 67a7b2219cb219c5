import type { Client } from '@larksuiteoapi/node-sdk';
import { DateTime } from 'luxon';
import { Refusal, t } from '../../core/words.ts';
import { asWords, type Dialect } from '../../core/workspace/cells.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import type { ColumnKind } from '../../core/workspace/register.ts';
import {
  computedCell,
  type RawSource,
  type ReadSource,
  rowGone,
  type SourceAddress,
  type Sources,
  type SourceWrite,
  type Spreadsheet,
  sourceKey,
} from '../../core/workspace/source.ts';
import { rangeFrom } from '../columns.ts';
import { baseDialect } from './cells.ts';
import type { As } from './client.ts';
import { answered } from './errors.ts';
import { type Area, readRange, readSheets, type Sheet, writeRanges } from './sheets.ts';
import { listTables, readFields, readTable } from './tables.ts';

/**
 * Spreadsheets and Bases of the company's own. `file` is `sheet:<token>` or `base:<token>`, `part` is the id of a sheet or
 * table, which stay when people rename.
 */
type DocType = 'sheet' | 'bitable';

const partsOf = ({ file }: SourceAddress): { type: DocType; token: string } => {
  const [, kind, token] = file.match(/^(sheet|base):(\w{5,100})$/) ?? [];
  if (!kind || !token)
    throw new SuiteError('invalid', 'open a spreadsheet', `"${file.slice(0, 60)}" is no address of a file`);
  return { type: kind === 'base' ? 'bitable' : 'sheet', token };
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

async function listParts(client: Client, type: DocType, token: string, as: As): Promise<Spreadsheet> {
  const [meta, parts] = await Promise.all([
    lookAt(client, [{ doc_token: token, doc_type: type }], as).then((found) => found.get(token)),
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

interface Meta {
  title: string;
  url: string;
  /** Seconds since 1970. */
  changed: number;
}

/** Documents as files, 200 in one request (`drive-v1/meta/batch_query`); those that cannot be seen have no entry. */
async function lookAt(
  client: Client,
  docs: { doc_token: string; doc_type: DocType }[],
  as: As,
): Promise<Map<string, Meta>> {
  const { metas = [] } = await answered('look at spreadsheets', () =>
    client.drive.v1.meta.batchQuery(
      { params: { user_id_type: 'open_id' }, data: { request_docs: docs, with_url: true } },
      as,
    ),
  );
  return new Map(
    metas.map((m) => [m.doc_token, { title: m.title, url: m.url, changed: Number(m.latest_modify_time) }]),
  );
}

/** Brings sources up to date: one round trip where no document changed. */
export async function readSources(
  client: Client,
  wanted: readonly SourceAddress[],
  known: Sources,
  timeZone: string,
  now: number,
  as: As,
): Promise<Sources> {
  const docs = new Map(wanted.map((s) => [s.file, partsOf(s)]));
  const metas = await lookAt(
    client,
    [...docs.values()].map(({ type, token }) => ({ doc_token: token, doc_type: type })),
    as,
  );
  const at = new Date(now).toISOString();
  const read = await Promise.all(
    wanted.map(async (source): Promise<[string, ReadSource]> => {
      const key = sourceKey(source);
      const before = known[key];
      const { type, token } = docs.get(source.file)!;
      const meta = metas.get(token);
      try {
        if (!meta) throw new SuiteError('missing', 'read a spreadsheet', 'it is gone, or not shared with Liaison');
        const mark = String(meta.changed);
        if (before?.raw && before.mark === mark) return [key, { mark, at, raw: before.raw }];
        const raw =
          type === 'bitable'
            ? await readBaseTable(client, token, source, meta, timeZone, as)
            : await readSheet(client, token, source, meta, timeZone, as);
        // The time has whole seconds: what was changed just now may be changed again within the same one.
        return [key, { mark: now - meta.changed * 1000 < 2000 ? '' : mark, at, raw }];
      } catch (error) {
        if (!(error instanceof SuiteError)) throw error;
        return [key, { mark: '', at: before?.at ?? at, ...(before?.raw && { raw: before.raw }), failure: error }];
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
  meta: Meta,
  timeZone: string,
  as: As,
): Promise<RawSource> {
  const [table, fields, tables] = await Promise.all([
    readTable(client, base, source.part, meta.title, as),
    readFields(client, base, source.part, meta.title, as),
    listTables(client, base, as),
  ]);
  const title = [...(tables ?? [])].find(([, { id }]) => id === source.part)?.[0] ?? source.part;
  const kinds = new Map(fields.map((f) => [f.field_name, fieldKinds[f.type] ?? ('computed' as const)]));
  return {
    title: `${meta.title} · ${title}`,
    url: `${meta.url}?table=${source.part}`,
    rows: [{ at: '', cells: table.columns }, ...table.rows],
    headed: true,
    keyed: true,
    kinds: table.columns.map((c) => kinds.get(c) ?? 'computed'),
    dialect: baseDialect(timeZone),
  };
}

async function readSheet(
  client: Client,
  token: string,
  source: SourceAddress,
  meta: Meta,
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

/**
 * Days since 1899-12-30 in local time (`docs/sheets/guide/sheets-faq`); texts may be pieces of a
 * rich one, as in Base. Written texts stay texts: a formula is an object of its own (`ugjN1UjL4YTN14CO2UTN`, 支持写入的数据类型).
 */
function sheetDialect(timeZone: string): Dialect {
  const base = baseDialect(timeZone);
  const epoch = Date.UTC(1899, 11, 30);
  const day = 86_400_000;
  return {
    ...base,
    time: (raw) =>
      typeof raw === 'number'
        ? raw > 0 && raw < 2_958_466
          ? base.zone.instantOf(epoch + Math.round(raw * day))
          : undefined
        : base.time(raw),
    write(column, value, words) {
      if (value === undefined || value === null || value === '') return '';
      if (column.kind === 'number') return Number(value);
      if (column.kind === 'flag') return !!value;
      if (column.kind !== 'date' && column.kind !== 'moment') return asWords(column, value, words);
      const time = DateTime.fromISO(String(value), { zone: timeZone }).setZone('utc', { keepLocalTime: true });
      return (time.toMillis() - epoch) / day;
    },
  };
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
    if (!before?.raw) throw new SuiteError('missing', 'change a spreadsheet', 'it was not read');
    const { type, token } = partsOf(write.source);
    const { at, cells } =
      type === 'bitable'
        ? await writeRecord(client, token, write, before.raw, as)
        : await writeRow(client, token, write, before.raw, as);
    const rows = before.raw.rows.map((row) => (row.at === at ? { at, cells } : row));
    // Without a mark all is read again at the next look, what others changed in between included.
    sources[key] = { ...before, mark: '', raw: { ...before.raw, rows } };
  }
  return sources;
}

interface Row {
  at: string;
  cells: unknown[];
}

async function writeRecord(client: Client, base: string, write: SourceWrite, raw: RawSource, as: As): Promise<Row> {
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
  return { at: write.at, cells };
}

/** The row is looked for by its key right before the change and read back after it; what landed in another row is put back. */
async function writeRow(client: Client, token: string, write: SourceWrite, raw: RawSource, as: As): Promise<Row> {
  const { part, range } = write.source;
  const left = rangeFrom(range)?.left ?? 1;
  const right = left + (raw.rows[0]?.cells.length ?? 1) - 1;
  const row = (at: number): Area => ({ top: at, bottom: at, left, right });
  const read = async (at: number) => (await readRange(client, token, part, row(at), as))[0] ?? [];
  const isIt = (cells: readonly unknown[]) => !write.key || same(raw, cells[write.key.column], write.key.value);
  for (let attempt = 0; attempt < 4; attempt++) {
    const before = Number(write.at);
    const at = isIt(await read(before)) ? before : await whereNow();
    const formulas = (await readRange(client, token, part, row(at), as, 'Formula'))[0] ?? [];
    for (const { column, title } of write.cells)
      if (isFormula(formulas[column])) throw new Refusal(computedCell(title), 'denied');
    const put = (cells: readonly { column: number; value: unknown }[]) =>
      writeRanges(
        client,
        token,
        part,
        cells.map(({ column, value }) => ({ column: left + column, row: at, value: value ?? '' })),
        as,
      );
    await put(write.cells);
    const cells = await read(at);
    if (isIt(cells)) return { at: String(at), cells };
    const was = raw.rows.find((r) => same(raw, r.cells[write.key!.column], cells[write.key!.column]));
    if (was) await put(write.cells.map(({ column }) => ({ column, value: was.cells[column] })));
  }
  throw new SuiteError('unavailable', 'change a spreadsheet', 'rows keep moving');

  /** The row's number by its key. */
  async function whereNow(): Promise<number> {
    const column = left + (write.key?.column ?? 0);
    const bottom = Number(raw.rows.at(-1)?.at ?? write.at) + 200;
    const keys = await readRange(client, token, part, { top: 1, bottom, left: column, right: column }, as);
    const found = keys.flatMap(([value], i) => (same(raw, value, write.key?.value) ? [i + 1] : []));
    if (found.length === 1) return found[0]!;
    throw new Refusal(rowGone(write.title), 'conflict');
  }
}

const isFormula = (cell: unknown): boolean => typeof cell === 'string' && cell.startsWith('=');

const same = (raw: RawSource, one: unknown, other: unknown): boolean =>
  raw.dialect.text(one).trim() === raw.dialect.text(other).trim();
