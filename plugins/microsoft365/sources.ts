import { Refusal, t } from '../../core/words.ts';
import { SuiteError } from '../../core/workspace/port.ts';
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
import { columnLetter, columnNumber, rangeFrom } from '../columns.ts';
import { patiently } from '../resilience.ts';
import { excelDialect } from './cells.ts';
import { type Answer, type Asked, failure, type Graph, succeeded } from './client.ts';

/**
 * Workbooks of the company's own, wherever in its drives they stand. `file` is `<drive>/<item>`, `part` is `table:<id>` or
 * `sheet:<id>`: ids stay when people rename (`resources/table.md`).
 */

/** A large range is read in smaller ones (`resources/excel.md`, Large Range); Graph names no number. */
const cellsAtOnce = 50_000;

const fileOf = ({ file }: SourceAddress): string => {
  const [drive, item, more] = file.split('/');
  if (!drive || !item || more !== undefined || !/^[\w!.-]+$/.test(drive + item))
    throw new SuiteError('invalid', 'open a spreadsheet', `"${file.slice(0, 60)}" is no address of a file`);
  return `/drives/${drive}/items/${item}`;
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
  const workbook = `${fileOf({ file, part: '' })}/workbook`;
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

const rangeOf = (item: string, { sheet, left, right }: Area, top: number, bottom: number): string =>
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
  const looks = await graph.batch(
    files.map((file) => look(fileOf({ file, part: '' }))),
    'together',
  );
  const read = await Promise.all(
    wanted.map(async (source): Promise<[string, ReadSource]> => {
      const key = sourceKey(source);
      const before = known[key];
      const file = looks[files.indexOf(source.file)]!;
      try {
        if (!succeeded(file)) throw failure(file);
        const cTag = String(file.body.cTag ?? '');
        if (before?.raw && markOf(before.mark)?.[0] === cTag)
          return [key, { mark: before.mark, at: now, raw: before.raw }];
        const { area, raw } = await readPart(graph, source, file, timeZone);
        return [key, { mark: markFor(cTag, area), at: now, raw }];
      } catch (error) {
        if (!(error instanceof SuiteError)) throw error;
        return [
          key,
          { mark: before?.mark ?? '', at: before?.at ?? now, ...(before?.raw && { raw: before.raw }), failure: error },
        ];
      }
    }),
  );
  return Object.fromEntries(read);
}

async function readPart(
  graph: Graph,
  source: SourceAddress,
  file: Answer,
  timeZone: string,
): Promise<{ area: Area; raw: RawSource }> {
  const item = fileOf(source);
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
      url: `${rangeOf(item, area, top, Math.min(area.bottom, top + step - 1))}?$select=values`,
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
    sources[key] = await writeSource(graph, write, sources[key]);
  }
  return sources;
}

/**
 * Changes cells of a row and reads it back. Rows move under everybody's hands: the row is looked for by its key right before
 * the change, and what landed in another row is put back.
 * @returns the source as it is now
 */
async function writeSource(graph: Graph, write: SourceWrite, known: ReadSource | undefined): Promise<ReadSource> {
  const marked = markOf(known?.mark);
  if (!known?.raw || !marked) throw new SuiteError('missing', 'change a spreadsheet', 'it was not read');
  const { raw } = known;
  const [, area] = marked;
  const item = fileOf(write.source);
  const operation = 'change a spreadsheet';
  const row = (at: number, select = 'values'): Asked => ({
    method: 'GET',
    url: `${rangeOf(item, area, at, at)}?$select=${select}`,
    operation,
  });
  const patchOf = (at: number, cells: readonly { column: number; value: unknown }[]): Asked => {
    // Null leaves a cell as it is (`resources/excel.md`, null input in 2-D Array).
    const values = Array.from({ length: area.right - area.left + 1 }, (_, i) => {
      const cell = cells.find((c) => c.column === i);
      return cell ? (cell.value ?? '') : null;
    });
    return { method: 'PATCH', url: rangeOf(item, area, at, at), body: { values: [values] }, operation };
  };
  const isIt = (cells: readonly unknown[] | undefined) =>
    !write.key || same(cells?.[write.key.column], write.key.value);

  return patiently(async () => {
    let at = Number(write.at);
    const [now] = await graph.batch([row(at, 'values,formulas')], 'one-by-one');
    if (!succeeded(now)) throw failure(now!);
    let formulas = (now.body.formulas as unknown[][])[0]!;
    if (!isIt((now.body.values as unknown[][])[0])) {
      at = await whereNow();
      const [moved] = await graph.batch([row(at, 'values,formulas')], 'one-by-one');
      if (!succeeded(moved)) throw failure(moved!);
      formulas = (moved.body.formulas as unknown[][])[0]!;
    }
    for (const { column, title } of write.cells)
      if (String(formulas[column] ?? '').startsWith('=')) throw new Refusal(computedCell(title), 'denied');
    const [patched, after] = await graph.send([patchOf(at, write.cells), row(at)], 'one-by-one');
    if (!succeeded(patched)) throw failure(patched!);
    if (!succeeded(after)) throw failure(after!);
    const cells = (after.body.values as unknown[][])[0]!;
    if (!isIt(cells)) {
      await putBack(at, cells);
      throw new SuiteError('unavailable', operation, 'rows moved meanwhile');
    }
    const rows = raw.rows.map((r) => (r.at === String(at) ? { ...r, cells } : r));
    // The mark stays: at the next look everything is read again, what others changed in between included.
    return { ...known, raw: { ...raw, rows } };
  });

  /** The row's number by its key. */
  async function whereNow(): Promise<number> {
    const column = area.left + (write.key?.column ?? 0);
    const [answer] = await graph.batch(
      [
        {
          method: 'GET',
          url: `${rangeOf(item, { ...area, left: column, right: column }, area.top, area.bottom)}?$select=values`,
          operation,
        },
      ],
      'one-by-one',
    );
    if (!succeeded(answer)) throw failure(answer!);
    const found = (answer.body.values as unknown[][]).flatMap(([value], i) =>
      same(value, write.key?.value) ? [i] : [],
    );
    if (found.length === 1) return area.top + found[0]!;
    throw new Refusal(rowGone(write.title), 'conflict');
  }

  /** Gives the row that stands there now what it said before. */
  async function putBack(at: number, cells: readonly unknown[]): Promise<void> {
    const was = raw.rows.find((r) => same(r.cells[write.key!.column], cells[write.key!.column]));
    if (!was) return;
    await graph.batch(
      [
        patchOf(
          at,
          write.cells.map(({ column }) => ({ column, value: was.cells[column] })),
        ),
      ],
      'one-by-one',
    );
  }
}

const same = (one: unknown, other: unknown): boolean => String(one ?? '').trim() === String(other ?? '').trim();
