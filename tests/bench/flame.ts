import { mkdirSync, writeFileSync } from 'node:fs';
import { Agent, createServer, request } from 'node:http';
import { type Profiler, Session } from 'node:inspector/promises';
import { fileURLToPath } from 'node:url';
import pino from 'pino';
import { createApp } from '../../server/app.ts';
import { readingOf } from '../grown.ts';
import { type Stage, stage } from '../world.ts';
import { allViews, snapshotOf } from './compute.ts';
import { listening } from './listening.ts';
import { yearsOf } from './years.ts';

const folder = fileURLToPath(new URL('../../.github/flames/', import.meta.url));
const rows = 100_000;

/** Draws where the time goes: one picture for each hot path, kept in `.github/flames`. */
export async function flames(): Promise<void> {
  const on = await stage('microsoft365');
  await on.snapshot();
  const reading = yearsOf(readingOf(on.connection), on.connection.workspace.registers, rows);
  const snapshot = snapshotOf(on, reading);
  const served = await serving(on);
  const paths: Record<string, { title: string; times: number; act: () => unknown }> = {
    reading: { title: `Reading ${rows.toLocaleString('en')} rows`, times: 6, act: () => snapshotOf(on, reading) },
    pages: {
      title: `All pages of a company of ${rows.toLocaleString('en')} rows`,
      times: 6,
      act: () => allViews(on, snapshot).map(({ show }) => show()),
    },
    answers: { title: 'A warm Today over HTTP, the client included', times: 3_000, act: served.ask },
  };
  mkdirSync(folder, { recursive: true });
  for (const [name, { title, times, act }] of Object.entries(paths)) {
    for (let i = 0; i < times / 2; i++) await act();
    const profile = await profiled(async () => {
      for (let i = 0; i < times; i++) await act();
    });
    writeFileSync(`${folder}${name}.svg`, drawn(title, mergedOf(profile)));
    console.log(`  .github/flames/${name}.svg`);
  }
  served.close();
  await on.world.stop();
}

async function serving(on: Stage) {
  const ticket = (await on.world.ticket(on.connection.id, 'rd.liaison@example.com'))!;
  const headers = {
    authorization: `Bearer ${'token' in ticket ? ticket.token : ''}`,
    'x-liaison-workspace': on.connection.id,
  };
  const limits = { commands: 1e9, views: 1e9, refused: 1e9, notifications: 1e9 };
  const app = createApp({ connections: [on.connection], log: pino({ level: 'silent' }), limits });
  const { url, server } = await listening(createServer(app));
  const agent = new Agent({ keepAlive: true });
  const ask = () =>
    new Promise<void>((done, failed) => {
      request(`${url}/api/views/today`, { agent, headers }, (answer) => answer.resume().on('end', done))
        .on('error', failed)
        .end();
    });
  return { ask, close: () => server.close() };
}

async function profiled(act: () => Promise<unknown>): Promise<Profiler.Profile> {
  const session = new Session();
  session.connect();
  await session.post('Profiler.enable');
  await session.post('Profiler.setSamplingInterval', { interval: 250 });
  await session.post('Profiler.start');
  await act();
  const { profile } = await session.post('Profiler.stop');
  session.disconnect();
  return profile;
}

/** A function where it was called from, with what it called. */
interface Frame {
  name: string;
  whose: 'ours' | 'package' | 'node';
  /** Microseconds, what it called included. */
  time: number;
  calls: Map<string, Frame>;
}
const frame = (name: string, whose: Frame['whose']): Frame => ({ name, whose, time: 0, calls: new Map() });

/** What waits, what measures, the simulated suite. */
const leftOut = new Set(['(idle)', '(program)', 'dispatch', 'msw', '@mswjs/interceptors']);
/** By which everything goes that was waited for. */
const scaffolding = new Set(['(root)', 'processTicksAndRejections', 'runMicrotasks']);

/** All samples as one tree. */
function mergedOf({ nodes, samples = [], timeDeltas = [] }: Profiler.Profile): Frame {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const parents = new Map(nodes.flatMap((node) => (node.children ?? []).map((child) => [child, node.id] as const)));
  const root = frame('all', 'node');
  for (const [i, sample] of samples.entries()) {
    const stack: Pick<Frame, 'name' | 'whose'>[] = [];
    for (let id: number | undefined = sample; id; id = parents.get(id)) {
      const seen = seenAs(byId.get(id)!.callFrame);
      if (seen && stack[0]?.name !== seen.name) stack.unshift(seen);
    }
    if (!stack.length || stack.some(({ name }) => leftOut.has(name))) continue;
    const time = timeDeltas[i] ?? 0;
    root.time += time;
    let at = root;
    for (const { name, whose } of stack) {
      const next = at.calls.get(name) ?? frame(name, whose);
      at.calls.set(name, next);
      next.time += time;
      at = next;
    }
  }
  return root;
}

/** By what a frame goes in the picture: ours by file, packages by their name. */
function seenAs({ functionName, url }: Profiler.ProfileNode['callFrame']): Pick<Frame, 'name' | 'whose'> | undefined {
  const [, inPackage] = url.match(/node_modules\/((?:@[^/]+\/)?[^/]+)/) ?? [];
  if (inPackage) return inPackage === 'tsx' ? undefined : { name: inPackage, whose: 'package' };
  const [, path] = url.match(/\/((?:core|server|plugins)\/.+)\.tsx?$/) ?? [];
  if (path) return { name: functionName ? `${functionName} · ${path}` : path, whose: 'ours' };
  if (/^node:|^$/.test(url) && functionName && !scaffolding.has(functionName))
    return { name: functionName, whose: 'node' };
  return undefined;
}

const width = 1_200;
const height = 18;
const colours = { ours: '#f7b267', package: '#9ec1e0', node: '#d8d8d8' };
/** Narrower frames cannot be seen. */
const narrowest = 1.5;

function drawn(title: string, root: Frame): string {
  const boxes: string[] = [];
  let deepest = 0;
  const draw = (of: Frame, left: number, depth: number) => {
    deepest = Math.max(deepest, depth);
    for (const own of [...of.calls.values()].sort((a, b) => b.time - a.time)) {
      const wide = (own.time / root.time) * width;
      if (wide < narrowest) continue;
      const [x, y] = [left.toFixed(1), 30 + depth * height];
      const share = ((own.time / root.time) * 100).toFixed(1);
      const label = own.name.slice(0, Math.max(0, Math.floor((wide - 6) / 6.2)));
      boxes.push(
        `<g><title>${escaped(own.name)}: ${share} %</title><rect x="${x}" y="${y}" width="${(wide - 0.5).toFixed(1)}" height="${height - 1}" fill="${colours[own.whose]}"/>${label.length > 2 ? `<text x="${(left + 3).toFixed(1)}" y="${y + 12}">${escaped(label)}</text>` : ''}</g>`,
      );
      draw(own, left, depth + 1);
      left += wide;
    }
  };
  draw(root, 0, 0);
  const key = `${title} — ours, packages, Node.js; wide is long, below is called`;
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${60 + deepest * height}" font-family="system-ui, sans-serif" font-size="11" role="img"><title>${escaped(title)}</title><rect width="100%" height="100%" fill="#fff"/><text x="3" y="18" font-size="14">${escaped(key)}</text>${boxes.join('')}</svg>\n`;
}

const escaped = (words: string): string => words.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
