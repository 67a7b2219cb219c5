/** A person as the suite's directory knows them. `id` is the suite's own; e-mail ties them to the policy. */
export interface Person {
  id: string;
  name: string;
  email: string;
  /** The department's name and the person's post, where the directory tells. */
  department?: string;
  title?: string;
}

/** People by id, e-mail and name. Unknown people are kept by the words they were written with, never dropped. */
export class Directory {
  private readonly byId = new Map<string, Person>();
  private readonly byEmail = new Map<string, Person>();
  private readonly byName = new Map<string, Person | 'several'>();

  constructor(readonly people: readonly Person[]) {
    for (const p of people) {
      this.byId.set(p.id, p);
      if (p.email) this.byEmail.set(p.email.toLowerCase(), p);
      this.byName.set(p.name, this.byName.has(p.name) ? 'several' : p);
    }
  }

  /** Finds a person by id, e-mail address, unique name, or "Name (e-mail)". */
  find(words: string): Person | undefined {
    const w = words.trim();
    const named = this.byName.get(w);
    const found = this.byId.get(w) ?? (named === 'several' ? undefined : named) ?? this.byEmail.get(w.toLowerCase());
    if (found) return found;
    const bracketed = w.match(/[(（<]([^()（）<>]+@[^()（）<>]+)[)）>]\s*$/)?.[1];
    return bracketed ? this.byEmail.get(bracketed.toLowerCase()) : undefined;
  }

  /** How a person is written where only text can be: the name, with the e-mail address if the name is not unique. */
  label(person: Person): string {
    return this.byName.get(person.name) === 'several' ? `${person.name} (${person.email})` : person.name;
  }
}
