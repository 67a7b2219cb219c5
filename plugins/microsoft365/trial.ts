import type { Proof } from '../../core/workspace/port.ts';
import { after, Trying } from '../trying.ts';
import { readAway } from './absences.ts';
import { createEvent } from './calendar.ts';
import { type Answer, type Asked, failure, type Graph, succeeded } from './client.ts';
import { itemPath, type Microsoft365Config } from './config.ts';
import { personFrom, readPeople } from './directory.ts';
import { readItem } from './files.ts';
import { addSheet, laidOut } from './new-table.ts';
import { room } from './tables.ts';
import { createTask, removeTask, taskFrom, updateTask } from './tasks.ts';

/** What every row and cell of ours looks like: a period that Excel would take for a date, and the letters of a seal. */
const words = ["'2026-11", 'Zk3_-xQ9Ab0cDeFgHiJkLm'];
const rows = 10;
/** 50 columns by 1,000 rows: as many cells as we ask for at once. */
const large = 'A1:AX1000';
/** A table of eleven columns as long as one gets before it goes on in another: read whole. */
const full = `A1:K${room.rows}`;

/**
 * Tries out in the tenant what Graph's documentation leaves open: with a sheet of its own in the workbook, an event without
 * guests a month ahead and a task of nobody's, all of which are taken away again.
 * @param now milliseconds since 1970, UTC
 */
export async function tryOut(
  graph: Graph,
  config: Microsoft365Config,
  now: number,
  report: (proof: Proof) => void,
): Promise<void> {
  const trying = new Trying(report);
  const one = async (asked: Asked): Promise<Answer> => sure((await graph.batch([asked], 'together'))[0]!);
  await directory(trying, one, config, now);
  await workbook(trying, graph, one, config, now);
  await calendar(trying, one, config, now);
  await tasks(trying, one, config);
}

type One = (asked: Asked) => Promise<Answer>;

/** @throws SuiteError */
function sure(answer: Answer): Answer {
  if (!succeeded(answer)) throw failure(answer);
  return answer;
}

async function directory(trying: Trying, one: One, config: Microsoft365Config, now: number): Promise<void> {
  let people: ReturnType<typeof personFrom>[] = [];
  await trying.ask('directory-fields', async () => {
    const { body } = await one(readPeople(config.group));
    people = (body.value as Record<string, unknown>[]).map(personFrom);
    const n = people.filter((p) => p.department).length;
    return {
      ok: n > 0,
      says: {
        en: `${n} of ${people.length} members have a department`,
        zh: `${people.length} 名成员中有 ${n} 名填有部门`,
      },
    };
  });
  await trying.ask('absences', async () => {
    const wanted = people.slice(0, 5).map((p) => p.email);
    const { body } = await one(readAway(config.organiser, wanted, new Date(now).toISOString()));
    const shown = body.value as { scheduleId: string; error?: { message?: string } }[];
    const closed = shown.filter((s) => s.error);
    return {
      ok: shown.length > 0 && !closed.length,
      says: closed.length
        ? {
            en: `${closed.length} of ${shown.length} calendars are closed to the app: ${closed[0]!.error?.message ?? ''}`,
            zh: `${shown.length} 个日历中有 ${closed.length} 个不对应用开放：${closed[0]!.error?.message ?? ''}`,
          }
        : {
            en: `the app sees when ${shown.length} members are out of the office`,
            zh: `应用可查看 ${shown.length} 名成员的外出状态`,
          },
    };
  });
}

