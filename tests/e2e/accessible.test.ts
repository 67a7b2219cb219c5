import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoOfFile } from './demo.ts';
import { admins, eachTheme, goTo, pages, settled, tabOf } from './pages.ts';

const demo = demoOfFile();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, as far as a program can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** What axe finds on the page that is open, as lines that say where. */
async function found(frame: Frame): Promise<string[]> {
  const { violations } = (await frame.evaluate(
    (runOnly) =>
      (window as unknown as { axe: typeof import('axe-core') }).axe.run(
        // Sentinels that hand the focus on: nobody ever stands on them.
        { exclude: [['[data-tabster-dummy]']] },
        { runOnly, resultTypes: ['violations'] },
      ),
    rules,
  )) as AxeResults;
  return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')} ${n.failureSummary}`));
}

describe.each(eachTheme)('in $suite, in $language, $theme', ({ suite, language, theme }) => {
  it.each([
    ['sales.ops@example.com', pages],
    ['it@example.com', admins],
  ])('no page of %s has anything that keeps somebody out', async (person, list) => {
    const way = eachTheme.findIndex((t) => t.theme === theme);
    const { page, tab } = await demo.open(suite, language, { theme, person, hash: list[0]! });
    const frame = await tabOf(page);
    await frame.evaluate(axe);
    const violations: Record<string, string[]> = {};
    for (const [i, at] of list.entries()) {
      // Each page is looked at in two of the three; `EVERY_WAY=1` takes all.
      if (!process.env.EVERY_WAY && list.length > 1 && i % 3 === way) continue;
      await goTo(frame, at);
      await settled(page, tab);
      const wrong = await found(frame);
      if (wrong.length) violations[at] = wrong;
    }
    expect(violations).toEqual({});
    await page.context().close();
  });
});
