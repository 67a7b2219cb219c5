import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Sourced } from '../../../core/policy/history.ts';
import { type Lived, live, pastUntil } from './live.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));
const folder = `${root}node_modules/.cache/liaison`;
/** Pasts that are kept on disk: of several days and languages, and of the code as it is now. */
const most = 12;

const lives = new Map<string, Promise<Lived>>();

/**
 * The sample company's past, played once for each policy and day: in this process, and on disk for the next one. It can be
 * deleted at any time, and is played again when anything of the code differs.
 */
export function past(installed: Sourced, now: string): Promise<Lived> {
  const { until } = pastUntil(installed.policy.time_zone, now);
  const key = createHash('sha256').update(installed.source).update(until).update(code()).digest('hex').slice(0, 24);
  const known = lives.get(key);
  if (known) return known;
  const found = onDisk(key) ?? live(installed, now).then(({ lived }) => keep(key, lived));
  const lived = Promise.resolve(found);
  lives.set(key, lived);
  return lived;
}

function onDisk(key: string): Lived | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}/${key}.json`, 'utf8')) as Lived;
  } catch {
    return undefined;
  }
}

/** A disk that cannot be written to costs a minute the next time, and nothing else. */
function keep(key: string, lived: Lived): Lived {
  try {
    mkdirSync(folder, { recursive: true });
    const kept = readdirSync(folder).sort();
    for (const name of kept.slice(0, Math.max(0, kept.length - most + 1))) rmSync(`${folder}/${name}`, { force: true });
    writeFileSync(`${folder}/${key}.${process.pid}`, JSON.stringify(lived));
    renameSync(`${folder}/${key}.${process.pid}`, `${folder}/${key}.json`);
  } catch {}
  return lived;
}

let fingerprint: string | undefined;

/** What the code is that a past is played by. */
function code(): string {
  if (fingerprint) return fingerprint;
  const hash = createHash('sha256');
  for (const part of ['core', 'plugins/memory', 'server'])
    for (const name of (readdirSync(root + part, { recursive: true }) as string[]).sort())
      if (/\.(ts|yaml)$/.test(name)) hash.update(name).update(readFileSync(`${root}${part}/${name}`));
  fingerprint = hash.digest('hex');
  return fingerprint;
}
