import type { Client } from '@larksuiteoapi/node-sdk';
import type { RawTable, Reading } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { asKnown } from '../as-known.ts';
import { asInFile, joined, partsOf } from '../continued.ts';
import type { As } from './client.ts';
import { type DriveFile, lookAtBase } from './files.ts';
import { type Listed, listTables, readTable, room } from './tables.ts';

/** A Base and whose rights open it. */
export interface BasePlace {
  base: string;
  as: As;
  /** Titles of the tables that are wanted of it. */
  titles: readonly string[];
  /** Of those, which are read only as far as their last tables. */
  logs: readonly string[];
  /** By which name its marks go in a reading. */
  name: 'file' | 'restricted';
}

/** A Base as it was read. */
export interface ReadBase {
  missing: boolean;
  tables: Record<string, RawTable>;
  marks: Record<string, string>;
}

/** A Base takes no more tables and dashboards (`bitable-v1/app-table/batch_create`). */
const mostTables = 100;

const timeOf = (file: DriveFile | undefined): string => String(file?.changed ?? '');
const listedMark = ({ name }: Pick<BasePlace, 'name'>) => `${name} tables`;

/** The marks of a reading with tables that the Base has by now. Their rows are read at the next look. */
export const withTables = (
  marks: Reading['marks'],
  place: Pick<BasePlace, 'name'>,
  made: ReadonlyMap<string, Listed>,
) => ({
  ...marks,
  [listedMark(place)]: JSON.stringify([...new Map([...JSON.parse(marks[listedMark(place)] ?? '[]'), ...made])]),
});

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
  const wanted = place.titles.map((title) => partsOf(title, present.keys(), place.logs));
  const before = known ? asInFile(known.tables) : {};
  const kept = known ? unchanged(place, wanted.flat(), present, file, known, before) : {};
  // One that is full can go on in another table only as long as the Base takes one.
  const most = present.size < mostTables ? {} : { most: room.records };
  const read = await Promise.all(
    wanted
      .flat()
      .filter((title) => !kept[title])
      .map((title) => readTable(client, place.base, present.get(title)!.id, title, place.as)),
  );
  const url = (title: string) => (file.url ? { url: `${file.url}?table=${present.get(title)!.id}` } : {});
  for (const table of read)
    kept[table.title] = asKnown({ ...table, ...most, ...url(table.title) }, before[table.title]);
  const tables = place.titles.flatMap((title, i) => {
    const parts = wanted[i]!.map((part) => kept[part]!);
    return joined(title, parts, known?.tables[title]) ?? [];
  });
  return { missing: false, tables: Object.fromEntries(tables.map((table) => [table.title, table])), marks };
}

function unchanged(
  place: BasePlace,
  wanted: readonly string[],
  present: Map<string, Listed>,
  file: DriveFile,
  known: Reading,
  tables: Readonly<Record<string, RawTable>>,
): Record<string, RawTable> {
  const before = tablesIn(known, place);
  const kept = wanted.flatMap((title) => {
    const table = tables[title];
    const [was, is] = [before.get(title), present.get(title)];
    return table && is && was?.id === is.id && was.revision === is.revision ? [[title, table] as const] : [];
  });
  const allSame = kept.length === wanted.length && place.titles.every((t) => !known.tables[t] || present.has(t));
  return allSame && timeOf(file) !== known.marks[place.name] ? {} : Object.fromEntries(kept);
}
