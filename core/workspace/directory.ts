import { knownId } from './keys.ts';
import { normalised, visible } from './normalised.ts';

/** A person as the suite's directory knows them. `id` is the suite's own. */
export interface Person {
  id: string;
  name: string;
  /**
   * Their key: what rows and the policy know them by. The address by which they were first known, or their id where the
   * suite tells none (Feishu: it may be empty).
   */
  email: string;
  /** Where mail reaches them now, where that is another address. */
  address?: string;
  /** Other addresses by which rows and policies may name them, such as a user principal name. */
  aliases?: readonly string[];
  /** The department's name and the person's post, where the directory tells. */
  department?: string;
  title?: string;
}

/** Somebody whom the workspace has seen before: `id` is made of the suite's own, lists have an entry on each line. */
export interface KnownPerson {
  id: string;
  key?: string | undefined;
  name?: string | undefined;
  addresses?: string | undefined;
  earlierNames?: string | undefined;
}

/** Somebody whom a cell names, with what else the suite says of them there. */
export interface CellPerson {
  /** An id, an address, a name, or “Name (address)”. */
  words: string;
  name?: string;
  email?: string;
}

/** “Low, Rita (rita.low@example.com)”: the last brackets hold an address or an id. */
const inBrackets = /^(.*?)\s*[(（<]\s*([^()（）<>\s]+)\s*[)）>]\s*$/s;
const separators = /[,;，；、\n]/;
/** “Rita Low (…), Ray Dunn (…)”. */
const severalInBrackets = /[)）>]\s*[,;，；、\n]/;

/**
 * People by id, address and name. A name ties nobody to a row for long: people marry, and two may have the same; rows name
 * them with their address. Unknown people are kept by the words they were written with, never dropped.
 */
export class Directory {
  readonly people: readonly Person[];
  private readonly byId = new Map<string, Person>();
  private readonly byKey = new Map<string, Person>();
  private readonly byAddress = new Map<string, Person>();
  private readonly byName = new Map<string, Person[]>();
  /** Those who are not there any more, by id, key and addresses. */
  private readonly former = new Map<string, { key: string; name: string }>();

  /** @param known whom the workspace has seen before, whether they are still there or not */
  constructor(people: readonly Person[], known: readonly KnownPerson[] = []) {
    const seen = new Map(known.map((k) => [k.id, k]));
    this.people = keyed(people, seen);
    const earlier: [Person, KnownPerson][] = [];
    for (const p of this.people) {
      this.byId.set(p.id, p);
      this.byKey.set(p.email.toLowerCase(), p);
      this.called(p.name, p);
      const row = seen.get(knownId(p.id));
      if (row) earlier.push([p, row]);
      seen.delete(knownId(p.id));
    }
    // The weakest first: what somebody is reached by now comes before what was, or is, another's second address.
    for (const [p, row] of earlier) this.reachedBy(p, listOf(row.addresses));
    for (const p of this.people) this.reachedBy(p, p.aliases ?? []);
    for (const p of this.people) this.reachedBy(p, [p.email]);
    for (const p of this.people) this.reachedBy(p, p.address ? [p.address] : []);
    // What somebody was called before means them where nobody is called that now.
    for (const [p, row] of earlier)
      for (const name of [row.name ?? '', ...listOf(row.earlierNames)])
        if (!this.byName.has(normalised(name))) this.called(name, p);
    for (const row of seen.values()) {
      const gone = { key: row.key ?? '', name: row.name ?? '' };
      if (!gone.key) continue;
      this.former.set(row.id, gone);
      for (const words of [gone.key, ...listOf(row.addresses)]) this.former.set(words.toLowerCase(), gone);
    }
  }

  private called(name: string, person: Person): void {
    const words = normalised(name);
    if (words) this.byName.set(words, [...(this.byName.get(words) ?? []), person]);
  }

  private reachedBy(person: Person, addresses: readonly string[]): void {
    for (const address of addresses) if (address) this.byAddress.set(address.toLowerCase(), person);
  }

  /** Who has this id or is reached by this address now; nobody by a name, which people may choose themselves. */
  identified(idOrAddress: string): Person | undefined {
    return this.byId.get(idOrAddress) ?? this.byAddress.get(idOrAddress.toLowerCase());
  }

