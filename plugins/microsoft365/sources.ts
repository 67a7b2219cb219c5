import { Refusal, t } from '../../core/words.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import {
  type RawSource,
  type ReadSource,
  type SourceAddress,
  type SourceCell,
  type Sources,
  type SourceWrite,
  type Spreadsheet,
  sourceKey,
} from '../../core/workspace/source.ts';
import { columnLetter, columnNumber, rangeFrom } from '../columns.ts';
import { type SheetRows, writeRow } from '../source-rows.ts';
import { asTyped, excelDialect } from './cells.ts';
import { type Answer, type Asked, failure, type Graph, succeeded } from './client.ts';

/**
 * Workbooks of the company's own, wherever in its drives they stand. `file` is `<drive>/<item>`, `part` is `table:<id>` or
 * `sheet:<id>`: ids stay when people rename (`resources/table.md`).
 */

/** A large range is read in smaller ones (`resources/excel.md`, Large Range); Graph names no number. */
const cellsAtOnce = 50_000;

const isAddress = (file: string): boolean => /^[\w!.-]+\/[\w!.-]+$/.test(file);
const noAddress = (file: string) =>
  new SuiteError('invalid', 'open a spreadsheet', `"${file.slice(0, 60)}" is no address of a file`);

const fileOf = (file: string): string => {
  if (!isAddress(file)) throw noAddress(file);
  return `/drives/${file.replace('/', '/items/')}`;
};

const look = (item: string): Asked => ({
  method: 'GET',
  url: `${item}?$select=id,name,cTag,webUrl`,
  operation: 'look at a spreadsheet',
});

/** `api/shares-get.md`: a link that was copied, as a token. */
const sharedAt = (link: string): string =>
  `/shares/u!${btoa(String.fromCharCode(...new TextEncoder().encode(link)))
    .replace(/=+$/, '')
    .replaceAll('/', '_')
    .replaceAll('+', '-')}/driveItem`;

/** Finds the workbook behind a link, and its tables and visible sheets. @throws SuiteError */
export async function openWorkbook(graph: Graph, link: string): Promise<Spreadsheet> {
  const item = await graph.one({
    method: 'GET',
    url: `${sharedAt(link)}?$select=id,name,webUrl,parentReference,file`,
    operation: 'open a spreadsheet',
  });
  const title = String(item.name ?? '');
  if (!/\.xls[xmb]$/i.test(title))
    throw new Refusal(
      t(`“${title}” is no Excel workbook (.xlsx)`, `“${title}”不是 Excel 工作簿（.xlsx）`),
      'invalid',
      'link',
    );
  const drive = (item.parentReference as { driveId?: string } | undefined)?.driveId ?? '';
  const file = `${drive}/${String(item.id)}`;
  const workbook = `${fileOf(file)}/workbook`;
  const [tables, sheets] = await graph.batch(
    [
      { method: 'GET', url: `${workbook}/tables?$select=id,name`, operation: 'list tables' },
      { method: 'GET', url: `${workbook}/worksheets?$select=id,name,visibility`, operation: 'list sheets' },
    ],
    'one-by-one',
  );
  return {
    file,
    title,
    url: String(item.webUrl ?? link),
    parts: [
      ...(await graph.pages(tables!)).map((x) => ({
        part: `table:${x.id}`,
        title: String(x.name),
        kind: 'table' as const,
      })),
      ...(await graph.pages(sheets!))
        .filter((x) => x.visibility === 'Visible')
        .map((x) => ({ part: `sheet:${x.id}`, title: String(x.name), kind: 'sheet' as const })),
    ],
  };
}

/** Which cells of which sheet are meant: rows and columns count from 1. */
interface Area {
  sheet: string;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** `'My Sheet'!B3:H500`, as Graph writes addresses. */
function areaFrom(address: string): Area | undefined {
  const [, quoted, bare, left, top, right = left, bottom = top] =
    address.match(/^(?:'((?:[^']|'')+)'|([^!]+))!\$?([A-Z]+)\$?(\d+)(?::\$?([A-Z]+)\$?(\d+))?$/) ?? [];
  if (!left || !top) return undefined;
  const sheet = quoted?.replaceAll("''", "'") ?? bare!;
  return { sheet, top: Number(top), bottom: Number(bottom), left: columnNumber(left), right: columnNumber(right!) };
}

/** What people typed as a range, within what is used: `A3:H` goes down to the last row. */
function within(used: Area, range: string | undefined): Area {
  const asked = rangeFrom(range);
  if (!asked) return used;
  const { left, right, top = 1, bottom = used.bottom } = asked;
  return { sheet: used.sheet, left, right, top: Math.max(used.top, top), bottom: Math.min(used.bottom, bottom) };
}

