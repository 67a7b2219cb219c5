import { appendFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Logger, pino } from 'pino';

/** Every log of a test run goes here, at its most talkative, and is searched for secrets when the run is over. */
const folder = (): string => process.env.TEST_LOGS ?? join(tmpdir(), 'liaison-test-logs');

/** A logger for a server under test. */
export function testLog(): Logger {
  mkdirSync(folder(), { recursive: true });
  const file = join(folder(), `${process.pid}.log`);
  return pino({ level: 'trace' }, { write: (line: string) => appendFileSync(file, line) });
}

/** Where a server in a process of its own writes to. */
export function testLogFile(name: string): string {
  mkdirSync(folder(), { recursive: true });
  return join(folder(), `${name}.log`);
}

/** Something that must never be read in a log: remembered beside the logs, searched for at the end. */
export function plantSecret(...secrets: (string | undefined)[]): void {
  mkdirSync(folder(), { recursive: true });
  // The end of a token is its signature: nothing else looks like it.
  for (const secret of secrets)
    if (secret && secret.length >= 12) appendFileSync(join(folder(), 'secrets.txt'), `${secret.slice(-40)}\n`);
}

/** Vitest's global set-up: a folder of this run's own before, no secret in any log after. */
export function setup(): () => void {
  process.env.TEST_LOGS = mkdtempSync(join(tmpdir(), 'liaison-test-logs-'));
  return () => {
    const files = readdirSync(folder()).filter((f) => f.endsWith('.log'));
    const read = (name: string) => readFileSync(join(folder(), name), 'utf8');
    const secrets = new Set(
      readdirSync(folder()).includes('secrets.txt') ? read('secrets.txt').split('\n').filter(Boolean) : [],
    );
    const logs = files.map((name) => ({ name, text: read(name) }));
    const leaks = logs.flatMap(({ name, text }) => [...secrets].filter((s) => text.includes(s)).map(() => name));
    const lines = logs.reduce((n, { text }) => n + text.split('\n').length, 0);
    console.log(
      `logs of this run: ${lines} lines in ${files.length} files, ${secrets.size} secrets looked for, ${leaks.length} found`,
    );
    if (!leaks.length) rmSync(folder(), { recursive: true });
    if (leaks.length) throw new Error(`a secret stands in ${[...new Set(leaks)].join(', ')}`);
  };
}
