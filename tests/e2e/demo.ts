import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fileURLToPath } from 'node:url';
import type { Browser, FrameLocator, Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { createApp } from '../../server/app.ts';
import { embeddedPages } from '../../server/embedded/pages.ts';
import { World, type WorldOptions } from '../../server/embedded/world.ts';
import { testLog } from '../logs.ts';
import { clockAt, tuesday } from '../world.ts';
import { openBrowser } from './browser.ts';

interface Way {
  suite: 'microsoft365' | 'feishu';
  language: 'en' | 'zh';
}

/** Both suites, each in both languages. */
export const everyWay: readonly Way[] = (['microsoft365', 'feishu'] as const).flatMap((suite) =>
  (['en', 'zh'] as const).map((language) => ({ suite, language })),
);

/** Each suite and each language once: pages are the same in both suites and words have tests of their own. `EVERY_WAY=1` takes all. */
export const eachOnce = process.env.EVERY_WAY
  ? everyWay
  : everyWay.filter(({ suite, language }) => (suite === 'feishu') === (language === 'zh'));

const pictures = fileURLToPath(new URL('../../.github/screenshots', import.meta.url));

/** A picture for the manuals, with `PICTURES=1` (and `EVERY_WAY=1`, or else only two of the four are taken anew). */
export async function picture(page: Page, name: string, fullPage = false): Promise<void> {
  if (process.env.PICTURES) await page.screenshot({ path: `${pictures}/${name}.png`, fullPage });
}

/** A page in one of the two clients, and what the browser complained of. */
export interface Open {
  page: Page;
  tab: FrameLocator;
  faults: string[];
}

/**
 * The embedded default in a real browser, for the tests of a file.
 * @param at the time that it is there, ISO 8601
 * @param company what kind of companies there are; each suite and each language once without it
 */
export function demoOfFile(
  at = tuesday,
  company: Pick<WorldOptions, 'newCompany' | 'companies' | 'sample'> = {
    companies: eachOnce.map(({ suite, language }) => `${suite}-${language}`),
  },
) {
  const clock = clockAt(at);
  let browser: Browser;
  let server: Server;
  const demo = {
    world: undefined as unknown as World,
    clock,
    url: '',
    /**
     * Opens the demo as a person with a client in a language.
     * @param more further choices of the demo's bar; `ready` is what to wait for in the tab, `hash` the page to open, `still`
     * stops the browser's calendar at the company's time and everything that moves
     */
    async open(
      suite: string,
      language: string,
      { ready = '.app', hash = '', still = '', ...more }: Record<string, string> = {},
      width = 1280,
    ): Promise<Open> {
      const context = await browser.newContext({
        viewport: { width, height: 900 },
        timezoneId: 'Asia/Shanghai',
        locale: language === 'zh' ? 'zh-CN' : 'en-GB',
        ...(still && { reducedMotion: 'reduce' }),
      });
      context.setDefaultTimeout(8_000);
      const page = await context.newPage();
      if (still) await page.clock.setFixedTime(at);
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('console', (message) => {
        // Teams' library asks the network for more hosts to trust; there is none here.
        if (
          message.type() === 'error' &&
          !/ERR_NAME_NOT_RESOLVED|validDomains/.test(message.text() + message.location().url)
        )
          faults.push(message.text());
      });
      await page.goto(`${demo.url}/demo?${new URLSearchParams({ suite, language, ...more })}${hash && `#/${hash}`}`);
      const tab = page.frameLocator('#stage iframe');
      await tab.locator(ready).first().waitFor();
      return { page, tab, faults };
    },
  };
  beforeAll(async () => {
    browser = await openBrowser();
    server = createServer().listen(0);
    demo.url = `http://localhost:${(server.address() as AddressInfo).port}`;
    demo.world = await World.start({ clock, origin: demo.url, ...company });
    server.on(
      'request',
      createApp({
        connections: demo.world.connections,
        log: testLog(),
        limits: { commands: 1e6, views: 1e6, refused: 1e6, notifications: 1e6 },
        embedded: (app) => embeddedPages(app, demo.world),
      }),
    );
  });
  afterAll(async () => {
    await browser?.close();
    server?.close();
    await demo.world?.stop();
  });
  return demo;
}
