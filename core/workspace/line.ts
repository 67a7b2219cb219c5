import type { Text } from '../words.ts';
import type { Act } from './command.ts';
import type { Register } from './register.ts';

/** One row of a register as lists show it. */
export interface Line {
  register: string;
  id: string;
  title: string;
  /** Made only for the lines that are shown: a register may have very many. */
  about(): Text;
  /** By which lists are ordered: an instant or a date. */
  at: string;
  state?: Text;
  /** Whether somebody still has to do something. */
  open: boolean;
  late: boolean;
  /** What the person can do with it, the most likely first. */
  steps: { command: string; input: Record<string, unknown> }[];
  /** Everything a search looks through. */
  words(): string;
}

/** A register that people read and fill on the Exchange page. */
export interface LineSource {
  register: Register;
  /** The command that adds a row. */
  add?: string;
  lines(act: Act): Line[];
}

/** What a search looks through. */
export const searched = (...parts: (string | number | undefined)[]): string =>
  parts
    .filter((p) => p !== undefined)
    .join(' ')
    .toLowerCase();
