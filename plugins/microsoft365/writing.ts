import type { RawTable, Reading, Task, Write } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { asKnown } from '../as-known.ts';
import { passing, patience, patiently, pause, waitFor } from '../resilience.ts';
import { type Kept, requestFor, type Standing } from './asking.ts';
import { astray, type Removal, wiped } from './astray.ts';
import { type Answer, busy, failure, type Graph, succeeded } from './client.ts';
import type { Microsoft365Config } from './config.ts';
import { readItem } from './files.ts';
import { holds, idsOf, readTable, rowIndex, tableFrom } from './tables.ts';
import { readTasks, says, taskFrom } from './tasks.ts';

type Append = Extract<Write, { do: 'append' }>;
type CreateTask = Extract<Write, { do: 'create-task' }>;

/** What a round of writing found out. */
interface Seen {
  tables: Record<string, RawTable>;
  /** The file's sign of change, or '' if somebody else changed the file meanwhile and all is to be read again. */
  mark?: string;
}

export interface Written extends Seen {
  answers: Answer[];
}

/**
 * Writes in order and makes sure of it. Nobody may repeat blindly here: adding rows and creating tasks is not
 * idempotent in Graph, and a 504 or a lost answer says nothing about what was done (`api/table-post-rows.md`). So after a
 * doubtful answer we look at what stands there and write only what is missing. Rows are addressed by their index, which
 * moves when somebody sorts: the table is read back in the same batch, and a change that landed in another row is put right.
 */
