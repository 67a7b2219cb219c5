import type { Command } from 'commander';
import { type Actor, actorOf } from '../../core/policy/organisation.ts';
import type { Language } from '../../core/words.ts';
import { connectCompany } from '../configured.ts';
import type { Connection } from '../connections.ts';
import { readSettings, theOnly } from '../read-settings.ts';
import type { CompanySettings, Settings } from '../settings.ts';

/** What every command that opens a workspace understands. */
export interface Options {
  suite?: 'microsoft365' | 'feishu';
  /** Which configured company; which language of the sample company. */
  company?: string;
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
    const connection = await connectCompany(chosen(settings, options), settings.process, clock);
    await act(connection, options.language ?? 'en');
    return connection.workspace.idle();
  }
  const suite = options.suite ?? 'microsoft365';
  const company: Language = options.company === 'en' ? 'en' : 'zh';
  // Simulators are no part of a configured installation, and take longer to load than all the rest.
  const { World } = await import('../embedded/world.ts');
  const world = await World.start({
    folder: process.env.STATE_FOLDER ?? '.liaison',
    clock,
    suites: [suite],
    languages: [company],
  });
  const connection = world.connection(`${suite}-${company}`);
  try {
    await act(connection, options.language ?? company);
  } finally {
    await connection.workspace.idle();
    await world.stop();
  }
}

/** Opens a workspace, does something in it, and says “done” once it is done and kept. */
export async function withConnectionDone(
  options: Options,
  act: (connection: Connection) => Promise<void>,
): Promise<void> {
  await withConnection(options, async (connection) => {
    await act(connection);
    await connection.workspace.idle();
  });
  console.log('done');
}

/** The company that a command is about. @throws SettingsError where it has to be named */
export const chosen = (settings: Settings, { company }: Pick<Options, 'company'>): CompanySettings =>
  settings.companies.find((c) => c.id === company) ?? theOnly(settings);

/** Who acts: who was named, or the first organiser of the policy. */
export const acting = (connection: Connection, options: Options): Actor =>
  actorOf(connection.workspace.policy, options.as ?? connection.workspace.policy.roles.organisers[0]!);

/** The options of every command that opens a workspace. */
export const withOptions = (command: Command): Command =>
  command
    .option('--suite <suite>', 'microsoft365 or feishu (embedded default only)')
    .option('--company <name>', 'a name of LIAISON_COMPANIES; zh or en: which sample company of the embedded default')
    .option('--language <language>', 'zh or en: language of the output')
    .option('--as <email>', 'who acts; the first organiser of the policy if not given')
    .option('--now <iso>', 'as if it were this instant');
