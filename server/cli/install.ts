import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { type Language, Refusal, t } from '../../core/words.ts';
import { feishuAppFor } from '../../manifests/feishu/app.ts';
import { checklist } from '../../manifests/feishu/checklist.ts';
import { manifestFor, type PackageSettings } from '../../manifests/microsoft365/manifest.ts';
import { packageFiles, zipped } from '../../manifests/microsoft365/package.ts';
import { validatePackage } from '../../manifests/microsoft365/validate.ts';
import { publish, unpublish } from '../../plugins/microsoft365/catalogue.ts';
import { Graph } from '../../plugins/microsoft365/client.ts';
import type { World } from '../embedded/world.ts';
import { signInAsAdmin } from '../identity/admin-sign-in.ts';
import { readSettings } from '../read-settings.ts';
import { isFeishu, type Settings } from '../settings.ts';
import { version } from '../version.ts';
import { chosen, type Options, withConnection, withOptions } from './connection.ts';

/** What is made of the settings for the suites' consoles, and what of it a program may put there. */
export function installCommands(program: Command): void {
  const about = (command: Command) =>
    command
      .option('--company <name>', 'a name of LIAISON_COMPANIES')
      .option('--suite <suite>', 'microsoft365 or feishu (embedded default only)')
      .option('--language <language>', 'zh or en');

  about(program.command('package [folder]'))
    .description('the Teams app package, or what Feishu’s developer console wants, into a folder (dist/packages)')
    .action((folder: string | undefined, options: Options) => pack(folder ?? 'dist/packages', options));

  about(program.command('publish'))
    .description(
      'put the Teams app package into the organisation’s catalogue, or update it there; asks an admin to sign in',
    )
    .action((options: Options) => toCatalogue(options, 'publish'));

  about(program.command('unpublish'))
    .description('take the app out of the organisation’s catalogue; what people wrote stays where it is')
    .action((options: Options) => toCatalogue(options, 'unpublish'));

  withOptions(program.command('chat-tab'))
    .description('Feishu: make Liaison a tab of a group chat in which the bot is')
    .requiredOption('--chat <id>', 'the chat’s id, oc_…')
    .action((options: Options & { chat: string }) =>
      withConnection(options, async (connection, language) => {
        if (!connection.chatTab)
          throw new Refusal(
            t('Only Feishu has tabs that a program adds', '仅飞书支持由程序添加标签页'),
            'invalid',
            'suite',
          );
        await connection.chatTab(options.chat);
        console.log(language === 'zh' ? '已添加会话标签页' : 'the chat has its tab');
      }),
    );
}

/** What the packages are made from: the configured company, or the sample company. */
function placeOf(options: Options): { settings: Settings; env: Record<string, string | undefined> } {
  const settings = readSettings(process.env);
  if (settings) return { settings, env: process.env };
  const env = sampleEnvironment(options.suite ?? 'microsoft365');
  return { settings: readSettings(env)!, env };
}

function packageSettings(settings: Settings, options: Options): PackageSettings {
  const { id, settings: s } = chosen(settings, options);
  if (isFeishu(s))
    throw new Refusal(
      t('This company uses Feishu: there is no catalogue to publish to', '该企业使用飞书，没有可发布的目录'),
      'invalid',
      'suite',
    );
  const { LIAISON_URL, LIAISON_STAGE, LIAISON_PUBLISHER, LIAISON_BOT } = settings.process;
  return {
    stage: LIAISON_STAGE,
    url: LIAISON_URL,
    workspace: id,
    clientId: s.LIAISON_CLIENT_ID,
    version,
    publisher: LIAISON_PUBLISHER,
    bot: LIAISON_BOT === 'on',
    language: options.language ?? s.LIAISON_LANGUAGE,
  };
}

/** The package, if nothing is wrong with it. @throws Error with everything that is */
async function packed(settings: PackageSettings): Promise<Uint8Array> {
  const files = packageFiles(settings);
  const wrong = validatePackage(files);
  if (wrong.length) throw new Error(wrong.join('\n'));
  return zipped(files);
}

