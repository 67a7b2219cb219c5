import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { criterionColumn } from '../../core/decisions/records.ts';
import { weigh } from '../../core/decisions/weighing.ts';
import { model } from './paper.ts';

const { criteria } = model.decisions;
const departments = model.departments.map((d) => d.id);
type Rows = Parameters<typeof weigh>[2];
/** One row for each option and department that scored it. */
const rowsFrom = (scores: readonly (readonly (readonly (number | null)[])[])[]): Rows =>
  scores.flatMap((byDepartment, o) =>
    byDepartment.map((values, d) => ({
      id: `${o}:${d}`,
      rev: 1,
      option: `o${o}`,
      department: departments[d]!,
      ...Object.fromEntries(criteria.flatMap((c, i) => (values[i] ? [[criterionColumn(c.id), values[i]]] : []))),
    })),
  ) as unknown as Rows;
const policyWith = (weights: readonly number[]) => ({
  decisions: { ...model.decisions, criteria: criteria.map((c, i) => ({ ...c, weight: weights[i]! })) },
});
const ids = ['o0', 'o1', 'o2'];

const whole = fc.array(
  fc.array(fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 3, maxLength: 3 }), { minLength: 2, maxLength: 4 }),
  { minLength: 3, maxLength: 3 },
);

describe('options weighed on the criteria of the policy', () => {
  it('count what was scored and nothing else: a criterion nobody scored is left out, not counted as 0', () => {
    const one = weigh(policyWith([0.4, 0.3, 0.3]), ['o0'], rowsFrom([[[5, null, 5]]]));
    expect(one.options[0]!.total).toBe(5);
    expect(weigh(policyWith([0.4, 0.3, 0.3]), ['o0'], []).options[0]!.total).toBeUndefined();
  });

  it('name where departments stand apart, the widest first', () => {
    const { differences } = weigh(
      policyWith([0.4, 0.3, 0.3]),
      ['o0'],
      rowsFrom([
        [
          [5, 3, 1],
          [1, 3, 3],
        ],
      ]),
    );
    expect(differences.map((d) => [d.criterion, d.spread])).toEqual([
      [criteria[0]!.id, 4],
      [criteria[2]!.id, 2],
    ]);
    expect(differences[0]).toMatchObject({
      low: { departments: [departments[1]], score: 1 },
      high: { departments: [departments[0]], score: 5 },
    });
  });

  it('say truly what would have to change: made so, the other option leads', () => {
    const told = { weight: 0, score: 0 };
    fc.assert(
      fc.property(whole, (scores) => {
        const weights = [0.5, 0.3, 0.2];
        const { changes, options } = weigh(policyWith(weights), ids, rowsFrom(scores));
        const best = Math.max(...options.map((o) => o.total!));
        for (const change of changes) {
          expect(options.find((o) => o.option === change.over)!.total).toBe(best);
          told[change.kind]++;
          const at = criteria.findIndex((c) => c.id === change.criterion);
          if (change.kind === 'weight') {
            // A little beyond the point at which both are equal; the other weights keep their proportions.
            const to = Math.min(1, Math.max(0, change.to + (change.to > change.from ? 1e-6 : -1e-6)));
            const others = weights.map((w, i) => (i === at ? to : (w * (1 - to)) / (1 - weights[at]!)));
            const after = weigh(policyWith(others), ids, rowsFrom(scores)).options;
            const [o, over] = [change.option, change.over].map((id) => after.find((x) => x.option === id)!.total!);
            if (to > 0 && to < 1) expect(o).toBeGreaterThan(over!);
          } else {
            const changed = scores.map((byDepartment, n) =>
              byDepartment.map((values, d) =>
                `o${n}` === change.option && departments[d] === change.department
                  ? values.map((v, i) => (i === at ? change.to : v))
                  : values,
              ),
            );
            const after = weigh(policyWith(weights), ids, rowsFrom(changed)).options;
            const [o, over] = [change.option, change.over].map((id) => after.find((x) => x.option === id)!.total!);
            expect(o).toBeGreaterThan(over!);
          }
        }
      }),
      { numRuns: 2000, seed: 7 },
    );
    expect(told.weight).toBeGreaterThan(100);
    expect(told.score).toBeGreaterThan(100);
  });
});
