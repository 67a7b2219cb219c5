import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { chartsIn } from '../../core/charts.ts';
import { dueAgain } from '../../core/exchange/owed.ts';
import { indicatorFigures, personFigures } from '../../core/performance/indicators.ts';
import { resultOf } from '../../core/performance/score.ts';
import type { ShownScores } from '../../core/performance/views.ts';
import { addWorkdays, dateIn, instantIn, workdaysLate, workingHoursBetween } from '../../core/policy/calendar.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { tilesOf } from '../../core/reports/tiles.ts';
import type { ShownRevision, ShownVersion } from '../../core/revision/views.ts';
import { type Stretch, stretchBetween } from '../../core/workspace/evaluating.ts';
import type { Snapshot } from '../../core/workspace/snapshot.ts';
import { stage } from '../world.ts';

const source = readFileSync('core/policy/models/committee.yaml', 'utf8');
const policyOf = (edit: (s: string) => string = (s) => s): Policy => {
  const read = readPolicy(edit(source));
  if (!read.ok) throw new Error(JSON.stringify(read.errors));
  return read.policy;
};
const snapshotOf = (tables: Record<string, object[]>): Snapshot =>
  ({
    readAt: '',
    language: 'en',
    events: [],
    tasks: [],
    problems: [],
    directory: { people: [], find: () => undefined },
    tables: Object.fromEntries(
      Object.entries(tables).map(([name, rows]) => [
        name,
        { register: { name, columns: {} }, rows, byId: new Map(rows.map((r) => [(r as { id?: string }).id ?? '', r])) },
      ]),
    ),
  }) as unknown as Snapshot;
const stretchOf = (tables: Record<string, object[]>, policy = policyOf()): Stretch => ({
  snapshot: snapshotOf(tables),
  policy,
  from: '2026-09-30T16:00:00.000Z',
  to: '2026-12-31T16:00:00.000Z',
});
const request = (more: object = {}) => ({
  id: 'R-1',
  from: 'sales',
  to: 'production',
  title: 'x',
  state: 'confirmed',
  askedAt: '2026-11-01T02:00:00.000Z',
  respondBy: '2026-11-02T02:00:00.000Z',
  completeBy: '2026-11-03T02:00:00.000Z',
  answeredAt: '2026-11-02T02:00:00.000Z',
  owner: 'production.liaison@example.com',
  ...more,
});
const figureOf = (stretch: Stretch, department: string, id: string) =>
  indicatorFigures(stretch).find((f) => f.department === department && f.indicator.id === id)!;

describe('figures of rows that are not as they should be', () => {
  it('without any row there is no figure, no point, no tile, and no chart that divides by nothing', () => {
    const stretch = stretchOf({});
    for (const f of indicatorFigures(stretch)) expect(f).toMatchObject({ cases: 0, against: [] });
    for (const d of stretch.policy.departments)
      expect(
        resultOf(
          stretch.policy,
          d.id,
          indicatorFigures(stretch).filter((f) => f.department === d.id),
        ).combined,
      ).toBeUndefined();
    const numbers = chartsIn({ ...stretch, now: stretch.to }).flatMap((c) => c.rows.flatMap((r) => r.values));
    expect(numbers.every((v) => v === null || Number.isFinite(v))).toBe(true);
    expect(tilesOf(stretch, stretch, {}).filter((x) => x.id !== 'news-fresh')).toEqual([]);
  });

  it('one row is too few to score, and its interval says how little it says', () => {
    const f = figureOf(stretchOf({ requests: [request()] }), 'production', 'on-time');
    expect(f).toMatchObject({ cases: 1, against: [] });
    expect(f.value).toBeUndefined();
    const scored = policyOf((s) => s.replace('weight: 0.5, minimum_cases: 5', 'weight: 0.5, minimum_cases: 1'));
    const one = figureOf(stretchOf({ requests: [request()] }, scored), 'production', 'on-time');
    expect(one.value).toBe(1);
    expect(one.interval![0]).toBeLessThan(0.3);
  });

  it('a department without people is scored by its rows, or not at all', () => {
    const policy = policyOf((s) => s.replace(/members: \[production[^\]]*\]/, 'members: []'));
    const stretch = stretchOf({ requests: Array.from({ length: 6 }, (_, i) => request({ id: `R-${i}` })) }, policy);
    expect(figureOf(stretch, 'production', 'on-time')).toMatchObject({ cases: 6, value: 1 });
    expect(figureOf(stretch, 'production', 'actions').value).toBeUndefined();
  });

  it('negative and absurd numbers end in points between 0 and 100, or in none', () => {
    for (const actual of [-5, 0, 1e300, Number.MAX_VALUE]) {
      const forecasts = Array.from({ length: 6 }, (_, i) => ({
        id: `F-${i}`,
        period: '2026-10',
        product: 'GW-10',
        region: `r${i}`,
        quantity: i % 2 ? 1e300 : -1e300,
        forecaster: 'sales.east@example.com',
        submittedAt: '2026-09-01T02:00:00.000Z',
      }));
      const orders = forecasts.map(({ product, region }) => ({
        product,
        region,
        quantity: actual,
        orderedOn: '2026-10-05',
        state: 'open',
      }));
      const stretch = stretchOf({ forecasts, orders });
      const wape = figureOf(stretch, 'sales', 'wape');
      expect(wape.value === undefined || Number.isFinite(wape.value), String(actual)).toBe(true);
      const { combined } = resultOf(
        stretch.policy,
        'sales',
        indicatorFigures(stretch).filter((f) => f.department === 'sales'),
      );
      expect(combined === undefined || (combined >= 0 && combined <= 100), String(actual)).toBe(true);
    }
  });

  it('a person in two departments has each indicator once; who moves in mid-period keeps what was theirs', () => {
    const twice = policyOf((s) =>
      s.replace('liaison: rd.liaison@example.com', 'liaison: production.liaison@example.com'),
    );
    const rows = [request(), request({ id: 'R-2', to: 'rd' }), request({ id: 'R-3', owner: 'somebody@example.com' })];
    const own = personFigures(stretchOf({ requests: rows }, twice), 'production.liaison@example.com');
    expect(own.map((f) => f.indicator.id)).toEqual(['on-time', 'actions']);
    expect(own[0]).toMatchObject({ cases: 2 });
    const moved = policyOf((s) =>
      s
        .replaceAll('production.liaison@example.com', 'pia@example.com')
        .replace('liaison: rd.liaison@example.com', 'liaison: production.liaison@example.com'),
    );
    expect(personFigures(stretchOf({ requests: rows }, moved), 'production.liaison@example.com')[0]).toMatchObject({
      cases: 2,
    });
    expect(personFigures(stretchOf({ requests: rows }), 'nobody@example.com')).toEqual([]);
  });

  it('a formula that divides by nothing gives no figure', () => {
    const policy = policyOf((s) =>
      s.replace(
        'measures: requests-on-time, persons: true, target',
        'measures: formula, formula: requests_in_time / (requests_due - requests_due), cases: requests_due, target',
      ),
    );
    const stretch = stretchOf({ requests: Array.from({ length: 9 }, (_, i) => request({ id: `R-${i}` })) }, policy);
    const f = figureOf(stretch, 'production', 'on-time');
    expect(f.cases).toBe(9);
    expect(f.value).toBeUndefined();
    expect(f.inputs).toEqual({ requests_due: 9, requests_in_time: 9 });
  });
});

