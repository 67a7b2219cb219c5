import type ExcelJS from 'exceljs';
import { fingerprint } from '../../../core/workspace/keys.ts';
import { columnLetter } from '../../columns.ts';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { formatsIn, setFormats } from './number-formats.ts';
import { collided, fault, notSaved, ok, unsupportedWorkbook } from './replies.ts';
import type { Library, SimUser, Tenant } from './tenant.ts';
import type { Box, SheetTable, WorkbookFile } from './workbook-file.ts';

const itemNotFound = () => fault(404, 'itemNotFound', 'The resource could not be found.');

/** A drive by its id, or a link that was copied (`api/shares-get.md`): both lead to a file by its id or address. */
export async function drives(tenant: Tenant, me: SimUser | undefined, path: string, ask: Ask): Promise<Reply> {
  const [, token] = path.match(/^shares\/u!([\w-]+)\/driveItem$/) ?? [];
  const [, drive, id, inner = ''] = path.match(/^drives\/([^/]+)\/items\/([^/]+)\/?(.*)$/) ?? [];
  if (!token && drive !== tenant.library.driveId) return itemNotFound();
  const link = token && Buffer.from(token, 'base64url').toString();
  const file = (await tenant.drive.all()).find((f) =>
    link ? item(tenant.library, f).webUrl === link.split('?')[0] : item(tenant.library, f).id === id,
  );
  if (!file) return itemNotFound();
  const open = tenant.closed.get(file.path);
  if (open && !(me && open.includes(me.mail))) return fault(403, 'accessDenied', 'Access denied');
  return files(tenant.library, `root:/${file.path}${inner ? `:/${inner}` : ''}`, ask);
}

/** Files of a group's drive and the Excel workbooks in them (`api/table-*.md`, `api/tablerow-*.md`, `api/range-*.md`). */
export async function files(library: Library, rest: string, ask: Ask): Promise<Reply> {
  const [, path, colon, inner = ''] = rest.match(/^root:\/([^:]+)(:?)\/?(.*)$/) ?? [];
  if (!path) return itemNotFound();
  if (inner === 'content' && ask.method === 'PUT')
    return ok(item(library, await library.drive.put(path, ask.body as Uint8Array)), 201);
  const file = await library.drive.open(path);
  if (!file) return itemNotFound();
  if (!colon || !inner) return ok(item(library, file));
  if (inner === 'content') return { status: 302, headers: { location: 'https://download.invalid/' } };
  if (!inner.startsWith('workbook/')) return itemNotFound();
  if (file.unsupported) return unsupportedWorkbook();
  if (file.readOnly && ask.method !== 'GET') return notSaved();
  const inWorkbook = inner.slice('workbook/'.length);
  return sessions(file, inWorkbook, ask) ?? workbook(file, inWorkbook, ask);
}

const sessionGone = () =>
  fault(404, 'invalidSessionReCreatable', 'The session specified in the request does not exist or is invalid.');

/**
 * Sessions (`api/workbook-createsession.md`) are co-authors: what one has not seen yet and changes too does not merge
 * (`concepts/workbook-best-practice.md`). Without a session each request opens the file as it is.
 * @returns an answer of its own, or nothing where the request may go on
 */
function sessions(file: WorkbookFile, rest: string, ask: Ask): Reply | undefined {
  if (rest === 'createSession' && ask.method === 'POST') {
    const persistChanges = (ask.body as { persistChanges?: boolean })?.persistChanges ?? true;
    return ok({ id: file.coAuthors.enter(), persistChanges }, 201);
  }
  const session = ask.headers['workbook-session-id'];
  if (rest === 'closeSession' || rest === 'refreshSession') {
    if (!session || !file.coAuthors.has(session)) return sessionGone();
    if (rest === 'closeSession') file.coAuthors.leave(session);
    return { status: 204 };
  }
  const table = rest.match(/^tables\/([^/]+)/)?.[1] ?? '';
  const writes = ask.method !== 'GET';
  if (!session) {
    if (writes) file.coAuthors.wrote(table);
    return undefined;
  }
  if (!file.coAuthors.has(session)) return sessionGone();
  if (writes && !file.coAuthors.upToDate(session, table)) {
    file.coAuthors.saw(session, table);
    return collided();
  }
  if (writes) file.coAuthors.wrote(table);
  file.coAuthors.saw(session, table);
  return undefined;
}

