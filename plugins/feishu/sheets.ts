import type { Client } from '@larksuiteoapi/node-sdk';
import { columnLetter } from '../columns.ts';
import type { As } from './client.ts';
import { answered } from './errors.ts';

/** A sheet as the document lists it; merged cells count from 0, ends included (`docs/sheets/sheet/query-sheet`). */
export interface Sheet {
  id: string;
  title: string;
  hidden: boolean;
  rows: number;
  columns: number;
  merges: { top: number; bottom: number; left: number; right: number }[];
}

/** Rows and columns, counted from 1, ends included. */
export interface Area {
  top: number;
  bottom: number;
  left: number;
  right: number;
}

/** An answer has at most 10 MB (`docs/sheets/cell/reading-multiple-ranges`): so many cells stay well below. */
const cellsAtOnce = 300_000;
const pathOf = (token: string) => `/open-apis/sheets/v2/spreadsheets/${encodeURIComponent(token)}`;

export async function readSheets(client: Client, token: string, as: As): Promise<Sheet[]> {
  const { sheets = [] } = await answered('list sheets', () =>
    client.sheets.v3.spreadsheetSheet.query({ path: { spreadsheet_token: token } }, as),
  );
  return sheets
    .filter((s) => s.resource_type === 'sheet')
    .map((s) => ({
      id: s.sheet_id ?? '',
      title: s.title ?? '',
      hidden: s.hidden === true,
      rows: s.grid_properties?.row_count ?? 0,
      columns: s.grid_properties?.column_count ?? 0,
      merges: (s.merges ?? []).map((m) => ({
        top: m.start_row_index ?? 0,
        bottom: m.end_row_index ?? 0,
        left: m.start_column_index ?? 0,
        right: m.end_column_index ?? 0,
      })),
    }));
}

interface Values {
  code?: number;
  msg?: string;
  data?: { valueRanges?: { range: string; values?: unknown[][] }[] };
}

/**
 * The values of an area, in as few requests as the size of an answer allows, side by side. Numbers and dates are not formatted.
 * @param render `Formula` for the formulas of the cells that have one; `Shown` for times as their cells show them
 */
export async function readRange(
  client: Client,
  token: string,
  sheet: string,
  area: Area,
  as: As,
  render: 'UnformattedValue' | 'Formula' | 'Shown' = 'UnformattedValue',
): Promise<unknown[][]> {
  const width = area.right - area.left + 1;
  const step = Math.max(1, Math.floor(cellsAtOnce / width));
  const ranges: string[] = [];
  for (let top = area.top; top <= area.bottom; top += step)
    ranges.push(
      `${sheet}!${columnLetter(area.left)}${top}:${columnLetter(area.right)}${Math.min(area.bottom, top + step - 1)}`,
    );
  const parts = await Promise.all(
    ranges.map((range) =>
      answered('read a sheet', () =>
        client.request<Values>(
          {
            method: 'GET',
            url: `${pathOf(token)}/values_batch_get`,
            params: {
              ranges: range,
              valueRenderOption: render === 'Shown' ? 'UnformattedValue' : render,
              ...(render === 'Shown' && { dateTimeRenderOption: 'FormattedString' }),
            },
          },
          as,
        ),
      ),
    ),
  );
  // Rows that are empty may be left out or shortened: every row gets its width.
  return parts.flatMap(({ valueRanges }, i) => {
    const [, top, bottom] = ranges[i]!.match(/(\d+):[A-Z]+(\d+)$/) ?? [];
    const values = valueRanges?.[0]?.values ?? [];
    return Array.from({ length: Number(bottom) - Number(top) + 1 }, (_, row) =>
      Array.from({ length: width }, (_, column) => values[row]?.[column] ?? null),
    );
  });
}

/** Writes single cells in one request (`docs/sheets/cell/write-data-to-multiple-ranges`). */
export const writeRanges = (
  client: Client,
  token: string,
  sheet: string,
  cells: { row: number; column: number; value: unknown }[],
  as: As,
) =>
  answered('write to a sheet', () =>
    client.request<Values>(
      {
        method: 'POST',
        url: `${pathOf(token)}/values_batch_update`,
        data: {
          valueRanges: cells.map(({ row, column, value }) => {
            const cell = `${columnLetter(column)}${row}`;
            return { range: `${sheet}!${cell}:${cell}`, values: [[value]] };
          }),
        },
      },
      as,
    ),
  );

/** How single cells are shown (`docs/sheets-v3/data-operation/batch-set-cell-style`); a formatter is one of `data-formats-supported-by-sheets`. */
export const setFormats = (
  client: Client,
  token: string,
  sheet: string,
  cells: { row: number; column: number; formatter: string }[],
  as: As,
) =>
  answered('write to a sheet', () =>
    client.request<Values>(
      {
        method: 'PUT',
        url: `${pathOf(token)}/styles_batch_update`,
        data: {
          data: cells.map(({ row, column, formatter }) => {
            const cell = `${columnLetter(column)}${row}`;
            return { ranges: [`${sheet}!${cell}:${cell}`], style: { formatter } };
          }),
        },
      },
      as,
    ),
  );
