import { type ChildProcess, spawn } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import { Faults } from '../../plugins/simulation/faults.ts';
import { samplePeople } from '../../server/embedded/people.ts';

/** `SEED=…` draws other faults and other people, `COMMANDS=…` makes the run longer. */
const seed = Number(process.env.SEED ?? 20261124);
const commands = Number(process.env.COMMANDS ?? 40);
const simulators = 'http://localhost:4101';
const ports = [4102, 4103];
const people = samplePeople('zh').map((p) => p.email);
const organiser = 'sales.ops@example.com';

const running: ChildProcess[] = [];
function start(file: string, args: string[], env: Record<string, string> = {}): ChildProcess {
  const child = spawn(process.execPath, ['--import', 'tsx', file, ...args], {
    env: { ...process.env, LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  running.push(child);
  return child;
}
async function answers(url: string): Promise<void> {
  for (let i = 0; i < 300; i++) {
    if (await fetch(url).catch(() => undefined)) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  throw new Error(`${url} does not answer`);
}

beforeAll(async () => {
  start('server/simulate.ts', ['--port', '4101', '--empty', '--faults', 'stormy', '--seed', String(seed)]);
  await answers(`${simulators}/environment/feishu-zh`);
}, 60_000);
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

describe.each(['microsoft365', 'feishu'])('two server processes on one company in %s', (suite) => {
  const workspace = `${suite}-zh`;
  const servers: ChildProcess[] = [];
  const acknowledged = new Set<string>();
  const tried = new Set<string>();
  const refusals = new Map<string, number>();
  let kills = 0;
  let environment: Record<string, string>;

  const begin = async (which: number) => {
    servers[which] = start('tests/trust/server.ts', [], {
      ...environment,
      PORT: String(ports[which]),
      SIMULATED_SUITES: simulators,
    });
    await answers(`http://localhost:${ports[which]}/healthz`);
  };
  async function token(which: number, email: string): Promise<string> {
    const ticket = (await (await fetch(`${simulators}/ticket/${workspace}?email=${email}`)).json()) as {
      token?: string;
      code?: string;
    };
    if (ticket.token) return ticket.token;
    const session = await fetch(`http://localhost:${ports[which]}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: 'company', code: ticket.code }),
    });
    if (!session.ok) throw new Error('the sign-in was lost in the weather');
    return ((await session.json()) as { token: string }).token;
  }
  /** What a tab does: after a failure the person tries again. */
  async function click(which: number, email: string, command: string, input: object): Promise<boolean> {
    // Somebody who finds the server down looks again later; it is back within seconds.
    for (let attempt = 0; attempt < 40; attempt++) {
      const answer = await token(which, email)
        .then((bearer) =>
          fetch(`http://localhost:${ports[which]}/api/commands/${command}`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-liaison-workspace': 'company',
              authorization: `Bearer ${bearer}`,
            },
            body: JSON.stringify({ input }),
          }),
        )
        .catch(() => undefined);
      if (answer?.ok) return true;
      const status = answer ? String(answer.status) : 'down';
      refusals.set(status, (refusals.get(status) ?? 0) + 1);
      if (!answer) await new Promise((done) => setTimeout(done, 300));
    }
    return false;
  }
  async function see<T>(which: number, view: string, query: object): Promise<T> {
    for (let attempt = 0; attempt < 20; attempt++) {
      const bearer = await token(which, organiser).catch(() => '');
      const answer = await fetch(
        `http://localhost:${ports[which]}/api/views/${view}?q=${encodeURIComponent(JSON.stringify(query))}`,
        { headers: { 'x-liaison-workspace': 'company', authorization: `Bearer ${bearer}` } },
      );
      if (answer.ok) return (await answer.json()) as T;
    }
    throw new Error(`${view} could not be seen`);
  }

  beforeAll(async () => {
    environment = (await (await fetch(`${simulators}/environment/${workspace}`)).json()) as Record<string, string>;
    await Promise.all([begin(0), begin(1)]);
    const dice = new Faults({}, seed);
    const work = Array.from({ length: commands }, (_, n) => n);
    const lane = async (which: number) => {
      for (let n = work.shift(); n !== undefined; n = work.shift()) {
        const title = `Topic ${n}`;
        tried.add(title);
        const email = people[Math.floor(dice.random() * people.length)]!;
        if (await click(which, email, 'propose-topic', { series: 'weekly', title, wanted: 'discuss' }))
          acknowledged.add(title);
      }
    };
    const reaper = (async () => {
      for (let k = 0; k < 3; k++) {
        const at = Math.floor((commands * (3 - k)) / 4);
        while (work.length > at) await new Promise((done) => setTimeout(done, 50));
        servers[k % 2]!.kill('SIGKILL');
        kills++;
        await begin(k % 2);
      }
    })();
    await Promise.all([lane(0), lane(1), lane(0), lane(1), reaper]);
  }, 280_000);
  afterAll(() => {
    for (const server of servers) server.kill('SIGKILL');
    const told = [...refusals].map(([status, n]) => `${status} × ${n}`).join(', ');
    console.log(
      `${suite}: seed ${seed}, ${tried.size} commands, ${kills} kills, answers other than 200: ${told || 'none'}`,
    );
  });

  it('loses nothing, and both tell the same', async () => {
    // A view may be answered from what was read up to five seconds ago.
    await new Promise((done) => setTimeout(done, 5500));
    const titles = async (which: number) => {
      const agenda = await see<ShownAgenda>(which, 'agenda', { meeting: 'weekly' });
      const later = await see<{ coming: { id: string; series: string }[] }>(which, 'meetings', {});
      const next = later.coming.filter((m) => m.series === 'weekly')[1]!;
      const following = await see<ShownAgenda>(which, 'agenda', { meeting: next.id });
      return [agenda, following]
        .flatMap((a) => [...a.sections.flatMap((s) => s.items), ...a.consent, ...a.parked, ...a.dropped])
        .map((i) => i.title.en)
        .filter((t) => t.startsWith('Topic'));
    };
    const [one, two] = await Promise.all([titles(0), titles(1)]);
    expect([...acknowledged].filter((t) => !one.includes(t))).toEqual([]);
    expect(one.sort()).toEqual(two.sort());
    expect(acknowledged.size).toBe(tried.size);
  });

  it('leaves no row that cannot be read', async () => {
    const { problems } = await see<{ problems: unknown[] }>(0, 'data-quality', {});
    expect(problems).toEqual([]);
  });

  it('answers nobody with an unexpected error', () => {
    expect(refusals.get('500') ?? 0).toBe(0);
  });
});
