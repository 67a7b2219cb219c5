import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { demandsCoOperation, demandsJudged } from '../../core/demands/measures.ts';
import { measures } from '../../core/measures.ts';
import { policyOf } from '../../core/policy/history.ts';
import { snapshotOf } from '../forecasts/rows.ts';

describe.each(['committee', 'working-group'])('the model policy %s', (model) => {
  const policy = policyOf(readFileSync(`core/policy/models/${model}.yaml`, 'utf8'));

  it('names every indicator by what it measures, and measures nothing twice of a department', () => {
    for (const { measures: name, ...indicator } of policy.performance.indicators)
      if (name !== 'formula') expect(indicator.name, indicator.id).toEqual(measures[name].name);
    const of = policy.performance.indicators.flatMap((i) => i.applies_to.map((d) => `${d} ${i.measures}`));
    expect(new Set(of).size).toBe(of.length);
  });
});

describe('co-operation on demands', () => {
  const policy = policyOf(readFileSync('core/policy/models/committee.yaml', 'utf8'));
  const stretch = (...rows: object[]) => ({
    snapshot: snapshotOf({ demands: rows }),
    policy,
    from: '2026-09-30T16:00:00.000Z',
    to: '2026-12-31T16:00:00.000Z',
  });
  const demand = (more: object) => ({
    title: 'x',
    raisedBy: 'sales.east@example.com',
    raisedAt: '2026-10-12T02:00:00.000Z',
    ...more,
  });

  it('is judging in time and telling on, and no request', () => {
    const all = stretch(
      demand({ state: 'declined', triagedAt: '2026-10-13T02:00:00.000Z' }),
      demand({ state: 'new' }),
      demand({ state: 'planned', triagedAt: '2026-10-13T02:00:00.000Z', movedAt: '2026-12-28T02:00:00.000Z' }),
      demand({ state: 'accepted', triagedAt: '2026-10-13T02:00:00.000Z', movedAt: '2026-10-13T02:00:00.000Z' }),
    );
    expect(demandsJudged.of(all, { department: 'rd' })).toMatchObject({ cases: 4, value: 3 / 4 });
    expect(demandsCoOperation.of(all, { department: 'rd' })).toMatchObject({ cases: 6, value: 4 / 6 });
    expect(demandsCoOperation.of(stretch(), { department: 'rd' })).toMatchObject({ cases: 0 });
  });
});