export async function writeSurely(
  graph: Graph,
  config: Microsoft365Config,
  item: string,
  buckets: Map<string, string>,
  writes: readonly Kept[],
  known: Reading,
): Promise<Written> {
  const answers: (Answer | undefined)[] = writes.map((w) => (isGone(w, known) ? done(w.do) : undefined));
  const todo: Kept[] = [...writes];
  const touched = [...new Set(writes.flatMap((w) => ('table' in w ? [w.table] : [])))];
  const seen: Seen = {
    tables: Object.fromEntries(touched.flatMap((t) => (known.tables[t] ? [[t, known.tables[t]]] : []))),
  };
  /** Writes whose rows were read back, and those that were made twice because they were not. */
  const found = new Set<number>();
  const rewritten = new Set<number>();
  /** How often rows of a write were added again. */
  const added = new Map<number, number>();
  /** IDs of the rows that are meant to go. */
  const leaving = new Set(writes.flatMap((w) => (w.do === 'remove-row' ? [w.id] : [])));
  /** Every place that was asked to be emptied: where an answer was lost, nobody knows what stood there. */
  const removals: Removal[] = [];
  let seenTasks: readonly Task[] = known.tasks;
  let stale = false;
  let alone = true;

  for (let attempt = 1; ; attempt++) {
    const open = writes.flatMap((_, i) => (answers[i] ? [] : [i]));
    if (!open.length && !stale) break;
    const before = seen.tables;
    // The mark is read before the tables: a change in between makes it too old, never too new.
    const looks = touched.length ? [readItem(item), ...touched.map((t) => readTable(item, t))] : [];
    const asked = open.map((i) => requestFor(todo[i]!, standing()));
    removals.push(...open.flatMap((i) => (isRemoval(todo[i]!) ? [todo[i]] : [])));
    let doubt: SuiteError | undefined;
    /** A failure that is none held up what stands behind it (424). */
    let unblocked = false;
    try {
      const first = attempt === 1 ? looks.slice(0, 1) : [];
      const got = await graph.send([...first, ...asked, ...looks], 'one-by-one');
      const [head] = got.splice(0, first.length);
      if (head && head.body.cTag !== known.marks.file) alone = false;
      for (const [n, i] of open.entries()) {
        // What stands behind a first look that failed was not reached: its failure is theirs.
        const answer = head && !succeeded(head) ? head : got[n]!;
        if (succeeded(answer)) answers[i] = answer;
        else if (busy(answer) || movedOn(todo[i]!, answer)) doubt ??= failure(answer);
        else if (answer.status === 404 && goneIsDone.has(todo[i]!.do)) {
          answers[i] = done(todo[i]!.do);
          unblocked = true;
        } else if (answer.status !== 424 || (!doubt && !unblocked)) answers[i] = answer;
      }
      stale = !takeIn(got.slice(open.length));
    } catch (error) {
      if (!passing(error)) throw error;
      doubt = error;
      stale = touched.length > 0;
    }
    if (!stale) {
      doubt ??= unmerged();
      const repairs = open.flatMap((i) => {
        if (!succeeded(answers[i])) return [];
        const { again, requests } = astray(item, todo[i]!, before, seen.tables);
        if (again) answers[i] = undefined;
        return requests;
      });
      repairs.push(...wiped(item, removals, known.tables, seen.tables, leaving));
      if (repairs.length) {
        await patiently(async () => {
          const failed = (await graph.send(repairs, 'one-by-one')).find((a) => !succeeded(a));
          if (failed) throw failure(failed);
        });
        stale = true;
      }
    }
    if (!doubt && !stale && answers.every(Boolean)) break;
    if (attempt >= patience.attempts) {
      alone = false;
      for (const i of writes.keys())
        answers[i] ??= refused(doubt ?? new SuiteError('unavailable', 'write', 'no answer'));
      break;
    }
    if (doubt) await pause(waitFor(attempt, doubt));
    await lookAround();
  }
  return { answers: answers.map((a) => a!), ...seen, ...(touched.length && !alone && { mark: '' }) };

  /** What is needed to put a write into a request, with the rows as they were read last. */
  function standing(): Standing {
    return { item, config, buckets, tables: seen.tables, tasks: seenTasks };
  }

  /** @returns whether all that was written is now read */
  function takeIn(looks: Answer[]): boolean {
    if (looks.some((a) => !succeeded(a))) return false;
    seen.tables = Object.fromEntries(
      touched.map((title, i) => {
        const table = tableFrom(title, looks[i + 1]!, known.tables[title]?.url);
        return [title, asKnown(table, seen.tables[title])];
      }),
    );
    if (looks[0]) seen.mark = String(looks[0].body.cTag ?? '');
    return true;
  }

  /** After a doubtful answer: what stands there by now need not be written again, and rows may have moved. */
  async function lookAround(): Promise<void> {
    const tasksWanted = writes.some((w, i) => (w.do === 'create-task' || w.do === 'update-task') && !answers[i]);
    alone = false;
    const looks = touched.length ? [readItem(item), ...touched.map((t) => readTable(item, t))] : [];
    const [rows, tasks] = await Promise.all([
      looks.length ? graph.batch(looks, 'one-by-one') : [],
      tasksWanted ? graph.batch([readTasks(config.plan)], 'together').then((a) => graph.pages(a[0]!)) : [],
    ]);
    stale = !takeIn(rows);
    if (!stale) unmerged();
    if (tasksWanted) seenTasks = tasks.map((t) => taskFrom(t, config.timeZone));
    const taken = new Set<string>();
    for (const [i, write] of writes.entries()) {
      if (answers[i]) continue;
      if (write.do === 'append') {
        const rest = missing(i, write, seen.tables[write.table]);
        if (rest.length) todo[i] = { ...write, rows: rest };
        else answers[i] = done(write.do);
      }
      if (write.do === 'patch') {
        const raw = seen.tables[write.table];
        const at = raw ? rowIndex(raw, write.idTitle, write.id) : -1;
        if (!raw || at < 0)
          answers[i] = refused(new SuiteError('missing', `write to ${write.table}`, `no row ${write.id}`));
        else if (holds(raw, at, write.cells)) answers[i] = done(write.do);
        else todo[i] = { ...write, at: String(at) };
      }
      // Whether it was emptied is seen at the next look, which finds the copy again or not.
      if (write.do === 'remove-copy') answers[i] = done(write.do);
      if (write.do === 'remove-row') {
        const raw = seen.tables[write.table];
        const at = raw ? rowIndex(raw, write.idTitle, write.id) : -1;
        if (at < 0) answers[i] = done(write.do);
        else todo[i] = { ...write, at: String(at) };
      }
      if (write.do === 'create-task') {
        const twin = tasks.find((t) => !taken.has(String(t.id)) && isTwin(taskFrom(t, config.timeZone), write));
        if (twin) {
          taken.add(String(twin.id));
          answers[i] = { status: 201, headers: {}, body: twin, operation: 'create a task' };
        }
      }
      if (write.do === 'update-task') {
        const now = seenTasks.find((t) => t.id === write.id);
        if (!now) answers[i] = refused(new SuiteError('missing', 'change a task', 'the task is gone'));
        else if (says(now, write.set))
          answers[i] = { ...done(write.do), body: tasks.find((t) => t.id === write.id) ?? {} };
        else todo[i] = { ...write, version: now.version };
      }
    }
  }

  function isTwin(task: Task, { task: wanted }: CreateTask): boolean {
    return (
      !known.tasks.some((t) => t.id === task.id) &&
      task.title === wanted.title.slice(0, 255) &&
      task.due === wanted.due &&
      (!wanted.owner || task.owners.includes(wanted.owner))
    );
  }

  /**
   * Rows that do not stand there. One with the ID may be another instance's, which wrote the same thing at the same moment
   * and says something else: what a person wrote is added beside it, and the two become one later (`core/workspace/copies.ts`).
   */
  function missing(i: number, write: Append, raw: RawTable | undefined) {
    if (!raw) return write.rows;
    const ids = idsOf(raw, write.idTitle);
    const rest = write.rows.filter((row) => {
      const id = unquoted(row[write.idTitle]);
      const standing = ids.flatMap((other, at) => (other === id ? [at] : []));
      if (!standing.length) return true;
      if (write.drafted?.includes(id)) return false;
      return (added.get(i) ?? 0) < 3 && !standing.some((at) => holds(raw, at, row));
    });
    if (rest.length) added.set(i, (added.get(i) ?? 0) + 1);
    return rest;
  }

  /**
   * Answered as done, and yet not there: co-authors' changes failed to merge (`concepts/workbook-best-practice.md`). Rows
   * are added until they stand; a cell that says something else is written once more, then it is somebody else's word.
   */
  function unmerged(): SuiteError | undefined {
    const lost = writes.flatMap((_, i) => {
      if (!succeeded(answers[i]) || found.has(i) || !missed(i)) {
        if (succeeded(answers[i])) found.add(i);
        return [];
      }
      return [i];
    });
    for (const i of lost) answers[i] = undefined;
    return lost.length ? new SuiteError('unavailable', 'write', 'co-authors’ changes did not merge') : undefined;

    function missed(i: number): boolean {
      const write = todo[i]!;
      if (!('table' in write)) return false;
      const raw = seen.tables[write.table]!;
      if (write.do === 'append') {
        const rest = missing(i, write, raw);
        if (rest.length) todo[i] = { ...write, rows: rest };
        return rest.length > 0;
      }
      if (write.do !== 'patch' || rewritten.has(i)) return false;
      const at = rowIndex(raw, write.idTitle, write.id);
      if (at < 0 || holds(raw, at, write.cells)) return false;
      rewritten.add(i);
      todo[i] = { ...write, at: String(at) };
      return true;
    }
  }
}

/** An ID like 2026-11 was written with an apostrophe, which is no part of it. */
const unquoted = (id: unknown): string => String(id).replace(/^'/, '');

/** Somebody changed the task meanwhile (412): its new version is looked up, and the change made on that. */
const movedOn = (write: Write, answer: Answer) => write.do === 'update-task' && answer.status === 412;

/** A row is addressed by its place, where by now another stands. */
const isGone = (write: Kept, { tables }: Reading): boolean =>
  write.do === 'remove-row' && !!tables[write.table] && rowIndex(tables[write.table]!, write.idTitle, write.id) < 0;

const isRemoval = (write: Kept): write is Removal => write.do === 'remove-copy' || write.do === 'remove-row';

/** What is gone already need not be taken away. */
const goneIsDone: ReadonlySet<Write['do']> = new Set(['remove-task', 'cancel-event']);

const done = (operation: string): Answer => ({ status: 200, headers: {}, body: {}, operation });
const refused = (error: SuiteError): Answer => ({
  status: error.kind === 'missing' ? 404 : error.kind === 'throttled' ? 429 : 503,
  headers: {},
  body: { error: { code: error.code, message: error.message } },
  operation: error.operation,
});