  /** The same of rows and policies, which go by keys: an address may be given to somebody else later. */
  keyed(keyOrAddress: string): Person | undefined {
    return this.byKey.get(keyOrAddress.toLowerCase()) ?? this.identified(keyOrAddress);
  }

  /** Finds a person by id, address, “Name (address)”, or a name if only one has it; of several people the first. */
  find(words: string): Person | undefined {
    const exact = this.keyed(words);
    if (exact) return exact;
    const said = plain(words);
    const several = severalInBrackets.test(said) ? this.firstOf(said) : undefined;
    if (several) return several;
    // Before the name: nobody takes over another's rows by a name that looks like “Name (address)”.
    const address = said.match(inBrackets)?.[2];
    const bracketed = address ? this.keyed(address) : undefined;
    if (bracketed) return bracketed;
    const named = this.byName.get(normalised(said)) ?? this.byName.get(normalised(words));
    if (named?.length === 1) return named[0];
    return this.keyed(said);
  }

  /** Those who all have a name. */
  several(words: string): readonly Person[] {
    const named = this.byName.get(normalised(plain(words))) ?? [];
    return named.length > 1 ? named : [];
  }

  /**
   * Under what a cell's person is kept. Several in one cell are told apart only where each of them is known, as a name may
   * have a comma in it; the first counts.
   */
  keyOf({ words, name, email }: CellPerson): string {
    const found = this.find(words) ?? (email ? this.find(email) : undefined) ?? this.firstOf(words);
    if (found) return found.email.toLowerCase();
    const [, called = '', address = ''] = visible(words).match(inBrackets) ?? [];
    const gone = this.formerBy(words) ?? (address ? this.formerBy(address) : undefined);
    if (gone) return gone.key;
    const key = email?.toLowerCase() || (address.includes('@') ? address.toLowerCase() : '') || visible(words);
    const wasCalled = name || (address.includes('@') ? called : '');
    if (wasCalled) this.former.set(key, { key, name: wasCalled });
    return key;
  }

  private formerBy(idOrAddress: string): { key: string; name: string } | undefined {
    return this.former.get(idOrAddress.toLowerCase()) ?? this.former.get(knownId(idOrAddress));
  }

  private firstOf(words: string): Person | undefined {
    if (!separators.test(words)) return undefined;
    const people = words
      .split(separators)
      .filter((part) => part.trim())
      .map((part) => this.find(part));
    return people.every((p) => p) ? people[0] : undefined;
  }

  /** What somebody is called, or was when they were still there; the words themselves where nobody knows. */
  nameOf(words: string): string {
    return this.find(words)?.name ?? (this.formerBy(words)?.name || words);
  }

  /** Whether somebody was among these people once, and is not now. */
  hasLeft(words: string): boolean {
    return !this.find(words) && !!this.formerBy(words);
  }

  /** Where mail and invitations reach somebody. */
  addressOf(words: string): string {
    const found = this.find(words);
    return found ? (found.address ?? found.email) : words;
  }

  /** How a person is written where only text can be: two may have one name, and a name may change. */
  label(person: Person): string {
    const { name, email, address } = person;
    const unmistakable = address && this.keyed(address)?.id === person.id ? address : email;
    return `${visible(name)} (${unmistakable})`;
  }
}

/** Everybody with their key, which no two share: whoever is known keeps theirs, whatever address they have now. */
function keyed(people: readonly Person[], seen: ReadonlyMap<string, KnownPerson>): Person[] {
  const keys = people.map((p) => seen.get(knownId(p.id))?.key || undefined);
  const taken = new Set(keys.filter((key) => key));
  return people.map((p, i) => {
    const address = p.email || p.aliases?.[0] || p.id;
    let key = keys[i];
    if (!key) {
      key = taken.has(address.toLowerCase()) ? p.id : address;
      taken.add(key.toLowerCase());
    }
    if (key === p.email) return p;
    return { ...p, email: key, ...(p.email && p.email.toLowerCase() !== key.toLowerCase() && { address: p.email }) };
  });
}

/** Several names or addresses in one cell of ours, each on a line. */
export const listOf = (cell: string | undefined): string[] => (cell ?? '').split('\n').filter(Boolean);

/** Without what people and programs put before a name or an address. */
const plain = (words: string): string => visible(words).replace(/^(mailto:|@)\s*/i, '');
