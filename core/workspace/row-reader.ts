import { fill, listed, type Text, t, verbatim } from '../words.ts';
import type { Notation } from './cells/notation.ts';
import { type CellReader, type Context, type Dialect, isEmptyCell, readerOf, Unreadable } from './cells.ts';
import type { Directory } from './directory.ts';
import type { RawRow } from './port.ts';
import type { Problem } from './problem.ts';
import type { Column, layoutOf, Register, Row } from './register.ts';

/** What a row says; with what is wrong with it, where something is. */
export interface Said {
  record: Row;
  problems: readonly Problem[];
  /** It adds up others, and is no row of the register. */
  totals?: true;
}

interface Place {
  key: string;
  column: Column;
  /** Where it stands in the table; below 0 where it does not. */
  at: number;
  read: CellReader;
  /** It holds people, whom the directory should know. */
  people: boolean;
  /** A row without it is none. */
  needed: boolean;
}

const none: readonly Problem[] = [];

/**
 * Reads the rows of a table, one after another.
 * @param positions where each column of the layout stands in the table, -1 where it does not
 * @param notations how each of them is written
 */
export function rowReader(
  register: Register,
  layout: ReturnType<typeof layoutOf>,
  positions: readonly number[],
  dialect: Dialect,
  context: Context,
  notations: readonly Notation[],
): (row: RawRow) => Said {
  const { directory } = context;
  const places = layout.map(([key, column], i): Place => {
    const people = column.kind === 'person' && key !== 'updatedBy';
    const needed = column.required && key !== 'id';
    return {
      key,
      column,
      at: positions[i]!,
      read: readerOf(dialect, column, { ...context, notation: notations[i]! }),
      people,
      needed,
    };
  });
  const strangers = new Map<string, boolean>();
  const isStranger = (email: string): boolean => {
    let stranger = strangers.get(email);
    if (stranger === undefined) {
      stranger = !directory.find(email);
      strangers.set(email, stranger);
    }
    return stranger;
  };
  // All rows have the same columns in the same order from the start: objects of one shape are read fastest.
  const empty = Object.fromEntries(layout.map(([key]) => [key, undefined]));

  const about = ({ title }: Column, value: string, weight: Problem['weight'], says: Text): Problem => ({
    register: register.name,
    column: title.en,
    value,
    weight,
    says,
  });
  /** What is wrong with a cell that cannot be read. */
  const unread = ({ key, column }: Place, raw: unknown, error: unknown): Problem => {
    if (!(error instanceof Unreadable)) throw error;
    const weight = column.required || key !== 'rev' ? 'error' : 'warning';
    return about(column, dialect.text(raw).slice(0, 60), weight, error.says);
  };

  // Every cell of every table comes by here: no function is made for a row, and nothing but what the row says.
  return (row) => {
    const record: Record<string, unknown> = { ...empty };
    let problems: Problem[] | undefined;
    for (let i = 0; i < places.length; i++) {
      const place = places[i]!;
      const raw = place.at < 0 ? undefined : row.cells[place.at];
      let value: unknown;
      if (!isEmptyCell(raw))
        try {
          value = place.read(raw);
        } catch (error) {
          problems ??= [];
          problems.push(unread(place, raw, error));
          continue;
        }
      if (value === undefined) {
        if (!place.needed) continue;
        problems ??= [];
        problems.push(about(place.column, '', 'error', fill(isEmpty, { column: place.column.title })));
        continue;
      }
      record[place.key] = value;
      if (!place.people || !isStranger(value as string)) continue;
      problems ??= [];
      problems.push(about(place.column, String(value), 'warning', whoIs(String(value), directory)));
    }
    if (typeof record.rev !== 'number') record.rev = 0;
    record.id ??= provisionalId(row);
    return { record: record as unknown as Row, problems: problems ?? none };
  };
}

const isEmpty = t('"{column}" is empty', '“{column}”为空');
/** Why it is not known who is meant. */
function whoIs(who: string, directory: Directory): Text {
  const several = directory.several(who);
  if (!several.length) return fill(isUnknown, { who });
  return fill(isSeveral, { who, people: listed(several.map((p) => verbatim(directory.label(p)))) });
}
const isSeveral = t(
  '"{who}" may be {people}; write the one who is meant with the address',
  '“{who}”可能是{people}，请写明姓名与邮箱',
);
const isUnknown = t('"{who}" is not in the directory', '通讯录中没有“{who}”');

/** A row that people typed without an ID goes by its place until one is given. */
const provisionalId = (row: RawRow) => `row-${row.at}`;

/** Whether nothing stands in a row. */
export const isBlank = ({ cells }: RawRow): boolean => {
  for (const cell of cells) if (!isEmptyCell(cell)) return false;
  return true;
};

export const isError = ({ weight }: Problem): boolean => weight === 'error';