async function workbook(
  trying: Trying,
  graph: Graph,
  one: One,
  config: Microsoft365Config,
  now: number,
): Promise<void> {
  const item = itemPath(config);
  const title = `Liaison check ${now}`;
  const sheet = `${item}:/workbook/worksheets/${encodeURIComponent(title)}`;
  const columns = [{ title: 'No', format: '0' }, { title: 'ID' }, { title: 'Seal' }];
  let table = '';
  /** It may be there where nobody knows what became of the request. */
  let there = true;
  const made = await trying.ask('workbook-as-app', async () => {
    const answers = await graph.send([addSheet(item, title), ...laidOut(sheet, title, columns)], 'one-by-one');
    there = succeeded(answers[0]);
    for (const answer of answers) sure(answer);
    table = `${item}:/workbook/tables/${encodeURIComponent(String(answers.at(-1)!.body.name))}`;
    return {
      ok: true,
      says: { en: 'the app itself made a sheet and a table', zh: '应用自身已新建工作表和表格' },
    };
  });
  if (!there) return;
  try {
    if (!made) return;
    await trying.ask('batch-order', async () => {
      const adds = Array.from(
        { length: rows },
        (_, i): Asked => ({
          method: 'POST',
          url: `${table}/rows`,
          body: { index: null, values: [[i + 1, ...words]] },
          operation: 'add a row',
        }),
      );
      for (const answer of await graph.send(adds, 'one-by-one')) sure(answer);
      const order = (await values()).map(([no]) => Number(no));
      return {
        ok: order.every((n, i) => n === i + 1) && order.length === rows,
        says: {
          en: `${rows} rows were asked for in one batch; there are, in this order: ${order.join(', ')}`,
          zh: `一次批量请求写入 ${rows} 行，实际依次为：${order.join('、')}`,
        },
      };
    });
    await trying.ask('cells-as-written', async () => {
      const [, ...cells] = (await values())[0] ?? [];
      const ok = cells[0] === words[0]!.slice(1) && cells[1] === words[1];
      return { ok, says: { en: `a cell says ${cells.join(', ')}`, zh: `单元格内容为 ${cells.join('、')}` } };
    });
    await trying.ask('file-changes', async () => {
      const mark = async () => String((await one(readItem(item))).body.cTag);
      const before = await mark();
      await one({
        method: 'PATCH',
        url: `${sheet}/range(address='E1:E1')`,
        body: { values: [['changed']] },
        operation: 'change a cell',
      });
      const seconds = await after(async () => (await mark()) !== before);
      return {
        ok: seconds !== undefined,
        says:
          seconds === undefined
            ? { en: 'an edit changed no cTag in two minutes', zh: '编辑后两分钟内 cTag 未变化' }
            : { en: `an edit is seen after ${seconds} s`, zh: `编辑后 ${seconds} 秒可察觉` },
      };
    });
    await trying.ask('large-ranges', async () => {
      const found: number[] = [];
      for (const address of [large, full]) {
        const url = `${sheet}/range(address='${address}')?$select=values`;
        const { body } = await one({ method: 'GET', url, operation: `read ${address}` });
        found.push((body.values as unknown[][]).reduce((n, row) => n + row.length, 0));
      }
      const cells = found.join(' + ');
      return {
        ok: found[0] === 50_000 && found[1] === 11 * room.rows,
        says: { en: `${cells} cells, each in one answer`, zh: `${cells} 个单元格，各一次返回` },
      };
    });
  } finally {
    await trying.ask('taken-away', async () => {
      const [gone] = await graph.batch(
        [{ method: 'DELETE', url: sheet, operation: `remove the sheet ${title}` }],
        'together',
      );
      if (gone!.status !== 404) sure(gone!);
      return { ok: true, says: { en: 'the sheet is gone again', zh: '测试工作表已删除' } };
    });
  }

  async function values(): Promise<unknown[][]> {
    const { body } = await one({ method: 'GET', url: `${table}/range?$select=values`, operation: 'read the table' });
    // A table that was made of its header alone begins with an empty row.
    return (body.values as unknown[][]).slice(1).filter((row) => row.some((cell) => cell !== ''));
  }
}

async function calendar(trying: Trying, one: One, config: Microsoft365Config, now: number): Promise<void> {
  const at = (ms: number) => new Date(now + 30 * 86_400_000 + ms).toISOString();
  const event = {
    subject: 'Liaison check',
    start: at(0),
    end: at(900_000),
    timeZone: config.timeZone,
    body: '<p>It will be removed.</p>',
    attendees: [],
  };
  const ids = new Set<string>();
  await trying.ask('event-once', async () => {
    const asked = createEvent(config.organiser, { do: 'create-event', key: `liaison-check-${now}`, event });
    for (let i = 0; i < 2; i++) ids.add(String((await one(asked)).body.id));
    return {
      ok: ids.size === 1,
      says: { en: `asked for twice, there are ${ids.size}`, zh: `请求两次，实际生成 ${ids.size} 个日程` },
    };
  });
  if (ids.size)
    await trying.ask('taken-away', async () => {
      for (const id of ids)
        await one({
          method: 'DELETE',
          url: `/users/${encodeURIComponent(config.organiser)}/events/${encodeURIComponent(id)}`,
          operation: 'remove the event',
        });
      return { ok: true, says: { en: 'the event is gone again', zh: '测试日程已删除' } };
    });
}

async function tasks(trying: Trying, one: One, config: Microsoft365Config): Promise<void> {
  let task: ReturnType<typeof taskFrom> | undefined;
  await trying.ask('planner-as-app', async () => {
    const asked = createTask(config.plan, undefined, config.timeZone, {
      do: 'create-task',
      key: '',
      task: { title: 'Liaison check' },
    });
    task = taskFrom((await one(asked)).body, config.timeZone);
    const { id, version } = task;
    const changed = await one(updateTask({ do: 'update-task', id, version, set: { done: true } }, [], config.timeZone));
    task = taskFrom(changed.body, config.timeZone);
    return {
      ok: task.done && task.version !== version,
      says: { en: 'a task was made and ticked off', zh: '已新建任务并勾选完成' },
    };
  });
  if (task)
    await trying.ask('taken-away', async () => {
      await one(removeTask({ do: 'remove-task', ...task! }));
      return { ok: true, says: { en: 'the task is gone again', zh: '测试任务已删除' } };
    });
}
