import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Frame, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { demoOfFile, eachOnce } from './demo.ts';

const demo = demoOfFile();
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** WCAG 2.2 AA, as far as a program can tell. */
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Every page, and those that stand behind its rows. */
const pages = [
  'today',
  'overview/2026-Q4',
  'requests',
  'requests/R-0003',
  'exchange',
  'exchange/orders',
  'exchange/bind',
  'exchange/paste/orders',
  'forecast',
  'decisions',
  'decisions/E-0002',
  'groups',
  'meetings',
  'live',
  'policy',
  'scores/2026-Q3',
  'conduct',
  'archive',
  'evaluation',
  'revision',
  'procedures/SOP-0001',
  'trainings',
  'data-quality',
];
const admins = ['installation'];

interface Way {
  suite: string;
  language: string;
  theme: string;
}
const themes = { microsoft365: ['light', 'dark', 'contrast'], feishu: ['light', 'dark'] } as const;
/** Each suite and each theme once; `EVERY_WAY=1` takes every theme of every suite in both languages. */
const usual = new Set(['microsoft365 light', 'microsoft365 contrast', 'feishu dark']);
const ways = eachOnce.flatMap(({ suite, language }): Way[] =>
  themes[suite].flatMap((theme) =>
    process.env.EVERY_WAY || usual.has(`${suite} ${theme}`) ? [{ suite, language, theme }] : [],
  ),
);

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

const tabOf = async (page: Page): Promise<Frame> =>
  (await (await page.locator('#stage iframe').elementHandle())!.contentFrame())!;

describe.each(ways)('in $suite, in $language, $theme', ({ suite, language, theme }) => {
  it.each([
    ['sales.ops@example.com', pages],
    ['it@example.com', admins],
  ])('no page of %s has anything that keeps somebody out', async (person, list) => {
    const { page, tab } = await demo.open(suite, language, { theme, person, hash: list[0]! });
    const frame = await tabOf(page);
    await frame.evaluate(axe);
    const violations: Record<string, string[]> = {};
    for (const at of list) {
      await frame.evaluate((hash) => {
        location.hash = `/${hash}`;
      }, at);
      await tab.locator('main').first().waitFor();
      await expect.poll(() => tab.locator('[role=progressbar], .waiting').count()).toBe(0);
      await page.waitForTimeout(150);
      const wrong = await found(frame);
      if (wrong.length) violations[at] = wrong;
    }
    expect(violations).toEqual({});
    await page.context().close();
  });
});
