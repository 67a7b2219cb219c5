import type { Client } from '@larksuiteoapi/node-sdk';
import type { Layout, Provisioned } from '../../core/workspace/port.ts';
import type { As } from './client.ts';
import type { FeishuConfig } from './config.ts';
import { answered } from './errors.ts';
import { createTable, field, listTables, readFields } from './tables.ts';
import { readSections } from './tasks.ts';

/** Creates what is missing of Base, tables, columns, calendar, task list and sections. What people have is never touched. */
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
    LIAISON_TASK_LIST: config.taskList,
    LIAISON_CALENDAR: config.calendar,
  };
  /** Says what is done, and does it unless it is only planned. */
  const step = async (what: string, act: () => Promise<unknown>) => {
    did.push(what);
    if (how === 'act') await act();
  };

  let present = config.base ? await listTables(client, config.base, as) : undefined;
  if (!present) {
    present = new Map();
    await step(`Base ${layout.taskList}`, async () => {
      const { app } = await answered('create the Base', () =>
        client.bitable.v1.app.create({ data: { name: layout.taskList, time_zone: config.timeZone } }, as),
      );
      settings.LIAISON_BASE = app!.app_token!;
    });
  }
  for (const table of layout.tables) {
    const id = (present.get(table.title) ?? present.get(table.also))?.id;
    if (!id) {
      await step(`table ${table.title}`, () =>
        createTable(client, settings.LIAISON_BASE, table.title, table.columns, as),
      );
      continue;
    }
    const titles = new Set(
      (await readFields(client, config.base, id, table.title, as)).map((f) => f.field_name.trim()),
    );
    // A newer version of Liaison may know columns that an older one did not.
    for (const column of table.columns.filter((c) => !titles.has(c.title) && !titles.has(c.also)))
      await step(`column ${column.title} of ${table.title}`, () =>
        answered(`add column ${column.title}`, () =>
          client.bitable.v1.appTableField.create(
            { path: { app_token: config.base, table_id: id }, data: field(column) },
            as,
          ),
        ),
      );
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
