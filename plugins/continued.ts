import type { RawRow, RawTable, Write } from '../core/workspace/port.ts';

/**
 * A table that is full goes on in another one beside it, “Activity · 2”, and then in a third. To the core they are one;
 * nothing that stands in one of them ever moves.
 */
const nth = (title: string, n: number): string => (n === 1 ? title : `${title} · ${n}`);

/** So many tables of a log are read; earlier ones may be taken out of the file. */
const readOfLog = 2;

type Tables = Readonly<Record<string, RawTable>>;
type Append = Extract<Write, { do: 'append' }>;

/**
 * Titles of the tables in which a table stands, first to last.
 * @param names of all tables in the file
 * @param named how the file writes a title
 */
export function partsOf(
  title: string,
  names: Iterable<string>,
  logs: readonly string[],
  named = (title: string) => title,
): string[] {
  const further = named(nth(title, 0)).slice(0, -1);
  const numbers = [...names].flatMap((name) => {
    if (name === named(title)) return 1;
    const n = name.startsWith(further) ? name.slice(further.length) : '';
    return /^[1-9]\d*$/.test(n) && n !== '1' ? Number(n) : [];
  });
  const titles = numbers.sort((a, b) => a - b).map((n) => nth(title, n));
  return logs.includes(title) ? titles.slice(-readOfLog) : titles;
}

/** The title under which a table goes on. @param last that of the last table in which it stands */
export const nextTitle = (title: string, last: string): string =>
  nth(title, last === title ? 2 : Number(last.slice(title.length + 3)) + 1);

/** A table as the tables in which it stands. */
export const partsIn = (table: RawTable): readonly RawTable[] => table.parts ?? [table];

/** All tables of the file by the titles that they have there. */
export const asInFile = (tables: Tables): Record<string, RawTable> =>
  Object.fromEntries(Object.values(tables).flatMap((table) => partsIn(table).map((part) => [part.title, part])));

/**
 * Several tables as the one that they are. A column that one of them lacks is missing in all.
 * @param known as it was joined before: where it consists of the same tables (===) it is the same
 */
export function joined(title: string, parts: readonly RawTable[], known?: RawTable): RawTable | undefined {
  const [first, last] = [parts[0], parts.at(-1)];
  if (!first || !last || (parts.length === 1 && first.title === title)) return first;
  const before = known?.parts;
  if (before?.length === parts.length && before.every((part, i) => part === parts[i])) return known;
  const rows = parts.flatMap((part) => rowsOf(part, title, first.columns));
  return {
    title,
    parts,
    columns: first.columns.map((column) => (parts.every((part) => part.columns.includes(column)) ? column : '')),
    rows,
    ...(last.url && { url: last.url }),
    ...(last.most && { most: rows.length - last.rows.length + last.most }),
  };
}

/** Rows that stand elsewhere than in the first table say so; the same row gives the same (===) each time. */
const elsewhere = new WeakMap<RawRow, RawRow>();

function rowsOf(part: RawTable, title: string, columns: readonly string[]): RawRow[] {
  const ordered = columns.length === part.columns.length && columns.every((column, i) => column === part.columns[i]);
  if (part.title === title) return part.rows;
  const at = (row: RawRow) => `${part.title}/${row.at}`;
  if (!ordered) {
    const places = columns.map((column) => part.columns.indexOf(column));
    return part.rows.map((row) => ({ at: at(row), cells: places.map((place) => row.cells[place]) }));
  }
  return part.rows.map((row) => {
    const known = elsewhere.get(row) ?? { at: at(row), cells: row.cells };
    elsewhere.set(row, known);
    return known;
  });
}

/** The tables as they are to the core, from those in the file, of which some were changed or added. */
export const together = (known: Tables, inFile: Tables): Record<string, RawTable> =>
  Object.fromEntries(
    Object.entries(known).map(([title, table]) => {
      const parts = partsOf(title, Object.keys(inFile), []).map((part) => inFile[part]!);
      return [title, joined(title, parts, table) ?? table];
    }),
  );

/** A write to a row, to the table in which that stands. */
function toItsTable<W extends Exclude<Extract<Write, { table: string }>, Append>>(write: W): W {
  const end = write.at.lastIndexOf('/');
  return end < 0 ? write : { ...write, table: write.at.slice(0, end), at: write.at.slice(end + 1) };
}

export interface Placed<W> {
  /** Each write by what it was made of: more than one, where new rows fill several tables. */
  writes: { of: W; write: W }[];
  /** The file's tables, new ones among them. */
  tables: Record<string, RawTable>;
}

/**
 * Writes by the file's own tables: to the one where a row stands, and new rows to the last one, or to the next where they
 * do not fit into it as a whole.
 * @param room how many rows a table takes
 * @param goOn makes the table in which one goes on, or finds the one that somebody else has made
 */
export async function placed<W extends Write>(
  writes: readonly W[],
  tables: Tables,
  room: number,
  goOn: (title: string, last: RawTable) => Promise<RawTable>,
): Promise<Placed<W>> {
  const inFile = asInFile(tables);
  const lasts = new Map<string, { table: RawTable; free: number }>();
  const found: Placed<W>['writes'] = [];
  for (const write of writes as readonly (W & Write)[]) {
    if (!('table' in write)) found.push({ of: write, write });
    else if (write.do !== 'append') found.push({ of: write, write: toItsTable(write) as W });
    else for (const piece of await pieces(write)) found.push({ of: write, write: piece as W });
  }
  return { writes: found, tables: inFile };

  async function pieces(write: Append): Promise<Append[]> {
    const known = tables[write.table];
    // What is not there is refused by whoever writes to it.
    if (!known) return [write];
    const table = partsIn(known).at(-1)!;
    let last = lasts.get(write.table) ?? { table, free: room - table.rows.length };
    const out: Append[] = [];
    for (let from = 0; from < write.rows.length; from += room) {
      const rows = write.rows.slice(from, from + room);
      while (rows.length > last.free) {
        const next = await goOn(write.table, last.table);
        inFile[next.title] = next;
        // A new table takes whatever one takes, though it may begin with an empty row.
        last = { table: next, free: next.rows.length > 1 ? room - next.rows.length : room };
      }
      last.free -= rows.length;
      out.push({ ...write, table: last.table.title, rows });
    }
    lasts.set(write.table, last);
    return out;
  }
}
