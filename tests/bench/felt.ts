import { createServer } from 'node:http';
import { fileURLToPath } from 'node:url';
import express from 'express';
import pino from 'pino';
import type { Browser, Frame, Page } from 'playwright-core';
import { build } from 'vite';
import { createApp } from '../../server/app.ts';
import { embeddedPages } from '../../server/embedded/pages.ts';
import { World } from '../../server/embedded/world.ts';
import { openBrowser } from '../e2e/browser.ts';
import { clockAt, suiteNames, tuesday } from '../world.ts';
import { listening } from './listening.ts';
import { middle } from './measured.ts';

/** Milliseconds that a suite takes for each answer. */
const latency = 200;
const runs = 9;
const path = (from: string) => fileURLToPath(new URL(from, import.meta.url));
/** From the navigation of a frame until its list has something in it. */
const filled = async (frame: Frame): Promise<number> =>
  (
    await frame.waitForFunction(() => document.querySelector('.item') && performance.now())
  ).jsonValue() as Promise<number>;

/**
 * How long people look at an unfilled Today page, beside a bare page of React and Fluent UI that makes one request of the
 * suite's latency. Each run is a browser that has nothing yet; the two take turns.
 */
export async function asFelt(): Promise<void> {
  const browser = await openBrowser();
  const bare = await bareServer();
  console.log(
    `\nFrom navigation to the filled Today page, the suite ${latency} ms away, as a ratio to a bare page of React and Fluent UI with one such request (aim ≤ 1.5)`,
  );
  for (const suite of suiteNames) {
    const demo = await demoServer(suite);
    const times: Record<'bare' | 'kept' | 'new', number[]> = { bare: [], kept: [], new: [] };
    for (let run = 0; run < runs; run++) {
      times.bare.push(await inFrame(browser, `${bare.url}/around`));
      // Somebody's instance has been running: what it read is a minute old.
      demo.clock.pass(60);
      times.kept.push(await demo.timed(browser));
      // A process that has just started has read nothing.
      demo.forget();
      times.new.push(await demo.timed(browser));
    }
    const ratio = (of: number[]) => (middle(of) / middle(times.bare)).toFixed(2);
    console.log(
      `  ${suite.padEnd(13)} a running instance ${ratio(times.kept)} ×, one that has just started ${ratio(times.new)} ×`,
    );
    await demo.stop();
  }
  bare.server.close();
  await browser.close();
}

async function inFrame(browser: Browser, url: string, before?: (page: Page) => Promise<void>): Promise<number> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'commit' });
  await before?.(page);
  const element = await page.waitForSelector('iframe');
  const time = await filled((await element.contentFrame())!);
  await context.close();
  return time;
}

/** Both pages stand in a frame, as in a client. */
async function bareServer() {
  const outDir = path('../../dist/bench');
  await build({ configFile: false, root: path('bare'), logLevel: 'warn', build: { outDir, emptyOutDir: true } });
  const app = express();
  app.get('/around', (_req, res) => void res.type('html').send('<iframe src="/" width="1200" height="800"></iframe>'));
  app.get(
    '/one',
    (_req, res) => void setTimeout(() => res.json(Array.from({ length: 20 }, (_, i) => `Item ${i}`)), latency),
  );
  app.use(express.static(outDir));
  return listening(createServer(app));
}

async function demoServer(suite: 'microsoft365' | 'feishu') {
  const clock = clockAt(tuesday);
  const server = createServer();
  const { url } = await listening(server);
  const world = await World.start({ clock, origin: url, suites: [suite], languages: ['en'] });
  const connections = [...world.connections];
  server.on(
    'request',
    createApp({
      connections,
      log: pino({ level: 'silent' }),
      embedded: (app) => embeddedPages(app, world),
    }),
  );
  const services = [world.graph, world.lark];
  return {
    clock,
    /** The instance is another, with nothing in memory. */
    forget() {
      const memory = connections[0]!.workspace as unknown as { memory: { snapshot?: object; reading?: object } };
      delete memory.memory.snapshot;
      delete memory.memory.reading;
    },
    async timed(browser: Browser) {
      for (const s of services) s.manners.latency = latency;
      const time = await inFrame(browser, `${url}/demo?suite=${suite}&language=en&person=rd.liaison@example.com`);
      for (const s of services) s.manners.latency = 0;
      await connections[0]!.workspace.idle();
      return time;
    },
    async stop() {
      server.close();
      await world.stop();
    },
  };
}
