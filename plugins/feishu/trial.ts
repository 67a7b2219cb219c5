import type { Client } from '@larksuiteoapi/node-sdk';
import type { LayoutColumn, Proof, Write } from '../../core/workspace/port.ts';
import { pause } from '../resilience.ts';
import { after, Trying } from '../trying.ts';
import { cancelEvent, createEvent } from './calendar.ts';
import { asUser, uuidFrom } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { readPeople } from './directory.ts';
import { answered } from './errors.ts';
import { lookAtBase } from './files.ts';
import { createTable, field, listTables, readTable } from './tables.ts';
import { createTask, removeTask } from './tasks.ts';

/** The app may not remove tables, and need not: its own is used again the next time. */
const title = '协调台自检 Liaison check';
const [words, state] = ['文本', '状态'];
const columns: LayoutColumn[] = [
  { title: words, also: words, kind: 'text' },
  { title: state, also: state, kind: 'choice', options: ['one'] },
];
/** The letters of a seal. */
const seal = 'Zk3_-xQ9Ab0cDeFgHiJkLm';
const as = asUser(undefined);

/**
 * Tries out in the tenant what the platform's documentation leaves open: with a table of its own, whose rows are taken away
 * again, an event without guests a month ahead and a task of nobody's.
 * @param now milliseconds since 1970, UTC
 */
export async function tryOut(
  client: Client,
  config: FeishuConfig,
  now: number,
  report: (proof: Proof) => void,
): Promise<void> {
  const trying = new Trying(report);
  await trying.ask('departments', async () => {
    const people = await readPeople(client, config.department, as);
    const departments = new Set(people.flatMap((p) => p.department ?? []));
    return {
      ok: people.length > 0,
      says: {
        en: `${people.length} people, in ${departments.size} departments below ${config.department}`,
        zh: `${config.department} 下 ${departments.size} 个子部门，共 ${people.length} 人`,
      },
    };
  });
  await base(trying, client, config, now);
  await calendar(trying, client, config, now);
  await tasks(trying, client, config, now);
}

async function base(trying: Trying, client: Client, config: FeishuConfig, now: number): Promise<void> {
  const listed = async () => (await listTables(client, config.base, as))?.get(title);
  let id = '';
  const made = await trying.ask('table-as-app', async () => {
    id = (await listed())?.id ?? (await createTable(client, config.base, title, columns.map(field), as)).table_id ?? '';
    return {
      ok: !!id,
      says: { en: `the table “${title}” is there`, zh: `数据表“${title}”已就绪` },
    };
  });
  if (!made) return;
  const path = { app_token: config.base, table_id: id };
  const rowsThere = () => readTable(client, config.base, id, title, as);
  const record = async (key: string, fields: Record<string, string>) => {
    const { records = [] } = await answered('add a row', () =>
      client.bitable.v1.appTableRecord.batchCreate(
        { path, params: { client_token: uuidFrom(`${key}:${now}`) }, data: { records: [{ fields }] } },
        as,
      ),
    );
    return records[0];
  };
  let before: { revision?: number | undefined; changed?: number | undefined } = {};
  await trying.ask('row-once', async () => {
    const [table, file] = await Promise.all([listed(), lookAtBase(client, config.base, as)]);
    before = { revision: table?.revision, changed: file?.changed };
    // The file's time counts seconds.
    await pause(1_100);
    const ids = new Set<string>();
    for (let i = 0; i < 2; i++) ids.add((await record('row', { [words!]: seal }))?.record_id ?? '');
    return {
      ok: ids.size === 1,
      says: { en: `asked for twice, there are ${ids.size}`, zh: `请求两次，实际新增 ${ids.size} 行` },
    };
  });
  await trying.ask('table-changes', async () => {
    const seconds = await after(async () => (await listed())?.revision !== before.revision);
    return seenAfter('revision', seconds);
  });
  await trying.ask('file-changes', async () => {
    const seconds = await after(async () => (await lookAtBase(client, config.base, as))?.changed !== before.changed);
    return seenAfter('latest_modify_time', seconds);
  });
  await trying.ask('new-options', async () => {
    const made = await record('option', { [words!]: seal, [state!]: 'never seen' });
    const shown = String(made?.fields?.[state!] ?? '');
    return {
      ok: shown === 'never seen',
      says: { en: `the cell says “${shown}”`, zh: `单元格内容为“${shown}”` },
    };
  });
  await trying.ask('cells-as-written', async () => {
    const { columns: titles, rows } = await rowsThere();
    const cell = rows[0]?.cells[titles.indexOf(words!)] as { text?: string }[] | undefined;
    const shown = (cell ?? []).map((part) => part.text ?? '').join('');
    return { ok: shown === seal, says: { en: `a cell says ${shown}`, zh: `单元格内容为 ${shown}` } };
  });
  await trying.ask('taken-away', async () => {
    const records = (await rowsThere()).rows.map((row) => row.at);
    if (records.length)
      await answered('remove rows', () =>
        client.bitable.v1.appTableRecord.batchDelete({ path, data: { records } }, as),
      );
    return {
      ok: true,
      says: {
        en: `the rows are gone again; the table “${title}” stays for the next time, remove it if you like`,
        zh: `测试行已删除；数据表“${title}”留待下次使用，也可自行删除`,
      },
    };
  });
}

