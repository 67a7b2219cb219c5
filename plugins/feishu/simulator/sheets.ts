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
  const open = tenant.closed.get(token ?? '');
  return !open || (!!open_id && open.includes(open_id));
}

/** Spreadsheets (sheets v2 and v3): `docs/sheets/…`. */
export function sheets(tenant: FeishuTenant, rest: string, ask: Ask, open_id: string | undefined): Reply {
  const [, token = '', what = ''] = rest.match(/^spreadsheets\/([^/]+)\/?(.*)$/) ?? [];
  const found = tenant.state.spreadsheets.find((s) => s.token === token);
  if (!found) return fault(1310214, 'SpreadSheet Not Found', 400);
  if (!mayOpen(tenant, token, open_id)) return fault(1310213, 'Permission Fail', 400);
  if (what === 'sheets/query' && ask.method === 'GET') return ok({ sheets: found.sheets.map(listed) });
  if (what === 'values_batch_get' && ask.method === 'GET') return batchGet(found, ask);
  if (what === 'values_batch_update' && ask.method === 'POST') return batchUpdate(tenant, found, ask);
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

/** `<sheetId>!A1:B5` (`docs/sheets/guide/overview`). */
function rangeIn(document: SimSpreadsheet, words: string): Range | undefined {
  const [, id, left, top, right, bottom] = words.match(/^([^!]+)!([A-Z]+)(\d+):([A-Z]+)(\d+)$/) ?? [];
  const sheet = document.sheets.find((s) => s.sheet_id === id);
  if (!sheet || !left || !right) return undefined;
  return { sheet, top: Number(top), bottom: Number(bottom), left: columnNumber(left), right: columnNumber(right) };
}

function batchGet(document: SimSpreadsheet, ask: Ask): Reply {
  const asked = ask.url.searchParams.get('ranges')?.split(',') ?? [];
  const formulas = ask.url.searchParams.get('valueRenderOption') === 'Formula';
  const ranges = asked.map((words) => rangeIn(document, words));
  if (ranges.some((r) => !r)) return fault(90202, 'wrong range', 400);
  const shown = (cell: SimCell | undefined): unknown => {
    if (cell && typeof cell === 'object' && 'formula' in cell) return formulas ? `=${cell.formula}` : cell.result;
    return cell === undefined || cell === '' ? null : cell;
  };
  const valueRanges = ranges.map((range, i) => {
    const { sheet, top, bottom, left, right } = range!;
    const values = Array.from({ length: bottom - top + 1 }, (_, r) =>
      Array.from({ length: right - left + 1 }, (_, c) => shown(sheet.grid[top - 1 + r]?.[left - 1 + c])),
    );
    return { majorDimension: 'ROWS', range: asked[i], revision: document.revision, values };
  });
  const totalCells = valueRanges.reduce((sum, r) => sum + r.values.length * (r.values[0]?.length ?? 0), 0);
  if (JSON.stringify(valueRanges).length > 10_000_000) return fault(90221, 'data exceeded 10M', 400);
  return ok({ revision: document.revision, spreadsheetToken: document.token, totalCells, valueRanges });
}

/** A string stays a string, `=` or not: a formula is `{ type: 'formula', text }` (支持写入的数据类型). */
function batchUpdate(tenant: FeishuTenant, document: SimSpreadsheet, ask: Ask): Reply {
  const { valueRanges = [] } = (ask.body ?? {}) as { valueRanges?: { range: string; values: unknown[][] }[] };
  const ranges = valueRanges.map(({ range }) => rangeIn(document, range));
  if (!ranges.length || ranges.some((r) => !r)) return fault(90202, 'wrong range', 400);
  ranges.forEach((range, i) => {
    const { sheet, top, left } = range!;
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