describe('a period across the change of the clocks', () => {
  const berlin = { ...policyOf(), time_zone: 'Europe/Berlin' };
  it('begins and ends at midnight of the company', () => {
    const where = { snapshot: snapshotOf({}), policy: berlin, now: '2026-12-01T00:00:00.000Z' };
    expect(stretchBetween(where, '2026-01-01', '2026-04-01')).toMatchObject({
      from: '2025-12-31T23:00:00.000Z',
      to: '2026-03-31T22:00:00.000Z',
    });
    expect(dateIn(berlin, '2026-10-25T22:59:59.999Z')).toBe('2026-10-25');
    expect(dateIn(berlin, '2026-10-25T23:00:00.000Z')).toBe('2026-10-26');
    expect(instantIn(berlin, '2026-03-29', '09:00')).toBe('2026-03-29T07:00:00.000Z');
    expect(instantIn(berlin, '2026-03-28', '09:00')).toBe('2026-03-28T08:00:00.000Z');
  });
  it('has working days of the same length before and after', () => {
    const friday = '2026-03-27T08:00:00.000Z';
    expect(addWorkdays(berlin, friday, 1)).toBe(instantIn(berlin, '2026-03-27', '18:00'));
    expect(workdaysLate(berlin, friday, instantIn(berlin, '2026-03-30', '18:00'))).toBe(2);
    expect(workingHoursBetween(berlin, '2026-10-23T07:00:00.000Z', '2026-10-26T08:00:00.000Z')).toBe(8);
    expect(dueAgain(berlin, '2026-03-27T12:00:00.000Z', 3)).toBe('2026-03-30T21:59:59.999Z');
    expect(dueAgain(berlin, '2026-10-23T12:00:00.000Z', 3)).toBe('2026-10-26T22:59:59.999Z');
  });
});

describe('an indicator that is changed in mid-period', () => {
  it('counts for the whole period as it is at its end, and that is said', async () => {
    const on = await stage('microsoft365');
    await on.connection.workspace.look(on.suite);
    const show = () => on.see<ShownScores>('scores', { period: '2026-Q4' }, 'gm@example.com');
    const target = async () => (await show()).departments[1]!.figures.find((f) => f.id === 'on-time')!.target;
    expect(await target()).toBe(0.9);
    const { source: now } = await on.see<ShownVersion>('policy-version', { id: 'now' });
    await on.act('save-policy-draft', {
      source: now
        .replace(/^version: .*$/m, 'version: "2026.2"')
        .replace(/^effective: .*$/m, 'effective: 2026-12-01')
        .replace('persons: true, target: 0.9', 'persons: true, target: 0.8'),
    });
    const revision = async () =>
      (await on.see<ShownRevision>('revision')).versions.find((v) => v.version === '2026.2')!;
    await on.act('propose-policy', { id: (await revision()).id, reason: 'Nine of ten was too much' });
    const decision = (await revision()).decision!.id;
    await on.act('ask-opinions', { id: decision });
    for (const who of ['sales', 'rd', 'production', 'service'])
      await on.act('give-opinion', { id: decision, opinion: 'support' }, `${who}.head@example.com`);
    on.clock.pass(1);
    await on.act('issue-decision', { id: decision });
    expect(await target()).toBe(0.9);
    on.clock.set('2026-12-02T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    expect(await target()).toBe(0.8);
    expect((await show()).changes).toEqual([{ version: '2026.2', from: '2026-12-01' }]);
    await on.world.stop();
  });
});
