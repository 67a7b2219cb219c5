import type { Change } from './changes.ts';
import type { Layout } from './port.ts';
import { layoutOf, type Register } from './register.ts';
import type { Snapshot } from './snapshot.ts';

/** Titles, in both languages, of columns that are to be added to a register; `table` where the table itself is. */
export type Missing = ReadonlyMap<Register, 'table' | ReadonlySet<string>>;

/**
 * What may be added to the suite without asking anybody: whole tables, and columns that may be empty. A required column
 * that is gone was most likely renamed: a second, empty one would make every row unreadable.
 */
export function missingOf(registers: readonly Register[], snapshot: Snapshot): Missing {
  const missing = new Map<Register, 'table' | ReadonlySet<string>>();
  // Where nothing at all is found, the file was moved: people put it back.
  if (!registers.some((register) => ownTable(snapshot, register)?.raw)) return missing;
  for (const register of registers) {
    const columns = absent(register, snapshot, () => true);
    if (!ownTable(snapshot, register)?.raw) missing.set(register, 'table');
    else if (columns.size) missing.set(register, columns);
  }
  return missing;
}

/** Optional columns that these changes give a value for and that are not there. */
export function missingFor(changes: readonly Change[], registers: readonly Register[], snapshot: Snapshot): Missing {
  const given = new Map<string, Set<string>>();
  for (const change of changes) {
    if (change.do !== 'append' && change.do !== 'patch') continue;
    const keys = given.get(change.register.name) ?? new Set(['rev', 'updatedBy', 'updatedAt']);
    for (const [key, value] of Object.entries(change.do === 'append' ? change.record : change.set))
      if (value !== undefined) keys.add(key);
    given.set(change.register.name, keys);
  }
  return new Map(
    registers.flatMap((register) => {
      const keys = given.get(register.name);
      const columns = keys ? absent(register, snapshot, (key) => keys.has(key)) : new Set<string>();
      return columns.size ? [[register, columns] as const] : [];
    }),
  );
}

/** The part of a layout that is missing, to be provisioned. */
export const onlyMissing = (layout: Layout, missing: Missing): Layout => ({
  ...layout,
  tables: [...missing].flatMap(([{ title }, columns]) =>
    layout.tables
      .filter((table) => table.title === title.en || table.title === title.zh)
      .map((table) =>
        columns === 'table' ? table : { ...table, columns: table.columns.filter((c) => columns.has(c.title)) },
      ),
  ),
});

const ownTable = (snapshot: Snapshot, { name }: Register) => {
  const table = snapshot.tables[name];
  return table?.bound?.own ?? table;
};

function absent(register: Register, snapshot: Snapshot, wanted: (key: string) => boolean): ReadonlySet<string> {
  const table = ownTable(snapshot, register);
  if (!table?.raw) return new Set();
  return new Set(
    layoutOf(table.register)
      .filter(([key, column]) => !column.required && !table.titles.has(key) && wanted(key))
      .flatMap(([, { title }]) => [title.en, title.zh]),
  );
}
