import { normalised, visible } from './normalised.ts';

/** A person as the suite's directory knows them. `id` is the suite's own; e-mail ties them to the policy. */
export interface Person {
  id: string;
  name: string;
  /** Where the suite tells none (Feishu: it may be empty), their id: whatever is theirs is kept under it. */
  email: string;
  /** Other addresses by which rows and policies may name them, such as a user principal name. */
  aliases?: readonly string[];
  /** The department's name and the person's post, where the directory tells. */
  department?: string;
  title?: string;
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

/**
 * People by id, address and name. A name ties nobody to a row for long: people marry, and two may have the same; rows name
 * them with their address. Unknown people are kept by the words they were written with, never dropped.
 */
export class Directory {
  readonly people: readonly Person[];
  private readonly byId = new Map<string, Person>();
  private readonly byAddress = new Map<string, Person>();
  private readonly byName = new Map<string, Person[]>();
  /** What those were called who are not there any more, as cells still say. */
  private readonly formerNames = new Map<string, string>();

  constructor(people: readonly Person[]) {
    this.people = people.map((p) => (p.email ? p : { ...p, email: p.id }));
    for (const p of this.people) {
      this.byId.set(p.id, p);
      const name = normalised(p.name);
      this.byName.set(name, [...(this.byName.get(name) ?? []), p]);
    }
    // Somebody's own address comes before what is another's second one.
    for (const p of this.people) for (const alias of p.aliases ?? []) this.byAddress.set(alias.toLowerCase(), p);
    for (const p of this.people) this.byAddress.set(p.email.toLowerCase(), p);
  }

  /** Finds a person by id, address, name if only one has it, or “Name (address)”. */
  find(words: string): Person | undefined {
    const exact = this.byId.get(words) ?? this.byAddress.get(words.toLowerCase());
    if (exact) return exact;
    const said = plain(words);
    // The address counts before the name: nobody takes over another's rows by what they call themselves.
    const address = said.match(inBrackets)?.[2] ?? said;
    const addressed = this.byId.get(address) ?? this.byAddress.get(normalised(address));
    if (addressed) return addressed;
    const named = this.byName.get(normalised(said));
    return named?.length === 1 ? named[0] : undefined;
  }

  /** Those who all have a name. */
  several(words: string): readonly Person[] {
    const named = this.byName.get(normalised(plain(words))) ?? [];
    return named.length > 1 ? named : [];
  }

  /**
   * Under what a cell's person is kept: their address in small letters. Several in one cell are told apart only where each
   * of them is known, as a name may have a comma in it; the first counts.
   */
  keyOf({ words, name, email }: CellPerson): string {
    const found = this.find(words) ?? (email ? this.find(email) : undefined) ?? this.firstOf(words);
    if (found) return found.email.toLowerCase();
    const [, called = '', address = ''] = visible(words).match(inBrackets) ?? [];
    const key = email?.toLowerCase() || (address.includes('@') ? address.toLowerCase() : '') || visible(words);
    const former = name || (address.includes('@') ? called : '');
    if (former && !this.formerNames.has(key)) this.formerNames.set(key, former);
    return key;
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
    return this.find(words)?.name ?? this.formerNames.get(words.toLowerCase()) ?? this.formerNames.get(words) ?? words;
  }

  /** How a person is written where only text can be: two may have one name, and a name may change. */
  label({ name, email }: Person): string {
    return `${name} (${email})`;
  }
}

/** Without what people and programs put before a name or an address. */
const plain = (words: string): string => visible(words).replace(/^(mailto:|@)\s*/i, '');
