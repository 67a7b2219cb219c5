import { type Text, t } from '../words.ts';
import type { Reader } from './register.ts';

/** Whether somebody may read one row of an open register. */
export function mayReadRow(reader: Reader, register: string, id: string): boolean {
  const table = reader.snapshot.tables[register];
  const may = table?.register.rowsFor?.(reader);
  const row = table?.byId.get(id);
  return !may || (!!row && may(row as never));
}

const closed = t('A matter between other departments', '其他部门之间的事项');

/** What a row is called for this reader. */
export const labelFor = (reader: Reader, row: { register: string; id: string; label: Text }): Text =>
  mayReadRow(reader, row.register, row.id) ? row.label : closed;

/**
 * What a view shows, without the words of rows that the reader may not read: figures count them, and their evidence says only
 * that there is one. Every view goes through here, whoever asks for it: a page, an export, an agent.
 */
export function withoutUnread<T>(reader: Reader, shown: T): T {
  const narrowed = Object.values(reader.snapshot.tables).some((table) => table?.register.rowsFor?.(reader));
  return narrowed ? (masked(reader, shown) as T) : shown;
}

function masked(reader: Reader, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((v) => masked(reader, v));
  if (!value || typeof value !== 'object') return value;
  const thing = value as Record<string, unknown>;
  const { register, id } = thing;
  if (typeof register === 'string' && typeof id === 'string' && !mayReadRow(reader, register, id))
    // What it counted for stays: when it was due, by how much it was late.
    return Object.fromEntries(
      Object.entries({ ...thing, label: closed }).filter(([key]) => key !== 'detail' && key !== 'title'),
    );
  return Object.fromEntries(Object.entries(thing).map(([key, v]) => [key, masked(reader, v)]));
}
