import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { indicatorFigures } from '../../core/performance/indicators.ts';
import { periodBefore, periodOf, readPeriod } from '../../core/performance/period.ts';
import { coOperation, coverageOf, pointsOf, standingOf } from '../../core/performance/score.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { type Request, requests } from '../../core/requests/records.ts';
import type { Stretch } from '../../core/workspace/evaluating.ts';
import { intervalOf } from '../../core/workspace/measure.ts';
import type { Snapshot } from '../../core/workspace/snapshot.ts';

const read = readPolicy(readFileSync('core/policy/models/committee.yaml', 'utf8'));
if (!read.ok) throw new Error('the model policy is not in order');
const { policy } = read;
const lengths: Policy['performance']['period'][] = ['month', 'quarter', 'half-year', 'year'];

describe('a period', () => {
  it('is named so that its name alone says which days it has', () => {
    expect(lengths.map((length) => periodOf(length, '2026-11-25').id)).toEqual([
      '2026-11',
      '2026-Q4',
      '2026-H2',
      '2026',
    ]);
    expect(periodOf('quarter', '2026-11-25')).toEqual({ id: '2026-Q4', from: '2026-10-01', to: '2027-01-01' });
    for (const wrong of ['2026-13', '2026-Q5', '2026-H0', '2026-1', '26-Q1', '2026-Q', 'Q4', '2026-11-25'])
      expect(readPeriod(wrong), wrong).toBeUndefined();
  });

  it('follows on the one before without a gap, whatever its length', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...lengths),
        fc.integer({ min: 0, max: 40_000 }).map((n) => new Date(n * 86_400_000).toISOString().slice(0, 10)),
        (length, date) => {
          const period = periodOf(length, date);
          expect(period.from <= date && date < period.to).toBe(true);
          expect(readPeriod(period.id)).toEqual(period);
          expect(periodBefore(length, period).to).toBe(period.from);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe('a share', () => {
  it('is uncertain as Wilson says: its ends are the shares from which it is 1.96 standard errors away', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 500 }).chain((all) => fc.tuple(fc.integer({ min: 0, max: all }), fc.constant(all))),
        ([good, all]) => {
          for (const end of intervalOf(good, all)) {
            expect(end).toBeGreaterThanOrEqual(0);
            expect(end).toBeLessThanOrEqual(1);
            expect((good / all - end) ** 2).toBeCloseTo((1.959964 ** 2 * end * (1 - end)) / all, 9);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('misses its target only where chance alone would not explain it', () => {
    const [indicator] = policy.performance.indicators;
    const of = (good: number, all: number) =>
      standingOf({
        indicator: indicator!,
        department: 'rd',
        value: good / all,
        cases: all,
        interval: intervalOf(good, all),
        against: [],
      });
    expect([of(9, 10), of(8, 10), of(80, 100), of(800, 1000)]).toEqual(['met', 'unsure', 'missed', 'missed']);
    expect(standingOf({ indicator: indicator!, department: 'rd', value: undefined, cases: 1, against: [] })).toBe(
      'too-few',
    );
  });
});

/** A quarter with nothing in it but requests to one department. */
const stretchOf = (rows: readonly Request[]): Stretch => ({
  policy,
  from: '2026-09-30T16:00:00.000Z',
  to: '2026-12-31T16:00:00.000Z',
  snapshot: {
    tables: { [requests.name]: { register: requests, rows } },
    tasks: [],
    directory: { find: () => undefined },
  } as unknown as Snapshot,
});
const scoreOf = (rows: readonly Request[]) =>
  coOperation(indicatorFigures(stretchOf(rows))).find((d) => d.department === 'production')!;

const day = (n: number) => new Date(Date.parse('2026-10-01T00:00:00Z') + n * 86_400_000).toISOString();
const anyRequest = fc
  .record({ due: fc.integer({ min: 0, max: 90 }), late: fc.integer({ min: -5, max: 5 }), answered: fc.boolean() })
  .map(
    ({ due, late, answered }) =>
      ({
        to: 'production',
        from: 'sales',
        title: 'Can it be made by then?',
        state: answered ? 'confirmed' : 'accepted',
        completeBy: day(due),
        respondBy: day(due),
        ...(answered && { answeredAt: day(due + late) }),
      }) as unknown as Request,
  );
const inTime = (due: number): Request =>
  ({
    to: 'production',
    from: 'sales',
    title: 'One more',
    state: 'confirmed',
    completeBy: day(due),
    respondBy: day(due),
    answeredAt: day(due),
  }) as unknown as Request;

describe('a department’s score', () => {
  it('does not fall because it is asked for more, nor rise for being asked for less', () => {
    let scored = 0;
    fc.assert(
      fc.property(
        fc.array(anyRequest, { minLength: 5, maxLength: 60 }),
        fc.integer({ min: 1, max: 5 }),
        fc.array(fc.integer({ min: 0, max: 90 }), { maxLength: 30 }),
        (rows, times, more) => {
          const { points } = scoreOf(rows);
          if (points !== undefined) scored++;
          // The same work several times over is the same score; work done in time on top of it is never a lower one.
          expect(scoreOf(Array.from({ length: times }, () => rows).flat()).points).toBeCloseTo(points!, 9);
          expect(scoreOf([...rows, ...more.map(inTime)]).points!).toBeGreaterThanOrEqual(points! - 1e-9);
        },
      ),
      { numRuns: 10_000 },
    );
    expect(scored).toBe(10_000);
  });

  it('leaves out what has too few cases instead of counting it as nought', () => {
    const four = Array.from({ length: 4 }, (_, i) => inTime(i));
    expect(scoreOf(four).points).toBeUndefined();
    const five = scoreOf([...four, inTime(9)]);
    expect(five.points).toBe(100);
    // Half of the weights stand behind it, and that is said beside it.
    expect(coverageOf(five.figures)).toBeCloseTo(0.5);
    expect(five.figures.map((f) => [f.indicator.id, f.value])).toEqual([
      ['on-time', 1],
      ['actions', undefined],
      ['confirm', undefined],
    ]);
    expect(scoreOf([]).points).toBeUndefined();
  });

  it('goes straight from nothing at the floor to all at the target, in either direction', () => {
    const higher = { floor: 0.6, target: 0.9 };
    const lower = { floor: 0.5, target: 0.2 };
    expect([0, 0.6, 0.75, 0.9, 5].map((v) => Math.round(pointsOf(higher, v)))).toEqual([0, 0, 50, 100, 100]);
    expect([9, 0.5, 0.35, 0.2, -1].map((v) => Math.round(pointsOf(lower, v)))).toEqual([0, 0, 50, 100, 100]);
  });
});
