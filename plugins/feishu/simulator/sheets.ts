import { columnNumber } from '../../columns.ts';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok } from './replies.ts';
import type { FeishuTenant, SimCell, SimSheet, SimSpreadsheet } from './tenant.ts';

/** A document of either kind, as a file. */
export function documentOf(
  tenant: FeishuTenant,
  token: string,
): { kind: 'base' | 'sheets'; title: string; modified: number } | undefined {
  const base = tenant.state.bases.find((b) => b.app_token === token);
  if (base) return { kind: 'base', title: base.name, modified: base.modified };
  const sheet = tenant.state.spreadsheets.find((s) => s.token === token);
  return sheet && { kind: 'sheets', title: sheet.title, modified: sheet.modified };
}

/** @param open_id undefined where the app itself asks */
export function mayOpen(tenant: FeishuTenant, token: string | undefined, open_id: string | undefined): boolean {
  const base = tenant.state.bases.find((b) => b.app_token === token);
  if (base?.closed && open_id && !base.members?.some((m) => m.member_id === open_id)) return false;
  const open = tenant.closed.get(token ?? '');
  return !open || (!!open_id && open.includes(open_id));
}

/** Spreadsheets (sheets v2 and v3): `docs/sheets/…`. */
export function sheets(tenant: FeishuTenant, rest: string, ask: Ask, open_id: string | undefined): Reply {
  const [, token = '', what = ''] = rest.match(/^spreadsheets\/([^/]+)\/?(.*)$/) ?? [];
  const found = tenant.state.spreadsheets.find((s) => s.token === token);
  // The versions have codes of their own (v2: `uIzM0UjLyMDN14iMzQTN`, 云文档错误码).
  const v3 = what.startsWith('sheets/');
  if (!found) return fault(v3 ? 1310214 : 90214, 'SpreadSheet Not Found', 400);
  if (!mayOpen(tenant, token, open_id)) return fault(v3 ? 1310213 : 90213, 'Permission Fail', 400);
  if (what === 'sheets/query' && ask.method === 'GET') return ok({ sheets: found.sheets.map(listed) });
  if (what === 'values_batch_get' && ask.method === 'GET') return batchGet(found, ask);
  if (what === 'values_batch_update' && ask.method === 'POST') return batchUpdate(tenant, found, ask);
  if (what === 'styles_batch_update' && ask.method === 'PUT') return setStyles(tenant, found, ask);
  return fault(1310251, 'Invalid Parameter', 400);
}

/** A sheet has empty rows and columns beyond its content, 200 by 20 at first. */
function sizeOf({ grid }: SimSheet) {
  const row_count = Math.max(200, grid.length);
  const used = Math.max(0, ...grid.slice(0, 50).map((row) => row.length));
  // At most 2,000,000 cells, empty ones included (`docs/sheets/guide/sheets-faq`): people delete columns for that.
  return { row_count, column_count: row_count * 20 > 2_000_000 ? used : Math.max(20, used) };
}

const listed = (sheet: SimSheet, index: number) => ({
  sheet_id: sheet.sheet_id,
  title: sheet.title,
  index,
  hidden: sheet.hidden === true,
  grid_properties: { frozen_row_count: 0, frozen_column_count: 0, ...sizeOf(sheet) },
  resource_type: 'sheet',
  ...(sheet.merges && {
    merges: sheet.merges.map(([start_row_index, end_row_index, start_column_index, end_column_index]) => ({
      start_row_index,
      end_row_index,
      start_column_index,
      end_column_index,
    })),
  }),
});

