import type { Text } from '../core/words.ts';

/** How what runs by itself went in this process; another process has its own. Times are ISO 8601, UTC. */
export interface Course {
  look?: { at: string; changes?: number; failure?: Text };
  next?: string;
  /** Whether the suite is asked to tell of changes; nothing where nobody watches (the command line). */
  told?: boolean;
  /** Why it does not. */
  untold?: Text;
}

/** How a duty went in this process. */
export interface Went {
  name: string;
  title: Text;
  /** When it ran last. */
  at?: string;
  /** What it did then. */
  changes?: number;
  /** When it last had something to do, and how much it did since the process began. */
  did?: string;
  total: number;
  failure?: Text;
}