const seenAfter = (sign: string, seconds: number | undefined): Omit<Proof, 'question'> => ({
  ok: seconds !== undefined,
  says:
    seconds === undefined
      ? { en: `an edit changed no ${sign} in two minutes`, zh: `编辑后两分钟内 ${sign} 未变化` }
      : { en: `an edit is seen after ${seconds} s`, zh: `编辑后 ${seconds} 秒可察觉` },
});

async function calendar(trying: Trying, client: Client, config: FeishuConfig, now: number): Promise<void> {
  const at = (ms: number) => new Date(now + 30 * 86_400_000 + ms).toISOString();
  const write: Extract<Write, { do: 'create-event' }> = {
    do: 'create-event',
    key: `liaison-check-${now}`,
    event: {
      subject: 'Liaison check',
      start: at(0),
      end: at(900_000),
      timeZone: config.timeZone,
      body: '<p>It will be <b>removed</b>.</p>',
      attendees: [],
    },
  };
  const ids = new Set<string>();
  let body = '';
  await trying.ask('event-once', async () => {
    for (let i = 0; i < 2; i++) {
      const made = await createEvent(client, config.calendar, write, [], as);
      ids.add(made.id);
      body = made.body;
    }
    return {
      ok: ids.size === 1,
      says: { en: `asked for twice, there are ${ids.size}`, zh: `请求两次，实际生成 ${ids.size} 个日程` },
    };
  });
  if (!ids.size) return;
  await trying.ask('event-html', async () => ({
    ok: body.includes('removed'),
    says: { en: `the description came back as ${body}`, zh: `日程描述返回为 ${body}` },
  }));
  await trying.ask('taken-away', async () => {
    for (const id of ids) await cancelEvent(client, config.calendar, id, as);
    return { ok: true, says: { en: 'the event is gone again', zh: '测试日程已删除' } };
  });
}

async function tasks(trying: Trying, client: Client, config: FeishuConfig, now: number): Promise<void> {
  const ids = new Set<string>();
  await trying.ask('task-once', async () => {
    const write = {
      do: 'create-task',
      key: uuidFrom(`liaison-check-${now}`),
      task: { title: 'Liaison check' },
    } as const;
    for (let i = 0; i < 2; i++) ids.add((await createTask(client, config.taskList, write, new Map(), config, as)).id);
    return {
      ok: ids.size === 1,
      says: { en: `asked for twice, there are ${ids.size}`, zh: `请求两次，实际生成 ${ids.size} 个任务` },
    };
  });
  if (ids.size)
    await trying.ask('taken-away', async () => {
      for (const id of ids) await removeTask(client, id, as);
      return { ok: true, says: { en: 'the task is gone again', zh: '测试任务已删除' } };
    });
}
