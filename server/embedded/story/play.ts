import { DateTime } from 'luxon';
import { addWorkingHours, dateIn, instantIn, isWorkday, nearestWorkday } from '../../../core/policy/calendar.ts';
import type { Policy } from '../../../core/policy/schema.ts';
import { type Language, Refusal } from '../../../core/words.ts';
import type { Register, RowOf } from '../../../core/workspace/register.ts';
import { rowsOf, type Snapshot } from '../../../core/workspace/snapshot.ts';
import type { Phrase } from '../company/words/phrase.ts';
import { dice } from './dice.ts';

/** What people of a story can do: the company's clock, its commands and views, and what runs by itself. */
export interface Company {
  policy(): Policy;
  /** @param at ISO 8601 in UTC */
  setClock(at: string): void;
  act(command: string, input: object, who: string): Promise<void>;
  see<T>(view: string, query: object, who: string): Promise<T>;
  /** What must be true by now becomes true. */
  look(): Promise<unknown>;
  snapshot(): Promise<Snapshot>;
  /** Somebody answers an invitation in their calendar. @param event its id */
  answer?(event: string, email: string, answer: 'accepted' | 'declined' | 'tentative'): void;
}

/** Something that people do when its time has come. */
export type Deed = (play: Play) => Promise<void> | void;

export interface PlayOptions {
  company: Company;
  language: Language;
  /** First and last instant, ISO 8601. */
  from: string;
  until: string;
  /** Times of day at which what runs by itself is looked after, HH:mm. */
  looks: readonly string[];
}

/** What a command refused, though the story had it done. */
export interface Refused {
  at: string;
  who: string;
  command: string;
  input: object;
  says: string;
}

const domain = '@example.com';
export const mail = (name: string): string => `${name}${domain}`;

/**
 * People's deeds on a company's calendar, each at its time, with what runs by itself in between. The same story, policy,
 * language and days give the same company.
 */
export class Play {
  readonly dice = dice(20_261_124);
  readonly refused: Refused[] = [];
  readonly from: string;
  readonly until: string;
  readonly language: Language;
  readonly company: Company;
  now: string;
  private readonly looks: readonly string[];
  private deeds: { at: string; n: number; deed: Deed }[] = [];
  private count = 0;
  /** How many commands were done. */
  done = 0;

  constructor({ company, language, from, until, looks }: PlayOptions) {
    Object.assign(this, { company, language, from, until, looks });
    this.company = company;
    this.language = language;
    this.from = from;
    this.until = until;
    this.looks = looks;
    this.now = from;
  }

  get policy(): Policy {
    return this.company.policy();
  }

  say(phrase: Phrase): string {
    return phrase[this.language];
  }

  /** The date of the company's calendar. */
  get today(): string {
    return dateIn(this.policy, this.now);
  }

  /** The last day of the story. */
  get lastDay(): string {
    return dateIn(this.policy, this.until);
  }

  /** A working day so many calendar days before the story's end, or the one before it. */
  daysAgo(days: number): string {
    const date = DateTime.fromISO(this.lastDay).minus({ days }).toISODate()!;
    return isWorkday(this.policy, date) ? date : nearestWorkday(this.policy, date, -1);
  }

  /** A date so many days from today; a working day, the next one where it is none. */
  inDays(days: number): string {
    const date = DateTime.fromISO(this.today).plus({ days }).toISODate()!;
    return isWorkday(this.policy, date) ? date : nearestWorkday(this.policy, date, 1);
  }

  /** Working days of the story, first to last. */
  workdays(): string[] {
    const found: string[] = [];
    const last = this.lastDay;
    for (let day = DateTime.fromISO(dateIn(this.policy, this.from)); ; day = day.plus({ days: 1 })) {
      const date = day.toISODate()!;
      if (date > last) return found;
      if (isWorkday(this.policy, date)) found.push(date);
    }
  }

  /** At an instant; what lies after the story's end does not happen. */
  at(instant: string, deed: Deed): void {
    if (instant >= this.until) return;
    const at = instant < this.now ? this.now : instant;
    this.deeds.push({ at, n: this.count++, deed });
  }

  /** On a date of the company's calendar, HH:mm. */
  on(date: string, time: string, deed: Deed): void {
    this.at(instantIn(this.policy, date, time), deed);
  }

  /** So many working hours from now. */
  later(hours: number, deed: Deed): void {
    this.at(addWorkingHours(this.policy, this.now, hours), deed);
  }

  /** Somebody does something. @returns whether it was done; what is refused is kept for whoever wrote the story */
  async do(command: string, input: object, who: string): Promise<boolean> {
    try {
      await this.company.act(command, input, who);
      this.done++;
      return true;
    } catch (refusal) {
      if (!(refusal instanceof Refusal)) throw refusal;
      this.refused.push({ at: this.now, who, command, input, says: refusal.says.en });
      return false;
    }
  }

  async rows<R extends Register>(register: R): Promise<RowOf<R>[]> {
    return rowsOf(await this.company.snapshot(), register);
  }

  /** The last row that fits. */
  async row<R extends Register>(register: R, fits: (row: RowOf<R>) => boolean): Promise<RowOf<R> | undefined> {
    return (await this.rows(register)).findLast(fits);
  }

  /** Somebody does something that adds a row. @returns its id */
  async add<R extends Register>(
    register: R,
    command: string,
    input: object,
    who: string,
    fits: (row: RowOf<R>) => boolean,
  ): Promise<string | undefined> {
    const known = new Set((await this.rows(register)).map((r) => r.id));
    if (!(await this.do(command, input, who))) return undefined;
    return (await this.rows(register)).find((r) => !known.has(r.id) && fits(r))?.id;
  }

  /** From the first instant to the last. */
  async run(): Promise<void> {
    for (const day of this.workdays())
      for (const time of this.looks) this.on(day, time, async ({ company }) => void (await company.look()));
    for (let next = this.next(); next; next = this.next()) {
      this.now = next.at;
      this.company.setClock(next.at);
      await next.deed(this);
    }
    this.now = this.until;
    this.company.setClock(this.until);
    await this.company.look();
  }

  private next() {
    let first = 0;
    for (let i = 1; i < this.deeds.length; i++) {
      const [one, other] = [this.deeds[first]!, this.deeds[i]!];
      if (other.at < one.at || (other.at === one.at && other.n < one.n)) first = i;
    }
    return this.deeds.splice(first, 1)[0];
  }
}
