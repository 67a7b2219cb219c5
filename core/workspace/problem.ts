import type { Text } from '../words.ts';

/** Something in the suite that people should put right. Nothing is dropped or overwritten because of it. */
export interface Problem {
  register: string;
  /** The bound spreadsheet in which it is, if it is not in the register's own table. */
  source?: { title: string; link?: string };
  /** Where: the row's place, if it is about a row. */
  at?: string;
  /** The row's number as the suite's own program shows it, where rows have numbers. */
  row?: number;
  /** The table in which the row stands, where the register has outgrown one. */
  part?: string;
  /** What stands first in the row, by which people find it where rows have no numbers. */
  begins?: string;
  id?: string;
  column?: string;
  /** What stands there, shortened. */
  value?: string;
  /** Rows with an error are left out of figures; a warning only asks for a look. */
  weight: 'error' | 'warning';
  says: Text;
}
