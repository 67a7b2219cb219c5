import type { Policy } from '../policy/schema.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Information, newsTimes } from './owed.ts';

/** A time during which news was overdue; instants in UTC. */
export interface Spell {
  due: string;
  until: string;
}

/** When news that a department owes was overdue within a stretch. */
export const overdueSpells = (
  snapshot: Snapshot,
  policy: Policy,
  topic: Information,
  department: string,
  from: string,
  to: string,
): Spell[] =>
  newsTimes(snapshot, policy, topic, department, from, to).flatMap(({ missed, came = to }) =>
    missed === undefined ? [] : [{ due: missed > from ? missed : from, until: came }],
  );
