import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { commands } from '../../core/capabilities.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { layoutFor } from '../../core/registers.ts';
import { type Language, Refusal, t } from '../../core/words.ts';
import type { Finding } from '../../core/workspace/port.ts';
import { connectCompany } from '../configured.ts';
import { baseRecipe, connectorDefinition, connectorProperties } from '../connector.ts';
import { diagnose } from '../doctor.ts';
import { flowToken } from '../flow-token.ts';
import { installation } from '../installation.ts';
import { openApi } from '../openapi.ts';
import { readSettings } from '../read-settings.ts';
import type { CompanySettings } from '../settings.ts';
import { acting, chosen, type Options, withConnection, withOptions } from './connection.ts';
import { tryLive } from './live.ts';

/** What an admin needs: setting up, and trying whether all is in order. */
export function adminCommands(program: Command): void {
  withOptions(
    program
      .command('provision')
      .description(
        'show what is missing of workbook or Base, tasks and calendar; with --yes create it and print the settings',
      ),
  )
    .option('--yes', 'do it')
    .action(provision);

  withOptions(
    program
      .command('doctor')
      .description('try every permission and setting that is needed, and say how to grant what is missing'),
  )
    .option('--json', 'as JSON')
    .option('--live', 'find out what only a tenant can tell, with things of its own that it takes away again')
    .action(doctor);

  withOptions(
    program
      .command('status')
      .description('what the admin’s page shows: problems with their remedies, and what was done'),
  )
    .option('--json', 'as JSON')
    .action(status);

  program
    .command('openapi')
    .description('the interface as an OpenAPI 3.1 document, as /api/openapi.json gives it')
    .action(() => console.log(JSON.stringify(openApi(), null, 2)));

  program
    .command('connector <folder>')
    .description('a custom connector for Power Automate, and a recipe for automations of a Feishu Base, into a folder')
    .requiredOption('--url <address>', 'public address of the server')
    .option('--client <id>', 'client id of the app registration', '[YOUR_CLIENT_ID]')
    .option('--tenant <id>', 'Entra tenant', 'common')
    .action((folder: string, { url, client, tenant }: Record<'url' | 'client' | 'tenant', string>) => {
      mkdirSync(folder, { recursive: true });
      const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
      write('apiDefinition.swagger.json', JSON.stringify(connectorDefinition(url), null, 2));
      write('apiProperties.json', JSON.stringify(connectorProperties(client, tenant), null, 2));
      write('feishu-base-recipe.md', baseRecipe(url));
    });

  withOptions(
    program
      .command('flow-token')
      .description('a token for the company’s own automations: for one person, for some commands, until a day'),
  )
    .requiredOption('--commands <names>', 'commands, separated by commas')
    .option('--days <n>', 'how long it is good', '90')
    .action((options: Options & { commands: string; days: string }) =>
      withConnection(options, async (connection) => {
        const names = options.commands.split(',').map((name) => name.trim());
        const unknown = names.find((name) => !commands.has(name));
        if (unknown)
          throw new Refusal(t(`There is no command "${unknown}"`, `没有操作“${unknown}”`), 'missing', 'commands');
        const own = names.find((name) => commands.get(name)!.personal);
        if (own)
          throw new Refusal(
            t(
              `"${own}" is a person’s own decision: no token makes it. They do it in the tab.`,
              `“${own}”须由本人在页面中作出，不能使用令牌代为决定`,
            ),
            'denied',
            'commands',
          );
        const { email } = acting(connection, options);
        console.log(flowToken(connection.workspace, email, names, Number(options.days)));
      }),
    );
}

const provision = (options: Options & { yes?: boolean }) =>
  withConnection(options, async (connection, language) => {
    const zh = language === 'zh';
    const { policy } = connection.workspace;
    const layout = layoutFor(policy, policy.language);
    const plan = await connection.unattended().provision(layout, 'plan');
    const nothing = zh ? '一切齐备' : 'nothing is missing';
    if (!options.yes) {
      console.log(plan.did.map((d) => `+ ${d}`).join('\n') || nothing);
      if (plan.did.length) console.log(zh ? '\n确认后请加 --yes 再次运行' : '\nto do this, run it again with --yes');
      return;
    }
    const { did, settings } = await connection.unattended().provision(layout, 'act');
    console.log(did.map((d) => `${zh ? '已创建' : 'created'} ${d}`).join('\n') || nothing);
    const known = readSettings(process.env);
    // The meetings of the policy's series belong to what is set up: they are made under the settings that are new.
    const ready = known
      ? await connectCompany(withNew(chosen(known, options), settings), known.process, Date.now)
      : connection;
    const made = await ready.workspace.look(ready.unattended());
    if (made) console.log(zh ? `会议与议程：${made} 项变更` : `meetings and agendas: ${made} changes`);
    for (const [name, value] of Object.entries(settings)) console.log(`${name}=${value}`);
  });

const doctor = (options: Options & { live?: boolean }) =>
  withConnection(options, async (connection, language) => {
    const settings = readSettings(process.env);
    const told = settings?.process.LIAISON_NOTIFICATIONS === 'on' ? settings.process.LIAISON_URL : undefined;
    const findings = await diagnose(connection, told);
    if (!options.json) say(findings, language);
    if (options.live && !settings && !options.json)
      console.log(
        language === 'zh'
          ? '\n以下为内置演示环境中模拟套件的回答：'
          : '\nThe embedded default: these are the simulators’ answers.',
      );
    const proofs = options.live ? await tryLive(connection, language, !!options.json) : undefined;
    if (options.json) console.log(JSON.stringify(proofs ? { findings, proofs } : findings, null, 2));
    if ([...findings, ...(proofs ?? [])].some((f) => !f.ok)) process.exitCode = 1;
  });

const status = (options: Options) =>
  withConnection(options, async (connection, language) => {
    const { policy } = connection.workspace;
    const as = options.as ?? policy.roles.admins[0] ?? '';
    const shown = await installation(connection, actorOf(policy, as), { suite: connection.unattended() });
    if (options.json) return console.log(JSON.stringify(shown, null, 2));
    console.log(`Liaison ${shown.version}`);
    say(shown.findings, language);
    const zh = language === 'zh';
    for (const { title, at, total, failure } of shown.duties.filter((d) => d.at))
      console.log(
        zh
          ? `  ${failure ? '✗' : '✓'} ${title.zh}：${at}，${failure?.zh ?? `${total} 项变更`}`
          : `  ${failure ? '✗' : '✓'} ${title.en}: ${at}, ${failure?.en ?? `changes: ${total}`}`,
      );
    for (const { table, changes, last } of shown.use?.did ?? [])
      console.log(
        zh
          ? `  自动变更 ${table.zh}：${changes} 项，最近 ${last}`
          : `  by itself in ${table.en}: ${changes}, last ${last}`,
      );
    for (const { from, people, changes } of shown.use?.use ?? [])
      console.log(
        zh
          ? `  使用 ${from.slice(0, 10)} 起一周：${people === 'few' ? '1–2' : people} 人，${changes} 项变更`
          : `  use, week from ${from.slice(0, 10)}: ${people === 'few' ? '1–2' : people} people, ${changes} changes`,
      );
  });

function say(findings: readonly Finding[], language: Language): void {
  for (const { what, ok, says, remedy } of findings) {
    console.log(`${ok ? '✓' : '✗'} ${what}: ${says[language]}`);
    if (remedy) console.log(`    ${remedy[language]}`);
  }
}

const withNew = ({ id, settings }: CompanySettings, made: Record<string, string>): CompanySettings => ({
  id,
  settings: { ...settings, ...made },
});
