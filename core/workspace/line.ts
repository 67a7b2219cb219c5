import type { Text } from '../words.ts';
import type { Act } from './command.ts';
import type { Register, Row } from './register.ts';

/** What a list says of a row beside its title. */
export interface Line {
  about: Text;
  state?: Text;
  /** What the person can do with it, the most likely first. */
  steps: Offered[];
}

/** A step that is offered: the command with what is known of its input. */
export interface Offered {
  command: string;
  input: Record<string, unknown>;
  /** What its form begins with. */
  initial?: Record<string, string>;
}

/**
 * A register that people read and fill on the Exchange page. It may have very many rows: what lists choose and order by is
 * asked of each, the rest is made for those that are shown.
 */
export interface LineSource<R = Row> {
  register: Register;
  /** The command that adds a row, and who may; without it everybody. */
  add?: string;
  mayAdd?(act: Act): boolean;
  /** By which lists are ordered: an instant or a date. */
  at(row: R): string;
  /** Whether somebody still has to do something. */
  open(row: R, act: Act): boolean;
  late(row: R, act: Act): boolean;
  /** Everything a search looks through. */
  words(row: R): string;
  title(row: R): string;
  line(row: R, act: Act): Line;
}

/** A source among others, whatever its rows are. */
export const defineLines = <R>(source: LineSource<R>): LineSource => source as unknown as LineSource;

/** Instants and dates sort by their letters; a language's own order of words takes ten times as long. */
export const newestFirst = (a: string, b: string): number => (a < b ? 1 : a > b ? -1 : 0);

/** What a search looks through. */
export function searched(...parts: (string | number | undefined)[]): string {
  let all = '';
  for (const part of parts) if (part !== undefined) all += all ? ` ${part}` : part;
  return all.toLowerCase();
}

/** The first so many of very many things by an order, which the others are not put into. */
export class Best<T> {
  readonly items: T[] = [];
  /** How many there were in all. */
  of = 0;

  constructor(
    private readonly count: number,
    private readonly compare: (a: T, b: T) => number,
  ) {}

  take(item: T): void {
    this.of++;
    const { items, count, compare } = this;
    if (items.length === count && compare(item, items[count - 1]!) >= 0) return;
    const at = items.findIndex((other) => compare(item, other) < 0);
    items.splice(at < 0 ? items.length : at, 0, item);
    if (items.length > count) items.pop();
  }
}
