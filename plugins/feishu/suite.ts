import type { Client } from '@larksuiteoapi/node-sdk';
import type { CalendarEvent, RawTable, Reading, Result, Suite, Window, Write } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { cancelEvent, createEvent, readAttendees, readEvents, updateEvent } from './calendar.ts';
import { baseDialect } from './cells.ts';
import { asUser } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { readPeople } from './directory.ts';
import { examine } from './doctor.ts';
import { errorThrown } from './errors.ts';
import { type DriveFile, lookAtBase } from './files.ts';
import { sendMessage } from './messages.ts';
import { provision } from './provision.ts';
import { openSpreadsheet, readSources, writeSources } from './sources.ts';
import { type Changed, type Listed, listTables, readTable, withChanges, writeRows } from './tables.ts';
import { createTask, readSections, readTasks, removeTask, updateTask } from './tasks.ts';

const directoryAge = 15 * 60_000;
/** Who comes is asked for meetings that begin within this time; agendas are drafted no earlier. */
const attendeesAhead = 12 * 86_400_000;
export interface FeishuOptions {
  config: FeishuConfig;
  client: Client;
  tables: readonly string[];
  /** The acting person's token; without it the app acts. */
  userToken?: string;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

const timeOf = (file: DriveFile | undefined): string => String(file?.changed ?? '');
const tablesIn = (reading: Reading): Map<string, Listed> => new Map(JSON.parse(reading.marks.tables ?? '[]'));

/** The port on the Feishu Open Platform, through the official SDK. */
export function feishu({ config, client, tables, userToken, clock }: FeishuOptions): Suite {
  const as = asUser(userToken);
  const { base, calendar, taskList, timeZone } = config;

  return {
    name: 'feishu',
    dialect: baseDialect(timeZone),
    bodyLimit: 40_960,
    async read(window, known) {
      const now = clock();
      return known ? readChanges(window, known, now) : readAll(window, now);
    },
    write,
    openSpreadsheet: (link) => openSpreadsheet(client, link, as),
    readSources: (wanted, known) => readSources(client, wanted, known, timeZone, clock(), as),
    writeSources: (writes, known) => writeSources(client, writes, known, as),
    provision: (layout, how) => provision(client, config, layout, how, as),
    examine: (layout) => examine(client, config, layout),
  };

  async function readAll(window: Window, now: number): Promise<Reading> {
    // The directory takes two rounds, as the tables do: nobody waits for one after the other.
    const coming = readPeople(client, config.department, as);
    coming.catch(() => {});
    const [file, present, events, tasks] = await Promise.all([
      lookAtBase(client, base, as),
      listTables(client, base, as),
      readEvents(client, calendar, window, as),
      readTasks(client, taskList, now, timeZone, as),
    ]);
    const missing = file === undefined || present === undefined;
    const [fresh, attended, people] = await Promise.all([
      missing ? {} : readTables(present, file),
      withAttendees(events, events, coming, now),
      coming,
    ]);
    const at = new Date(now).toISOString();
    return {
      at,
      window,
      marks: { file: timeOf(file), people: at, tables: JSON.stringify([...(present ?? [])]) },
      fileMissing: missing,
      tables: fresh,
      events: attended,
      tasks,
      people,
    };
  }

  /** All signs of change and all small lists in one round trip; tables only if the Base changed. */
  async function readChanges(window: Window, known: Reading, now: number): Promise<Reading> {
    const at = new Date(now).toISOString();
    const stale = now - Date.parse(known.marks.people ?? '') > directoryAge;
    const [file, present, events, tasks, newPeople, attendees] = await Promise.all([
      lookAtBase(client, base, as),
      listTables(client, base, as),
      readEvents(client, calendar, window, as),
      readTasks(client, taskList, now, timeZone, as),
      stale ? readPeople(client, config.department, as) : undefined,
      withAttendees(known.events, [], known.people, now),
    ]);
    const people = newPeople ?? known.people;
    const missing = file === undefined || present === undefined;
    const earlier = new Map([...known.events, ...attendees].map((e) => [e.id, e]));
    const [fresh, attended] = await Promise.all([
      missing ? {} : readAgain(known, present, file),
      withAttendees(
        events.filter((e) => !earlier.has(e.id)),
        events.map((e) => ({ ...e, attendees: earlier.get(e.id)?.attendees ?? [] })),
        people,
        now,
      ),
    ]);
    const marks = {
      file: timeOf(file),
      people: stale ? at : (known.marks.people ?? at),
      tables: JSON.stringify([...(present ?? [])]),
    };
    return { at, window, marks, fileMissing: missing, tables: fresh, events: attended, tasks, people };
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

  /**
   * Only tables whose revision moved are read again. The Base's time of change is held against it: where that moved and
   * no revision did, all are.
   */
  async function readAgain(
    known: Reading,
    present: Map<string, Listed>,
    file: DriveFile,
  ): Promise<Record<string, RawTable>> {
    const before = tablesIn(known);
    const kept = new Map(
      tables.flatMap((title) => {
        const table = known.tables[title];
        const [was, is] = [before.get(title), present.get(title)];
        return table && is && was?.id === is.id && was.revision === is.revision ? [[title, table] as const] : [];
      }),
    );
    const allSame = kept.size === tables.filter((title) => present.has(title)).length;
    const allThere = Object.keys(known.tables).every((title) => present.has(title));
    if (allSame && allThere && timeOf(file) === known.marks.file) return known.tables;
    if (allSame && allThere) kept.clear();
    const changed = new Map([...present].filter(([title]) => !kept.has(title)));
    return { ...Object.fromEntries(kept), ...(await readTables(changed, file)) };
  }

  async function readTables(present: Map<string, Listed>, file: DriveFile): Promise<Record<string, RawTable>> {
    const wanted = tables.filter((title) => present.has(title));
    const read = await Promise.all(wanted.map((title) => readTable(client, base, present.get(title)!.id, title, as)));
    return Object.fromEntries(
      read.map((table) => [table.title, { ...table, url: `${file.url}?table=${present.get(table.title)!.id}` }]),
    );
  }

  async function write(writes: readonly Write[], known: Reading): Promise<{ results: Result[]; reading: Reading }> {
    const tableWrites = writes.filter((w): w is Extract<Write, { table: string }> => 'table' in w);
    const touched = [...new Set(tableWrites.map((w) => w.table))];
    const present = tablesIn(known);
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
            const id = present.get(title)?.id;
            if (!id) throw new SuiteError('missing', `write to ${title}`, 'the table is not in the Base');
            if (failed && !failed.ok) throw failed.error;
            changed.set(title, await writeRows(client, base, id, own, as));
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
