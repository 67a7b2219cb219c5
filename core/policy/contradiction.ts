import type { Text } from '../words.ts';

/** A contradiction inside a policy whose parts are each well-formed. `path` leads to the field. */
export interface Contradiction {
  path: (string | number)[];
  says: Text;
}

/** Says what contradicts what, and the remedy, in both languages. */
export type Report = (path: Contradiction['path'], en: string, zh: string) => void;
