import type { Text } from '../words.ts';
import type { Act } from './command.ts';

/** Something that a search over everything can find. */
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
  /** Everything that is looked through, in lower case. */
  words(): string;
}

/** A kind of things that can be found by whoever takes part. What only some may read is not among them. */
export interface SearchSource {
  kind: Text;
  rows(act: Act): Findable[];
}
