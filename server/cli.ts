import { readFileSync, writeFileSync } from 'node:fs';
import { Command } from 'commander';
import type { ShownPolicy } from '../core/adoption/views.ts';
import type { ShownAgenda } from '../core/meetings/views.ts';
import { actorOf } from '../core/policy/organisation.ts';
import { policyJsonSchema } from '../core/policy/schema.ts';
import { readPolicy } from '../core/policy/yaml.ts';
import { layoutFor } from '../core/registers.ts';
import { type Language, Refusal } from '../core/words.ts';
import { SuiteError } from '../core/workspace/port.ts';
import { agendaInWords } from './agenda-words.ts';
import { type BindOptions, bindByLink } from './bind.ts';
import { connectConfigured } from './configured.ts';
import type { Connection } from './connections.ts';
import { decisionInWords, decisionsInWords, minutesInWords } from './decision-words.ts';
import { diagnose } from './doctor.ts';
import { World } from './embedded/world.ts';
import { wordsFor } from './errors.ts';
import { requestsInWords, todayInWords } from './lists.ts';
import { policyAsMarkdown, policyAsWord } from './policy-document.ts';
import { readSettings } from './settings.ts';

interface Options {
  suite?: 'microsoft365' | 'feishu';
  company: Language;
  language?: Language;
  as?: string;
  meeting: string;
  now?: string;
  json?: boolean;
}

const program = new Command('liaison').description('Liaison 协调台 on the command line').showHelpAfterError();

