import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import pino from 'pino';
import type { Browser, CDPSession, Frame } from 'playwright-core';
import { requests } from '../../core/requests/records.ts';
import { createApp } from '../../server/app.ts';
import { embeddedPages } from '../../server/embedded/pages.ts';
import { World } from '../../server/embedded/world.ts';
import { openBrowser } from '../e2e/browser.ts';
import { grow } from '../grown.ts';
import { clockAt, tuesday } from '../world.ts';
import { middle } from './measured.ts';

const few = 100;
const many = 20_000;
const runs = 5;

/** What somebody does with a list, until it is there. */
const interactions: Record<string, (frame: Frame) => Promise<unknown>> = {
  'scroll to the end': async (frame) => {
    await frame.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    await frame.locator('.request-list .meeting-link').last().waitFor();
  },
  'choose a row': async (frame) => {
    await frame.locator('.request-list .meeting-link').last().click();
    await frame.locator('.request h1').waitFor();
  },
  'search and see': async (frame) => {
    await frame.getByRole('searchbox').fill('PT-200');
    await frame.page().waitForTimeout(900);
  },
  'filter by state': async (frame) => {
    await frame.locator('.filters select').nth(1).selectOption('open');
    await frame.page().waitForTimeout(500);
  },
};

/**
 * Time of the browser's main thread that each interaction takes with 20,000 rows, as a ratio to the same with 100; and
 * as a share of the hundred milliseconds after which people notice.
 */
export async function longList(): Promise<void> {
  const browser = await openBrowser();
  const [small, large] = [await timesWith(browser, few), await timesWith(browser, many)];
  console.log(
    `\nMain thread of the browser with ${many.toLocaleString('en')} requests: ratio to ${few}, and share of 100 ms (aim < 1)`,
  );
  for (const [what, times] of Object.entries(large)) {
    const [a, b] = [middle(small[what]!), middle(times)];
    console.log(`  ${what.padEnd(20)} ${(b / a).toFixed(2)} ×   ${(b / 100).toFixed(2)}`);
  }
  await browser.close();
}

async function timesWith(browser: Browser, rows: number): Promise<Record<string, number[]>> {
  const server = createServer().listen(0);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const world = await World.start({ clock: clockAt(tuesday), origin: url, companies: ['microsoft365-en'] });
  const app = { connections: world.connections, log: pino({ level: 'silent' }) };
  server.on('request', createApp({ ...app, embedded: (pages) => embeddedPages(pages, world) }));
  const [connection] = world.connections;
  await connection!.workspace.current(connection!.unattended());
  await grow(connection!, requests.title.en, rows);
  const times: Record<string, number[]> = Object.fromEntries(Object.keys(interactions).map((what) => [what, []]));
  for (let run = 0; run < runs; run++) {
    const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
    const page = await context.newPage();
    await page.goto(`${url}/demo?suite=microsoft365&language=en#/requests?state=all&side=all`);
    const frame = (await (await page.waitForSelector('iframe')).contentFrame())!;
    await frame.locator('.request-list .meeting-link').first().waitFor();
    await page.waitForTimeout(500);
    const cdp = await context.newCDPSession(page);
    await cdp.send('Performance.enable');
    for (const [what, act] of Object.entries(interactions)) {
      const before = await busy(cdp);
      await act(frame);
      await page.waitForTimeout(200);
      times[what]!.push((await busy(cdp)) - before);
    }
    await context.close();
  }
  server.close();
  await world.stop();
  return times;
}

/** Milliseconds that the page's main thread has worked: scripts, styles and layout. */
async function busy(cdp: CDPSession): Promise<number> {
  const { metrics } = await cdp.send('Performance.getMetrics');
  const of = (name: string) => metrics.find((m) => m.name === name)?.value ?? 0;
  return (of('ScriptDuration') + of('LayoutDuration') + of('RecalcStyleDuration')) * 1000;
}
