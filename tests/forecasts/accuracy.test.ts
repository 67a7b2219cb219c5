import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accuracy, pairs } from '../../core/forecasts/accuracy.ts';
import { forecastCharts } from '../../core/forecasts/charts.ts';
import { forecastBias, forecastWape } from '../../core/forecasts/measures.ts';
import { line, model, order, stretchOf } from './rows.ts';

const products = model.forecast.products.map((p) => p.id);
const regions = model.forecast.regions.map((r) => r.id);
const all = products.flatMap((product) => regions.map((region) => ({ product, region })));
const error = (stretch: ReturnType<typeof stretchOf>) => ({
  wape: forecastWape.of(stretch, {}).value,
  bias: forecastBias.of(stretch, {}).value,
  cases: forecastWape.of(stretch, {}).cases,
});

describe('the error of a forecast', () => {
  it('counts what was forecast and never ordered: twelve lines of 100, 750 ordered, nothing of one product', () => {
    const stretch = stretchOf({
      forecasts: all.map((c) => line({ ...c, locked: 100 })),
      // Nine cells of three products: 750 in all, none more than was forecast. Nobody ordered the fourth.
      orders: all.slice(0, 9).map((c, i) => order({ ...c, quantity: [100, 90, 80, 70, 60, 80, 90, 100, 80][i]! })),
    });
    expect(error(stretch)).toEqual({ wape: 0.6, bias: 0.6, cases: 12 });
    const page = accuracy(pairs(stretch.snapshot, '2026-11', 1));
    expect(page).toMatchObject({ wape: 0.6, bias: 0.6, cells: 12, expected: 1200, came: 750, error: 450 });
    const [chart] = forecastCharts({ ...stretch, now: stretch.to });
    expect(chart!.rows.map((r) => r.values)).toEqual([[1200, null, 750, 450, 0.6]]);
    expect(forecastWape.of(stretch, {}).against.map((a) => a.label.en)[0]).toContain('Gateway');
  });

  it('a line without an order is an error of its whole size', () => {
    const stretch = stretchOf({
      forecasts: [line({ locked: 300, product: 'GW-10' }), line({ locked: 50 })],
      orders: [order({ quantity: 50 })],
    });
    expect(error(stretch)).toEqual({ wape: 6, bias: 6, cases: 2 });
  });

  it('so is an order that nobody had forecast, or only after the cut-off', () => {
    const stretch = stretchOf({
      forecasts: [line({ locked: 100 }), line({ product: 'PT-200', quantity: 40, late: true })],
      orders: [
        order({ quantity: 100 }),
        order({ product: 'PT-200', quantity: 40 }),
        order({ product: 'LV-300', quantity: 10 }),
      ],
    });
    expect(error(stretch)).toEqual({ wape: 50 / 150, bias: 50 / 150, cases: 3 });
  });

  it('is nothing where nothing was ordered at all, and says so by no cases before orders are written down', () => {
    const forecasts = [line({ locked: 300 })];
    expect(error(stretchOf({ forecasts }))).toEqual({ wape: undefined, bias: undefined, cases: 0 });
    // Orders are kept since September, and October has none: the miss is a case, and has no share.
    const kept = stretchOf({ forecasts, orders: [order({ orderedOn: '2026-09-03' })] });
    expect(error(kept)).toEqual({ wape: undefined, bias: undefined, cases: 1 });
    const cancelled = stretchOf({ forecasts, orders: [order({ quantity: 300, state: 'cancelled' })] });
    expect(error(cancelled)).toEqual({ wape: undefined, bias: undefined, cases: 0 });
  });

  it('counts a month once, in the stretch in which it ends, and a month that runs not at all', () => {
    const rows = { forecasts: [line({ locked: 100 })], orders: [order({ quantity: 80 })] };
    const of = (from: string, to: string) =>
      error(stretchOf(rows, `${from}T16:00:00.000Z`, `${to}T16:00:00.000Z`)).cases;
    expect(of('2026-09-30', '2026-10-31')).toBe(1);
    expect(of('2026-10-19', '2026-11-16')).toBe(1);
    expect(of('2026-09-30', '2026-10-30')).toBe(0);
    expect(of('2026-10-31', '2026-11-30')).toBe(0);
  });

  it('expects what came the month before where the naive forecast is asked, and 0 where nothing did', () => {
    const { snapshot } = stretchOf({
      forecasts: ['2026-09', '2026-10'].flatMap((period) => [
        line({ period, locked: 100 }),
        line({ period, locked: 10, region: 'north' }),
      ]),
      orders: [
        order({ quantity: 90, orderedOn: '2026-09-03' }),
        order({ quantity: 120, orderedOn: '2026-10-03' }),
        order({ quantity: 30, orderedOn: '2026-10-03', region: 'north' }),
      ],
    });
    // September is the first month of the orders: it has no month before.
    expect(accuracy(pairs(snapshot, '2026-11', 1)).naive).toBe((30 + 30) / 150);
  });

  it('is what somebody counts by hand, whatever was forecast and ordered', () => {
    const cells = fc.constantFrom(...all);
    const months = fc.constantFrom('2026-09', '2026-10', '2026-11');
    const forecastLines = fc.uniqueArray(
      fc.record({ cell: cells, period: months, n: fc.nat(500), late: fc.boolean() }),
      {
        selector: (f) => `${f.period} ${f.cell.product} ${f.cell.region}`,
      },
    );
    const orderLines = fc.array(
      fc.record({ cell: cells, period: months, n: fc.integer({ min: 1, max: 400 }), cancelled: fc.boolean() }),
    );
    fc.assert(
      fc.property(forecastLines, orderLines, (given, came) => {
        const stretch = stretchOf({
          forecasts: given.map(({ cell, period, n, late }) =>
            line({ ...cell, period, quantity: n, late, ...(!late && { locked: n }) }),
          ),
          orders: came.map(({ cell, period, n, cancelled }) =>
            order({ ...cell, quantity: n, orderedOn: `${period}-15`, state: cancelled ? 'cancelled' : 'open' }),
          ),
        });
        const real = came.filter((o) => !o.cancelled);
        const first = real.map((o) => o.period).sort()[0] ?? '9999';
        let [off, sum, base] = [0, 0, 0];
        for (const period of ['2026-10', '2026-11']) {
          if (period < first || !given.some((f) => f.period === period && !f.late)) continue;
          for (const { product, region } of all) {
            const is = (x: { period: string; cell: { product: string; region: string } }) =>
              x.period === period && x.cell.product === product && x.cell.region === region;
            const expected = given.find((f) => is(f) && !f.late)?.n ?? 0;
            const ordered = real.filter(is).reduce((n, o) => n + o.n, 0);
            off += Math.abs(expected - ordered);
            sum += expected - ordered;
            base += ordered;
          }
        }
        const { wape, bias } = error(stretch);
        expect(wape).toBe(base ? off / base : undefined);
        expect(bias).toBe(base ? Math.abs(sum) / base : undefined);
        // Splitting an order in two changes no figure.
        const split = stretchOf({
          forecasts: [...stretch.snapshot.tables.forecasts!.rows],
          orders: stretch.snapshot.tables.orders!.rows.flatMap((o) => {
            const { quantity } = o as unknown as { quantity: number };
            const half = Math.floor(quantity / 2);
            return [half, quantity - half].map((n, i) => ({ ...o, id: `${o.id}-${i}`, quantity: n }));
          }),
        });
        expect(error(split)).toEqual({ ...error(stretch) });
      }),
      { numRuns: 300 },
    );
  });
});
