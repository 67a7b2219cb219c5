import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { automationFaults } from '../../core/automations/check.ts';
import { policyJsonSchema } from '../../core/policy/editor-schema.ts';
import { mistyped, readPolicy } from '../../core/policy/yaml.ts';
import { meetingsAtOnce } from '../../core/revision/checking.ts';
import type { Examined } from '../../core/revision/editor-views.ts';
import { policyPaper, type ShownPolicy } from '../../core/revision/text-view.ts';
import type { ShownRevision, ShownTrial, ShownVersion } from '../../core/revision/views.ts';
import type { Language } from '../../core/words.ts';
import { acting, type Options, withConnection, withConnectionDone, withOptions } from './connection.ts';
import { examinedInWords, trialInWords, versionsInWords } from './policy-words.ts';
import { textFile } from './text-file.ts';

/** The policy: its text, its versions, and what another one would have meant. */
export function policyCommands(program: Command): void {
  const policy = program.command('policy').description('the policy: its text, its versions, trying one out');
  const open = (usage: string, description: string): Command =>
    withOptions(policy.command(usage).description(description));
  const seen = <T>(options: Options, name: string, query: object, print: (shown: T, language: Language) => void) =>
    withConnection(options, async (connection, language) =>
      print(
        (await connection.workspace.see(name, query, acting(connection, options), connection.unattended())) as T,
        language,
      ),
    );
  const done = (options: Options, command: string, input: object) =>
    withConnectionDone(options, (connection) =>
      connection.workspace.act(command, input, acting(connection, options), connection.unattended()),
    );

  open('text', 'the policy in force in the words of a policy, as Markdown')
    .option('--on <date>', 'as it was, or will be, in force on a day')
    .option('--word <file>', 'as a Word document')
    .action((options: Options & { word?: string; on?: string }) =>
      withConnection(options, async (connection, language) => {
        const actor = acting(connection, options);
        const query = options.on ? { on: options.on } : {};
        const shown = (await connection.workspace.see('policy', query, actor, connection.unattended())) as ShownPolicy;
        const { asMarkdown, asWord } = await import('../paper.ts');
        if (options.word) writeFileSync(options.word, await asWord(policyPaper(shown), language));
        else console.log(asMarkdown(policyPaper(shown), language));
      }),
    );
  open('versions', 'what was in force, drafts, proposals and suggestions').action((options: Options) =>
    seen<ShownRevision>(options, 'revision', {}, (shown, language) => console.log(versionsInWords(shown, language))),
  );
  open('export', 'the policy in force as YAML, or a version of it')
    .option('--id <id>', 'of the version', 'now')
    .action((options: Options & { id: string }) =>
      seen<ShownVersion>(options, 'policy-version', { id: options.id }, (shown) => process.stdout.write(shown.source)),
    );
  open('compare <file>', 'what a policy file would change, and what stands in its way').action(
    (file: string, options: Options) =>
      seen<Examined>(options, 'examine-policy', { source: textFile(file) }, (shown, language) => {
        console.log(examinedInWords(shown, language));
        if (shown.errors.length) process.exitCode = 1;
      }),
  );
  open('try <file>', 'what the last quarter would have been like under a policy file')
    .option('--weeks <n>', 'how far back', '13')
    .action((file: string, options: Options & { weeks: string }) =>
      seen<ShownTrial>(
        options,
        'try-policy',
        { source: textFile(file), weeks: Number(options.weeks) },
        (shown, language) => console.log(trialInWords(shown, language)),
      ),
    );
  open('draft <file>', 'keep a policy file as a draft')
    .option('--id <id>', 'of a draft that it replaces')
    .action((file: string, options: Options & { id?: string }) =>
      done(options, 'save-policy-draft', {
        source: textFile(file),
        ...(options.id && { id: options.id }),
      }),
    );
  open('propose', 'propose a draft to the committee')
    .requiredOption('--id <id>', 'of the draft')
    .requiredOption('--reason <words>', 'why it is to be changed')
    .action(({ id, reason, ...options }: Options & { id: string; reason: string }) =>
      done(options, 'propose-policy', { id, reason }),
    );
  policy
    .command('check <file>')
    .description('check a policy file, explain every error, and say what is worth knowing')
    .option('--language <language>', 'zh or en', 'en')
    .action((file: string, { language }: { language: Language }) => {
      const source = textFile(file);
      const read = mistyped(source) ?? readPolicy(source);
      const errors = read.ok ? automationFaults(read.policy).map((f) => ({ line: 1, column: 1, ...f })) : read.errors;
      const today = new Date().toISOString().slice(0, 10);
      for (const note of read.ok ? meetingsAtOnce(read.policy, today) : [])
        console.error(`${file}  ! ${note.field}  ${note.says[language]}`);
      if (!errors.length) return console.log(language === 'zh' ? `${file}：没有问题` : `${file}: in order`);
      for (const e of errors) console.error(`${file}:${e.line}:${e.column}  ${e.field}  ${e.says[language]}`);
      process.exitCode = 1;
    });
  policy
    .command('schema')
    .description('JSON Schema of the policy file, for editors')
    .action(() => console.log(JSON.stringify(policyJsonSchema(), null, 2)));
}