/** What is answered to a change of a table that is then lost: rows that seem to be added, a row that seems to be changed. */
export async function unmergedChange(library: Library, rest: string, ask: Ask): Promise<Reply | undefined> {
  const [, path, name, inner] = rest.match(/^root:\/([^:]+):\/workbook\/tables\/([^/]+)\/(rows.*)$/) ?? [];
  const file = path && (await library.drive.open(path));
  const table = file ? file.table(decodeURIComponent(name!)) : undefined;
  const { values } = (ask.body ?? {}) as { values?: unknown[][] };
  if (!table || !values?.[0] || values[0].length !== width(table)) return undefined;
  if (inner === 'rows') return ok({ index: table.bottom - table.top, values }, 201);
  return ok({ index: Number(inner!.match(/index=(\d+)/)?.[1] ?? 0), values });
}

const item = (library: Library, file: WorkbookFile) => ({
  '@odata.etag': file.cTag,
  id: `01${fingerprint(file.path).toUpperCase()}`,
  name: file.path.split('/').pop(),
  cTag: file.cTag,
  webUrl: `https://contoso.sharepoint.com/sites/${library.site}/${encodeURI(file.path)}`,
  parentReference: { driveType: 'documentLibrary', driveId: library.driveId },
  file: { mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' },
});

function workbook(file: WorkbookFile, rest: string, ask: Ask): Reply {
  if (rest === 'tables' && ask.method === 'GET')
    return ok({ value: file.tables().map((t) => ({ id: tableId(t), name: t.model.name })) });
  if (rest === 'worksheets' && ask.method === 'GET')
    return ok({
      value: file.workbook.worksheets.map((sheet, position) => ({
        id: sheetId(sheet),
        name: sheet.name,
        position,
        visibility: sheet.state === 'hidden' ? 'Hidden' : sheet.state === 'veryHidden' ? 'VeryHidden' : 'Visible',
      })),
    });
  if (rest === 'worksheets/add' || (rest === 'worksheets' && ask.method === 'POST')) return addSheet(file, ask);
  const sheet = rest.match(/^worksheets\/([^/]+)(?:\/(.+))?$/);
  if (sheet) return inSheet(file, decodeURIComponent(sheet[1]!), sheet[2] ?? '', ask);
  const [, name, inner = ''] = rest.match(/^tables\/([^/]+)(?:\/(.*))?$/) ?? [];
  const wanted = name && decodeURIComponent(name);
  const table = wanted && (file.table(wanted) ?? file.tables().find((t) => tableId(t) === wanted));
  if (!table) return fault(404, 'ItemNotFound', "The requested resource doesn't exist.");
  return inTable(file, table, inner, ask);
}

/** A table keeps its id when it is renamed; here it does as long as nobody renames it. */
const tableId = (t: SheetTable) => `{${t.model.name}}`;
const sheetId = (sheet: ExcelJS.Worksheet) => `{00000000-0001-0000-${String(sheet.id).padStart(4, '0')}-000000000000}`;

/** A range (`resources/range.md`) with what was asked for of it; of what is not the same everywhere it says null. */
function rangeOf(file: WorkbookFile, sheet: ExcelJS.Worksheet, box: Box, ask: Ask): Record<string, unknown> {
  const selected = ask.url.searchParams.get('$select')?.split(',');
  const name = /^\w+$/.test(sheet.name) ? sheet.name : `'${sheet.name.replaceAll("'", "''")}'`;
  const parts: Record<string, () => unknown> = {
    address: () => `${name}!${columnLetter(box.left)}${box.top}:${columnLetter(box.right)}${box.bottom}`,
    rowHidden: () => uniform(count(box.top, box.bottom).map((r) => sheet.getRow(r).hidden === true)),
    columnHidden: () => uniform(count(box.left, box.right).map((c) => sheet.getColumn(c).hidden === true)),
    rowCount: () => box.bottom - box.top + 1,
    columnCount: () => box.right - box.left + 1,
    values: () => file.valuesIn(sheet, box),
    formulas: () => file.formulasIn(sheet, box),
    numberFormat: () => formatsIn(sheet, box),
  };
  const wanted = Object.entries(parts).filter(([part]) => !selected || selected.includes(part));
  return Object.fromEntries(wanted.map(([part, value]) => [part, value()]));
}

const count = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, i) => from + i);
const uniform = (flags: boolean[]) => (flags.every((f) => f === flags[0]) ? (flags[0] ?? false) : null);

