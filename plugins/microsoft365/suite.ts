import type { Away, CalendarEvent, Reading, Result, Suite, Task, Window, Write } from '../../core/workspace/port.ts';
import { together } from '../continued.ts';
import { awayFrom, readAway } from './absences.ts';
import type { Kept } from './asking.ts';
import { eventFrom, readEvents } from './calendar.ts';
import { excelDialect } from './cells.ts';
import { type Answer, type Asked, failure, Graph, succeeded, type TokenSource } from './client.ts';
import { itemPath, type Microsoft365Config } from './config.ts';
import { personFrom, readPeople } from './directory.ts';
import { examine } from './doctor.ts';
import { readItem } from './files.ts';
import { makeRoom } from './going-on.ts';
import { type Message, sendMessages } from './messages.ts';
import { provision } from './provision.ts';
import { openWorkbook, readSources, writeSources } from './sources.ts';
import { describeTask, readBuckets, readDetails, readTasks, taskFrom } from './tasks.ts';
import { tryOut } from './trial.ts';
import { type Marked, marksOf, readAgain, readWorkbook, type Workbook } from './workbook.ts';
import { type Written, writeSurely } from './writing.ts';

/** People come and go rarely: their list is read again after this long. */
const directoryAge = 15 * 60_000;

export interface Microsoft365Options {
  config: Microsoft365Config;
  /** Titles of the tables to read. */
  tables: readonly string[];
  /** Titles of those that stand in the restricted workbook. */
  restricted?: readonly string[];
  /** Titles of logs among all of them. */
  logs?: readonly string[];
  /** E-mail addresses of those whose absence matters. */
  watched?: readonly string[];
  /** A valid access token of whoever acts. */
  token: TokenSource;
  /** The app's own: it alone opens the restricted workbook, whoever acts. */
  appToken?: TokenSource;
  /** A token for Bot Connector, the app's own. */
  botToken: () => Promise<string>;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

const isMessage = (write: Write): write is Message => write.do === 'message';
const isKept = (write: Write): write is Kept => !isMessage(write);

/** The port on Microsoft Graph. Without state of its own: made anew for whoever acts. */
export function microsoft365({
  config,
  tables,
  restricted = [],
  logs = [],
  watched = [],
  token,
  appToken = token,
  botToken,
  clock,
}: Microsoft365Options): Suite {
  const graph = new Graph(token, config.graph);
  const appGraph = token === appToken ? graph : new Graph(appToken, config.graph);
  const item = itemPath(config);
  /** The restricted workbook, where the company has one. */
  const annex =
    config.restricted && restricted.length ? { graph: appGraph, item: itemPath(config.restricted) } : undefined;
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
      const kept = writes.filter(isKept);
      const { results, reading } = kept.length ? await writeKept(kept, known) : { results: [], reading: known };
      const sent = await sendMessages(appGraph, botToken, writes.filter(isMessage));
      return { results: writes.map((w) => (isMessage(w) ? sent : results).shift()!), reading };
    },

