import { describe, expect, it } from 'vitest';
import { demoOfFile, eachOnce } from './demo.ts';
import { admins, goTo, pages, settled, tabOf } from './pages.ts';

const demo = demoOfFile();
/** More stops than any page has. */
const most = 400;

/** The pages are the same in both suites; `EVERY_WAY=1` walks through all. */
const ways = process.env.EVERY_WAY ? eachOnce : eachOnce.slice(-1);

describe.each(ways)('by keyboard alone, in $suite, in $language', ({ suite, language }) => {
  it.each([
    ['sales.ops@example.com', pages],
    ['it@example.com', admins],
  ])('every stop on the pages of %s has a name and can be seen, and none holds the focus', async (person, list) => {
    const { page, tab } = await demo.open(suite, language, { person, hash: list[0]!, still: '1' });
    const frame = await tabOf(page);
    const wrong: string[] = [];
    for (const at of list) {
      await goTo(frame, at);
      await settled(page, tab);
      await page.locator('#rail button').last().focus();
      let stops = 0;
      for (let last = ''; stops < most; stops++) {
        await page.keyboard.press('Tab');
        const stop = await frame.evaluate(() => {
          const el = document.activeElement as HTMLElement | null;
          if (!el || el === document.body || !document.hasFocus()) return undefined;
          const labels = [...((el as HTMLInputElement).labels ?? [])].map((l) => l.textContent).join(' ');
          const by = el.getAttribute('aria-labelledby')?.split(' ') ?? [];
          const named = by.map((id) => document.getElementById(id)?.textContent).join(' ');
          const own = el.getAttribute('aria-label') || named || labels || el.title || el.textContent?.trim();
          const { width, height } = el.getBoundingClientRect();
          const counted = window as unknown as { stops?: number };
          counted.stops ??= 0;
          el.dataset.stop ??= String(counted.stops++);
          const hidden = el.dataset.tabsterDummy !== undefined;
          return { html: el.outerHTML.slice(0, 90), id: el.dataset.stop, name: own, seen: width * height > 0, hidden };
        });
        // The focus has gone on, to the client around the tab.
        if (!stop) break;
        if (stop.hidden) continue;
        if (!stop.name) wrong.push(`${at}: no name: ${stop.html}`);
        if (!stop.seen) wrong.push(`${at}: not to be seen: ${stop.html}`);
        if (stop.id === last) {
          wrong.push(`${at}: holds the focus: ${stop.html}`);
          break;
        }
        last = stop.id;
      }
      if (stops < 3) wrong.push(`${at}: only ${stops} stops`);
      if (stops === most) wrong.push(`${at}: never ends`);
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});
