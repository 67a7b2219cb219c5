import type { Command } from 'commander';
import { layoutFor } from '../../core/registers.ts';
import { connectConfigured } from '../configured.ts';
import { diagnose } from '../doctor.ts';
import { openApi } from '../openapi.ts';
import { readSettings } from '../settings.ts';
import { type Options, withConnection, withOptions } from './connection.ts';

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
    .action(doctor);

  program
    .command('openapi')
    .description('the interface as an OpenAPI 3.1 document, as /api/openapi.json gives it')
    .action(() => console.log(JSON.stringify(openApi(), null, 2)));
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
    const ready = known ? connectConfigured({ ...known, ...settings }, Date.now) : connection;
    const made = await ready.workspace.look(ready.unattended());
    if (made) console.log(zh ? `会议与议程：${made} 项变更` : `meetings and agendas: ${made} changes`);
    for (const [name, value] of Object.entries(settings)) console.log(`${name}=${value}`);
  });

const doctor = (options: Options) =>
  withConnection(options, async (connection, language) => {
    const settings = readSettings(process.env);
    const told = settings && settings.LIAISON_NOTIFICATIONS === 'on' ? settings.LIAISON_URL : undefined;
    const findings = await diagnose(connection, told);
    if (options.json) console.log(JSON.stringify(findings, null, 2));
    else
      for (const { what, ok, says, remedy } of findings) {
        console.log(`${ok ? '✓' : '✗'} ${what}: ${says[language]}`);
        if (remedy) console.log(`    ${remedy[language]}`);
      }
    if (findings.some((f) => !f.ok)) process.exitCode = 1;
  });
