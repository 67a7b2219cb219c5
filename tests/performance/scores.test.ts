import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownScores } from '../../core/performance/views.ts';
import { dateIn, instantIn } from '../../core/policy/calendar.ts';
import { requests } from '../../core/requests/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

describe.each(suiteNames)('the scores of co-operation, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const show = (query: { period?: string } = {}) => on.see<ShownScores>('scores', query, 'production.head@example.com');

  it('count the period that runs, each department by its own indicators', async () => {
    const shown = await show();
    const { policy } = on.connection.workspace;
    expect(shown).toMatchObject({ id: '2026-Q4', from: '2026-10-01', to: '2027-01-01', open: true, next: undefined });
    expect(shown.departments.map((d) => d.id)).toEqual(policy.departments.map((d) => d.id));
    for (const d of shown.departments) {
      const own = policy.performance.indicators.filter((i) => i.applies_to.includes(d.id));
      expect(d.figures.map((f) => f.id).sort()).toEqual(own.map((i) => i.id).sort());
      const weights = d.figures.flatMap((f) => f.weight ?? []);
      if (weights.length) expect(weights.reduce((sum, w) => sum + w, 0)).toBeCloseTo(1);
      const points = d.figures.reduce((sum, f) => sum + (f.weight ?? 0) * (f.points ?? 0), 0);
      if (d.points !== undefined) expect(d.points).toBeCloseTo(points);
    }
    expect(shown.departments.some((d) => d.points !== undefined)).toBe(true);
  });

  it('agree with the rows, counted a second time, and show those that count against', async () => {
    const shown = await show();
    const { policy } = on.connection.workspace;
    const [from, now] = [instantIn(policy, shown.from, '00:00'), on.connection.workspace.now()];
    const rows = rowsOf(await on.snapshot(), requests);
    for (const d of shown.departments) {
      const figure = d.figures.find((f) => f.id === 'on-time')!;
      let [good, all] = [0, 0];
      const late: string[] = [];
      for (const r of rows) {
        const due = r.agreed ?? r.completeBy;
        if (r.to !== d.id || due < from || due >= now || ['returned', 'withdrawn'].includes(r.state)) continue;
        all++;
        const at = r.state === 'declined' ? r.respondedAt : r.answeredAt;
        if (at && at <= (r.state === 'declined' ? r.respondBy : due)) good++;
        else late.push(r.id);
      }
      expect(figure.cases).toBe(all);
      expect(figure.allAgainst).toBe(late.length);
      expect(figure.against.map((a) => a.id)).toEqual(late.slice(0, 25));
      for (const a of figure.against) {
        const row = rows.find((r) => r.id === a.id)!;
        expect(a.label.en).toBe(row.title);
        expect(a.due).toBe(dateIn(policy, row.agreed ?? row.completeBy));
      }
      if (all >= figure.minimum) expect(figure.value).toBeCloseTo(good / all);
      else
        expect(figure).toMatchObject({ value: undefined, standing: 'too-few', points: undefined, weight: undefined });
    }
  });

  it('can be looked at for any period that has begun, and for no other', async () => {
    const { previous } = await show();
    const earlier = await show({ period: previous });
    expect(earlier).toMatchObject({ id: '2026-Q3', until: '2026-09-30', open: false, next: '2026-Q4' });
    expect((await show({ period: '2026-11' })).to).toBe('2026-12-01');
    await expect(show({ period: '2027-Q1' })).rejects.toThrow(/no period that has begun/);
    await expect(show({ period: 'last' })).rejects.toThrow(/no period that has begun/);
  });
});
