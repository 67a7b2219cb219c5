import {
  type Away,
  type CalendarEvent,
  type RawTable,
  type Reading,
  type Result,
  type Suite,
  SuiteError,
  type Task,
  type Window,
  type Write,
} from '../../core/workspace/port.ts';
import { awayFrom, readAway } from './absences.ts';
import { sendCard } from './bot.ts';
import { eventFrom, readEvents } from './calendar.ts';
import { excelDialect } from './cells.ts';
import { type Answer, type Asked, failure, Graph, succeeded, type TokenSource } from './client.ts';
import { itemPath, type Microsoft365Config } from './config.ts';
import { personFrom, readPeople } from './directory.ts';
import { examine } from './doctor.ts';
import { readItem } from './files.ts';
import { sendMessage } from './messages.ts';
import { provision } from './provision.ts';
import { openWorkbook, readSources, writeSources } from './sources.ts';
import { readTable, tableFrom } from './tables.ts';
import { describeTask, readBuckets, readDetails, readTasks, taskFrom } from './tasks.ts';
import { type Written, writeSurely } from './writing.ts';

/** People come and go rarely: their list is read again after this long. */
const directoryAge = 15 * 60_000;
const doubtful = 3_000;

export interface Microsoft365Options {
  config: Microsoft365Config;
  /** Titles of the tables to read. */
  tables: readonly string[];
  /** E-mail addresses of those whose absence matters. */
  watched?: readonly string[];
  /** A valid access token of whoever acts. */
  token: TokenSource;
  /** A token for Bot Connector, the app's own. */
  botToken: () => Promise<string>;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

type Message = Extract<Write, { do: 'message' }>;
/** What goes into the person's chat with the bot, beside Graph. */
const isCard = (write: Write): write is Message => write.do === 'message' && !!write.chat;

/** The port on Microsoft Graph. Without state of its own: made anew for whoever acts. */
export function microsoft365({ config, tables, watched = [], token, botToken, clock }: Microsoft365Options): Suite {
  const graph = new Graph(token, config.graph);
  const item = itemPath(config);
  const dialect = excelDialect(config.timeZone);

  return {
    name: 'microsoft365',
    dialect,
    // Graph names no limit for an event's body; mail clients stay quick with this much.
    bodyLimit: 60_000,

    async read(window, known) {
      const at = new Date(clock()).toISOString();
      return known ? readChanges(window, known, at) : readAll(window, at);
    },

    async write(writes, known) {
      const others = writes.filter((w) => !isCard(w));
      const { results, reading } = others.length ? await writeOthers(others, known) : { results: [], reading: known };
      const sent = await sendCards(writes.filter(isCard));
      return { results: writes.map((w) => (isCard(w) ? sent : results).shift()!), reading };
    },

    openSpreadsheet: (link) => openWorkbook(graph, link),
    readSources: (wanted, known) => readSources(graph, wanted, known, config.timeZone, new Date(clock()).toISOString()),
    writeSources: (writes, known) => writeSources(graph, writes, known),
    provision: (layout, how) => provision(graph, config, layout, how),
    examine: (layout) => examine(graph, token, config, layout, clock()),
  };

  /** Everything in one round trip: what is independent together, the workbook's requests in order beside it. */
  async function readAll(window: Window, at: string): Promise<Reading> {
    // The mark is read before the tables: a change in between makes it too old, never too new.
    const [others, workbook] = await Promise.all([
      graph.batch(
        [readEvents(config.organiser, window), readTasks(config.plan), readPeople(config.group), ...awayAsked(at)],
        'together',
      ),
      graph.batch([readItem(item), ...tables.map((t) => readTable(item, t))], 'one-by-one'),
    ]);
    const [events, tasks, people] = await Promise.all(others.slice(0, 3).map((a) => graph.pages(a)));
    const file = workbook[0]!;
    if (file.status >= 400 && file.status !== 404) throw failure(file);
    return {
      at,
      window,
      marks: { file: String(file.body.cTag ?? ''), people: at },
      fileMissing: file.status === 404,
      tables: file.status === 404 ? {} : tablesFrom(workbook.slice(1), file),
      events: events!.map(eventFrom),
      tasks: tasks!.map((t) => taskFrom(t, config.timeZone)),
      people: people!.map(personFrom),
      away: awayIn(others[3]),
    };
  }

  function awayAsked(at: string): Asked[] {
    return watched.length ? [readAway(config.organiser, watched, at)] : [];
  }

  /** A comfort: whose calendars may not be read are taken to be at work. */
  function awayIn(answer: Answer | undefined): Away[] {
    if (!succeeded(answer)) return [];
    return ((answer.body.value as Record<string, unknown>[] | undefined) ?? []).flatMap(awayFrom);
  }

  async function readChanges(window: Window, known: Reading, at: string): Promise<Reading> {
    const stale = Date.parse(at) - Date.parse(known.marks.people ?? '') > directoryAge;
    const [file, events, tasks, people, away] = await graph.batch(
      [
        readItem(item),
        readEvents(config.organiser, window),
        readTasks(config.plan),
        ...(stale ? [readPeople(config.group), ...awayAsked(at)] : []),
      ],
      'together',
    );
    if (file!.status >= 400 && file!.status !== 404) throw failure(file!);
    const missing = file!.status === 404;
    const mark = String(file!.body.cTag ?? '');
    // Between two requests of our own batch somebody may have written: once, some time after, everything is read again.
    const doubted = Date.parse(at) - Date.parse(known.marks.written ?? at) > doubtful;
    const same = !missing && !known.fileMissing && mark === known.marks.file && !doubted;
    const fresh = same
      ? known.tables
      : missing
        ? {}
        : tablesFrom(
            await graph.batch(
              tables.map((t) => readTable(item, t)),
              'one-by-one',
            ),
            file!,
          );
    return {
      at,
      window,
      marks: {
        file: mark,
        people: stale ? at : (known.marks.people ?? at),
        ...(same && known.marks.written && { written: known.marks.written }),
      },
      fileMissing: missing,
      tables: fresh,
      events: (await graph.pages(events!)).map(eventFrom),
      tasks: (await graph.pages(tasks!)).map((t) => taskFrom(t, config.timeZone)),
      people: people ? (await graph.pages(people)).map(personFrom) : known.people,
      away: stale ? awayIn(away) : known.away,
    };
  }

  /** @param file the drive item, whose address is as near to a table as Graph leads */
  function tablesFrom(answers: Answer[], file: Answer): Record<string, RawTable> {
    const url = file.body.webUrl as string | undefined;
    const found: Record<string, RawTable> = {};
    answers.forEach((answer, i) => {
      if (succeeded(answer)) found[tables[i]!] = tableFrom(tables[i]!, answer, url);
      else if (answer.status !== 404) throw failure(answer);
    });
    return found;
  }

  function resultOf(answer: Answer): Result {
    return succeeded(answer)
      ? { ok: true, id: answer.body.id as string | undefined }
      : { ok: false, error: failure(answer) };
  }

  async function bucketIds(): Promise<Map<string, string>> {
    const [answer] = await graph.batch([readBuckets(config.plan)], 'together');
    return new Map((await graph.pages(answer!)).map((b) => [String(b.name), String(b.id)]));
  }

  async function writeOthers(
    writes: readonly Write[],
    known: Reading,
  ): Promise<{ results: Result[]; reading: Reading }> {
    const bucketsNeeded = writes.some((w) => w.do === 'create-task' && w.task.section);
    const buckets = bucketsNeeded ? await bucketIds() : new Map<string, string>();
    const written = await writeSurely(graph, config, item, buckets, writes, known);
    const results = written.answers.map(resultOf);
    if (results[0] && !results[0].ok && results.every((r) => !r.ok)) throw results[0].error;
    await describeNew(writes, results);
    return { results, reading: brought(known, writes, written) };
  }

  /** Whoever has removed the bot is told in the activity feed, as everybody without it. */
  async function sendCards(cards: readonly Message[]): Promise<Result[]> {
    if (!cards.length) return [];
    const token = await botToken();
    return Promise.all(
      cards.map(async (card): Promise<Result> => {
        try {
          await sendCard(card, token);
          return { ok: true };
        } catch (error) {
          if (!(error instanceof SuiteError)) throw error;
          const [notice] = await graph.send([sendMessage(card)], 'together');
          return resultOf(notice!);
        }
      }),
    );
  }

  /** A task's description is a resource of its own that wants its own version: two more round trips for all new tasks. */
  async function describeNew(writes: readonly Write[], results: Result[]): Promise<void> {
    const described = writes.flatMap((w, i) => {
      const result = results[i];
      return w.do === 'create-task' && w.task.note && result?.ok && result.id
        ? [{ id: result.id, note: w.task.note }]
        : [];
    });
    if (!described.length) return;
    const details = await graph.batch(
      described.map((d) => readDetails(d.id)),
      'together',
    );
    const patches = described.flatMap((d, i) =>
      succeeded(details[i]) ? [describeTask(d.id, String(details[i].body['@odata.etag'] ?? ''), d.note)] : [],
    );
    if (patches.length) await graph.batch(patches, 'together');
  }

  /** The reading after our own writes: what was touched is what the suite answered, nothing is guessed. */
  function brought(known: Reading, writes: readonly Write[], { answers, tables: fresh, mark }: Written): Reading {
    const events = new Map<string, CalendarEvent>(known.events.map((e) => [e.id, e]));
    const tasks = new Map<string, Task>(known.tasks.map((t) => [t.id, t]));
    writes.forEach((write, i) => {
      const answer = answers[i];
      if (succeeded(answer) && write.do === 'cancel-event') events.delete(write.id);
      if (!succeeded(answer) || !answer.body.id) return;
      if (write.do === 'update-event' || write.do === 'create-event')
        events.set(String(answer.body.id), eventFrom(answer.body));
      if (write.do === 'create-task' || write.do === 'update-task')
        tasks.set(String(answer.body.id), taskFrom(answer.body, config.timeZone));
    });
    return {
      ...known,
      tables: { ...known.tables, ...fresh },
      events: [...events.values()],
      tasks: [...tasks.values()],
      marks: { ...known.marks, ...(mark !== undefined && { file: mark, written: new Date(clock()).toISOString() }) },
    };
  }
}
