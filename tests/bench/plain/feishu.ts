import { Client, DefaultCache, LoggerLevel } from '@larksuiteoapi/node-sdk';
import { createEvent, readAttendees, readEvents, updateEvent } from '../../../plugins/feishu/calendar.ts';
import { everyPage, silent } from '../../../plugins/feishu/client.ts';
import { domains, type FeishuConfig } from '../../../plugins/feishu/config.ts';
import { readPeople } from '../../../plugins/feishu/directory.ts';
import { sendMessage } from '../../../plugins/feishu/messages.ts';
import { listTables } from '../../../plugins/feishu/tables.ts';
import { createTask, readSections, readTasks, updateTask } from '../../../plugins/feishu/tasks.ts';
import type { PlainSuite } from './plain.ts';

/** The platform's official client as it comes, a request for each thing. @param now milliseconds since 1970, UTC */
export async function plainFeishu(config: FeishuConfig, secret: string, now: () => number): Promise<PlainSuite> {
  const client = new Client({
    appId: config.appId,
    appSecret: secret,
    domain: domains[config.region],
    cache: new DefaultCache(),
    loggerLevel: LoggerLevel.fatal,
    logger: silent,
  });
  // Where tables are is looked up once, when an integration is set up.
  const places = new Map<string, { app_token: string; table_id: string; columns: string[] }>();
  for (const app_token of [config.base, config.restricted])
    for (const [title, { id }] of (app_token && (await listTables(client, app_token, undefined))) || []) {
      const path = { app_token: app_token!, table_id: id };
      const fields = await everyPage(
        async (page_token) =>
          (await client.bitable.v1.appTableField.list({ path, params: { page_size: 100, page_token } })).data ?? {},
      );
      places.set(title, { ...path, columns: fields.map((f) => f.field_name) });
    }
  const place = (title: string) => {
    const { columns: _, ...path } = places.get(title)!;
    return path;
  };

  return {
    async table(title) {
      const { columns } = places.get(title)!;
      const records = await everyPage(
        async (page_token) =>
          (
            await client.bitable.v1.appTableRecord.search({
              path: place(title),
              params: { page_size: 500, page_token, user_id_type: 'open_id' },
              data: {},
            })
          ).data ?? {},
      );
      const cells = (fields: Record<string, unknown>) => columns.map((c) => fields[c]);
      return { title, columns, rows: records.map((r) => ({ at: r.record_id ?? '', cells: cells(r.fields) })) };
    },
    async events(window) {
      const people = await readPeople(client, config.department, undefined);
      const events = await readEvents(client, config.calendar, window, undefined);
      for (const event of events)
        event.attendees = await readAttendees(client, config.calendar, event.id, people, undefined);
      return events;
    },
    tasks: () => readTasks(client, config.taskList, now(), config, undefined),
    people: () => readPeople(client, config.department, undefined),
    async write(w, known) {
      const fields = (cells: Record<string, unknown>) =>
        Object.fromEntries(Object.entries(cells).filter(([, v]) => v !== null && v !== undefined)) as Record<
          string,
          string
        >;
      const params = { user_id_type: 'open_id' as const };
      const { calendar, taskList } = config;
      switch (w.do) {
        case 'append':
          await client.bitable.v1.appTableRecord.batchCreate({
            path: place(w.table),
            params,
            data: { records: [{ fields: fields(w.rows[0]!) }] },
          });
          return;
        case 'patch':
          await client.bitable.v1.appTableRecord.batchUpdate({
            path: place(w.table),
            params,
            data: { records: [{ record_id: w.at, fields: w.cells as Record<string, string> }] },
          });
          return;
        case 'create-event':
          await createEvent(client, calendar, w, known.people, undefined);
          return;
        case 'update-event':
          await updateEvent(
            client,
            calendar,
            w,
            known.events.find((e) => e.id === w.id),
            known.people,
            undefined,
          );
          return;
        case 'create-task': {
          const sections = w.task.section ? await readSections(client, taskList, undefined) : new Map<string, string>();
          await createTask(client, taskList, w, sections, config, undefined);
          return;
        }
        case 'update-task':
          await updateTask(client, known.tasks.find((x) => x.id === w.id)!, w.set, { config, now: now() }, undefined);
          return;
        case 'message':
          await sendMessage(client, w);
          return;
        default:
          throw new Error(`the plain way does not ${w.do}`);
      }
    },
  };
}
