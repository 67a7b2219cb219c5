import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { middle } from './measured.ts';

const path = (from: string) => fileURLToPath(new URL(`../../${from}`, import.meta.url));
const simulators = 'http://127.0.0.1:4090';
const port = 4091;

/** The plain process that an instance is held against: Express from the same folder of packages, one route. */
const bare = `import express from 'express';
const app = express();
app.get('/healthz', (_req, res) => res.json({ ok: true }));
app.listen(${port});`;

const begin = (args: string[], env: Record<string, string> = {}): ChildProcess =>
  spawn(process.execPath, args, {
    cwd: path('.'),
    env: { ...process.env, LOG_LEVEL: 'silent', PORT: String(port), ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });

const ended = (child: ChildProcess) => new Promise((done) => child.once('exit', done).kill('SIGKILL'));

/** Milliseconds until an address answers well. */
async function until(url: string): Promise<number> {
  const start = performance.now();
  while (!(await fetch(url).catch(() => undefined))?.ok) await new Promise((done) => setTimeout(done, 5));
  return performance.now() - start;
}

/** How long until a configured instance answers, and until it may be sent people, against Express with one route. */
export async function coldStart(runs = 9): Promise<void> {
  const suites = begin(['dist/server/simulate.js', '--port', '4090', '--empty']);
  await until(`${simulators}/environment/microsoft365-zh`);
  console.log('\nTime to ready of a cold instance, as a ratio to a bare Express process');
  try {
    for (const suite of ['microsoft365', 'feishu']) {
      const environment = (await (await fetch(`${simulators}/environment/${suite}-zh`)).json()) as Record<
        string,
        string
      >;
      const times: Record<'express' | 'healthy' | 'ready', number[]> = { express: [], healthy: [], ready: [] };
      // In turn, so that what else the machine does falls on both.
      for (let i = 0; i < runs; i++) {
        const plain = begin(['--input-type=module', '--eval', bare]);
        times.express.push(await until(`http://127.0.0.1:${port}/healthz`));
        await ended(plain);
        const configured = { ...environment, LIAISON_NOTIFICATIONS: 'off' };
        const ours = begin(['dist/server/main.js'], configured);
        times.healthy.push(await until(`http://127.0.0.1:${port}/healthz`));
        await ended(ours);
        // The way to the simulators is loaded besides, which a real instance has not.
        const reaching = begin(['dist/server/main.js'], { ...configured, SIMULATED_SUITES: simulators });
        times.ready.push(await until(`http://127.0.0.1:${port}/readyz`));
        await ended(reaching);
      }
      const ratio = (of: number[]) => (middle(of) / middle(times.express)).toFixed(2);
      console.log(
        `  ${suite.padEnd(13)} answers ${ratio(times.healthy)} ×, has reached the suite ${ratio(times.ready)} ×`,
      );
    }
  } finally {
    await ended(suites);
  }
}
