import { describe, expect, it } from 'vitest';
import { barriersIn } from './axe.ts';
import { demoOfFile } from './demo.ts';
import { admins, eachTheme, goTo, pages, settled, tabOf } from './pages.ts';

const demo = demoOfFile();
describe.each(eachTheme)('in $suite, in $language, $theme', ({ suite, language, theme }) => {
  it.each([
    ['sales.ops@example.com', pages],
    ['it@example.com', admins],
  ])('no page of %s has anything that keeps somebody out', async (person, list) => {
    const way = eachTheme.findIndex((t) => t.theme === theme);
    const { page, tab } = await demo.open(suite, language, { theme, person, hash: list[0]! });
    const frame = await tabOf(page);
    const violations: Record<string, string[]> = {};
    for (const [i, at] of list.entries()) {
      // Each page is looked at in two of the three; `EVERY_WAY=1` takes all.
      if (!process.env.EVERY_WAY && list.length > 1 && i % 3 === way) continue;
      await goTo(frame, at);
      await settled(page, tab);
      const wrong = await barriersIn(frame);
      if (wrong.length) violations[at] = wrong;
    }
    expect(violations).toEqual({});
    await page.context().close();
  });
});
