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
