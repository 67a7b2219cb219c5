import { decisionStates } from '../../core/decisions/records.ts';
import { orderStates } from '../../core/exchange/records.ts';
import { requestStates, requests } from '../../core/requests/records.ts';
import { caseStates } from '../../core/service/records.ts';
import type { RawRow, RawTable, Reading } from '../../core/workspace/port.ts';
import { layoutOf, type Register } from '../../core/workspace/register.ts';

/** Of a hundred rows so many stand in each of the long registers. */
const shares: Record<string, number> = { requests: 0.45, serviceCases: 0.2, orders: 0.25, signals: 0.1 };
const years = 5;

/** States in which a row is history. */
const over = new Set(
  [
    requestStates.confirmed,
    requestStates.declined,
    requestStates.withdrawn,
    caseStates.closed,
    orderStates.delivered,
    decisionStates.closed,
  ].map((state) => state.en),
);

/**
 * A company with so many rows: what it has now, and before that years of rows that are settled, each with an ID and
 * with times of its own.
 */
export function yearsOf(reading: Reading, registers: readonly Register[], rows: number): Reading {
  const tables = { ...reading.tables };
  for (const [name, share] of Object.entries(shares)) {
    const register = registers.find((r) => r.name === name)!;
    const table = tables[register.title.en]!;
    tables[table.title] = lengthened(table, register, Math.round(rows * share));
  }
  return { ...reading, tables };
}

function lengthened(table: RawTable, register: Register, count: number): RawTable {
  const now = table.rows.filter((row) => row.cells.some((c) => c !== ''));
  const stateAt = table.columns.indexOf('State');
  const past = stateAt < 0 ? now : now.filter((row) => over.has(String(row.cells[stateAt])));
  const times = new Set(layoutOf(register).flatMap(([, c]) => (/date|moment/.test(c.kind) ? [c.title.en] : [])));
  const timed = table.columns.flatMap((title, i) => (times.has(title) ? [i] : []));
  const older = Math.max(0, count - now.length);
  const rows = Array.from({ length: older }, (_, i): RawRow => {
    const cells = [...past[i % past.length]!.cells];
    // Whole weeks, so that what was due on a working day was due on one; the oldest first, as they were added.
    const weeks = 12 + Math.floor(((older - 1 - i) / older) * 52 * years);
    for (const n of timed) if (typeof cells[n] === 'number') cells[n] = (cells[n] as number) - 7 * weeks;
    cells[0] = `${register.name === requests.name ? 'R' : 'X'}-${i}`;
    return { at: String(i), cells };
  });
  for (const row of now.slice(0, count)) rows.push({ ...row, at: String(rows.length) });
  return { ...table, rows };
}

/** The cells of the long registers as they come over the wire. */
export const payloadsOf = ({ tables }: Reading, registers: readonly Register[]): string[] =>
  Object.keys(shares).map((name) => {
    const { title } = registers.find((r) => r.name === name)!;
    return JSON.stringify(tables[title.en]!.rows.map((row) => row.cells));
  });
