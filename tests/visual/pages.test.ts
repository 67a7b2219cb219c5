import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openBrowser } from '../e2e/browser.ts';
import { demoOfFile } from '../e2e/demo.ts';
import { admins, eachTheme, goTo, pages, settled, tabOf } from '../e2e/pages.ts';
import { Comparer } from './compare.ts';
import { buildGallery, gallery, nameOf, references, type Shot } from './gallery.ts';

/** The side panel of a meeting, a phone, a tablet, a desktop. */
const widths = [280, 360, 768, 1280];
const height = 800;
/** References are small enough to be kept by the hundred; the gallery's own pictures are for people to read. */
const kept = { scale: 0.5, quality: 40 };
const read = { scale: 1, quality: 70 };
/** Share of a picture that may differ: a line of text that changed is more. */
const tolerance = 0.003;

/** Milliseconds for all pages of one theme. */
const patience = process.env.EVERY_WAY ? 400_000 : 120_000;

const demo = demoOfFile();
let comparer: Comparer;
const changed = new Set<string>();
beforeAll(async () => {
  mkdirSync(references, { recursive: true });
  rmSync(gallery, { recursive: true, force: true });
  mkdirSync(gallery, { recursive: true });
  comparer = await Comparer.open(await openBrowser());
});
afterAll(() => buildGallery(changed));

/** Widths at which a page is looked at: one after another from page to page, or all with `EVERY_WAY=1`. */
const widthsOf = (index: number) => (process.env.EVERY_WAY ? widths : [widths[index % widths.length]!]);

/** What is in the tab's frame, as wide as wanted: as a reference and for the gallery. */
async function taken(page: Page, width: number): Promise<{ small: Buffer; large: Buffer }> {
  const frame = page.locator('#stage iframe');
  await frame.evaluate((el, size) => Object.assign((el as HTMLElement).style, size), {
    width: `${width}px`,
    height: `${height}px`,
    flex: 'none',
  });
  await page.waitForTimeout(120);
  const { x, y } = (await frame.boundingBox())!;
  const cdp = await page.context().newCDPSession(page);
  const capture = async ({ scale, quality }: typeof kept) => {
    const clip = { x, y, width, height, scale };
    const { data } = await cdp.send('Page.captureScreenshot', { format: 'webp', quality, clip });
    return Buffer.from(data, 'base64');
  };
  const pictures = { small: await capture(kept), large: await capture(read) };
  await cdp.detach();
  return pictures;
}

/** Holds a picture against its reference; with `REFERENCES=1` it becomes the reference. @returns what is wrong */
async function held(shot: Shot, { small: now, large }: { small: Buffer; large: Buffer }): Promise<string | undefined> {
  const name = nameOf(shot);
  writeFileSync(`${gallery}/${name}`, large);
  const path = `${references}/${name}`;
  const known = existsSync(path);
  const { share, marked } = known ? await comparer.compare(readFileSync(path), now) : { share: 1 };
  if (share <= tolerance) return undefined;
  if (process.env.REFERENCES) return void writeFileSync(path, now);
  if (known) writeFileSync(`${gallery}/before-${name}`, readFileSync(path));
  if (marked) writeFileSync(`${gallery}/marked-${name}`, marked);
  changed.add(name);
  return known ? `${name}: ${(share * 100).toFixed(1)} % differ` : `${name}: no reference yet`;
}

describe.each(eachTheme)('in $suite, in $language, $theme', ({ suite, language, theme }) => {
  it.each([
    ['sales.ops@example.com', pages],
    ['it@example.com', admins],
  ])(
    'the pages of %s look as they did (new ones: REFERENCES=1; all: dist/gallery)',
    async (person, list) => {
      const { page, tab } = await demo.open(suite, language, { theme, person, hash: list[0]!, still: '1' });
      await page.setViewportSize({ width: 1400, height: 1000 });
      const frame = await tabOf(page);
      const wrong: string[] = [];
      const way = eachTheme.findIndex((t) => t.theme === theme);
      for (const [i, at] of list.entries()) {
        // Each page in one of the three themes; `EVERY_WAY=1` takes all.
        if (!process.env.EVERY_WAY && i % 3 !== way % 3) continue;
        for (const [j, width] of widthsOf(i + way).entries()) {
          if (j === 0) await goTo(frame, at);
          await settled(page, tab);
          const said = await held({ page: at, suite, language, theme, width }, await taken(page, width));
          if (said) wrong.push(said);
          const over = await frame.evaluate(() => document.documentElement.scrollWidth - innerWidth);
          if (over > 0) wrong.push(`${at} at ${width} px is ${over} px too wide`);
        }
      }
      expect(wrong).toEqual([]);
      await page.context().close();
    },
    patience,
  );
});
