import type { Policy } from '../policy/schema.ts';
import type { Text } from '../words.ts';
import type { Evidence } from './candidate.ts';
import type { Snapshot } from './snapshot.ts';

/** A stretch of time that is looked back on. Instants in UTC. */
export interface Stretch {
  snapshot: Snapshot;
  policy: Policy;
  from: string;
  to: string;
}

/** One thing that a department waited for another to do (B10). */
export interface Wait {
  /** Who waits, and who owes it: departments. */
  from: string;
  to: string;
  /** What kind of thing it is. */
  kind: Text;
  evidence: Evidence;
  /** Working days beyond what the policy gives, within the stretch; 0 where it was in time. */
  days: number;
}
export type WaitSource = (stretch: Stretch) => Wait[];

/** Something that does not work well and is no matter between two departments. */
export interface Weakness {
  /** Stable over time. */
  key: string;
  title: Text;
  because: Text;
  evidence: Evidence[];
  /** What the improvement is called that is begun from it, unless somebody says otherwise. */
  remedy: Text;
}
export type WeaknessSource = (stretch: Stretch) => Weakness[];
