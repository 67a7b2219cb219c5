import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wrongQuantity } from '../../core/forecasts/quantity.ts';
import type { ShownForecast } from '../../core/forecasts/views.ts';
import type { ShownScores } from '../../core/performance/views.ts';
import type { ShownReport } from '../../core/reports/report.ts';
import type { ShownRequests } from '../../core/requests/views.ts';
import type { Today } from '../../core/today/views.ts';
import { cellsFrom, changesNothing } from '../../plugins/tab/grid.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const sales = 'sales.east@example.com';
const planner = 'production.planner@example.com';

/** Forecasts of a month are locked on the 20th of the month before, at 18:00. */
describe.each(suiteNames)('forecast and plan, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false, at: '2026-11-09T02:00:00.000Z' });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  const see = (query: object = {}, who = sales) => on.see<ShownForecast>('forecast', query, who);
  const look = () => on.connection.workspace.look(on.suite);
  const products = async () => (await see()).rows.map((r) => ({ product: r.product.id, region: r.region.id }));
  const give = (lines: object[], who = sales) => on.act('submit-forecast', { lines }, who);
  const cell = async (period: string, product = 'FM-100', region = 'east') =>
    (await see()).rows
      .find((r) => r.product.id === product && r.region.id === region)!
      .cells.find((c) => c.period === period)!;
  const asked = async (id: string) =>
    (await on.see<ShownRequests>('requests', { state: 'all', kind: 'news', limit: 200 }, sales)).requests.find(
      (r) => r.id === id,
    );

  it('is given for many lines at once, in one write', async () => {
    const all = await products();
    const lines = ['2026-12', '2027-01', '2027-02'].flatMap((period) =>
      all.map((c) => ({ ...c, period, quantity: 100 })),
    );
    await look();
    // Messages of that look may still be on their way.
    await on.connection.workspace.idle();
    on.count();
    await give(lines);
    expect(on.count()).toBeLessThanOrEqual(name === 'microsoft365' ? 3 : 15);
    expect(await cell('2027-01')).toMatchObject({ forecast: 100, late: false });
    await give(lines);
    expect((await on.snapshot()).tables.forecasts!.rows).toHaveLength(lines.length);
  });

  it('names the line that is wrong, and writes none', async () => {
    const good = { period: '2026-12', product: 'FM-100', region: 'east', quantity: 7 };
    for (const [wrong, field] of [
      [{ period: '2030-01' }, 'lines.1.period'],
      [{ product: 'FM-999' }, 'lines.1.product'],
      [{ region: 'moon' }, 'lines.1.region'],
      [{ quantity: -1 }, 'lines.1.quantity'],
      [{}, 'lines.1.period'],
    ] as const)
      await expect(give([good, { ...good, ...wrong }])).rejects.toMatchObject({ field });
    expect((await cell('2026-12')).forecast).toBe(100);
    await expect(give([good], planner)).rejects.toMatchObject({ kind: 'denied' });
  });

  it('is kept as it stood at the cut-off, and production is asked for its plan', async () => {
    on.clock.set('2026-11-19T02:00:00.000Z');
    await give([{ period: '2026-12', product: 'FM-100', region: 'east', quantity: 120 }]);
    await look();
    expect((await cell('2026-12')).locked).toBeUndefined();
    on.clock.set('2026-11-23T02:00:00.000Z');
    await look();
    expect(await cell('2026-12')).toMatchObject({ forecast: 120, locked: 120 });
    expect((await cell('2027-01')).locked).toBeUndefined();
    expect(await asked('U-plan-2026-12')).toMatchObject({ to: { id: 'production' }, state: { id: 'open' } });
  });

  it('is on the Today page of everybody in Production until it is confirmed, with its day', async () => {
    // The request is under way: it says so. Where it was answered without a plan, the lines still stand there.
    const today = async (who: string) => {
      const { mine, department } = await on.see<Today>('today', {}, `production.${who}@example.com`);
      return [...mine.items, ...department.items].filter((x) => x.title.en.startsWith('Plan for 2026-12'));
    };
    for (const who of ['planner', 'liaison', 'head'])
      expect((await today(who)).map((x) => [x.source, x.at])).toEqual([['requests', '2026-11-25T10:00:00.000Z']]);
    await on.act('decline-request', { id: 'U-plan-2026-12', reason: 'Next week' }, 'production.liaison@example.com');
    for (const who of ['planner', 'liaison', 'head'])
      expect(await today(who)).toMatchObject([
        { source: 'forecasts', link: 'forecast', at: '2026-11-25T10:00:00.000Z', late: false },
      ]);
    expect((await today('liaison'))[0]!.title).toEqual({
      en: 'Plan for 2026-12: 12 lines to confirm',
      zh: '2026-12 生产计划：待确认 12 行',
    });
  });

  it('that comes after the lock is kept and marked, and never takes the place of the version', async () => {
    await give([{ period: '2026-12', product: 'FM-100', region: 'east', quantity: 150 }]);
    await give([{ period: '2026-12', product: 'FM-100', region: 'east', quantity: 170 }]);
    expect(await cell('2026-12')).toMatchObject({ forecast: 170, locked: 120, late: true });
    await on.connection.workspace.idle();
    const { id } = (await on.snapshot()).directory.find('production.liaison@example.com')!;
    expect(hands.messages().filter((m) => m.to === id && m.words.includes('2026-12')).length).toBeGreaterThan(0);
  });

  it('is confirmed line by line; gaps beyond the policy’s limits are exceptions and reach the meeting', async () => {
    const all = await products();
    const confirm = (lines: object[], who = planner) => on.act('confirm-plan', { lines }, who);
    await expect(confirm([{ ...all[0], period: '2026-12', quantity: 1 }], sales)).rejects.toMatchObject({
      kind: 'denied',
    });
    await confirm(
      all.map((c, i) => ({
        ...c,
        period: '2026-12',
        quantity: i ? 100 : 70,
        ...(i ? {} : { fullFrom: '2027-01-15' }),
      })),
    );
    // 70 against the locked 120, not against the later 170.
    expect(await cell('2026-12')).toMatchObject({ plan: 70, fullFrom: '2027-01-15', exception: true });
    expect((await cell('2026-12', 'FM-100', 'north')).exception).toBe(false);
    await look();
    const { mine, department } = await on.see<Today>('today', {}, planner);
    expect([...mine.items, ...department.items].filter((x) => x.title.en.startsWith('Plan for 2026-12'))).toEqual([]);
    const agenda = await on.agenda();
    const items = [...agenda.sections.flatMap((s) => s.items), ...agenda.parked];
    expect(items.find((i) => i.key === 'forecast:gap:FM-100')?.title.en).toContain('50 short');
  });

  it('keeps what is not given: a figure, a day and a comment are changed each alone, and taken away by name', async () => {
    const at = { period: '2026-12', product: 'FM-100', region: 'east' };
    const confirm = (more: object) => on.act('confirm-plan', { lines: [{ ...at, ...more }] }, planner);
    await confirm({ note: 'Sensor chips arrive late' });
    expect(await cell('2026-12')).toMatchObject({
      plan: 70,
      fullFrom: '2027-01-15',
      planNote: 'Sensor chips arrive late',
    });
    await confirm({ quantity: 75 });
    expect(await cell('2026-12')).toMatchObject({
      plan: 75,
      fullFrom: '2027-01-15',
      planNote: 'Sensor chips arrive late',
    });
    await confirm({ fullFrom: '2027-01-20' });
    await confirm({ note: '' });
    expect(await cell('2026-12')).toMatchObject({ plan: 75, fullFrom: '2027-01-20', planNote: undefined });
    await confirm({ fullFrom: '', quantity: 70 });
    expect((await cell('2026-12')).fullFrom).toBeUndefined();
    await give([{ ...at, note: 'The hospital project' }]);
    // A comment after the cut-off is no new forecast.
    expect(await cell('2026-12')).toMatchObject({ forecast: 170, locked: 120, note: 'The hospital project' });
    await expect(confirm({ period: '2027-02', note: 'no figure yet' })).rejects.toMatchObject({
      field: 'lines.0.quantity',
    });
  });

  it('reads quantities like every other cell, and names all that are none', async () => {
    const at = { period: '2027-02', product: 'FM-100' };
    const failure = await give([
      { ...at, region: 'east', quantity: '12,5' },
      { ...at, region: 'north', quantity: '1,200' },
      { ...at, region: 'overseas', quantity: '3,75' },
    ]).then(
      () => undefined,
      (error: { says: { en: string } }) => error,
    );
    expect(failure).toMatchObject({ field: 'lines.0.quantity' });
    for (const words of ['12,5', '3,75', 'East', 'Overseas']) expect(failure!.says.en).toContain(words);
    expect(failure!.says.en).not.toContain('1,200');
    await give([{ ...at, region: 'north', quantity: '1,200' }]);
    expect((await cell('2027-02', 'FM-100', 'north')).forecast).toBe(1200);
    await give([{ ...at, region: 'north', quantity: 100 }]);
  });

  it('a second confirmation does not make the first one late', async () => {
    on.clock.set('2026-12-09T02:00:00.000Z');
    const production = async () =>
      (await on.see<ShownReport>('report', { period: '2026-11' }, sales)).tiles.find((x) => x.id === 'plan-on-time');
    const before = await production();
    expect(before?.value).toBe(1);
    await on.act(
      'confirm-plan',
      { lines: [{ period: '2026-12', product: 'FM-100', region: 'east', quantity: 71 }] },
      planner,
    );
    expect(await production()).toEqual(before);
  });

  it('that is missing is asked for before the next cut-off', async () => {
    on.clock.set('2026-12-16T02:00:00.000Z');
    await look();
    expect(await asked('U-forecast-2027-01')).toBeUndefined();
    expect(await asked('U-forecast-2027-02')).toBeUndefined();
    on.clock.set('2027-02-16T02:00:00.000Z');
    await look();
    const request = await asked('U-forecast-2027-03');
    expect(request).toMatchObject({ to: { id: 'sales' }, deadline: '2027-02-20T10:00:00.000Z' });
    await give((await products()).map((c) => ({ ...c, period: '2027-03', quantity: 10 })));
    expect((await asked('U-forecast-2027-03'))?.state.id).toBe('confirmed');
  });

  it('is held against the orders: WAPE and bias by product, region, forecaster and horizon, and the month before', async () => {
    const order = (n: number, quantity: number, orderedOn: string, region = 'east') =>
      on.act(
        'add-order',
        { order: `N-${n}`, customer: 'Delta', product: 'FM-100', region, quantity, orderedOn },
        sales,
      );
    await order(1, 100, '2026-12-03');
    await order(2, 50, '2026-12-20');
    await order(3, 80, '2027-01-10');
    const { accuracy, targets } = await see();
    // December: 120 locked, 150 came. January: 100 expected, 80 came. Nothing came of the other eleven lines of 100 a month.
    const rest = 2 * 11 * 100;
    expect(accuracy.all).toMatchObject({ cells: 24, came: 230, expected: 220 + rest });
    expect(accuracy.all.wape).toBeCloseTo((30 + 20 + rest) / 230);
    expect(accuracy.all.bias).toBeCloseTo((-30 + 20 + rest) / 230);
    expect(accuracy.all.naive).toBeCloseTo(70 / 80);
    // What nobody ordered has no share of it, and stands first.
    expect(accuracy.by.product.map((p) => [p.name.en.slice(0, 4), p.wape === undefined, p.error])).toEqual([
      ['Pres', true, 600],
      ['Leve', true, 600],
      ['Gate', true, 600],
      ['Flow', false, 450],
    ]);
    expect(accuracy.by.forecaster[0]?.name.en).not.toContain('@');
    // Two months before, at October's cut-off, nothing was given for December; for January 100 stood in November.
    expect((await see({ horizon: 2 })).accuracy.all).toMatchObject({ cells: 12, expected: 1200, came: 80 });
    expect(targets.find((x) => x.period === '2026-12')).toMatchObject({ ordered: 150 });
    expect((await cell('2026-12')).actual).toBe(150);
  });

  it('has one error, on its page, in the scores, on the overview and in its chart', async () => {
    on.clock.set('2027-02-16T03:00:00.000Z');
    const gm = 'gm@example.com';
    const { accuracy } = await see();
    const period = { period: '2027-Q1' };
    const scores = await on.see<ShownScores>('scores', period, gm);
    const wape = scores.departments.find((d) => d.id === 'sales')!.figures.find((f) => f.id === 'wape')!;
    const report = await on.see<ShownReport>('report', period, gm);
    const tile = report.tiles.find((x) => x.id === 'forecast-wape')!;
    const chart = report.charts.find((c) => c.id === 'forecast')!;
    const monthly = (month: string) => chart.rows.find((r) => r.label.en === month)!.values;
    // The quarter has January alone so far: 100 expected and 80 ordered of one line, 1,100 expected of the others.
    expect(monthly('2027-01')).toEqual([1200, null, 80, 1120, 14]);
    expect(wape).toMatchObject({ value: 14, cases: 12 });
    expect(tile).toMatchObject({ value: 14, cases: 12, before: (30 + 1100) / 150 });
    expect(monthly('2026-12')[3]! + monthly('2027-01')[3]!).toBe(accuracy.all.error);
    // Another department has no forecast of its own.
    const theirs = await on.see<ShownReport>('report', { ...period, department: 'rd' }, gm);
    expect(theirs.tiles.map((x) => x.id)).not.toContain('forecast-wape');
  });

  it('leaves nothing to do when it was looked after', async () => {
    await look();
    expect(await look()).toBe(0);
  });
});

describe('what people paste', () => {
  it('is read as spreadsheets write it', () => {
    expect(cellsFrom('1\t2\r\n3\t\r\n')).toEqual([
      ['1', '2'],
      ['3', ''],
    ]);
    // By the reader of every other cell: what is no number there is none here.
    for (const typed of ['1,234', '1 234', '１２３', '12.5', '1.2万', '30台'])
      expect(wrongQuantity(typed)).toBeUndefined();
    for (const bad of ['12,5', '1.234,5', '12a', '=1+1', '1e5', 'Total', '合计', '-5', '#N/A'])
      expect(wrongQuantity(bad)?.en, bad).toBeTruthy();
    expect(changesNothing('1,234', 1234)).toBe(true);
    expect(changesNothing('12,5', 125)).toBe(false);
    for (const none of [' - ', '–', 'n/a', '待定']) expect(changesNothing(none, 7)).toBe(true);
  });
});
