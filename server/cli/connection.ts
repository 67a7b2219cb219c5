import type { Command } from 'commander';
import { type Actor, actorOf } from '../../core/policy/organisation.ts';
import type { Language } from '../../core/words.ts';
import { connectConfigured } from '../configured.ts';
import type { Connection } from '../connections.ts';
import { World } from '../embedded/world.ts';
import { readSettings } from '../settings.ts';

/** What every command that opens a workspace understands. */
export interface Options {
  suite?: 'microsoft365' | 'feishu';
  company: Language;
  language?: Language;
  as?: string;
  now?: string;
  json?: boolean;
}

/** Opens the configured workspace, or the embedded one of the suite that was asked for. */
export async function withConnection(
  options: Options,
  act: (connection: Connection, language: Language) => Promise<void>,
): Promise<void> {
  const at = options.now ? Date.parse(options.now) : undefined;
  if (at !== undefined && Number.isNaN(at))
    throw new Error(`--now: "${options.now}" is no ISO date and time, e.g. 2026-11-24T09:00:00+08:00`);
  const clock = () => at ?? Date.now();
  const settings = readSettings(process.env);
  if (settings) {
    const connection = connectConfigured(settings, clock);
    await act(connection, options.language ?? 'en');
    return connection.workspace.idle();
  }
  const suite = options.suite ?? 'microsoft365';
  const world = await World.start({
    folder: process.env.STATE_FOLDER ?? '.liaison',
    clock,
    suites: [suite],
    languages: [options.company],
  });
  const connection = world.connection(`${suite}-${options.company}`);
  try {
    await act(connection, options.language ?? options.company);
  } finally {
    await connection.workspace.idle();
    await world.stop();
  }
}

/** Who acts: who was named, or the first organiser of the policy. */
export const acting = (connection: Connection, options: Options): Actor =>
  actorOf(connection.workspace.policy, options.as ?? connection.workspace.policy.roles.organisers[0]!);

/** The options of every command that opens a workspace. */
export const withOptions = (command: Command): Command =>
  command
    .option('--suite <suite>', 'microsoft365 or feishu (embedded default only)')
    .option('--company <language>', 'zh or en: which sample company (embedded default only)', 'zh')
    .option('--language <language>', 'zh or en: language of the output')
    .option('--as <email>', 'who acts; the first organiser of the policy if not given')
    .option('--now <iso>', 'as if it were this instant');
