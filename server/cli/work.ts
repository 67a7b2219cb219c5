import { writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { archivePaper, type ShownArchive } from '../../core/conduct/archive.ts';
import type { ShownEnding } from '../../core/meetings/closing.ts';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import type { ShownPersonScores, ShownScores } from '../../core/performance/views.ts';
import { reportPaper, type ShownReport } from '../../core/reports/report.ts';
import { type Language, Refusal, t } from '../../core/words.ts';
import { agendaInWords } from './agenda-words.ts';
import { type BindOptions, bindByLink } from './bind.ts';
import { conductInWords } from './conduct-words.ts';
import { acting, type Options, withConnection, withConnectionDone, withOptions } from './connection.ts';
import { decisionInWords, decisionsInWords, endingInWords, minutesInWords } from './decision-words.ts';
import { foundInWords, requestsInWords, todayInWords } from './lists.ts';
import { type PasteOptions, pasteRows } from './paste.ts';
import { evaluationInWords } from './policy-words.ts';
import { scoresInWords } from './score-words.ts';
import { textFile } from './text-file.ts';

/** What the pages show and do: the views in words or as JSON, and every command. */
export function workCommands(program: Command): void {
  const command = (usage: string, description: string): Command =>
    withOptions(program.command(usage).description(description));

  /** A view on the command line: in words, or as JSON in the view's own shape. */
  const view = <T, O extends Options = Options>(
    name: string,
    description: string,
    inWords: (shown: T, language: Language, zone: string) => string,
    query: (options: O) => object = () => ({}),
  ): Command =>
    command(name, description)
      .option('--json', `as JSON, the shape of the view "${name}"`)
      .action((options: O) =>
        withConnection(options, async (connection, language) => {
          const { workspace } = connection;
          const shown = (await workspace.see(
            name,
            query(options),
            acting(connection, options),
            connection.unattended(),
          )) as T;
          console.log(
            options.json ? JSON.stringify(shown, null, 2) : inWords(shown, language, workspace.policy.time_zone),
          );
        }),
      );

  view('today', 'what waits for a person', todayInWords);
  view('requests', 'requests between departments', requestsInWords, ({ side, state }: Narrowed) => ({ side, state }))
    .option('--side <side>', 'mine, asked or all')
    .option('--state <state>', 'open, late, done or all');
  view('decisions', 'what was decided and what is to be decided', decisionsInWords, ({ state, text }: Narrowed) => ({
    state,
    text,
  }))
    .option('--state <state>', 'open, force, done or all')
    .option('--text <words>', 'what it was about, or what came of it');
  view(
    'search',
    'everything that says these words: requests, decisions, demands, orders, procedures, meetings …',
    foundInWords,
    ({ text }: Narrowed) => ({ text }),
  ).requiredOption('--text <words>', 'what it is about, or its number');
  view(
    'decision',
    'one decision: where it stands and why, or the decision in plain words',
    decisionInWords,
    ({ id }: OfOne) => ({ id }),
  ).requiredOption('--id <id>', 'its ID');
  command('scores', 'what departments, or one person, come to by the policy’s indicators')
    .option('--period <period>', '2026-11, 2026-Q4, 2026-H2 or 2026; the present one without it')
    .option('--who <email>', 'a person; oneself with "me"')
    .option('--json', 'as JSON, the shape of the view "scores", or "person-scores"')
    .action((options: Narrowed & { who?: string; json?: boolean }) =>
      withConnection(options, async (connection, language) => {
        const { period, who } = options;
        const query = { ...(period && { period }), ...(who && who !== 'me' && { who }) };
        const see = <T>(name: string) =>
          connection.workspace.see(name, query, acting(connection, options), connection.unattended()) as Promise<T>;
        const shown = who ? await see<ShownPersonScores>('person-scores') : await see<ShownScores>('scores');
        console.log(options.json ? JSON.stringify(shown, null, 2) : scoresInWords(shown, language));
      }),
    );
  view('conduct', 'thanks, recognition and corrections: what waits, and what everybody may read', conductInWords);
  command('archive', 'what is kept of a person; of somebody else only with a purpose, which is written down')
    .option('--who <email>', 'oneself without it')
    .option('--purpose <words>', 'what the look is for; the person sees it')
    .option('--word <file>', 'as a Word document, for a board')
    .action((options: Options & { who?: string; purpose?: string; word?: string }) =>
      withConnection(options, async (connection, language) => {
        const { who, purpose, word } = options;
        const [actor, suite] = [acting(connection, options), connection.unattended()];
        if (who && purpose) await connection.workspace.act('open-archive', { who, purpose }, actor, suite);
        const shown = (await connection.workspace.see('archive', who ? { who } : {}, actor, suite)) as ShownArchive;
        const { asMarkdown, asWord } = await import('../paper.ts');
        if (word) writeFileSync(word, await asWord(archivePaper(shown), language));
        else console.log(asMarkdown(archivePaper(shown), language));
      }),
    );
  view(
    'evaluation',
    'how well the co-ordination works: who waits for whom, and what else does not work',
    evaluationInWords,
    ({ id }: Partial<OfOne>) => (id ? { id } : {}),
  ).option('--id <id>', 'an earlier one');
  view('minutes', 'the minutes of a meeting', minutesInWords, ({ id }: OfOne) => ({ meeting: id })).requiredOption(
    '--id <id>',
    'the meeting',
  );
  view('agenda', 'the agenda of a meeting', agendaInWords, ({ meeting }: OfMeeting) => ({ meeting })).option(
    ...whichMeeting,
  );

  command('publish-agenda', 'publish the agenda into the calendar invitation')
    .option(...whichMeeting)
    .option('--json', 'the agenda after publishing, as JSON')
    .action((options: OfMeeting) =>
      withConnection(options, async (connection, language) => {
        const actor = acting(connection, options);
        const { meeting } = options;
        const suite = connection.unattended();
        await connection.workspace.act(
          'publish-agenda',
          { meeting, ...(options.language && { language }) },
          actor,
          suite,
        );
        const agenda = (await connection.workspace.see('agenda', { meeting }, actor, suite)) as ShownAgenda;
        if (options.json) return console.log(JSON.stringify(agenda, null, 2));
        console.log(
          language === 'zh'
            ? `已发布：${agenda.meeting.title.zh}（${agenda.meeting.id}）`
            : `Published: ${agenda.meeting.title.en} (${agenda.meeting.id})`,
        );
      }),
    );

  command('end-meeting', 'show what ending a meeting does; with --yes write the minutes and ask for confirmation')
    .option('--meeting <id>', 'NOW, a series, or a meeting', 'NOW')
    .option('--yes', 'end it')
    .action((options: OfMeeting & { yes?: boolean }) =>
      withConnection(options, async (connection, language) => {
        const [actor, suite] = [acting(connection, options), connection.unattended()];
        const { workspace } = connection;
        const ending = (await workspace.see('ending', { meeting: options.meeting }, actor, suite)) as ShownEnding;
        console.log(endingInWords(ending, language, workspace.policy.time_zone));
        if (!options.yes) return console.log(language === 'zh' ? '加 --yes 结束会议' : 'with --yes it is ended');
        await workspace.act('write-minutes', { meeting: ending.meeting.id }, actor, suite);
        console.log(language === 'zh' ? '已结束，纪要已写入' : 'ended; the minutes are written');
      }),
    );

  command(
    'mcp',
    'speak to an agent on this machine (Model Context Protocol over stdio), with one person’s rights',
  ).action((options: Options) =>
    withConnection(options, async (connection, language) => {
      const actor = acting(connection, options);
      const { workspace } = connection;
      // What only a few commands need is loaded when they do: every command waits for what is loaded.
      const { StdioServerTransport } = await import('@modelcontextprotocol/sdk/server/stdio.js');
      const { connected, mcpServer } = await import('../mcp.ts');
      const server = mcpServer({ workspace, actor, suite: connection.unattended(), language });
      await connected(server, new StdioServerTransport());
      await new Promise<void>((done) => {
        server.server.onclose = done;
        process.stdin.on('end', done);
      });
    }),
  );

  command('report', 'the report of a period, as Markdown')
    .option('--period <period>', '2026-11, 2026-Q4, 2026-H2 or 2026; this month without it')
    .option('--department <id>', 'only what is about a department')
    .option('--product <id>', 'only what is about a product')
    .option('--word <file>', 'as a Word document')
    .option('--excel <file>', 'as a workbook with charts and formulas')
    .action((options: Options & Record<'period' | 'department' | 'product' | 'word' | 'excel', string | undefined>) =>
      withConnection(options, async (connection, language) => {
        const { period, department, product, word, excel } = options;
        const query = { ...(period && { period }), ...(department && { department }), ...(product && { product }) };
        const actor = acting(connection, options);
        const shown = (await connection.workspace.see('report', query, actor, connection.unattended())) as ShownReport;
        const { asMarkdown, asWord } = await import('../paper.ts');
        const { reportWorkbook } = await import('../report-workbook.ts');
        if (word) writeFileSync(word, await asWord(reportPaper(shown), language));
        if (excel) writeFileSync(excel, await reportWorkbook(shown, language));
        if (!word && !excel) console.log(asMarkdown(reportPaper(shown), language));
      }),
    );
  command('export <view> [query]', 'what a view shows, as a spreadsheet')
    .option('--to <file>', 'ends in .xlsx or .csv; CSV on standard output without it')
    .option('--list <name>', 'of CSV: which list of the view, by its name; the first without it')
    .action((name: string, query: string | undefined, options: Options & { to?: string; list?: string }) =>
      withConnection(options, async (connection, language) => {
        const actor = acting(connection, options);
        const { workspace } = connection;
        const { asCsv, asXlsx, sheetsOf } = await import('../export.ts');
        const asked = [name, JSON.parse(query ?? '{}'), actor, connection.unattended()] as const;
        const sheets = (await workspace.sheets(...asked)) ?? sheetsOf(await workspace.see(...asked));
        const reader = { language, timeZone: workspace.policy.time_zone };
        if (options.to?.endsWith('.xlsx')) return writeFileSync(options.to, await asXlsx(sheets, reader));
        const csv = asCsv(sheets, reader, options.list);
        if (csv === undefined)
          throw new Refusal(
            t(
              `There is no such list; there are ${sheets.map((s) => s.name.en).join(', ')}`,
              `没有该列表；现有：${sheets.map((s) => s.name.zh).join('、')}`,
            ),
            'missing',
          );
        if (options.to) writeFileSync(options.to, csv);
        else process.stdout.write(csv);
      }),
    );

  command('see <view> [query]', 'show any view as JSON, e.g. see live \'{"meeting":"NOW"}\'').action(
    (name: string, query: string | undefined, options: Options) =>
      withConnection(options, async (connection) => {
        const actor = acting(connection, options);
        const shown = await connection.workspace.see(name, JSON.parse(query ?? '{}'), actor, connection.unattended());
        console.log(JSON.stringify(shown, null, 2));
      }),
  );

  command(
    'do <command> <input>',
    'run any command with a JSON input, e.g. do propose-topic \'{"series":"weekly","title":"…"}\'',
  ).action((name: string, input: string, options: Options) =>
    withConnectionDone(options, (connection) =>
      connection.workspace.act(name, JSON.parse(input), acting(connection, options), connection.unattended()),
    ),
  );

  command('bind <link>', 'show how a spreadsheet of yours would fill a register; with --yes bind it')
    .requiredOption('--register <name>', 'demands, signals, orders or serviceCases')
    .option('--part <title>', 'the table or sheet; the first one if not given')
    .option('--range <range>', 'only these cells of a sheet, e.g. A3:H')
    .option('--key <title>', 'the column that tells rows apart')
    .option('--map <column=title...>', 'which of its columns fills which of ours, e.g. --map quantity=台数')
    .option('--fill <column=words...>', 'what is meant where nothing is written, e.g. --fill kind=competitor')
    .option('--two-way', 'write what is decided here into the spreadsheet as well')
    .option('--yes', 'bind it')
    .action((link: string, options: Options & BindOptions) =>
      withConnection(options, async (connection, language) => {
        console.log(await bindByLink(connection, acting(connection, options), link, options, language));
      }),
    );

  command('paste <file>', 'show what the rows of a TSV or CSV file would become; with --yes add them')
    .requiredOption('--register <name>', 'demands, signals, orders or serviceCases')
    .option('--map <column=title...>', 'which of its columns fills which of ours, e.g. --map quantity=台数')
    .option('--fill <column=words...>', 'what is meant where nothing is written, e.g. --fill kind=competitor')
    .option('--yes', 'add them')
    .action((file: string, options: Options & PasteOptions) =>
      withConnection(options, async (connection, language) => {
        console.log(await pasteRows(connection, acting(connection, options), textFile(file), options, language));
      }),
    );
}

type Narrowed = Options & { side?: string; state?: string; text?: string; period?: string };
type OfOne = Options & { id: string };
type OfMeeting = Options & { meeting: string };
const whichMeeting = ['--meeting <id>', 'NEXT, a series, or a meeting', 'NEXT'] as const;
