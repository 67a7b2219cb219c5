import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownScores } from '../../core/performance/views.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { workbookPath } from '../../server/embedded/installation.ts';
import { type Stage, stage } from '../world.ts';

/** Excel counts days from 1900; the company is in Shanghai, eight hours ahead, without summer time. */
const utc = (serial: unknown) =>
  typeof serial === 'number' ? Date.UTC(1899, 11, 30) + serial * 86_400_000 - 8 * 3_600_000 : undefined;

/**
 * Scores counted again from the workbook that people have, with nothing of the product: what it exports is enough to check it.
 */
describe('the scores of a quarter, counted again from the workbook', () => {
  let on: Stage;
  let shown: ShownScores;
  const tables = new Map<string, Record<string, unknown>[]>();
  beforeAll(async () => {
    on = await stage('microsoft365');
    await on.connection.workspace.look(on.suite);
    shown = await on.see<ShownScores>('scores', { period: '2026-Q4' }, 'gm@example.com');
    const file = (await (on.tenant as Tenant).drive.open(workbookPath(on.connection.id)))!;
    for (const table of file.tables()) {
      const [head, ...rows] = file.valuesOf(table) as [string[], ...unknown[][]];
      tables.set(
        table.model.name,
        rows.filter((r) => r[0] !== '').map((r) => Object.fromEntries(head.map((h, i) => [h, r[i]]))),
      );
    }
  });
  afterAll(() => on.world.stop());

  const from = Date.UTC(2026, 8, 30, 16);
  const to = () => Date.parse(on.connection.workspace.now());
  const inPeriod = (at: number | undefined) => at !== undefined && at >= from && at < to();
  const figure = (department: string, id: string) =>
    shown.departments.find((d) => d.id === department)!.figures.find((f) => f.id === id)!;
  const agrees = (f: ReturnType<typeof figure>, good: number, all: number) => {
    expect(f.cases).toBe(all);
    if (all >= f.minimum) expect(f.value).toBe(good / all);
  };

  it.each([
    ['sales', 'Sales'],
    ['rd', 'R&D'],
    ['production', 'Production'],
    ['after-sales', 'After-sales'],
  ])('requests answered on time, %s', (id, name) => {
    const due = tables
      .get('Requests')!
      .filter((r) => r.To === name && !['Returned for information', 'Withdrawn'].includes(String(r.State)))
      .map((r) => ({ r, by: utc(r['Agreed deadline']) ?? utc(r['Complete by'])! }))
      .filter(({ by }) => inPeriod(by));
    const good = due.filter(({ r, by }) => {
      const declined = r.State === 'Declined';
      const at = utc(declined ? r['Responded at'] : r['Answered at']);
      return at !== undefined && at <= (declined ? utc(r['Respond by'])! : by);
    });
    agrees(figure(id, 'on-time'), good.length, due.length);
  });

  it('service cases solved on time, and what customers say', () => {
    const cases = tables.get('Service_cases')!;
    const due = cases.filter((c) => inPeriod(utc(c['Resolve by'])));
    const good = due.filter((c) => utc(c['Solved at']) !== undefined && utc(c['Solved at'])! <= utc(c['Resolve by'])!);
    agrees(figure('after-sales', 'service'), good.length, due.length);
    const rated = cases.filter((c) => c['Satisfaction (1–5)'] !== '' && inPeriod(utc(c['Opened at'])));
    const sum = rated.reduce((n, c) => n + Number(c['Satisfaction (1–5)']), 0);
    expect(figure('after-sales', 'satisfied')).toMatchObject({ cases: rated.length, value: sum / rated.length });
  });

  it('the error of the forecast, and the points that come of it', () => {
    // Months of the quarter that are over: what was locked, or stood there in time, against the orders.
    const cell = (r: Record<string, unknown>, month: unknown) => [month, r.Product, r.Region].join();
    const day = (serial: unknown) => new Date(Date.UTC(1899, 11, 30) + Number(serial) * 86_400_000).toISOString();
    const ordered = new Map<string, number>();
    for (const o of tables.get('Orders')!.filter((r) => r.State !== 'Cancelled')) {
      const key = cell(o, day(o['Ordered on']).slice(0, 7));
      if (key.startsWith('2026-10')) ordered.set(key, (ordered.get(key) ?? 0) + Number(o.Quantity));
    }
    const lines = new Map(
      tables
        .get('Forecast')!
        .filter((f) => f.Period === '2026-10')
        .map((f) => [cell(f, f.Period), f.Locked === '' ? (f.Late ? 0 : Number(f.Forecast)) : Number(f.Locked)]),
    );
    const cells = [...new Set([...ordered.keys(), ...lines.keys()])];
    const actual = [...ordered.values()].reduce((n, q) => n + q, 0);
    const error = cells.reduce((n, c) => n + Math.abs((lines.get(c) ?? 0) - (ordered.get(c) ?? 0)), 0);
    const wape = figure('sales', 'wape');
    expect(wape).toMatchObject({ cases: cells.length, value: error / actual });
    const { performance } = on.connection.workspace.policy;
    const { target, floor } = performance.indicators.find((i) => i.id === 'wape')!;
    expect(wape.points).toBeCloseTo(100 * Math.min(1, Math.max(0, (error / actual - floor) / (target - floor))), 9);
  });

  it('points of departments: the weighted mean of what has enough cases', () => {
    const { performance, forecast } = on.connection.workspace.policy;
    for (const d of shown.departments) {
      const part = (of: 'co-operation' | 'own') => {
        const known = d.figures.filter((f) => f.part === of && f.points !== undefined);
        const weight = (id: string) => performance.indicators.find((i) => i.id === id)!.weight;
        const all = known.reduce((n, f) => n + weight(f.id), 0);
        return all ? known.reduce((n, f) => n + (f.points! * weight(f.id)) / all, 0) : undefined;
      };
      const [shared, own] = [part('co-operation'), part('own')];
      const ownWeight = d.id === forecast.given_by ? performance.sales_own_targets : performance.others_own_targets;
      const expected =
        shared === undefined ? own : own === undefined ? shared : shared * (1 - ownWeight) + own * ownWeight;
      if (expected === undefined) expect(d.points).toBeUndefined();
      else expect(d.points).toBeCloseTo(expected, 9);
    }
  });
});
