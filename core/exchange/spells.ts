import type { Policy } from '../policy/schema.ts';
import { firstFrom } from '../workspace/snapshot.ts';
import { dueAgain } from './freshness.ts';

/** A time during which news was overdue; instants in UTC. */
export interface Spell {
  due: string;
  until: string;
}

/**
 * When news was overdue within a stretch.
 * @param every within how many days it is to come again
 * @param told when it came, the earliest first
 */
export function overdueSpells(
  policy: Pick<Policy, 'time_zone'>,
  every: number,
  told: readonly string[],
  from: string,
  to: string,
): Spell[] {
  const first = firstFrom(told, from);
  const marks = [told[first - 1] ?? from, ...told.slice(first, firstFrom(told, to)), to];
  return marks.slice(0, -1).flatMap((at, i): Spell[] => {
    const owed = dueAgain(policy, at, every);
    const due = owed > from ? owed : from;
    const until = marks[i + 1]!;
    return due < until ? [{ due, until }] : [];
  });
}
