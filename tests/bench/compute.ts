import { views } from '../../core/capabilities.ts';
import { type Actor, actorOf, roles } from '../../core/policy/organisation.ts';
import type { Act } from '../../core/workspace/command.ts';
import type { Reading } from '../../core/workspace/port.ts';
import { readSnapshot, type Snapshot } from '../../core/workspace/snapshot.ts';
import { modelFor } from '../../server/policies.ts';
import { readingOf } from '../grown.ts';
import { type Stage, stage } from '../world.ts';
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
export interface Cost {
  rows: number;
  parse: number;
  read: number;
  first: number;
  again: number;
  update: number;
  bytes: number;
}

const clocked = (act: () => void): number => {
  const from = performance.now();
  act();
  return performance.now() - from;
};
const middle = (times: number[]): number => times.sort((a, b) => a - b)[Math.floor(times.length / 2)]!;

/** Every view that can be shown without being told of what, as whoever may see everything. */
export function allViews(on: Stage, snapshot: Snapshot): { name: string; show: () => unknown }[] {
  const { workspace } = on.connection;
  const { policy } = workspace;
  const actor: Actor = { ...actorOf(policy, 'gm@example.com'), roles: [...roles] };
  const place = { bodyLimit: on.suite.bodyLimit, appLink: (path: string) => path, seal: workspace.seal };
  const act: Act = { snapshot, policy, installed: modelFor('en'), now: workspace.now(), place, actor };
  return [...views.values()].flatMap((view) => {
    const query = view.query.safeParse(asked[view.name] ?? {});
    return !query.success || view.wants || apart.has(view.name)
      ? []
      : [{ name: view.name, show: () => view.show(act, query.data) }];
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
export function changedBy(reading: Reading, nth: number): Reading {
  const table = reading.tables.Requests!;
  const title = table.columns.indexOf('Title');
  const rows = [...table.rows];
  const at = Math.floor(rows.length / 2);
  rows[at] = { ...rows[at]!, cells: rows[at]!.cells.map((c, i) => (i === title ? `Changed ${nth}` : c)) };
  return { ...reading, tables: { ...reading.tables, Requests: { ...table, rows } } };
}

/** @param sizes rows of each company */
export async function computing(sizes: readonly number[], runs = 5): Promise<Cost[]> {
  const on = await stage('microsoft365');
  await on.snapshot();
  const raw = readingOf(on.connection);
  const { registers } = on.connection.workspace;
  const costs: Cost[] = [];
  for (const rows of sizes) {
    let reading = yearsOf(raw, registers, rows);
    const payloads = payloadsOf(reading, registers);
    const times: Record<'parse' | 'read' | 'first' | 'again' | 'update', number[]> = {
      parse: [],
      read: [],
      first: [],
      again: [],
      update: [],
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
    costs.push({
      rows,
      bytes,
      ...(Object.fromEntries(Object.entries(times).map(([k, t]) => [k, middle(t)])) as Omit<Cost, 'rows' | 'bytes'>),
    });
  }
  await on.world.stop();
  return costs;
}
