import type { CardParts } from './card.ts';
import type { NewEvent, NewTask, TaskChange } from './port.ts';
import type { NewRecord, Register, RowOf } from './register.ts';

/** What a decision wants done. Every change carries the key of what it is, so that a repeat is a no-op. */
export type Change =
  /** `drafted`: Liaison's own work, whoever's act it goes along with; it gives way to what a person writes at the same time. */
  | { do: 'append'; register: Register; record: { id: string }; drafted?: true }
  | {
      do: 'patch';
      register: Register;
      id: string;
      rev: number;
      set: Record<string, unknown>;
      means?: readonly string[];
      /** Of the register's own row only: it takes over what the bound spreadsheet says. */
      own?: true;
    }
  /** The same values in the form in which they are written now; nobody changed anything. */
  | { do: 'rewrite'; register: Register; id: string; keys: readonly string[] }
  | { do: 'remove-copy'; register: Register; id: string; at: string }
  /** For good: only what Liaison itself put there as an example. */
  | { do: 'remove-row'; register: Register; id: string; at: string }
  | { do: 'update-task'; id: string; version?: string; set: TaskChange }
  | { do: 'remove-task'; id: string; version?: string }
  | { do: 'create-event'; key: string; event: NewEvent; into: Fill }
  | { do: 'update-event'; id: string; version?: string; body?: string; attendees?: string[] }
  | { do: 'cancel-event'; id: string; comment: string }
  | { do: 'create-task'; key: string; task: NewTask; into: Fill }
  /**
   * A courtesy: what matters stands in a row, so a message that cannot be sent undoes nothing. `to` is an e-mail address;
   * `because` says why this person gets it.
   */
  | ({
      do: 'message';
      key: string;
      to: string;
      title: string;
      text: string;
      link: string;
      because?: readonly string[];
      /** Its title says what happened, so that the text alone does not: both stay where it is one of several. */
      titled?: true;
      /** About how many things it is, where that is not one. */
      things?: number;
    } & CardParts);

/** Where the id of what the suite created is written: a row and its column. */
export interface Fill {
  register: Register;
  id: string;
  column: string;
  /** What is written beside it. */
  also?: Record<string, unknown>;
}

export const append = <R extends Register>(register: R, record: NewRecord<R>): Extract<Change, { do: 'append' }> => ({
  do: 'append',
  register,
  record: record as { id: string },
});

/** A row that Liaison computed. */
export const draft = <R extends Register>(register: R, record: NewRecord<R>): Change => ({
  ...append(register, record),
  drafted: true,
});

/**
 * Changes some cells of a row; only cells whose value differs are written.
 * @param means the cells that a person looked at and meant to replace: if somebody else changed one of them since the page
 * was read, the change is refused with both values shown
 */
export const patch = <R extends Register>(
  register: R,
  row: RowOf<R>,
  set: Partial<NewRecord<R>>,
  means?: readonly (keyof NewRecord<R> & string)[],
): Change[] => {
  const differs = Object.fromEntries(
    Object.entries(set).filter(([key, value]) => (row as Record<string, unknown>)[key] !== value),
  );
  return Object.keys(differs).length
    ? [{ do: 'patch', register, id: row.id, rev: row.rev, set: differs, ...(means && { means }) }]
    : [];
};
