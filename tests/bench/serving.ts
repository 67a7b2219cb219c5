import { Agent, createServer, request } from 'node:http';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import compression from 'compression';
import express, { type Express } from 'express';
import { rateLimit } from 'express-rate-limit';
import helmet from 'helmet';
import pino from 'pino';
import { createApp } from '../../server/app.ts';
import { stage, suiteNames } from '../world.ts';
import { listening } from './listening.ts';

const people = 20;
const seconds = 2;

/** Requests that were answered in a second by whoever asks again at once, and how long the slowest hundredth waited. */
interface Served {
  perSecond: number;
  p99: number;
}

/** A warm view over HTTP beside a bare Express route that answers with the same bytes. */
export async function serving(): Promise<void> {
  console.log(
    `\nRequests a second of a warm Today, ${people} at a time, as a ratio to a bare Express route with the same bytes (aim ≥ 0.7)`,
  );
  for (const suite of suiteNames) {
    const on = await stage(suite);
    await on.snapshot();
    const ticket = (await on.world.ticket(on.connection.id, 'rd.liaison@example.com'))!;
    const token = 'token' in ticket ? ticket.token : (await on.connection.exchange!(ticket.code)).token;
    const limits = { commands: 1e9, views: 1e9, refused: 1e9, notifications: 1e9 };
    const ours = await listening(
      createServer(createApp({ connections: [on.connection], log: pino({ level: 'silent' }), limits })),
    );
    const headers = { authorization: `Bearer ${token}`, 'x-liaison-workspace': on.connection.id };
    const body = await (await fetch(`${ours.url}/api/views/today`, { headers })).text();
    const app = express();
    app.get('/same', (_req, res) => void res.type('json').send(body));
    const bare = await listening(createServer(app));
    const guarded = await listening(createServer(withGuards(body)));
    const turns = { ours: [] as Served[], bare: [] as Served[], guarded: [] as Served[] };
    for (let turn = 0; turn < 3; turn++) {
      turns.bare.push(await hammer(`${bare.url}/same`, {}));
      turns.guarded.push(await hammer(`${guarded.url}/same`, headers));
      turns.ours.push(await hammer(`${ours.url}/api/views/today`, headers));
    }
    const best = (of: Served[], what: keyof Served) =>
      of.map((s) => s[what]).sort((a, b) => (what === 'p99' ? a - b : b - a))[0]!;
    const stall = await longestStall(() => hammer(`${ours.url}/api/views/today`, headers));
    const beside = (other: Served[]) => (best(turns.ours, 'perSecond') / best(other, 'perSecond')).toFixed(2);
    console.log(
      `  ${suite.padEnd(13)} ${beside(turns.bare)} ×, ${beside(turns.guarded)} × where that has the same guards before it (${(body.length / 1024).toFixed(0)} KB), slowest hundredth ${(best(turns.ours, 'p99') / best(turns.bare, 'p99')).toFixed(1)} ×; the event loop's longest stall is ${stall.toFixed(1)} times an answer`,
    );
    ours.server.close();
    bare.server.close();
    guarded.server.close();
    await on.world.stop();
  }
}

/** The bare route behind what stands before ours: headers of safety, two rates, compression. */
function withGuards(body: string): Express {
  const app = express();
  const rate = { windowMs: 60_000, limit: 1e9, legacyHeaders: false } as const;
  app.use(helmet(), compression(), express.json());
  app.use(rateLimit({ ...rate, standardHeaders: false, skipSuccessfulRequests: true }));
  app.use(rateLimit({ ...rate, standardHeaders: 'draft-7' }));
  app.get('/same', (_req, res) => void res.type('json').send(body));
  return app;
}

async function hammer(url: string, headers: Record<string, string>): Promise<Served> {
  const agent = new Agent({ keepAlive: true, maxSockets: people });
  const waits: number[] = [];
  const until = performance.now() + seconds * 1_000;
  const ask = () =>
    new Promise<void>((done, failed) => {
      const from = performance.now();
      request(url, { agent, headers }, (answer) => {
        if (answer.statusCode !== 200) failed(new Error(`answered ${answer.statusCode}`));
        answer.resume();
        answer.on('end', () => {
          waits.push(performance.now() - from);
          done();
        });
      })
        .on('error', failed)
        .end();
    });
  await Promise.all(
    Array.from({ length: people }, async () => {
      while (performance.now() < until) await ask();
    }),
  );
  agent.destroy();
  waits.sort((a, b) => a - b);
  return { perSecond: waits.length / seconds, p99: waits[Math.floor(waits.length * 0.99)]! };
}

/** The longest time in which nothing else could be done, in times of one answer. */
async function longestStall(act: () => Promise<Served>): Promise<number> {
  const delays = monitorEventLoopDelay({ resolution: 1 });
  delays.enable();
  const { perSecond } = await act();
  delays.disable();
  return delays.max / 1e6 / (1_000 / perSecond);
}