    openSpreadsheet: (link) => openWorkbook(graph, link),
    readSources: (wanted, known) => readSources(graph, wanted, known, config.timeZone, new Date(clock()).toISOString()),
    writeSources: (writes, known) => writeSources(graph, writes, known),
    provision: (layout, how) => provision(graph, config, layout, how),
    examine: (layout) => examine(graph, token, config, layout, clock()),
    tryOut: (report) => tryOut(graph, config, clock(), report),
  };

  /** Everything in one round trip: what is independent together, each workbook's requests in order beside it. */
  async function readAll(window: Window, at: string): Promise<Reading> {
    const [others, workbook, closed] = await Promise.all([
      graph.batch(
        [readEvents(config.organiser, window), readTasks(config.plan), readPeople(config.group), ...awayAsked(at)],
        'together',
      ),
      readWorkbook(graph, item, { titles: tables, logs }, 'file'),
      annex ? readWorkbook(annex.graph, annex.item, { titles: restricted, logs }, 'restricted') : undefined,
    ]);
    const [events, tasks, people] = await Promise.all(others.slice(0, 3).map((a) => graph.pages(a)));
    const both = inReading(workbook, closed);
    return {
      at,
      window,
      ...both,
      marks: { ...both.marks, people: at },
      events: events!.map(eventFrom),
      tasks: tasks!.map((t) => taskFrom(t, config.timeZone)),
      people: people!.map(personFrom),
      away: awayIn(others[3]),
    };
  }

  /** Both workbooks as a reading has them; where nothing changed, the very same tables. */
  function inReading(workbook: Workbook, closed: Workbook | undefined, known?: Reading) {
    const found = { ...workbook.tables, ...closed?.tables };
    const same = known && Object.keys(found).every((t) => found[t] === known.tables[t]);
    return {
      marks: { ...marksOf(workbook, 'file'), ...(closed && marksOf(closed, 'restricted')) },
      fileMissing: workbook.missing,
      tables: same && Object.keys(found).length === Object.keys(known.tables).length ? known.tables : found,
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
    const stale = Math.abs(Date.parse(at) - Date.parse(known.marks.people ?? '')) > directoryAge;
    // Where the app acts, one batch asks for everything; a person's token does not open the restricted workbook.
    const apart = annex && token !== appToken ? annex.graph.batch([readItem(annex.item)], 'together') : undefined;
    apart?.catch(() => {});
    const [file, events, tasks, ...others] = await graph.batch(
      [
        readItem(item),
        readEvents(config.organiser, window),
        readTasks(config.plan),
        ...(annex && !apart ? [readItem(annex.item)] : []),
        ...(stale ? [readPeople(config.group), ...awayAsked(at)] : []),
      ],
      'together',
    );
    const closed = annex && (apart ? (await apart)[0]! : others.shift()!);
    const [people, away] = others;
    const [workbook, annexed] = await Promise.all([
      readAgain(graph, item, { titles: tables, logs }, known, 'file', file!, at),
      annex && readAgain(annex.graph, annex.item, { titles: restricted, logs }, known, 'restricted', closed!, at),
    ]);
    const both = inReading(workbook, annexed, known);
    return {
      at,
      window,
      ...both,
      marks: { ...both.marks, people: stale ? at : (known.marks.people ?? at) },
      events: (await graph.pages(events!)).map(eventFrom),
      tasks: (await graph.pages(tasks!)).map((t) => taskFrom(t, config.timeZone)),
      people: people ? (await graph.pages(people)).map(personFrom) : known.people,
      away: stale ? awayIn(away) : known.away,
    };
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

  async function writeKept(writes: readonly Kept[], known: Reading): Promise<{ results: Result[]; reading: Reading }> {
    const bucketsNeeded = writes.some((w) => w.do === 'create-task' && w.task.section);
    const buckets = bucketsNeeded ? await bucketIds() : new Map<string, string>();
    const isClosed = (w: Kept) => !!annex && 'table' in w && restricted.includes(w.table);
    const [open, closed] = [writes.filter((w) => !isClosed(w)), writes.filter(isClosed)];
    // Room is made in both files before anything is written to one of them.
    const [here, there] = await Promise.all([
      makeRoom(graph, item, open, known),
      annex && closed.length ? makeRoom(annex.graph, annex.item, closed, asOpen(known)) : undefined,
    ]);
    const [written, apart] = await Promise.all([
      writeSurely(graph, config, item, buckets, here.writes, here.known),
      annex && there ? writeSurely(annex.graph, config, annex.item, buckets, there.writes, there.known) : undefined,
    ]);
    const outcome = new Map([...here.outcome(written), ...(there && apart ? there.outcome(apart) : [])]);
    const results = writes.map((w) => resultOf(outcome.get(w)!));
    if (results[0] && !results[0].ok && results.every((r) => !r.ok)) throw results[0].error;
    await describeNew(writes, results);
    const tables = together(known.tables, { ...here.known.tables, ...written.tables, ...apart?.tables });
    return { results, reading: marked({ ...brought(known, here.writes, written), tables }, apart) };
  }

  /** A task's description is a resource of its own that wants its own version: two more round trips for all new tasks. */
  async function describeNew(writes: readonly Kept[], results: Result[]): Promise<void> {
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

  /** The restricted workbook as what is written to. */
  function asOpen(known: Reading): Reading {
    return { ...known, marks: { ...known.marks, file: known.marks.restricted ?? '' } };
  }

  function marked(reading: Reading, apart: Written | undefined): Reading {
    if (!apart) return reading;
    return {
      ...reading,
      marks: { ...reading.marks, ...wroteTo(apart, 'restricted') },
    };
  }

  function wroteTo({ mark }: Written, as: Marked): Record<string, string> {
    return mark === undefined ? {} : { [as]: mark, [`${as} written`]: new Date(clock()).toISOString() };
  }

  /** The reading after our own writes: what was touched is what the suite answered, nothing is guessed. */
  function brought(known: Reading, writes: readonly Kept[], written: Written): Reading {
    const { answers } = written;
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
      events: [...events.values()],
      tasks: [...tasks.values()],
      marks: { ...known.marks, ...wroteTo(written, 'file') },
    };
  }
}
