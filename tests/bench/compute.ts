import { views } from '../../core/capabilities.ts';
import { type Actor, actorOf, roles } from '../../core/policy/organisation.ts';
import { requests } from '../../core/requests/records.ts';
import type { Act } from '../../core/workspace/command.ts';
import type { Reading } from '../../core/workspace/port.ts';
import { readSnapshot, rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { modelFor } from '../../server/policies.ts';
import { readingOf } from '../grown.ts';
import { type Stage, stage } from '../world.ts';
import { budgets, within } from './budgets.ts';
import { clocked, middle } from './measured.ts';
import { payloadsOf, yearsOf } from './years.ts';

/** Views that show one thing, and what they are asked; those that look at a spreadsheet first are measured apart. */
const asked: Record<string, object> = {
  agenda: { meeting: 'NEXT' },
  live: { meeting: 'NEXT' },
  minutes: { meeting: 'NEXT' },
  search: { text: 'PT-200' },
  report: { period: '2026-Q4' },
};

/** Whoever tries another policy has the past told again, twice: that is no page, and measured by itself. */
const apart = new Set(['try-policy']);

/** What one size costs, in milliseconds: for ratios only. */
interface Cost {
  rows: number;
  parse: number;
  read: number;
  first: number;
  again: number;
  update: number;
  bytes: number;
}

/** Every page that can be shown without being told of what, as whoever may see everything. */
export const allViews = (on: Stage, snapshot: Snapshot) => viewsOf(on, snapshot).filter(({ name }) => !apart.has(name));

const installed = modelFor('en');

function viewsOf(on: Stage, snapshot: Snapshot): { name: string; show: () => unknown }[] {
  const { workspace } = on.connection;
  const { policy } = workspace;
  const actor: Actor = { ...actorOf(policy, 'gm@example.com'), roles: [...roles] };
  const place = { bodyLimit: on.suite.bodyLimit, appLink: (path: string) => path, seal: workspace.seal };
  const act: Act = { snapshot, policy, installed, now: workspace.now(), place, actor };
  return [...views.values()].flatMap((view) => {
    const query = view.query.safeParse(asked[view.name] ?? {});
    return !query.success || view.wants ? [] : [{ name: view.name, show: () => view.show(act, query.data) }];
  });
}

export const snapshotOf = (on: Stage, reading: Reading, previous?: { snapshot: Snapshot; people: Reading['people'] }) =>
  readSnapshot(
    reading,
    on.connection.workspace.registers,
    on.suite.dialect,
    'en',
    on.connection.workspace.seal,
    previous,
  );

/** The reading with one cell of one request changed, as the suite's adapter brings it: every other row is the same. */
function changedBy(reading: Reading, nth: number): Reading {
  const table = reading.tables.Requests!;
  const title = table.columns.indexOf('Title');
  const rows = [...table.rows];
  const at = Math.floor(rows.length / 2);
  rows[at] = { ...rows[at]!, cells: rows[at]!.cells.map((c, i) => (i === title ? `Changed ${nth}` : c)) };
  return { ...reading, tables: { ...reading.tables, Requests: { ...table, rows } } };
}

/**
 * All pages of a company, from the payload as the suite sends it: beside JSON.parse of the long registers' cells.
 * @param sizes rows of each company
 */
export async function computing(sizes: readonly number[], runs = 5): Promise<void> {
  const on = await stage('microsoft365');
  await on.snapshot();
  const raw = readingOf(on.connection);
  const { registers } = on.connection.workspace;
  console.log(
    '\nReading all rows and showing all pages, as a ratio to JSON.parse of the same rows (aim at 100,000 ≤ 3; per row flat; one changed row ≤ 1 %)',
  );
  let least: Cost | undefined;
  for (const rows of sizes) {
    const cost = costOf(on, yearsOf(raw, registers, rows), rows, runs);
    least ??= cost;
    print(cost, least);
  }
  trial(on, yearsOf(raw, registers, 20_000));
  await on.world.stop();
}

function print(cost: Cost, least: Cost): void {
  const ratio = (time: number) => (time / cost.parse).toFixed(2);
  const whole = cost.read + cost.first;
  // What a company of few rows costs does not grow: policy, meetings, decisions, people.
  const each =
    cost === least
      ? ''
      : `, each row more ${((whole - (least.read + least.first)) / (cost.parse - least.parse)).toFixed(2)} ×`;
  const bytes = cost.bytes ? `, ${Math.round(cost.bytes)} bytes a row` : '';
  console.log(
    `  ${cost.rows.toLocaleString('en').padStart(9)} rows: ${ratio(whole)} × (read ${ratio(cost.read)}, all pages ${ratio(cost.first)}, again ${ratio(cost.again)})${each}; one changed row ${((cost.update / whole) * 100).toFixed(2)} % of that${bytes}`,
  );
}

function costOf(on: Stage, start: Reading, rows: number, runs: number): Cost {
  let reading = start;
  const payloads = payloadsOf(reading, on.connection.workspace.registers);
  const times = {
    parse: [] as number[],
    read: [] as number[],
    first: [] as number[],
    again: [] as number[],
    update: [] as number[],
  };
  let bytes = 0;
  for (let run = 0; run < runs; run++) {
    globalThis.gc?.();
    times.parse.push(clocked(() => void payloads.map((json) => JSON.parse(json))));
    globalThis.gc?.();
    const before = process.memoryUsage().heapUsed;
    const from = performance.now();
    const snapshot = snapshotOf(on, reading);
    times.read.push(performance.now() - from);
    if (globalThis.gc) {
      globalThis.gc();
      bytes = (process.memoryUsage().heapUsed - before) / rows;
    }
    times.first.push(clocked(() => void allViews(on, snapshot).map(({ show }) => show())));
    times.again.push(clocked(() => void allViews(on, snapshot).map(({ show }) => show())));
    const next = changedBy(reading, run);
    times.update.push(clocked(() => void snapshotOf(on, next, { snapshot, people: reading.people })));
    reading = next;
  }
  const { parse, read, first, again, update } = times;
  return {
    rows,
    bytes,
    parse: middle(parse),
    read: middle(read),
    first: middle(first),
    again: middle(again),
    update: middle(update),
  };
}

/** What is kept in memory of each row, collected twice before and after; the same to a hundredth in every run. */
export async function bytesARow(rows = 20_000): Promise<void> {
  const { gc } = globalThis;
  if (!gc) throw new Error('What is kept can only be counted with --expose-gc');
  const on = await stage('microsoft365');
  await on.snapshot();
  const reading = yearsOf(readingOf(on.connection), on.connection.workspace.registers, rows);
  // What is looked up once for all rows is there before.
  snapshotOf(on, reading);
  gc();
  gc();
  const before = process.memoryUsage().heapUsed;
  const snapshot = snapshotOf(on, reading);
  gc();
  gc();
  const bytes = Math.round((process.memoryUsage().heapUsed - before) / rows);
  const found = rowsOf(snapshot, requests).length;
  console.log(
    `\nKept in memory of ${rows.toLocaleString('en')} rows (${found.toLocaleString('en')} of them requests): ${bytes} bytes a row${within('bytes a row', bytes, budgets.bytesARow)}`,
  );
  await on.world.stop();
}

/** What a policy would have changed of the past: nobody waits for it page by page. */
function trial(on: Stage, reading: Reading): void {
  const payloads = payloadsOf(reading, on.connection.workspace.registers);
  const parse = clocked(() => void payloads.map((json) => JSON.parse(json)));
  const [tried] = viewsOf(on, snapshotOf(on, reading)).filter(({ name }) => apart.has(name));
  tried!.show();
  console.log(
    `  a policy tried on the past of 20,000 rows: ${(clocked(() => void tried!.show()) / parse).toFixed(0)} ×`,
  );
}
