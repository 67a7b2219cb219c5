import type { Client } from '@larksuiteoapi/node-sdk';
import { type RawTable, SuiteError } from '../../core/workspace/port.ts';
import { nextTitle, partsOf } from '../continued.ts';
import type { As } from './client.ts';
import { createTable, type Field, type Listed, listTables, readFields, readTable } from './tables.ts';

/** `bitable-v1/app-table/create`: TableNameDuplicated. */
const nameTaken = '1254013';

/** Types of fields that hold what somebody typed; formulas, links and automatic ones belong to the table that has them. */
const copied: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 11, 13, 15]);

/**
 * The table in which a full one goes on: with the same columns, those that people added included; or the one that another
 * instance has made meanwhile, as it stands.
 */
export async function goOn(
  client: Client,
  base: string,
  title: string,
  last: RawTable,
  as: As,
): Promise<{ table: RawTable; listed: Listed }> {
  const present = await listTables(client, base, as);
  const before = present?.get(last.title);
  if (!present || !before) throw new SuiteError('missing', `go on with ${title}`, `${last.title} is not in the Base`);
  const url = (id: string) => (last.url ? { url: last.url.replace(before.id, id) } : {});
  const newest = partsOf(title, present.keys(), []).at(-1)!;
  if (newest !== last.title) {
    const listed = present.get(newest)!;
    return { listed, table: { ...(await readTable(client, base, listed.id, newest, as)), ...url(listed.id) } };
  }
  const fields = (await readFields(client, base, before.id, last.title, as)).filter(({ type }) => copied.has(type));
  const next = nextTitle(title, last.title);
  try {
    const { table_id: id = '' } = await createTable(client, base, next, fields.map(alike), as);
    const columns = fields.map((field) => field.field_name);
    return { listed: { id, revision: 0 }, table: { title: next, columns, rows: [], ...url(id) } };
  } catch (error) {
    if (error instanceof SuiteError && error.code === nameTaken) return goOn(client, base, title, last, as);
    throw error;
  }
}

/** A field like one that is there; a choice is known by its words, its id is the other table's. */
function alike({ field_name, type, property }: { field_name: string; type: number; property?: object | null }): Field {
  const { options } = (property ?? {}) as { options?: { name?: string }[] };
  if (options) return { field_name, type, property: { options: options.map(({ name = '' }) => ({ name })) } };
  return { field_name, type, ...(property && { property: property as NonNullable<Field['property']> }) };
}
