import { describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import { serviceCases } from '../../core/service/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { customers } from '../../server/embedded/company/words/phrase.ts';
import { past } from '../../server/embedded/story/kept.ts';
import { live } from '../../server/embedded/story/live.ts';
import { modelFor } from '../../server/policies.ts';
import { stage, suiteNames, tuesday } from '../world.ts';

describe('the sample company’s past', () => {
  it.each([
    ['on a Saturday', '2026-11-28T03:00:00.000Z', 'en'],
    ['in a week of holidays', '2026-10-06T03:00:00.000Z', 'zh'],
    ['on the first of a month', '2026-12-01T12:00:00.000Z', 'en'],
  ] as const)('%s is lived by commands that nobody is refused', async (_, now, language) => {
    const { lived, course } = await live(modelFor(language), now);
    expect(course.refused).toEqual([]);
    expect(course.trouble).toEqual([]);
    expect(course.commands).toBeGreaterThan(500);
    for (const rows of Object.values(lived.rows))
      for (const row of rows) expect(String(row.updatedAt) <= now).toBe(true);
  });

  it('is the same each time', async () => {
    const { lived } = await live(modelFor('en'), tuesday);
    expect(JSON.stringify(lived)).toBe(JSON.stringify(await past(modelFor('en'), tuesday)));
  });

  it('is the same story in both languages', async () => {
    const counted = async (language: 'en' | 'zh') => {
      const { rows } = await past(modelFor(language), tuesday);
      return Object.fromEntries(
        (['orders', 'forecasts', 'plans', 'signals', 'demands', 'decisions'] as const).map((r) => [r, rows[r]?.length]),
      );
    };
    expect(await counted('zh')).toEqual(await counted('en'));
  });
});

describe.each(suiteNames)('the sample company in %s', (name) => {
  it('has what it lived: readable, agreeing with itself, and nothing that Liaison would still do', async () => {
    const on = await stage(name, { past });
    const snapshot = await on.snapshot();
    expect(snapshot.problems).toEqual([]);
    expect(await on.connection.workspace.look(on.suite)).toBe(0);
    const names = customers.map((c) => c.en);
    for (const row of [...rowsOf(snapshot, requests), ...rowsOf(snapshot, serviceCases)]) {
      const named = names.filter((n) => row.title.includes(n));
      if (named.length) expect([row.title, named]).toEqual([row.title, [row.customer]]);
    }
    const evaluation = await on.see<{ meetings: { series: string; held: number; personHours: number }[] }>(
      'evaluation',
    );
    const weekly = evaluation.meetings.find((w) => w.series === 'weekly');
    expect(weekly?.held).toBeGreaterThan(8);
    expect(weekly?.personHours).toBeGreaterThan(50);
    await on.world.stop();
  });
});