/** Opens the configured workspace, or the embedded one of the suite that was asked for. */
async function withConnection(
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

const acting = (connection: Connection, options: Options) =>
  actorOf(connection.workspace.policy, options.as ?? connection.workspace.policy.roles.organisers[0]!);

const meetingOptions = (command: Command): Command =>
  command
    .option('--suite <suite>', 'microsoft365 or feishu (embedded default only)')
    .option('--company <language>', 'zh or en: which sample company (embedded default only)', 'zh')
    .option('--language <language>', 'zh or en: language of the output')
    .option('--as <email>', 'who acts; the first organiser of the policy if not given')
    .option('--meeting <id>', 'NEXT, a series, or a meeting', 'NEXT')
    .option('--now <iso>', 'as if it were this instant');

meetingOptions(program.command('agenda').description('show the agenda of a meeting'))
  .option('--json', 'as JSON, the shape of the view "agenda"')
  .action((options: Options) =>
    withConnection(options, async (connection, language) => {
      const agenda = (await connection.workspace.see(
        'agenda',
        { meeting: options.meeting },
        acting(connection, options),
        connection.unattended(),
      )) as ShownAgenda;
      console.log(
        options.json
          ? JSON.stringify(agenda, null, 2)
          : agendaInWords(agenda, language, connection.workspace.policy.time_zone),
      );
    }),
  );

meetingOptions(program.command('publish').description('publish the agenda into the calendar invitation'))
  .option('--json', 'the agenda after publishing, as JSON')
  .action((options: Options) =>
    withConnection(options, async (connection, language) => {
      const actor = acting(connection, options);
      const suite = connection.unattended();
      await connection.workspace.act(
        'publish-agenda',
        { meeting: options.meeting, ...(options.language && { language }) },
        actor,
        suite,
      );
      const agenda = (await connection.workspace.see(
        'agenda',
        { meeting: options.meeting },
        actor,
        suite,
      )) as ShownAgenda;
      if (options.json) return console.log(JSON.stringify(agenda, null, 2));
      console.log(
        language === 'zh'
          ? `已发布：${agenda.meeting.title.zh}（${agenda.meeting.id}）`
          : `Published: ${agenda.meeting.title.en} (${agenda.meeting.id})`,
      );
    }),
  );

type Asked = Options & { side?: string; state?: string; text?: string; id?: string };

/** A view on the command line: in words, or as JSON in the view's own shape. */
const viewCommand = <T>(
  name: string,
  description: string,
  inWords: (shown: T, language: Language, zone: string) => string,
  query: (options: Asked) => object = () => ({}),
): Command =>
  program
    .command(name)
    .description(description)
    .option('--suite <suite>', 'microsoft365 or feishu (embedded default only)')
    .option('--company <language>', 'zh or en: which sample company (embedded default only)', 'zh')
    .option('--language <language>', 'zh or en: language of the output')
    .option('--as <email>', 'who looks; the first organiser of the policy if not given')
    .option('--now <iso>', 'as if it were this instant')
    .option('--json', `as JSON, the shape of the view "${name}"`)
    .action((options: Asked) =>
      withConnection(options, async (connection, language) => {
        const { workspace } = connection;
        const actor = acting(connection, options);
        const shown = (await workspace.see(name, query(options), actor, connection.unattended())) as T;
        console.log(
          options.json ? JSON.stringify(shown, null, 2) : inWords(shown, language, workspace.policy.time_zone),
        );
      }),
    );

viewCommand('today', 'what waits for a person', todayInWords);
viewCommand('requests', 'requests between departments', requestsInWords, ({ side, state }) => ({
  ...(side && { side }),
  ...(state && { state }),
}))
  .option('--side <side>', 'mine, asked or all')
  .option('--state <state>', 'open, late, done or all');

viewCommand('decisions', 'what was decided and what is to be decided', decisionsInWords, ({ state, text }) => ({
  ...(state && { state }),
  ...(text && { text }),
}))
  .option('--state <state>', 'open, force, done or all')
  .option('--text <words>', 'what it was about, or what came of it');
viewCommand(
  'decision',
  'one decision: where it stands and why, or the decision in plain words',
  decisionInWords,
  ({ id }) => ({
    id,
  }),
).requiredOption('--id <id>', 'its ID');
viewCommand('minutes', 'the minutes of a meeting', minutesInWords, ({ id }) => ({ meeting: id })).requiredOption(
  '--id <id>',
  'the meeting',
);

program
  .command('see <view> [query]')
  .description('show any view as JSON, e.g. see live \'{"meeting":"NOW"}\'')
  .option('--suite <suite>')
  .option('--company <language>', 'zh or en', 'zh')
  .option('--as <email>')
  .option('--now <iso>')
  .action((name: string, query: string | undefined, options: Options) =>
    withConnection(options, async (connection) => {
      const actor = acting(connection, options);
      const shown = await connection.workspace.see(name, JSON.parse(query ?? '{}'), actor, connection.unattended());
      console.log(JSON.stringify(shown, null, 2));
    }),
  );

program
  .command('bind <link>')
  .description('show how a spreadsheet of yours would fill a register; with --yes bind it')
  .requiredOption('--register <name>', 'demands, signals, orders or serviceCases')
  .option('--part <title>', 'the table or sheet; the first one if not given')
  .option('--range <range>', 'only these cells of a sheet, e.g. A3:H')
  .option('--key <title>', 'the column that tells rows apart')
  .option('--fill <column=words...>', 'what is meant where nothing is written, e.g. --fill kind=competitor')
  .option('--two-way', 'write what is decided here into the spreadsheet as well')
  .option('--yes', 'bind it')
  .option('--suite <suite>')
  .option('--company <language>', 'zh or en', 'zh')
  .option('--language <language>', 'zh or en: language of the output')
  .option('--as <email>')
  .option('--now <iso>')
  .action((link: string, options: Options & BindOptions) =>
    withConnection(options, async (connection, language) => {
      console.log(await bindByLink(connection, acting(connection, options), link, options, language));
    }),
  );

program
  .command('do <command> <input>')
  .description('run any command with a JSON input, e.g. do propose-topic \'{"series":"weekly","title":"…"}\'')
  .option('--suite <suite>')
  .option('--company <language>', 'zh or en', 'zh')
  .option('--as <email>')
  .option('--now <iso>')
  .action((name: string, input: string, options: Options) =>
    withConnection(options, async (connection) => {
      await connection.workspace.act(name, JSON.parse(input), acting(connection, options), connection.unattended());
      console.log('done');
    }),
  );

program
  .command('provision')
  .description(
    'show what is missing of workbook or Base, tasks and calendar; with --yes create it and print the settings',
  )
  .option('--suite <suite>')
  .option('--company <language>', 'zh or en', 'zh')
  .option('--language <language>', 'zh or en: language of the output')
  .option('--yes', 'do it')
  .action((options: Options & { yes?: boolean }) =>
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
    }),
  );

program
  .command('doctor')
  .description('try every permission and setting that is needed, and say how to grant what is missing')
  .option('--suite <suite>')
  .option('--company <language>', 'zh or en', 'zh')
  .option('--language <language>', 'zh or en: language of the output')
  .option('--json', 'as JSON')
  .action((options: Options) =>
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
    }),
  );

const policy = program.command('policy').description('the policy file, and its text');
meetingOptions(policy.command('text').description('the policy in force in the words of a policy, as Markdown'))
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
    if (read.ok) return console.log(language === 'zh' ? `${file}：没有问题` : `${file}: in order`);
    for (const e of read.errors) console.error(`${file}:${e.line}:${e.column}  ${e.field}  ${e.says[language]}`);
    process.exitCode = 1;
  });
policy
  .command('schema')
  .description('JSON Schema of the policy file, for editors')
  .action(() => console.log(JSON.stringify(policyJsonSchema(), null, 2)));

try {
  await program.parseAsync();
} catch (error) {
  const zh = process.argv.includes('zh') || !process.argv.includes('en');
  const says = error instanceof Refusal ? error.says : error instanceof SuiteError ? wordsFor(error) : undefined;
  console.error(says ? says[zh ? 'zh' : 'en'] : (error as Error).message);
  process.exitCode = 1;
}
