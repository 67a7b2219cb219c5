import { Client } from '@microsoft/microsoft-graph-client';
import type { RawTable } from '../../../core/workspace/port.ts';
import { requestFor } from '../../../plugins/microsoft365/asking.ts';
import { eventFrom, readEvents } from '../../../plugins/microsoft365/calendar.ts';
import type { Answer, Asked } from '../../../plugins/microsoft365/client.ts';
import { itemPath, type Microsoft365Config } from '../../../plugins/microsoft365/config.ts';
import { personFrom, readPeople } from '../../../plugins/microsoft365/directory.ts';
import { plainNotice } from '../../../plugins/microsoft365/messages.ts';
import { readTable, tableFrom } from '../../../plugins/microsoft365/tables.ts';
import { describeTask, readBuckets, readDetails, readTasks, taskFrom } from '../../../plugins/microsoft365/tasks.ts';
import type { PlainSuite } from './plain.ts';

type Body = Record<string, unknown>;

/**
 * Graph's official client with the middleware that it brings along, a request for each thing.
 * @param restricted titles of the tables in the restricted workbook
 */
export function plainMicrosoft365(
  config: Microsoft365Config,
  restricted: ReadonlySet<string>,
  token: string,
): PlainSuite {
  const client = Client.init({ authProvider: (done) => done(null, token) });
  const itemOf = (title: string) => itemPath(restricted.has(title) ? config.restricted! : config);
  const methods = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;
  const one = async (asked: Asked): Promise<Answer> => {
    const request = client.api(asked.url).headers({ ...asked.headers });
    const body = ((await request[methods[asked.method]](asked.body)) ?? {}) as Body;
    return { status: 200, headers: {}, body, operation: asked.operation };
  };
  const all = async (asked: Asked): Promise<Body[]> => {
    const values: Body[] = [];
    for (let next: string | undefined = asked.url; next; ) {
      const { body }: Answer = await one({ ...asked, url: next });
      values.push(...((body.value as Body[] | undefined) ?? []));
      next = body['@odata.nextLink'] as string | undefined;
    }
    return values;
  };
  const tables: Record<string, RawTable> = {};

  return {
    async table(title) {
      tables[title] = tableFrom(title, await one(readTable(itemOf(title), title)), undefined);
      return tables[title];
    },
    events: async (window) => (await all(readEvents(config.organiser, window))).map(eventFrom),
    tasks: async () => (await all(readTasks(config.plan))).map((t) => taskFrom(t, config.timeZone)),
    people: async () => (await all(readPeople(config.group))).map(personFrom),
    async write(write, known) {
      if (write.do === 'message') return void (await one(plainNotice(write)));
      const sections = write.do === 'create-task' && write.task.section ? await all(readBuckets(config.plan)) : [];
      const buckets = new Map(sections.map((b) => [String(b.name), String(b.id)]));
      const item = 'table' in write ? itemOf(write.table) : itemPath(config);
      const { body } = await one(requestFor(write, { item, config, buckets, tables, tasks: known.tasks }));
      if (write.do === 'create-task' && write.task.note) await describe(String(body.id), write.task.note);
    },
  };

  async function describe(task: string, note: string): Promise<void> {
    const { body } = await one(readDetails(task));
    await one(describeTask(task, String(body['@odata.etag'] ?? ''), note));
  }
}
