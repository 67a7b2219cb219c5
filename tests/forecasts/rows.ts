import { readFileSync } from 'node:fs';
import { type Order, orders } from '../../core/exchange/records.ts';
import { type Forecast, forecasts, type Plan, plans } from '../../core/forecasts/records.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { Directory } from '../../core/workspace/directory.ts';
import type { Stretch } from '../../core/workspace/evaluating.ts';
import type { Register, Row } from '../../core/workspace/register.ts';
import type { Snapshot } from '../../core/workspace/snapshot.ts';
import { RowsById } from '../../core/workspace/table.ts';

const read = readPolicy(readFileSync('core/policy/models/committee.yaml', 'utf8'));
if (!read.ok) throw new Error('the model policy does not read');
/** Forecasts of a month are locked on the 20th of the month before, at 18:00, and confirmed within three working days. */
export const model: Policy = read.policy;

type Rows = Record<string, readonly object[]>;

/** A workspace that holds nothing but these rows. @param rows by the name of their register */
export function snapshotOf(rows: Rows, more: Partial<Snapshot> = {}): Snapshot {
  const table = (name: string, all: readonly object[]) => {
    const own = all.map((r, i) => ({ id: `${name}-${i}`, rev: 1, ...r })) as unknown as Row[];
    return { register: { name, columns: {} } as unknown as Register, rows: own, byId: new RowsById(own), problems: [] };
  };
  return {
    readAt: '',
    language: 'en',
    directory: new Directory([]),
    events: [],
    tasks: [],
    away: [],
    problems: [],
    tables: Object.fromEntries(Object.entries(rows).map(([name, all]) => [name, table(name, all)])),
    ...more,
  } as unknown as Snapshot;
}

const cell = { period: '2026-10', product: 'FM-100', region: 'east' };

export const line = (more: Partial<Forecast> = {}): Partial<Forecast> => ({
  ...cell,
  quantity: 100,
  forecaster: 'sales.east@example.com',
  submittedAt: '2026-09-01T02:00:00.000Z',
  late: false,
  ...more,
});
export const planned = (more: Partial<Plan> = {}): Partial<Plan> => ({
  ...cell,
  quantity: 100,
  planner: 'production.planner@example.com',
  confirmedAt: '2026-09-21T02:00:00.000Z',
  ...more,
});
export const order = (more: Partial<Order> = {}): Partial<Order> => ({
  order: 'N-1',
  customer: 'Delta',
  product: cell.product,
  region: cell.region,
  quantity: 1,
  orderedOn: '2026-10-05',
  state: 'open',
  raisedBy: 'sales.east@example.com',
  ...more,
});

/** @param from dates of the company's calendar, as `to` is: of the fourth quarter of 2026 without them */
export const stretchOf = (
  rows: { forecasts?: object[]; plans?: object[]; orders?: object[] },
  from = '2026-09-30T16:00:00.000Z',
  to = '2026-12-31T16:00:00.000Z',
): Stretch => ({
  snapshot: snapshotOf({
    [forecasts.name]: rows.forecasts ?? [],
    [plans.name]: rows.plans ?? [],
    [orders.name]: rows.orders ?? [],
  }),
  policy: model,
  from,
  to,
});