const rangeOf = (item: string, { sheet, left, right, top, bottom }: Area): string =>
  `${item}/workbook/worksheets/${encodeURIComponent(sheet)}/range(address='${columnLetter(left)}${top}:${columnLetter(right)}${bottom}')`;

/** The mark holds where the cells were as well, so that a row can be written without asking for that first. */
const markFor = (cTag: string, area: Area): string => JSON.stringify([cTag, area]);
const markOf = (mark: string | undefined): [cTag: string, area: Area] | undefined =>
  mark ? JSON.parse(mark) : undefined;

/** Brings sources up to date: one round trip where no file changed. */
export async function readSources(
  graph: Graph,
  wanted: readonly SourceAddress[],
  known: Sources,
  timeZone: string,
  now: string,
): Promise<Sources> {
  const files = [...new Set(wanted.map((s) => s.file))];
  const present = files.filter(isAddress);
  const answers = await graph.batch(
    present.map((file) => look(fileOf(file))),
    'together',
  );
  const looks = new Map(present.map((file, i) => [file, answers[i]!]));
  const read = await Promise.all(
    files.map(async (file) => {
      const parts: [key: string, read: ReadSource][] = [];
      // Requests to one workbook follow each other (`concepts/workbook-best-practice.md`).
      for (const source of wanted)
        if (source.file === file) parts.push([sourceKey(source), await readNow(source, looks.get(file))]);
      return parts;
    }),
  );
  return Object.fromEntries(read.flat());

  /** What cannot be read now stays as it was, and says why. */
  async function readNow(source: SourceAddress, file: Answer | undefined): Promise<ReadSource> {
    const { mark = '', raw, at = now } = known[sourceKey(source)] ?? {};
    try {
      if (!succeeded(file)) throw file ? failure(file) : noAddress(source.file);
      const cTag = String(file.body.cTag ?? '');
      if (raw && markOf(mark)?.[0] === cTag) return { mark, at: now, raw };
      const part = await readPart(graph, source, file, timeZone);
      return { mark: markFor(cTag, part.area), at: now, raw: part.raw };
    } catch (error) {
      if (!(error instanceof SuiteError)) throw error;
      return { mark, at, ...(raw && { raw }), failure: error };
    }
  }
}

async function readPart(
  graph: Graph,
  source: SourceAddress,
  file: Answer,
  timeZone: string,
): Promise<{ area: Area; raw: RawSource }> {
  const item = fileOf(source.file);
  const [, kind, id = ''] = source.part.match(/^(table|sheet):(.+)$/) ?? [];
  const shape = '$select=address,rowHidden,columnHidden';
  const place =
    kind === 'table'
      ? `${item}/workbook/tables/${encodeURIComponent(id)}`
      : `${item}/workbook/worksheets/${encodeURIComponent(id)}`;
  const cells = kind === 'table' ? `${place}/range?${shape}` : `${place}/usedRange(valuesOnly=true)?${shape}`;
  const [named, shaped] = await graph.batch(
    [
      {
        method: 'GET',
        url: `${place}?$select=name${kind === 'table' ? ',showTotals' : ''}`,
        operation: 'read a spreadsheet',
      },
      { method: 'GET', url: cells, operation: 'read a spreadsheet' },
    ],
    'one-by-one',
  );
  if (!succeeded(named)) throw failure(named!);
  if (!succeeded(shaped)) throw failure(shaped!);
  const used = areaFrom(String(shaped.body.address));
  if (!used) throw new SuiteError('invalid', 'read a spreadsheet', `unknown address ${String(shaped.body.address)}`);
  const area = within(used, kind === 'sheet' ? source.range : undefined);
  const step = Math.max(1, Math.floor(cellsAtOnce / (area.right - area.left + 1)));
  const slices: Asked[] = [];
  for (let top = area.top; top <= area.bottom; top += step)
    slices.push({
      method: 'GET',
      url: `${rangeOf(item, { ...area, top, bottom: Math.min(area.bottom, top + step - 1) })}?$select=values`,
      operation: 'read a spreadsheet',
    });
  const rows: RawSource['rows'] = [];
  for (const answer of await graph.batch(slices, 'one-by-one')) {
    if (!succeeded(answer)) throw failure(answer);
    for (const values of answer.body.values as unknown[][])
      rows.push({ at: String(area.top + rows.length), cells: values });
  }
  return {
    area,
    raw: {
      title: `${String(file.body.name)} · ${String(named.body.name)}`,
      url: file.body.webUrl as string | undefined,
      rows,
      headed: kind === 'table',
      totals: named.body.showTotals === true,
      // Of a range in which some are hidden and some are not, Graph says null (`resources/excel.md`, Null-Response).
      hidden: shaped.body.rowHidden !== false || shaped.body.columnHidden !== false,
      keyed: false,
      dialect: excelDialect(timeZone),
    },
  };
}

