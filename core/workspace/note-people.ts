import { append, type Change, patch } from './changes.ts';
import type { Scene } from './command.ts';
import { type Directory, listOf, type Person } from './directory.ts';
import { knownId } from './keys.ts';
import { knownPeople } from './known-people.ts';
import { rowOf } from './snapshot.ts';

/** Whoever is new in the directory, or is called or reached otherwise now, is noted. */
export function notePeople({ snapshot }: Pick<Scene, 'snapshot'>): Change[] {
  const { directory, tables } = snapshot;
  const table = tables[knownPeople.name];
  if (!table?.raw || allNoted.has(directory)) return [];
  const changes = directory.people.flatMap((p) => noted(p, snapshot, directory));
  if (!changes.length) allNoted.add(directory);
  return changes.slice(0, most);
}

/** Of a large company the rest follows at the next looks. */
const most = 500;
/** A directory is made anew when the suite's people or the table changed. */
const allNoted = new WeakSet<Directory>();

function noted(person: Person, snapshot: Scene['snapshot'], directory: Directory): Change[] {
  const row = rowOf(snapshot, knownPeople, knownId(person.id));
  const now = addressesOf(person);
  if (!row)
    return [
      append(knownPeople, {
        id: knownId(person.id),
        key: person.email.toLowerCase(),
        name: person.name,
        ...(now.length && { addresses: now.join('\n') }),
      }),
    ];
  const renamed = !!row.name && row.name !== person.name;
  const addresses = [...new Set([...listOf(row.addresses), ...now])].filter(
    // What is another's by now means that one.
    (a) => (directory.identified(a) ?? person) === person,
  );
  return patch(knownPeople, row, {
    name: person.name,
    ...(addresses.length && { addresses: addresses.join('\n') }),
    ...(renamed && { earlierNames: [...new Set([...listOf(row.earlierNames), row.name!])].join('\n') }),
  });
}

const addressesOf = ({ email, address, aliases = [] }: Person): string[] =>
  [...new Set([address ?? email, ...aliases].map((a) => a.toLowerCase()))].filter((a) => a.includes('@'));
