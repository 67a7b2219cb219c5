import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { automationFaults } from '../../core/automations/check.ts';
import { policyJsonSchema } from '../../core/policy/editor-schema.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { layoutFor } from '../../core/registers.ts';
import type { ShownPolicy } from '../../core/revision/text-view.ts';
import type { Language } from '../../core/words.ts';
import { connectConfigured } from '../configured.ts';
import { diagnose } from '../doctor.ts';
import { policyAsMarkdown, policyAsWord } from '../policy-document.ts';
import { readSettings } from '../settings.ts';
import { acting, type Options, withConnection, withOptions } from './connection.ts';

/** What an admin needs: setting up, trying whether all is in order, and the policy file. */
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

  const policy = program.command('policy').description('the policy file, and its text');
  withOptions(policy.command('text').description('the policy in force in the words of a policy, as Markdown'))
    .option('--word <file>', 'as a Word document')
    .action((options: Options & { word?: string }) =>
      withConnection(options, async (connection, language) => {
        const actor = acting(connection, options);
        const shown = (await connection.workspace.see('policy', {}, actor, connection.unattended())) as ShownPolicy;
        if (options.word) writeFileSync(options.word, await policyAsWord(shown, language));
        else console.log(policyAsMarkdown(shown, language));
      }),
    );
  policy
    .command('check <file>')
    .description('check a policy file and explain every error')
    .option('--language <language>', 'zh or en', 'en')
    .action((file: string, { language }: { language: Language }) => {
      const read = readPolicy(readFileSync(file, 'utf8'));
      const errors = read.ok ? automationFaults(read.policy).map((f) => ({ line: 1, column: 1, ...f })) : read.errors;
      if (!errors.length) return console.log(language === 'zh' ? `${file}：没有问题` : `${file}: in order`);
      for (const e of errors) console.error(`${file}:${e.line}:${e.column}  ${e.field}  ${e.says[language]}`);
      process.exitCode = 1;
    });
  policy
    .command('schema')
    .description('JSON Schema of the policy file, for editors')
    .action(() => console.log(JSON.stringify(policyJsonSchema(), null, 2)));
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