/** One row after the other: requests to a workbook are not made side by side (`concepts/workbook-best-practice.md`). */
export async function writeSources(graph: Graph, writes: readonly SourceWrite[], known: Sources): Promise<Sources> {
  const sources = { ...known };
  for (const write of writes) {
    const key = sourceKey(write.source);
    const before = sources[key];
    const [, area] = markOf(before?.mark) ?? [];
    if (!before?.raw || !area) throw new SuiteError('missing', 'change a spreadsheet', 'it was not read');
    // The mark stays: at the next look everything is read again, what others changed in between included.
    sources[key] = {
      ...before,
      raw: await writeRow(rowsOf(graph, fileOf(write.source.file), area, write.cells), write, before.raw),
    };
  }
  return sources;
}

/** Excel's codes for a time where no neighbour shows one. */
const timeFormats = { date: 'yyyy-mm-dd', moment: 'yyyy-mm-dd hh:mm' };

/** The rows of an area, by their number in the sheet. */
function rowsOf(graph: Graph, item: string, area: Area, writes: readonly SourceCell[]): SheetRows {
  const operation = 'change a spreadsheet';
  const width = area.right - area.left + 1;
  const read = (at: Area, select: string): Asked => ({
    method: 'GET',
    url: `${rangeOf(item, at)}?$select=${select}`,
    operation,
  });
  const rowAt = (row: number): Area => ({ ...area, top: row, bottom: row });
  const first = (values: unknown) => (values as unknown[][])[0]!;
  /** What was written twice says the same twice: a batch is repeated whole. */
  const inOrder = async (asked: Asked[]) => {
    const answers = await graph.batch(asked, 'one-by-one');
    const failed = answers.find((a) => !succeeded(a));
    if (failed) throw failure(failed);
    return answers;
  };
  const timed = writes.filter(({ shows }) => shows);
  /** How the row's cells are shown, and those that are to be taken as a pattern; by column. */
  let own: unknown[] = [];
  const patterns = new Map<number, unknown>();
  const isGeneral = (format: unknown) => !format || format === 'General' || format === '@';
  /** A number that means a time is shown as its neighbours, or as a time: null leaves a cell as it is. */
  const formatsFor = (cells: readonly Pick<SourceCell, 'column' | 'shows'>[]): unknown[] | undefined => {
    const formats: unknown[] = new Array(width).fill(null);
    for (const { column, shows } of cells)
      if (shows && isGeneral(own[column])) {
        const like = patterns.get(column);
        formats[column] = isGeneral(like) ? timeFormats[shows.as] : like;
      }
    return formats.some((format) => format !== null) ? formats : undefined;
  };
  return {
    typed: asTyped,
    async look(row) {
      const likes = timed.flatMap(({ column, shows }) => {
        const n = Number(shows?.like);
        const at = { ...area, top: n, bottom: n, left: area.left + column, right: area.left + column };
        return n ? [{ column, ask: read(at, 'numberFormat') }] : [];
      });
      const what = timed.length ? 'values,formulas,numberFormat' : 'values,formulas';
      const [answer, ...found] = await inOrder([read(rowAt(row), what), ...likes.map(({ ask }) => ask)]);
      const { values, formulas, numberFormat } = answer!.body;
      own = numberFormat ? first(numberFormat) : [];
      likes.forEach(({ column }, i) => void patterns.set(column, first(found[i]!.body.numberFormat)[0]));
      return { values: first(values), formulas: first(formulas) };
    },
    async put(row, cells) {
      // Null leaves a cell as it is (`resources/excel.md`, null input in 2-D Array).
      const values: unknown[] = new Array(width).fill(null);
      for (const { column, value } of cells) values[column] = value ?? '';
      const formats = formatsFor(cells);
      const body = { values: [values], ...(formats && { numberFormat: [formats] }) };
      const write: Asked = { method: 'PATCH', url: rangeOf(item, rowAt(row)), body, operation };
      return first((await inOrder([write, read(rowAt(row), 'values')])).at(-1)!.body.values);
    },
    async column(column) {
      const at = area.left + column;
      const [answer] = await inOrder([read({ ...area, left: at, right: at }, 'values')]);
      return (answer!.body.values as unknown[][]).map(([value], i) => [area.top + i, value] as const);
    },
  };
}
