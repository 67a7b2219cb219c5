import type { Policy } from '../policy/schema.ts';
import { dueAgain } from './freshness.ts';

/** A time during which news was overdue; instants in UTC. */
export interface Spell {
  due: string;
  until: string;
}

/**
 * When news was overdue within a stretch.
 * @param every within how many days it is to come again
 * @param told when it came, in any order
 */
export function overdueSpells(
  policy: Pick<Policy, 'time_zone'>,
  every: number,
  told: readonly string[],
  from: string,
  to: string,
): Spell[] {
  const times = told.filter((at) => at < to).sort();
  const before = times.filter((at) => at < from).at(-1) ?? from;
  const marks = [before, ...times.filter((at) => at >= from), to];
  return marks.slice(0, -1).flatMap((at, i): Spell[] => {
    const owed = dueAgain(policy, at, every);
    const due = owed > from ? owed : from;
    const until = marks[i + 1]!;
    return due < until ? [{ due, until }] : [];
  });
}
