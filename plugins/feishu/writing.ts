import type { Client } from '@larksuiteoapi/node-sdk';
import type { Reading, Result, Write } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { placed, together } from '../continued.ts';
import { type BasePlace, tablesIn, withTables } from './base.ts';
import { cancelEvent, createEvent, updateEvent } from './calendar.ts';
import type { As } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { errorThrown } from './errors.ts';
import { goOn } from './going-on.ts';
import { sendMessage } from './messages.ts';
import { room, withChanges, writeRows } from './tables.ts';
import { createTask, readSections, removeTask, updateTask } from './tasks.ts';

type RowWrite = Extract<Write, { table: string }>;
type OtherWrite = Exclude<Write, RowWrite>;
const isRowWrite = (write: Write): write is RowWrite => 'table' in write;

export interface Writer {
  client: Client;
  config: FeishuConfig;
  bases: readonly BasePlace[];
  /** The app's own rights: the calendar and the tasks are its own. */
  as: As;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

/** What came of each write; what one was made of may have failed in part. */
type Outcome = Map<Write, Result>;
type Written = { outcome: Outcome; reading: Reading };

/** Notes what comes of an act for the writes that it does. */
async function settle(outcome: Outcome, writes: readonly Write[], act: () => Promise<string | undefined>) {
  const result: Result = await act().then(
    (id) => ({ ok: true, id }),
    (error) => ({ ok: false, error: errorThrown('write', error) }),
  );
  for (const write of writes) if (outcome.get(write)?.ok !== false) outcome.set(write, result);
}

/** Writes in as few requests as the platform allows. @throws SuiteError if nothing could be written */
export async function write(
  writer: Writer,
  writes: readonly Write[],
  known: Reading,
): Promise<{ results: Result[]; reading: Reading }> {
  const rows = await makeRoom(writer, writes.filter(isRowWrite), known);
  // What stands in an invitation comes first: the register says "published" only of what is published.
  const others = await writeOthers(
    writer,
    writes.filter((w) => !isRowWrite(w)),
    known,
  );
  const failed = [...others.outcome.values()].find((r) => !r.ok);
  const { outcome, reading } = await rows(others.reading, failed && !failed.ok ? failed.error : undefined);
  const results = writes.map((w) => (outcome.get(w) ?? others.outcome.get(w))!);
  if (results[0] && !results[0].ok && results.every((r) => !r.ok)) throw results[0].error;
  return { results, reading };
}

/**
 * Finds room for new rows before anything is written: where there is none, nothing is half done.
 * @returns what writes the rows, table beside table; `refused` says why they are not to be written
 */
async function makeRoom({ client, bases }: Writer, writes: readonly RowWrite[], known: Reading) {
  const listed = new Map(bases.map((place) => [place, tablesIn(known, place)]));
  const placeOf = (title: string) => bases.find((place) => place.titles.includes(title));
  const further: Parameters<typeof placed>[3] = async (title, last) => {
    const place = placeOf(title)!;
    const next = await goOn(client, place.base, title, last, place.as);
    listed.get(place)!.set(next.table.title, next.listed);
    return next.table;
  };
  const { writes: own, tables } = await placed(writes, known.tables, room.records, further);

  return async (reading: Reading, refused: SuiteError | undefined): Promise<Written> => {
    const outcome: Outcome = new Map();
    const titles = [...new Set(own.map(({ write }) => write.table))];
    await Promise.all(
      titles.map((title) => {
        const there = own.filter(({ write }) => write.table === title);
        const act = async () => {
          const whole = there[0]!.of.table;
          const place = placeOf(whole);
          const id = place && listed.get(place)!.get(title)?.id;
          if (!place || !id) throw new SuiteError('missing', `write to ${title}`, 'the table is not in the Base');
          if (refused) throw refused;
          const rows = there.map(({ write }) => write);
          const changes = await writeRows(client, place.base, { title, id }, rows, place.as, async () => {
            const next = await further(whole, tables[title]!);
            tables[next.title] = next;
            return { title: next.title, id: listed.get(place)!.get(next.title)!.id };
          });
          for (const [name, records] of changes) if (tables[name]) tables[name] = withChanges(tables[name], records);
          return undefined;
        };
        return settle(
          outcome,
          there.map(({ of }) => of),
          act,
        );
      }),
    );
    const marks = bases.reduce((all, place) => withTables(all, place, listed.get(place)!), reading.marks);
    return { outcome, reading: { ...reading, marks, tables: together(known.tables, tables) } };
  };
}

/** Events, tasks and messages, all at the same time. */
async function writeOthers(writer: Writer, writes: readonly OtherWrite[], known: Reading): Promise<Written> {
  const { client, config, as, clock } = writer;
  const { calendar, taskList } = config;
  const sections = writes.some((w) => w.do === 'create-task' && w.task.section)
    ? await readSections(client, taskList, as)
    : new Map<string, string>();
  const events = new Map(known.events.map((e) => [e.id, e]));
  const tasks = new Map(known.tasks.map((t) => [t.id, t]));
  const outcome: Outcome = new Map();
  await Promise.all(writes.map((w) => settle(outcome, [w], () => single(w))));
  return { outcome, reading: { ...known, events: [...events.values()], tasks: [...tasks.values()] } };

  async function single(w: OtherWrite): Promise<string | undefined> {
    switch (w.do) {
      case 'create-event': {
        const event = await createEvent(client, calendar, w, known.people, as);
        events.set(event.id, event);
        return event.id;
      }
      case 'update-event': {
        const event = await updateEvent(client, calendar, w, events.get(w.id), known.people, as);
        events.set(event.id, event);
        return event.id;
      }
      case 'cancel-event':
        await cancelEvent(client, calendar, w.id, as);
        events.delete(w.id);
        return undefined;
      case 'create-task': {
        const task = await createTask(client, taskList, w, sections, config, as);
        tasks.set(task.id, task);
        return task.id;
      }
      case 'update-task': {
        const task = tasks.get(w.id);
        if (!task) throw new SuiteError('missing', 'change a task', 'the task is gone');
        tasks.set(w.id, await updateTask(client, task, w.set, { config, now: clock() }, as));
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