function inTable(file: WorkbookFile, table: SheetTable, inner: string, ask: Ask): Reply {
  if (!inner && ask.method === 'PATCH') {
    table.model.name = String((ask.body as { name: string }).name);
    file.changed();
    return ok({ id: tableId(table), name: table.model.name });
  }
  if (!inner && ask.method === 'GET')
    return ok({ id: tableId(table), name: table.model.name, showHeaders: true, showTotals: !!table.model.totalsRow });
  if (inner === 'range') return ok(rangeOf(file, table.sheet, table, ask));
  if (inner === 'columns' && ask.method === 'GET')
    return ok({ value: table.model.columns.map((c, i) => ({ id: String(i + 1), index: i, name: c.name })) });
  if (inner === 'columns' && ask.method === 'POST') return addColumn(file, table, ask);
  if (inner === 'rows' && ask.method === 'GET')
    return ok({
      value: file
        .valuesOf(table)
        .slice(1)
        .map((values, index) => ({ index, values: [values] })),
    });
  if ((inner === 'rows' || inner === 'rows/add') && ask.method === 'POST') return addRows(file, table, ask);
  const [, row] = inner.match(/^rows\/itemAt\(index=(\d+)\)\/range$/) ?? [];
  if (row !== undefined && ask.method === 'GET') return rowRange(file, table, Number(row), ask);
  const index = inner.match(/^rows(?:\/\$)?\/itemAt\(index=(\d+)\)$/)?.[1];
  if (index !== undefined && ask.method === 'PATCH') return patchRow(file, table, Number(index), ask);
  return fault(404, 'ApiNotFound', `No such resource: ${inner}`);
}

const width = (t: SheetTable) => t.right - t.left + 1;
const invalid = () =>
  fault(
    400,
    'InvalidArgument',
    'The argument is invalid or missing or has an incorrect format. The number of rows or columns in the input array does not match the size of the range.',
  );

function addRows(file: WorkbookFile, table: SheetTable, ask: Ask): Reply {
  const { values } = (ask.body ?? {}) as { values?: unknown[][] };
  if (!Array.isArray(values) || !values.length || values.some((row) => row.length !== width(table))) return invalid();
  const index = table.bottom - table.top;
  values.forEach((row, i) => void file.writeRow(table.sheet, table.bottom + 1 + i, table.left, row));
  file.resize(table, table.bottom + values.length);
  file.changed();
  return ok({ index, values }, 201);
}

/** `api/table-post-columns.md`; values, where they are given, are as many as the table has rows. */
function addColumn(file: WorkbookFile, table: SheetTable, ask: Ask): Reply {
  const { name, values } = (ask.body ?? {}) as { name?: string; values?: unknown[][] };
  const title = String(name ?? values?.[0]?.[0] ?? `Column${table.model.columns.length + 1}`);
  if (values && values.length !== table.bottom - table.top + 1) return invalid();
  if (table.model.columns.some((c) => c.name.toLowerCase() === title.toLowerCase())) return invalid();
  table.right++;
  table.sheet.getRow(table.top).getCell(table.right).value = title;
  table.model.columns.push({ name: title });
  file.resize(table, table.bottom);
  file.changed();
  const index = table.model.columns.length - 1;
  return ok({ id: String(index + 1), index, name: title }, 201);
}

function patchRow(file: WorkbookFile, table: SheetTable, index: number, ask: Ask): Reply {
  const { values } = (ask.body ?? {}) as { values?: unknown[][] };
  if (index >= table.bottom - table.top) return fault(404, 'ItemNotFound', "The requested resource doesn't exist.");
  if (!values?.[0] || values[0].length !== width(table)) return invalid();
  file.writeRow(table.sheet, table.top + 1 + index, table.left, values[0]);
  file.changed();
  return ok({ index, values: [file.valuesOf(table)[index + 1]] });
}

