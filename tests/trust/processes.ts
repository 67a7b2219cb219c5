import { type ChildProcess, spawn } from 'node:child_process';
import { openSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLinks } from '../../core/actions/records.ts';
import { meetings, topics } from '../../core/meetings/records.ts';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import { rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { Faults } from '../../plugins/simulation/faults.ts';
import { connectConfigured } from '../../server/configured.ts';
import { samplePeople } from '../../server/embedded/company/people.ts';
import { forwardSuites } from '../../server/embedded/forward.ts';
import { readSettings } from '../../server/read-settings.ts';
import { built } from '../built.ts';
import { plantSecret, testLogFile } from '../logs.ts';

/** `SEED=…` draws other faults and other people. `COMMANDS=…` makes the run longer; three in ten come on top. */
const seed = Number(process.env.SEED ?? 20261124);
const commands = Number(process.env.COMMANDS ?? 40);
/** `WEATHER=stormy` is worse than any day should be, and takes long. */
const profile = process.env.WEATHER ?? 'office-hours';
const kills = 6;
const lanes = 8;
const people = samplePeople('zh').map((p) => p.email);
const organiser = 'sales.ops@example.com';

type Drawn = Record<string, Record<string, number>>;

/** Two server processes on one simulated company, in bad weather, killed again and again. @param port the first of four */
export function survives(suite: 'microsoft365' | 'feishu', port: number): void {
  const simulators = `http://localhost:${port}`;
  const ports = [port + 1, port + 2];
  const workspace = `${suite}-zh`;
  const running: ChildProcess[] = [];
  const servers: ChildProcess[] = [];
  let environment: Record<string, string>;

  const start = (name: string, args: string[], env: Record<string, string> = {}, log?: string): ChildProcess => {
    const out = log ? openSync(testLogFile(log), 'a') : 'ignore';
    const child = spawn(process.execPath, [built(name), ...args], {
      env: { ...process.env, NODE_ENV: 'test', LOG_LEVEL: 'trace', ...env },
      stdio: ['ignore', out, log ? out : 'inherit'],
    });
    running.push(child);
    return child;
  };
  const answers = async (url: string): Promise<void> => {
    for (let i = 0; i < 600; i++) {
      if (await fetch(url).catch(() => undefined)) return;
      await new Promise((done) => setTimeout(done, 100));
    }
    throw new Error(`${url} does not answer`);
  };
  let starts = 0;
  const begin = async (which: number) => {
    const env = { ...environment, PORT: String(ports[which]), SIMULATED_SUITES: simulators };
    servers[which] = start('impatient', [], env, `${suite}-${which}-${++starts}`);
    await answers(`http://localhost:${ports[which]}/healthz`);
  };

  const tokens = new Map<string, string>();
  async function token(which: number, email: string): Promise<string> {
    const known = tokens.get(email);
    if (known) return known;
    const ticket = (await (await fetch(`${simulators}/ticket/${workspace}?email=${email}`)).json()) as {
      token?: string;
      code?: string;
    };
    let bearer = ticket.token;
    if (!bearer) {
      const session = await fetch(`http://localhost:${ports[which]}/api/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ workspace: 'company', code: ticket.code }),
      });
      if (!session.ok) throw new Error('the sign-in was lost in the weather');
      bearer = ((await session.json()) as { token: string }).token;
    }
    plantSecret(bearer, ticket.code);
    tokens.set(email, bearer);
    return bearer;
  }

  const refusals = new Map<string, number>();
  const actors = new Set<string>();
  /** What a tab does: after a failure the person tries again; somebody who finds the server down looks again later. */
  async function click<T>(which: number, email: string, command: string, input: object): Promise<T | undefined> {
    actors.add(email);
    for (let attempt = 0; attempt < 60; attempt++) {
      const answer = await token(which, email)
        .then((bearer) =>
          fetch(`http://localhost:${ports[which]}/api/commands/${command}`, {
            method: 'POST',
            headers: {
              'content-type': 'application/json',
              'x-liaison-workspace': 'company',
              authorization: `Bearer ${bearer}`,
            },
            body: JSON.stringify({ input, view: { name: 'agenda', query: { meeting: 'NEXT' } } }),
          }),
        )
        // A server that is killed in the middle of its answer has not answered.
        .then(async (answer) => ({ status: answer.status, ok: answer.ok, body: await answer.text() }))
        .catch(() => undefined);
      if (answer?.ok) return JSON.parse(answer.body) as T;
      if (answer?.status === 400 || answer?.status === 404) return undefined;
      const status = answer ? String(answer.status) : 'down';
      refusals.set(status, (refusals.get(status) ?? 0) + 1);
      if (!answer || answer.status === 429) await new Promise((done) => setTimeout(done, 300));
    }
    return undefined;
  }

  describe(`two server processes on one company in ${suite}`, () => {
    const acknowledged = { topics: new Set<string>(), actions: new Set<string>() };
    const renamed = new Map<string, string>();
    let tried = 0;
    let killed = 0;
    /** A twin of a task is taken away once it is two minutes old: whoever looks afterwards looks later. */
    const later = () => Date.now() + 180_000;
    const connect = async () =>
      (await connectConfigured(readSettings({ ...environment, NODE_ENV: 'test' })!, later))[0]!;

    beforeAll(async () => {
      const weather = ['--faults', profile, '--seed', String(seed)];
      start('simulate', ['--port', String(port), '--empty', '--only', workspace, ...weather]);
      await answers(`${simulators}/environment/${workspace}`);
      environment = (await (await fetch(`${simulators}/environment/${workspace}`)).json()) as Record<string, string>;
      plantSecret(environment.LIAISON_KEY, 'embedded-default-only');
      await Promise.all([begin(0), begin(1)]);
      const dice = new Faults({}, seed);
      const work = Array.from({ length: commands }, (_, n) => n);
      const lane = async (which: number) => {
        for (let n = work.shift(); n !== undefined; n = work.shift()) await one(which, n, dice);
      };
      const reaper = (async () => {
        for (let k = 0; k < kills; k++) {
          const left = Math.floor((commands * (kills - k)) / (kills + 1));
          while (work.length > left) await new Promise((done) => setTimeout(done, 50));
          servers[k % 2]!.kill('SIGKILL');
          killed++;
          await begin(k % 2);
        }
      })();
      await Promise.all([...Array.from({ length: lanes }, (_, i) => lane(i % 2)), reaper]);
    }, 600_000);
    /** How the way to these simulators is taken down: the files after this one have others. */
    let ended = () => {};
    afterAll(() => {
      ended();
      for (const child of running) child.kill('SIGKILL');
      const told = [...refusals].map(([status, n]) => `${status} × ${n}`).join(', ');
      console.log(
        `${suite}: seed ${seed}, ${tried} commands of ${actors.size} people, ${killed} kills, answers other than 200: ${told || 'none'}`,
      );
    });

    /** Most propose; the organiser adds items, renames them, drafts, publishes and records what was agreed. */
    async function one(which: number, n: number, dice: Faults): Promise<void> {
      tried++;
      const title = `Topic ${n}`;
      if (n % 10 < 7) {
        const who = people[Math.floor(dice.random() * people.length)]!;
        if (await click(which, who, 'propose-topic', { series: 'weekly', title, wanted: 'discuss' }))
          acknowledged.topics.add(title);
      } else if (n % 10 === 7) await click(which, organiser, 'save-draft', { meeting: 'NEXT' });
      else if (n % 20 === 8) await click(which, organiser, 'publish-agenda', { meeting: 'NEXT' });
      else {
        const agenda = await click<ShownAgenda>(which, organiser, 'add-agenda-item', {
          meeting: 'NEXT',
          title,
          wanted: 'decide',
        });
        if (!agenda) return;
        acknowledged.topics.add(title);
        const item = [...agenda.sections.flatMap((s) => s.items), ...agenda.parked].find((i) => i.title.en === title);
        if (!item) return;
        const key = { meeting: 'NEXT', key: item.key };
        tried += 2;
        if (await click(which, organiser, 'edit-agenda-item', { ...key, title: `Renamed ${n}` }))
          renamed.set(item.key, `Renamed ${n}`);
        const actions = [{ title: `Do ${n}`, owner: 'rd.liaison@example.com', due: '2027-12-04' }];
        if (await click(which, organiser, 'record-outcome', { ...key, outcome: 'action', actions }))
          acknowledged.actions.add(`Do ${n}`);
      }
    }

    let snapshot: Snapshot;
    /** For whoever has to find out why: all rows that speak of something. */
    const tellOf = (what: string) => {
      for (const { raw } of Object.values(snapshot.tables))
        for (const row of raw?.rows ?? []) if (JSON.stringify(row).includes(what)) console.log(JSON.stringify(row));
    };
    it('comes to rest: what automations do is done, and another process finds nothing to do', async () => {
      for (const server of servers) server.kill('SIGKILL');
      const weather = (await (await fetch(`${simulators}/faults/none`, { method: 'POST' })).json()) as Drawn;
      console.log(`${suite}: faults injected ${JSON.stringify(weather[suite])}`);
      ended = forwardSuites(simulators);
      const first = await connect();
      for (let i = 0; i < 6; i++) if ((await first.workspace.look(first.unattended())) === 0) break;
      const second = await connect();
      expect(await second.workspace.look(second.unattended())).toBe(0);
      snapshot = await second.workspace.current(second.unattended());
    });

    it('has lost nothing and doubled nothing', () => {
      const rows = rowsOf(snapshot, topics).map((t) => t.title);
      expect(new Set(rows).size).toBe(rows.length);
      expect([...acknowledged.topics].filter((t) => !rows.includes(t))).toEqual([]);
      const links = rowsOf(snapshot, actionLinks);
      expect([...acknowledged.actions].filter((t) => !links.some((l) => l.title === t))).toEqual([]);
      for (const link of links) expect(snapshot.tasks.filter((t) => t.title === link.title)).toHaveLength(1);
      for (const link of links) expect(snapshot.tasks.some((t) => t.id === link.task)).toBe(true);
      for (const meeting of rowsOf(snapshot, meetings))
        if (meeting.event) expect(snapshot.events.filter((e) => e.id === meeting.event)).toHaveLength(1);
      expect(new Set(snapshot.events.map((e) => `${e.subject} ${e.start}`)).size).toBe(snapshot.events.length);
      const items = snapshot.tables.agendaItems!.rows as unknown as { key: string; title: string }[];
      for (const [key, title] of renamed) {
        const item = items.find((i) => i.key === key);
        if (item?.title !== title) tellOf(key);
        expect(item?.title).toBe(title);
      }
      expect(acknowledged.topics.size).toBeGreaterThan(commands * 0.6);
    });

    it('leaves no row that cannot be read', () => {
      expect(snapshot.problems).toEqual([]);
    });

    it('answered nobody with an unexpected error', () => {
      expect(refusals.get('500') ?? 0).toBe(0);
      expect(actors.size).toBeGreaterThanOrEqual(Math.min(20, commands / 10));
    });
  });
}
