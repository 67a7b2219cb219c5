import type { Client } from '@larksuiteoapi/node-sdk';
import { fullCode, type LayoutColumn, type RawTable, SuiteError, type Write } from '../../core/workspace/port.ts';
import { type As, everyPage, uuidFrom } from './client.ts';
import { answered } from './errors.ts';

/** Types of Base fields (`docs/…/bitable-field/guide`). */
const types: Record<LayoutColumn['kind'], number> = {
  text: 1,
  period: 1,
  number: 2,
  choice: 3,
  date: 5,
  moment: 5,
  flag: 7,
  person: 11,
};
/** At most so many records in one answer or one write. */
const most = 500;
/** A table takes no more records (1254103, `bitable-v1/app-table-record/batch_create`); tests make do with fewer. */
export const room = { records: 20_000 };

/** A table as the Base lists it. */
export interface Listed {
  id: string;
  /** Counts the table's changes (`app-table/list`, and the same number in `bitable_record_changed`). */
  revision: number;
}

/** The tables by name, or nothing where the Base cannot be found. */
export async function listTables(client: Client, base: string, as: As): Promise<Map<string, Listed> | undefined> {
  try {
    const tables = await everyPage((page_token) =>
      answered('list tables', () =>
        client.bitable.v1.appTable.list({ path: { app_token: base }, params: { page_size: 100, page_token } }, as),
      ),
    );
    return new Map(tables.map((t) => [t.name ?? '', { id: t.table_id ?? '', revision: t.revision ?? 0 }]));
  } catch (error) {
    if (error instanceof SuiteError && error.kind === 'missing') return undefined;
    throw error;
  }
}

/** Titles of a table's columns. */
export const readFields = (client: Client, base: string, id: string, title: string, as: As) =>
  everyPage((page_token) =>
    answered(`read columns of ${title}`, () =>
      client.bitable.v1.appTableField.list(
        { path: { app_token: base, table_id: id }, params: { page_size: 100, page_token } },
        as,
      ),
    ),
  );

/** A table's columns and rows, asked for at the same time: an answer leaves out empty cells, so the columns are needed too. */
export async function readTable(
  client: Client,
  base: string,
  id: string,
  title: string,
  as: As,
): Promise<RawTable & { fields: { type: number }[] }> {
  const [fields, records] = await Promise.all([
    readFields(client, base, id, title, as),
    everyPage((page_token) =>
      answered(`read table ${title}`, () =>
        client.bitable.v1.appTableRecord.search(
          {
            path: { app_token: base, table_id: id },
            params: { page_size: most, page_token, user_id_type: 'open_id' },
            data: {},
          },
          as,
        ),
      ),
    ),
  ]);
  const columns = fields.map((f) => f.field_name);
  return {
    title,
    fields,
    columns,
    rows: records.map((r) => ({
      at: r.record_id ?? '',
      cells: columns.map((c) => (r.fields as Record<string, unknown>)[c]),
    })),
  };
}

/** What the platform answered to a change: the record as it is now, or nothing where it is gone. */
export interface Changed {
  at: string;
  fields?: Record<string, unknown>;
}

/** A table to write to, by its id. */
export interface Target {
  title: string;
  id: string;
}

/** What was changed, by the title of the table. */
export type Changes = Map<string, Changed[]>;

/**
 * Base refuses two writers of one table at a time (1254291), so one table's writes follow each other.
 * @param goOn where new rows go when the table turns out to be full: somebody else was quicker
 * @returns the records that were written, as the platform answered them
 */