/** `api/tablerow-range.md` */
function rowRange(file: WorkbookFile, table: SheetTable, index: number, ask: Ask): Reply {
  const top = table.top + 1 + index;
  if (top > table.bottom) return fault(404, 'ItemNotFound', "The requested resource doesn't exist.");
  return ok(rangeOf(file, table.sheet, { ...table, top, bottom: top }, ask));
}

function addSheet(file: WorkbookFile, ask: Ask): Reply {
  const name = String((ask.body as { name?: string })?.name ?? `Sheet${file.workbook.worksheets.length + 1}`);
  if (file.workbook.getWorksheet(name))
    return fault(400, 'ItemAlreadyExists', 'A resource with the same name or identifier already exists.');
  const sheet = file.workbook.addWorksheet(name);
  file.changed();
  return ok({ id: `{${sheet.id}}`, name, position: file.workbook.worksheets.length - 1, visibility: 'Visible' }, 201);
}

/** `api/worksheet-delete.md`: 200 without a body; Excel keeps at least one sheet. */
function removeSheet(file: WorkbookFile, sheet: ExcelJS.Worksheet): Reply {
  if (file.workbook.worksheets.length === 1) return invalid();
  file.workbook.removeWorksheet(sheet.id);
  file.changed();
  return { status: 200 };
}

function inSheet(file: WorkbookFile, name: string, inner: string, ask: Ask): Reply {
  const sheet = file.workbook.worksheets.find((s) => s.name === name || sheetId(s) === name);
  if (!sheet) return fault(404, 'ItemNotFound', "The requested resource doesn't exist.");
  if (!inner && ask.method === 'DELETE') return removeSheet(file, sheet);
  if (!inner) return ok({ id: sheetId(sheet), name: sheet.name, visibility: 'Visible' });
  if (/^usedRange(\(valuesOnly=true\))?$/.test(inner)) return ok(rangeOf(file, sheet, file.used(sheet), ask));
  const range = inner.match(/^range\(address='([A-Z]+\d+):([A-Z]+\d+)'\)$/);
  if (range && ask.method === 'GET') {
    const [from, to] = [sheet.getCell(range[1]!), sheet.getCell(range[2]!)];
    const box = { top: Number(from.row), left: Number(from.col), bottom: Number(to.row), right: Number(to.col) };
    return ok(rangeOf(file, sheet, box, ask));
  }
  if (range && ask.method === 'PATCH') {
    const [first, last] = [sheet.getCell(range[1]!), sheet.getCell(range[2]!)];
    const { values = [], numberFormat } = ask.body as { values?: unknown[][]; numberFormat?: unknown };
    const box = { top: Number(first.row), left: Number(first.col), bottom: Number(last.row), right: Number(last.col) };
    if (numberFormat !== undefined && !setFormats(sheet, box, numberFormat)) return invalid();
    values.forEach((row, i) => void file.writeRow(sheet, Number(first.row) + i, Number(first.col), row));
    file.changed();
    return ok({ address: `${name}!${range[1]}:${range[2]}`, values });
  }
  const inThis = file.tables().filter((t) => t.sheet === sheet);
  // `api/worksheet-list-tables.md`
  if (inner === 'tables' && ask.method === 'GET')
    return ok({ value: inThis.map((t) => ({ id: tableId(t), name: t.model.name })) });
  if (inner === 'tables/add' && ask.method === 'POST') {
    const { address } = ask.body as { address: string };
    const [from, to] = [sheet.getCell(address.split(':')[0]!), sheet.getCell(address.split(':')[1]!)];
    // Tables do not overlap.
    if (inThis.some((t) => t.top <= Number(to.row) && t.bottom >= Number(from.row))) return invalid();
    const columns = Array.from({ length: Number(to.col) - Number(from.col) + 1 }, (_, i) => ({
      name: String(sheet.getRow(Number(from.row)).getCell(Number(from.col) + i).value ?? `Column${i + 1}`),
    }));
    const tableName = `Table${file.tables().length + 1}`;
    sheet.addTable({ name: tableName, ref: from.address, headerRow: true, columns, rows: [columns.map(() => null)] });
    file.changed();
    return ok(
      { id: `{${tableName}}`, name: tableName, showHeaders: true, showTotals: false, style: 'TableStyleMedium2' },
      201,
    );
  }
  return fault(404, 'ApiNotFound', `No such resource: ${inner}`);
}
