import type { Client } from '@larksuiteoapi/node-sdk';
import type { RawTable, Reading } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { asKnown } from '../as-known.ts';
import type { As } from './client.ts';
import { type DriveFile, lookAtBase } from './files.ts';
import { type Listed, listTables, readTable } from './tables.ts';

/** A Base and whose rights open it. */
export interface BasePlace {
  base: string;
  as: As;
  /** Titles of the tables that are wanted of it. */
  titles: readonly string[];
  /** By which name its marks go in a reading. */
  name: 'file' | 'restricted';
}

/** A Base as it was read. */
export interface ReadBase {
  missing: boolean;
  tables: Record<string, RawTable>;
  marks: Record<string, string>;
}

const timeOf = (file: DriveFile | undefined): string => String(file?.changed ?? '');
const listedMark = ({ name }: Pick<BasePlace, 'name'>) => `${name} tables`;

/** The tables of a Base as they were listed last. */
export const tablesIn = ({ marks }: Reading, place: Pick<BasePlace, 'name'>): Map<string, Listed> =>
  new Map(JSON.parse(marks[listedMark(place)] ?? '[]'));

/** The signs of change of a Base: its file, and its tables with their revisions. */
export interface BaseSigns {
  file: DriveFile | undefined;
  present: Map<string, Listed> | undefined;
}

/**
 * Both are asked for at the same time. Of a restricted Base the revisions of its tables will do: nobody opens its rows from the
 * tab. One that the app may not open is as if it were not there.
 */
export async function lookAt(client: Client, { base, as, name }: BasePlace): Promise<BaseSigns> {
  if (name === 'file') {
    const [file, present] = await Promise.all([lookAtBase(client, base, as), listTables(client, base, as)]);
    return { file, present };
  }
  try {
    return { file: { title: '', url: '', changed: 0 }, present: await listTables(client, base, as) };
  } catch (error) {
    if (error instanceof SuiteError && error.kind === 'denied') return { file: undefined, present: undefined };
    throw error;
  }
}

/**
 * The tables of a Base, those that have not changed since taken from what is known. Only tables whose revision moved are
 * read again. The Base's time of change is held against it: where that moved and no revision did, all are.
 */
export async function readBase(
  client: Client,
  place: BasePlace,
  { file, present }: BaseSigns,
  known?: Reading,
): Promise<ReadBase> {
  const marks = { [place.name]: timeOf(file), [listedMark(place)]: JSON.stringify([...(present ?? [])]) };
  if (!file || !present) return { missing: true, tables: {}, marks };
  const kept = known ? unchanged(place, present, file, known) : {};
  const read = await Promise.all(
    place.titles
      .filter((title) => present.has(title) && !kept[title])
      .map((title) => readTable(client, place.base, present.get(title)!.id, title, place.as)),
  );
  const url = (title: string) => (file.url ? { url: `${file.url}?table=${present.get(title)!.id}` } : {});
  const fresh = read.map((t) => [t.title, asKnown({ ...t, ...url(t.title) }, known?.tables[t.title])] as const);
  return { missing: false, tables: { ...kept, ...Object.fromEntries(fresh) }, marks };
}

function unchanged(
  place: BasePlace,
  present: Map<string, Listed>,
  file: DriveFile,
  known: Reading,
): Record<string, RawTable> {
  const before = tablesIn(known, place);
  const kept = place.titles.flatMap((title) => {
    const table = known.tables[title];
    const [was, is] = [before.get(title), present.get(title)];
    return table && is && was?.id === is.id && was.revision === is.revision ? [[title, table] as const] : [];
  });
  const there = place.titles.filter((title) => present.has(title));
  const allSame = kept.length === there.length && place.titles.every((t) => !known.tables[t] || present.has(t));
  return allSame && timeOf(file) !== known.marks[place.name] ? {} : Object.fromEntries(kept);
}