export async function writeRows(
  client: Client,
  base: string,
  target: Target,
  writes: readonly Extract<Write, { table: string }>[],
  as: As,
  goOn: () => Promise<Target>,
): Promise<Changes> {
  const path = { app_token: base, table_id: target.id };
  const changes: Changes = new Map();
  const changed = (title: string, records: readonly Changed[]) =>
    changes.set(title, [...(changes.get(title) ?? []), ...records]);
  let into = target;
  for (const write of writes) {
    if (write.do !== 'append') continue;
    for (let i = 0; i < write.rows.length; i += most) {
      const records = write.rows.slice(i, i + most).map((row) => ({ fields: filled(row) }));
      const add = async () => changed(into.title, answeredRecords(await addRecords(client, base, into, records, as)));
      await add().catch(async (error: SuiteError) => {
        if (error.code !== fullCode) throw error;
        into = await goOn();
        await add();
      });
    }
  }
  const leaving = writes.flatMap((w) => (w.do === 'remove-copy' || w.do === 'remove-row' ? [w.at] : []));
  for (let i = 0; i < leaving.length; i += most)
    await removeRecords(client, path, target.title, leaving.slice(i, i + most), as);
  changed(
    target.title,
    leaving.map((at) => ({ at })),
  );
  const patches = writes.filter((w) => w.do === 'patch');
  // An answer leaves out empty cells: what we emptied must be said.
  const emptied = new Map<string, object>();
  for (const w of patches) {
    const none = Object.entries(w.cells).filter(([, v]) => v === null || v === undefined);
    emptied.set(w.at, { ...emptied.get(w.at), ...Object.fromEntries(none.map(([c]) => [c, undefined])) });
  }
  for (let i = 0; i < patches.length; i += most) {
    const records = patches
      .slice(i, i + most)
      .map((w) => ({ record_id: w.at, fields: w.cells as Record<string, string> }));
    const answer = await answered(`change rows of ${target.title}`, () =>
      client.bitable.v1.appTableRecord.batchUpdate(
        { path, params: { user_id_type: 'open_id' }, data: { records } },
        as,
      ),
    );
    changed(
      target.title,
      answeredRecords(answer).map(({ at, fields }) => ({ at, fields: { ...emptied.get(at), ...fields } })),
    );
  }
  return changes;
}

const addRecords = (
  client: Client,
  base: string,
  { title, id }: Target,
  records: { fields: Record<string, string> }[],
  as: As,
) =>
  answered(`add ${records.length} rows to ${title}`, () =>
    client.bitable.v1.appTableRecord.batchCreate(
      {
        path: { app_token: base, table_id: id },
        params: {
          user_id_type: 'open_id',
          // Of all that is written: the same row with other words, by another instance, is another request.
          client_token: uuidFrom(`${title}:${JSON.stringify(records)}`),
          ignore_consistency_check: true,
        },
        data: { records },
      },
      as,
    ),
  );

const answeredRecords = ({ records = [] }: { records?: { record_id?: string; fields?: object }[] }): Changed[] =>
  records.flatMap(({ record_id, fields }) => (record_id ? [{ at: record_id, fields: { ...fields } }] : []));

/** A table after our own changes. What others changed meanwhile is seen at the next look: the Base's time has moved on. */
export function withChanges(table: RawTable, changed: readonly Changed[]): RawTable {
  const rows = new Map(table.rows.map((r) => [r.at, r]));
  for (const { at, fields } of changed) {
    const before = rows.get(at);
    if (!fields) rows.delete(at);
    else rows.set(at, { at, cells: table.columns.map((c, i) => (c in fields ? fields[c] : before?.cells[i])) });
  }
  return { ...table, rows: [...rows.values()] };
}

/** One record that is gone holds up all of them (1254043): another instance was quicker, and the others are asked for again. */
async function removeRecords(
  client: Client,
  path: { app_token: string; table_id: string },
  title: string,
  records: readonly string[],
  as: As,
): Promise<void> {
  const remove = (some: readonly string[]) =>
    answered(`remove rows from ${title}`, () =>
      client.bitable.v1.appTableRecord.batchDelete({ path, data: { records: [...some] } }, as),
    );
  await remove(records).catch(async (error: SuiteError) => {
    if (error.kind !== 'missing') throw error;
    const { rows } = await readTable(client, path.app_token, path.table_id, title, as);
    const left = rows.flatMap(({ at }) => (records.includes(at) ? [at] : []));
    if (left.length) await remove(left);
  });
}

/** A new record has no empty cells to clear. */
const filled = (row: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(row).filter(([, v]) => v !== null && v !== undefined)) as Record<string, string>;

/** A field to be made. */
export interface Field {
  field_name: string;
  type: number;
  property?: { options?: { name: string }[]; date_formatter?: string; multiple?: boolean };
}

export const createTable = (client: Client, base: string, title: string, fields: Field[], as: As) =>
  answered(`create table ${title}`, () =>
    client.bitable.v1.appTable.create(
      { path: { app_token: base }, data: { table: { name: title, default_view_name: title, fields } } },
      as,
    ),
  );

export const field = (column: LayoutColumn): Field => ({
  field_name: column.title,
  type: types[column.kind],
  ...(column.kind === 'choice' && { property: { options: (column.options ?? []).map((name) => ({ name })) } }),
  ...(column.kind === 'date' && { property: { date_formatter: 'yyyy-MM-dd' } }),
  ...(column.kind === 'moment' && { property: { date_formatter: 'yyyy-MM-dd HH:mm' } }),
  ...(column.kind === 'person' && { property: { multiple: false } }),
});
