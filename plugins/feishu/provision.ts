import type { Client } from '@larksuiteoapi/node-sdk';
import type { Layout, LayoutColumn, Provisioned } from '../../core/workspace/port.ts';
import { partsOf } from '../continued.ts';
import { type As, asUser } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { readPeople } from './directory.ts';
import { answered } from './errors.ts';
import { closeBase, invite, notInvited, shareBase } from './sharing.ts';
import { createTable, field, type Listed, listTables, readFields } from './tables.ts';
import { readSections } from './tasks.ts';

/** Creates what is missing of both Bases, tables, columns, calendar, task list and sections. What people have is never touched. */
export async function provision(
  client: Client,
  config: FeishuConfig,
  layout: Layout,
  how: 'plan' | 'act',
  as: As,
): Promise<Provisioned> {
  const did: string[] = [];
  const settings = {
    LIAISON_BASE: config.base,
    LIAISON_RESTRICTED_BASE: config.restricted ?? '',
    LIAISON_TASK_LIST: config.taskList,
    LIAISON_CALENDAR: config.calendar,
  };
  /** Says what is done, and does it unless it is only planned. */
  const step = async (what: string, act: () => Promise<unknown>) => {
    did.push(what);
    if (how === 'act') await act();
  };

  /** Who may open the restricted Base is invited; whom somebody else invited stays so. */
  const share = async (made: string) => {
    const people = made ? await readPeople(client, config.department, as) : [];
    const insiders = layout.insiders.map((email) => email.toLowerCase());
    const ids = people.filter((p) => insiders.includes(p.email.toLowerCase())).map((p) => p.id);
    for (const id of ids.length ? await notInvited(client, made, ids) : [])
      await step(`invitation of ${people.find((p) => p.id === id)!.name}`, () => invite(client, made, id));
  };

  const addColumns = async (token: string, id: string, title: string, columns: LayoutColumn[], by: As) => {
    const there = new Set((await readFields(client, token, id, title, by)).map((f) => f.field_name.trim()));
    for (const column of columns.filter((c) => !there.has(c.title) && !there.has(c.also)))
      await step(`column ${column.title} of ${title}`, () =>
        answered(`add column ${column.title}`, () =>
          client.bitable.v1.appTableField.create({ path: { app_token: token, table_id: id }, data: field(column) }, by),
        ),
      );
  };

  /** A Base with its tables. @returns its token */
  const base = async (token: string, name: string, tables: Layout['tables'], by: As): Promise<string> => {
    let made = token;
    const found = token ? await listTables(client, token, by) : undefined;
    const present = found ?? new Map<string, Listed>();
    if (!found)
      await step(`Base ${name}`, async () => {
        const { app } = await answered('create the Base', () =>
          client.bitable.v1.app.create({ data: { name, time_zone: config.timeZone } }, by),
        );
        made = app!.app_token!;
      });
    for (const table of tables) {
      const parts = [table.title, table.also].flatMap((title) => partsOf(title, present.keys(), []));
      if (!parts.length)
        await step(`table ${table.title}`, () => createTable(client, made, table.title, table.columns.map(field), by));
      // A newer version of Liaison may know columns that an older one did not.
      for (const part of parts) await addColumns(made, present.get(part)!.id, part, table.columns, by);
    }
    return made;
  };

  const closed = layout.tables.filter((t) => t.restricted);
  settings.LIAISON_BASE = await base(
    config.base,
    layout.taskList,
    layout.tables.filter((t) => !t.restricted),
    as,
  );
  const open = settings.LIAISON_BASE;
  if (open !== config.base || !config.base)
    await step('share the Base with those who take part', () => shareBase(client, open, config.department));
  if (closed.length) {
    const made = await base(config.restricted ?? '', `${layout.taskList} (restricted 受限)`, closed, asUser(undefined));
    settings.LIAISON_RESTRICTED_BASE = made;
    if (made && made !== config.restricted) await step('close the restricted Base', () => closeBase(client, made));
    await share(made);
  }
  if (!config.calendar)
    await step('shared calendar', async () => {
      const made = await answered('create the calendar', () =>
        client.calendar.v4.calendar.create(
          { data: { summary: layout.taskList, permissions: 'show_only_free_busy' } },
          as,
        ),
      );
      settings.LIAISON_CALENDAR = made.calendar!.calendar_id;
    });
  if (!config.taskList)
    await step(`task list ${layout.taskList}`, async () => {
      const made = await answered('create the task list', () =>
        client.task.v2.tasklist.create({ params: { user_id_type: 'open_id' }, data: { name: layout.taskList } }, as),
      );
      settings.LIAISON_TASK_LIST = made.tasklist!.guid!;
    });
  const list = settings.LIAISON_TASK_LIST;
  const sections = list ? await readSections(client, list, as) : new Map<string, string>();
  for (const name of layout.sections.filter((s) => !sections.has(s)))
    await step(`section ${name}`, () =>
      answered('create a section', () =>
        client.task.v2.section.create({ data: { name, resource_type: 'tasklist', resource_id: list } }, as),
      ),
    );
  return { did, settings };
}