interface Range {
  sheet: SimSheet;
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** `<sheetId>!A1:B5` (`docs/sheets/guide/overview`). @returns the refusal where one of them is wrong */
function rangesIn(document: SimSpreadsheet, asked: readonly string[]): Range[] | Reply {
  const ranges: Range[] = [];
  for (const words of asked) {
    const [, id, left, top, right, bottom] = words.match(/^([^!]+)!([A-Z]+)(\d+):([A-Z]+)(\d+)$/) ?? [];
    if (!id || !left || !right) return fault(90202, 'wrong range', 400);
    const sheet = document.sheets.find((s) => s.sheet_id === id);
    if (!sheet) return fault(90215, 'sheetId not found', 400);
    ranges.push({
      sheet,
      top: Number(top),
      bottom: Number(bottom),
      left: columnNumber(left),
      right: columnNumber(right),
    });
  }
  return ranges.length ? ranges : fault(90202, 'wrong range', 400);
}

function batchGet(document: SimSpreadsheet, ask: Ask): Reply {
  const asked = ask.url.searchParams.get('ranges')?.split(',') ?? [];
  const formulas = ask.url.searchParams.get('valueRenderOption') === 'Formula';
  const formatted = ask.url.searchParams.get('dateTimeRenderOption') === 'FormattedString';
  const ranges = rangesIn(document, asked);
  if (!Array.isArray(ranges)) return ranges;
  const shown = (cell: SimCell | undefined): unknown => {
    if (cell && typeof cell === 'object' && 'formula' in cell) return formulas ? `=${cell.formula}` : cell.result;
    return cell === undefined || cell === '' ? null : cell;
  };
  const valueRanges = ranges.map(({ sheet, top, bottom, left, right }, i) => {
    const values = Array.from({ length: bottom - top + 1 }, (_, r) =>
      Array.from({ length: right - left + 1 }, (_, c) => {
        const value = shown(sheet.grid[top - 1 + r]?.[left - 1 + c]);
        return formatted ? asTime(value, sheet.formats?.[`${top + r},${left + c}`]) : value;
      }),
    );
    return { majorDimension: 'ROWS', range: asked[i], revision: document.revision, values };
  });
  const totalCells = valueRanges.reduce((sum, r) => sum + r.values.length * (r.values[0]?.length ?? 0), 0);
  if (JSON.stringify(valueRanges).length > 10_000_000) return fault(90221, 'data exceeded 10M', 400);
  return ok({ revision: document.revision, spreadsheetToken: document.token, totalCells, valueRanges });
}

const epoch = Date.UTC(1899, 11, 30);

/** A number whose cell shows a time, as it is shown (`data-formats-supported-by-sheets`); other numbers stay numbers. */
function asTime(value: unknown, format: string | undefined): unknown {
  if (typeof value !== 'number' || !format || !/[yH]/.test(format)) return value;
  const iso = new Date(epoch + Math.round(value * 86_400_000)).toISOString();
  return format
    .replace('yyyy', iso.slice(0, 4))
    .replace('MM', iso.slice(5, 7))
    .replace('dd', iso.slice(8, 10))
    .replace('HH:mm:ss', iso.slice(11, 19));
}

/** `docs/sheets-v3/data-operation/batch-set-cell-style` */
function setStyles(tenant: FeishuTenant, document: SimSpreadsheet, ask: Ask): Reply {
  const { data = [] } = (ask.body ?? {}) as { data?: { ranges: string[]; style: { formatter?: string } }[] };
  for (const { ranges: asked, style } of data) {
    const ranges = rangesIn(document, asked);
    if (!Array.isArray(ranges)) return ranges;
    if (style.formatter === undefined) continue;
    for (const { sheet, top, bottom, left, right } of ranges) {
      sheet.formats ??= {};
      for (let r = top; r <= bottom; r++)
        for (let c = left; c <= right; c++) sheet.formats[`${r},${c}`] = style.formatter;
    }
  }
  document.revision++;
  document.modified = Math.floor(tenant.clock() / 1000);
  tenant.store.changed();
  return ok({ spreadsheetToken: document.token, revision: document.revision });
}

/** A string stays a string, `=` or not: a formula is `{ type: 'formula', text }` (支持写入的数据类型). */
function batchUpdate(tenant: FeishuTenant, document: SimSpreadsheet, ask: Ask): Reply {
  const { valueRanges = [] } = (ask.body ?? {}) as { valueRanges?: { range: string; values: unknown[][] }[] };
  const ranges = rangesIn(
    document,
    valueRanges.map(({ range }) => range),
  );
  if (!Array.isArray(ranges)) return ranges;
  ranges.forEach(({ sheet, top, left }, i) => {
    valueRanges[i]!.values.forEach((row, r) => {
      row.forEach((value, c) => {
        while (sheet.grid.length < top + r) sheet.grid.push([]);
        const line = sheet.grid[top - 1 + r]!;
        while (line.length < left + c) line.push(null);
        line[left - 1 + c] = value === '' ? null : (value as SimCell);
      });
    });
  });
  document.revision++;
  document.modified = Math.floor(tenant.clock() / 1000);
  tenant.store.changed();
  return ok({
    revision: document.revision,
    spreadsheetToken: document.token,
    responses: valueRanges.map(({ range, values }) => ({
      spreadsheetToken: document.token,
      updatedRange: range,
      updatedRows: values.length,
      updatedColumns: values[0]?.length ?? 0,
      updatedCells: values.length * (values[0]?.length ?? 0),
    })),
  });
}

/** Where a page of the wiki leads (wiki v2, `spaces/get_node`). */
export function wiki(tenant: FeishuTenant, rest: string, ask: Ask): Reply {
  const token = ask.url.searchParams.get('token');
  const node = tenant.state.wiki.find((n) => n.node_token === token);
  if (rest !== 'spaces/get_node' || !node) return fault(131005, 'not found: node not found', 400);
  return ok({ node: { ...node, space_id: '7000000000000000001', node_type: 'origin', has_child: false } });
}
