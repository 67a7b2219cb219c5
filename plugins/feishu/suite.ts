import type { Client } from '@larksuiteoapi/node-sdk';
import type { CalendarEvent, Reading, Result, Suite, Window, Write } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { type BasePlace, lookAt, type ReadBase, readBase, tablesIn } from './base.ts';
import { cancelEvent, createEvent, readAttendees, readEvents, updateEvent } from './calendar.ts';
import { baseDialect } from './cells.ts';
import { asUser } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { readPeople } from './directory.ts';
import { examine } from './doctor.ts';
import { errorThrown } from './errors.ts';
import { sendMessage } from './messages.ts';
import { provision } from './provision.ts';
import { openSpreadsheet, readSources, writeSources } from './sources.ts';
import { type Changed, withChanges, writeRows } from './tables.ts';
import { createTask, readSections, readTasks, removeTask, updateTask } from './tasks.ts';
import { tryOut } from './trial.ts';

const directoryAge = 15 * 60_000;
/** Who comes is asked for meetings that begin within this time; agendas are drafted no earlier. */
const attendeesAhead = 12 * 86_400_000;
export interface FeishuOptions {
  config: FeishuConfig;
  client: Client;
  tables: readonly string[];
  /** Titles of those that stand in the restricted Base, which the app alone opens, whoever acts. */
  restricted?: readonly string[];
  /** The acting person's token, for spreadsheets of their own; without it the app acts. */
  userToken?: string;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

/** The port on the Feishu Open Platform, through the official SDK. */
export function feishu({ config, client, tables, restricted = [], userToken, clock }: FeishuOptions): Suite {
  /**
   * The app's own: it made the Base, the calendar and the task list. A person's token opens nothing that the person has not
   * agreed to scope by scope (99991679); it is used for what is theirs, the spreadsheets that they bind.
   */
  const as = asUser(undefined);
  const asPerson = asUser(userToken);
  const { calendar, taskList, timeZone } = config;
  const bases: BasePlace[] = [
    { base: config.base, as, titles: tables, name: 'file' },
    ...(config.restricted && restricted.length
      ? [{ base: config.restricted, as, titles: restricted, name: 'restricted' } as const]
      : []),
  ];

  return {
    name: 'feishu',
    dialect: baseDialect(timeZone),
    bodyLimit: 40_960,
    async read(window, known) {
      const now = clock();
      return known ? readChanges(window, known, now) : readAll(window, now);
    },
    write,
    openSpreadsheet: (link) => openSpreadsheet(client, link, asPerson),
    readSources: (wanted, known) => readSources(client, wanted, known, timeZone, clock(), asPerson),
    writeSources: (writes, known) => writeSources(client, writes, known, asPerson),
    provision: (layout, how) => provision(client, config, layout, how, as),
    examine: (layout) => examine(client, config, layout),
    tryOut: (report) => tryOut(client, config, clock(), report),
  };

  async function readAll(window: Window, now: number): Promise<Reading> {
    // The directory takes two rounds, as the tables do: nobody waits for one after the other.
    const coming = readPeople(client, config.department, as);
    coming.catch(() => {});
    const [signs, events, tasks] = await Promise.all([
      Promise.all(bases.map((place) => lookAt(client, place))),
      readEvents(client, calendar, window, as),
      readTasks(client, taskList, now, timeZone, as),
    ]);
    const [read, attended, people] = await Promise.all([
      Promise.all(bases.map((place, i) => readBase(client, place, signs[i]!))),
      withAttendees(events, events, coming, now),
      coming,
    ]);
    const at = new Date(now).toISOString();
    const both = inReading(read);
    return {
      at,
      window,
      ...both,
      marks: { ...both.marks, people: at },
      events: attended,
      tasks,
      people,
    };
  }

  /** All Bases as a reading has them; where nothing changed, the very same tables. */
  function inReading(read: readonly ReadBase[], known?: Reading) {
    const found = Object.assign({}, ...read.map((b) => b.tables)) as Reading['tables'];
    const titles = Object.keys(found);
    const same = known && titles.every((t) => found[t] === known.tables[t]);
    return {
      marks: Object.assign({}, ...read.map((b) => b.marks)) as Reading['marks'],
      fileMissing: read[0]!.missing,
      tables: same && titles.length === Object.keys(known.tables).length ? known.tables : found,
    };
  }

  /** All signs of change and all small lists in one round trip; tables only if the Base changed. */
  async function readChanges(window: Window, known: Reading, now: number): Promise<Reading> {
    const at = new Date(now).toISOString();
    const stale = now - Date.parse(known.marks.people ?? '') > directoryAge;
    const [signs, events, tasks, newPeople, attendees] = await Promise.all([
      Promise.all(bases.map((place) => lookAt(client, place))),
      readEvents(client, calendar, window, as),
      readTasks(client, taskList, now, timeZone, as, known.tasks),
      stale ? readPeople(client, config.department, as) : undefined,
      withAttendees(known.events, [], known.people, now),
    ]);
    const people = newPeople ?? known.people;
    const earlier = new Map([...known.events, ...attendees].map((e) => [e.id, e]));
    const [read, attended] = await Promise.all([
      Promise.all(bases.map((place, i) => readBase(client, place, signs[i]!, known))),
      withAttendees(
        events.filter((e) => !earlier.has(e.id)),
        events.map((e) => ({ ...e, attendees: earlier.get(e.id)?.attendees ?? [] })),
        people,
        now,
      ),
    ]);
    const both = inReading(read, known);
    const marks = { ...both.marks, people: stale ? at : (known.marks.people ?? at) };
    return { at, window, ...both, marks, events: attended, tasks, people };
  }

  /** Asks who comes to `which` and puts it into `all`; without `all`, gives back just those that were asked for. */
  async function withAttendees(
    which: CalendarEvent[],
    all: CalendarEvent[],
    people: Reading['people'] | Promise<Reading['people']>,
    now: number,
  ): Promise<CalendarEvent[]> {
    const near = which.filter(
      (e) => Date.parse(e.start) > now - 86_400_000 && Date.parse(e.start) < now + attendeesAhead,
    );
    const lists = await Promise.all(
      near.map((e) =>
        readAttendees(client, calendar, e.id, people, as).catch((error: SuiteError) => {
          if (error.kind === 'missing') return e.attendees;
          throw error;
        }),
      ),
    );
    const known = new Map(near.map((e, i) => [e.id, lists[i]!]));
    return (all.length ? all : near).map((e) => ({ ...e, attendees: known.get(e.id) ?? e.attendees }));
  }

  async function write(writes: readonly Write[], known: Reading): Promise<{ results: Result[]; reading: Reading }> {
    const tableWrites = writes.filter((w): w is Extract<Write, { table: string }> => 'table' in w);
    const touched = [...new Set(tableWrites.map((w) => w.table))];
    const listed = bases.map((place) => ({ place, present: tablesIn(known, place) }));
    const found = (title: string) => listed.find(({ place }) => place.titles.includes(title));
    const sections = writes.some((w) => w.do === 'create-task' && w.task.section)
      ? await readSections(client, taskList, as)
      : new Map<string, string>();
    const results: Result[] = new Array(writes.length);
    const settle = async (indexes: number[], act: () => Promise<string | undefined>) => {
      try {
        const id = await act();
        for (const i of indexes) results[i] = { ok: true, id };
      } catch (error) {
        for (const i of indexes) results[i] = { ok: false, error: errorThrown('write', error) };
      }
    };
    const events = new Map(known.events.map((e) => [e.id, e]));
    const tasks = new Map(known.tasks.map((t) => [t.id, t]));
    // What stands in an invitation comes first: the register says "published" only of what is published.
    await Promise.all(
      writes.map((w, i) => ('table' in w ? undefined : settle([i], () => single(w, known, sections, events, tasks)))),
    );
    const failed = results.find((r) => r && !r.ok);
    const changed = new Map<string, Changed[]>();
    await Promise.all(
      touched.map((title) => {
        const own = tableWrites.filter((w) => w.table === title);
        return settle(
          own.map((w) => writes.indexOf(w)),
          async () => {
            const { place, present } = found(title) ?? {};
            const id = present?.get(title)?.id;
            if (!place || !id) throw new SuiteError('missing', `write to ${title}`, 'the table is not in the Base');
            if (failed && !failed.ok) throw failed.error;
            changed.set(title, await writeRows(client, place.base, id, own, place.as));
            return undefined;
          },
        );
      }),
    );
    if (results[0] && !results[0].ok && results.every((r) => !r.ok)) throw results[0].error;
    const tables = Object.fromEntries(
      [...changed].flatMap(([title, list]) => {
        const table = known.tables[title];
        return table ? [[title, withChanges(table, list)]] : [];
      }),
    );
    return {
      results,
      reading: {
        ...known,
        tables: { ...known.tables, ...tables },
        events: [...events.values()],
        tasks: [...tasks.values()],
      },
    };
  }

  async function single(
    w: Exclude<Write, { table: string }>,
    known: Reading,
    sections: Map<string, string>,
    events: Map<string, CalendarEvent>,
    tasks: Map<string, Reading['tasks'][number]>,
  ): Promise<string | undefined> {
    switch (w.do) {
      case 'create-event': {
        const event = await createEvent(client, calendar, w, known.people, as);
        events.set(event.id, event);
        return event.id;
      }
      case 'update-event': {
        const before = events.get(w.id);
        const event = await updateEvent(client, calendar, w, before, known.people, as);
        events.set(event.id, event);
        return event.id;
      }
      case 'cancel-event':
        await cancelEvent(client, calendar, w.id, as);
        events.delete(w.id);
        return undefined;
      case 'create-task': {
        const task = await createTask(client, taskList, w, sections, timeZone, as);
        tasks.set(task.id, task);
        return task.id;
      }
      case 'update-task': {
        const task = tasks.get(w.id);
        if (!task) throw new SuiteError('missing', 'change a task', 'the task is gone');
        tasks.set(w.id, await updateTask(client, task, w.set, { zone: timeZone, now: clock() }, as));
        return w.id;
      }
      case 'remove-task':
        await removeTask(client, w.id, as);
        tasks.delete(w.id);
        return undefined;
      case 'message':
        await sendMessage(client, w);
        return undefined;
    }
  }
}
