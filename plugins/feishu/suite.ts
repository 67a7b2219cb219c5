import type { Client } from '@larksuiteoapi/node-sdk';
import type { CalendarEvent, Reading, Suite, SuiteError, Window } from '../../core/workspace/port.ts';
import { type BasePlace, lookAt, type ReadBase, readBase } from './base.ts';
import { readAttendees, readEvents } from './calendar.ts';
import { baseDialect } from './cells.ts';
import { asUser } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { readPeople } from './directory.ts';
import { examine } from './doctor.ts';
import { provision } from './provision.ts';
import { openSpreadsheet, readSources, writeSources } from './sources.ts';
import { readTasks } from './tasks.ts';
import { tryOut } from './trial.ts';
import { write } from './writing.ts';

const directoryAge = 15 * 60_000;
/** Who comes is asked for meetings that begin within this time; agendas are drafted no earlier. */
const attendeesAhead = 12 * 86_400_000;
export interface FeishuOptions {
  config: FeishuConfig;
  client: Client;
  tables: readonly string[];
  /** Titles of those that stand in the restricted Base, which the app alone opens, whoever acts. */
  restricted?: readonly string[];
  /** Titles of logs among them: of the tables in which one goes on, the last are read. */
  logs?: readonly string[];
  /** The acting person's token, for spreadsheets of their own; without it the app acts. */
  userToken?: string;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

/** The port on the Feishu Open Platform, through the official SDK. */
export function feishu({ config, client, tables, restricted = [], logs = [], userToken, clock }: FeishuOptions): Suite {
  /**
   * The app's own: it made the Base, the calendar and the task list. A person's token opens nothing that the person has not
   * agreed to scope by scope (99991679); it is used for what is theirs, the spreadsheets that they bind.
   */
  const as = asUser(undefined);
  const asPerson = asUser(userToken);
  const { calendar, taskList, timeZone } = config;
  const bases: BasePlace[] = [
    { base: config.base, as, titles: tables, logs, name: 'file' },
    ...(config.restricted && restricted.length
      ? [{ base: config.restricted, as, titles: restricted, logs, name: 'restricted' } as const]
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
    write: (writes, known) => write({ client, config, bases, as, clock }, writes, known),
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
      readTasks(client, taskList, now, config, as),
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
    const stale = Math.abs(now - Date.parse(known.marks.people ?? '')) > directoryAge;
    const [signs, events, tasks, newPeople, attendees] = await Promise.all([
      Promise.all(bases.map((place) => lookAt(client, place))),
      readEvents(client, calendar, window, as),
      readTasks(client, taskList, now, config, as, known.tasks),
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
}
