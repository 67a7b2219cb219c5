import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownSearch } from '../../core/search/views.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

describe.each(suiteNames)('a search over everything, in %s', (suite) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(suite);
  });
  afterAll(() => on.world.stop());
  const find = (text: string, who?: string) => on.see<ShownSearch>('search', { text, limit: 100 }, who);

  it('finds things of every kind by their words, what says them in its title first', async () => {
    const { found, total } = await find('pt-200');
    expect(total).toBe(found.length);
    expect(new Set(found.map((f) => f.kind.en)).size).toBeGreaterThan(2);
    const inTitle = found.map((f) => f.title.toLowerCase().includes('pt-200'));
    expect(inTitle).toEqual([...inTitle].sort((a, b) => Number(b) - Number(a)));
    expect(new Set(found.map((f) => f.path + f.id)).size).toBe(found.length);
  });

  it('finds one by its number, and all of several words', async () => {
    expect((await find('r-0003')).found[0]).toMatchObject({ id: 'R-0003', path: 'requests/R-0003' });
    const both = await find('weekly coordination');
    expect(both.found.every((f) => /weekly/i.test(f.title))).toBe(true);
    expect((await find('pt-200 nowhere-to-be-found')).total).toBe(0);
  });

  it('finds what was written a moment ago', async () => {
    await on.act('add-signal', { kind: 'competitor', title: 'Zephyr lowers prices' }, 'sales.east@example.com');
    expect((await find('zephyr')).found).toMatchObject([{ path: expect.stringMatching(/^exchange\/signals\/S-/) }]);
  });

  it('keeps to those who take part, and finds nothing of what only some may read', async () => {
    await expect(find('pt-200', 'stranger@elsewhere.example')).rejects.toMatchObject({ kind: 'denied' });
    await on.act('give-thanks', { to: 'rd.liaison@example.com', occasion: 'Quokka report in time' }).catch(() => {});
    expect((await find('quokka')).found.every((f) => !f.path.startsWith('archive'))).toBe(true);
    for (const nothing of ['', ' ']) expect(await find(nothing)).toEqual({ total: 0, found: [] });
    await expect(find('x'.repeat(201))).rejects.toMatchObject({ field: 'text' });
  });
});
