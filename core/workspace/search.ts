import type { Text } from '../words.ts';
import type { Act } from './command.ts';
import type { Row } from './register.ts';

/** Something that a search over everything found. */
export interface Findable {
  id: string;
  title: string;
  /** State, department, date, one after another: made only for what is shown. */
  says(): Text[];
  /** The page of the tab on which it stands. */
  path: string;
  /** By which what was found is ordered: an instant or a date. */
  at: string;
  /** Whether somebody still has to do something. */
  open: boolean;
}

/**
 * A kind of things that can be found by whoever takes part. What only some may read is not among them. A register may have
 * very many rows: nothing is made of those that are not found.
 */
export interface SearchSource<R = Row> {
  kind: Text;
  rows(act: Act): readonly R[];
  /** Everything that is looked through, in lower case. */
  words(row: R, act: Act): string;
  found(row: R, act: Act): Findable;
}

/** A source among others, whatever its rows are. */
export const defineSearch = <R>(source: SearchSource<R>): SearchSource => source as unknown as SearchSource;
