import type { Frame, FrameLocator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { eachOnce } from './demo.ts';

/** Every page, and those that stand behind its rows. */
export const pages = [
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
/** What only admins have. */
export const admins = ['installation'];

interface Themed {
  suite: string;
  language: string;
  theme: string;
}
export const themes = { microsoft365: ['light', 'dark', 'contrast'], feishu: ['light', 'dark'] } as const;
/** Each suite and each theme once; `EVERY_WAY=1` takes every theme of every suite in both languages. */
const usual = new Set(['microsoft365 light', 'microsoft365 contrast', 'feishu dark']);
export const eachTheme = eachOnce.flatMap(({ suite, language }): Themed[] =>
  themes[suite].flatMap((theme) =>
    process.env.EVERY_WAY || usual.has(`${suite} ${theme}`) ? [{ suite, language, theme }] : [],
  ),
);

/** The tab's own frame. */
export const tabOf = async (page: Page): Promise<Frame> =>
  (await (await page.locator('#stage iframe').elementHandle())!.contentFrame())!;

/** Goes to a page of the tab, as a link of its own would. */
export const goTo = (frame: Frame, hash: string): Promise<void> =>
  frame.evaluate((hash) => {
    location.hash = `/${hash}`;
  }, hash);

/** Waits until everything is there that the page will show. */
export async function settled(page: Page, tab: FrameLocator): Promise<void> {
  await tab.locator('main:visible, .meeting-list:visible').first().waitFor();
  await expect.poll(() => tab.locator('[role=progressbar], .waiting, .plot-place').count()).toBe(0);
  await page.waitForTimeout(150);
}