async function pack(folder: string, options: Options): Promise<void> {
  const { settings } = placeOf(options);
  const { id, settings: s } = chosen(settings, options);
  mkdirSync(folder, { recursive: true });
  const write = (name: string, content: string | Uint8Array) => {
    writeFileSync(join(folder, name), content);
    console.log(join(folder, name));
  };
  if (isFeishu(s)) {
    const app = feishuAppFor({
      appId: s.LIAISON_APP_ID,
      region: s.LIAISON_REGION,
      url: settings.process.LIAISON_URL,
      workspace: id,
      webHook: !!s.LIAISON_EVENT_KEY,
    });
    write('scopes.json', `${JSON.stringify(app.scopes, null, 2)}\n`);
    for (const language of ['en', 'zh'] as Language[]) write(`checklist.${language}.md`, checklist(app, language));
    return;
  }
  const made = packageSettings(settings, options);
  write(`liaison-${made.stage}-${made.version}.zip`, await packed(made));
}

async function toCatalogue(options: Options, what: 'publish' | 'unpublish'): Promise<void> {
  const settings = readSettings(process.env);
  const world = settings ? undefined : await sampleWorld();
  try {
    const made = packageSettings(settings ?? readSettings(world!.environment('microsoft365-zh'))!, options);
    const zh = (options.language ?? 'zh') === 'zh';
    const graph = new Graph(
      await signInAsAdmin(tenantOf(settings, world, options), made.clientId, (says) => console.log(says)),
    );
    if (what === 'unpublish') {
      const was = await unpublish(graph, made.clientId);
      console.log(
        was
          ? zh
            ? '已从目录移除；企业的数据仍在原处'
            : 'removed; the company’s data is where it was'
          : zh
            ? '目录中没有该应用'
            : 'it is not in the catalogue',
      );
      return;
    }
    const { id, did, before } = await publish(graph, await packed(made), { id: made.clientId, version: made.version });
    const said = {
      published: [`published ${made.version}`, `已发布 ${made.version}`],
      updated: [`updated ${before} → ${made.version}`, `已更新 ${before} → ${made.version}`],
      unchanged: [`${made.version} is there already`, `${made.version} 已在目录中`],
      submitted: [
        'submitted: an admin approves it at Teams admin center → Teams apps → Manage apps',
        '已提交：请管理员在「Teams 管理中心 → Teams 应用 → 管理应用」批准',
      ],
    }[did];
    console.log(`${manifestFor(made).name.short}: ${said[zh ? 1 : 0]}\nLIAISON_TEAMS_APP=${id}`);
  } finally {
    await world?.stop();
  }
}

const tenantOf = (settings: Settings | undefined, world: World | undefined, options: Options): string => {
  const s = settings && chosen(settings, options).settings;
  if (s && !isFeishu(s)) return s.LIAISON_TENANT;
  return world!.environment('microsoft365-zh').LIAISON_TENANT!;
};

/** The sample company, where an admin signs in at once. */
async function sampleWorld(): Promise<World> {
  const { World } = await import('../embedded/world.ts');
  const world = await World.start({
    folder: process.env.STATE_FOLDER ?? '.liaison',
    suites: ['microsoft365'],
    languages: ['zh'],
    origin: sampleUrl,
  });
  world.adminSignsIn('microsoft365-zh');
  return world;
}

const sampleUrl = 'https://liaison.example.com';

/** Settings as a sample, for packages that are looked at before anything is set up. */
function sampleEnvironment(suite: 'microsoft365' | 'feishu'): Record<string, string> {
  const text = readFileSync(new URL(`../../manifests/${suite}/sample.env`, import.meta.url), 'utf8');
  const lines = text.split('\n').filter((line) => line && !line.startsWith('#'));
  return Object.fromEntries(lines.map((line) => line.split(/=(.*)/).slice(0, 2) as [string, string]));
}
