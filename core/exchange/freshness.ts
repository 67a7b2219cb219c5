import type { Policy } from '../policy/schema.ts';
import type { Text } from '../words.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { dueAgain, type Information, isOwed, newsTimes } from './owed.ts';
import { timesTold } from './told.ts';

/** What a department owes the others, and how fresh it is. */
export interface Freshness {
  topic: string;
  name: Text;
  keptIn: Information['kept_in'];
  department: string;
  to: string[];
  everyDays: number;
  /** The last news, ISO 8601; nothing if there never was any. */
  last: string | undefined;
  /** When the next is due, ISO 8601; news from before the policy asked for it counts as that day. */
  due: string;
  late: boolean;
}

/** Every topic of the policy for every department that owes it (A5, A6, B6). @param now ISO 8601 */
export function freshness(snapshot: Snapshot, policy: Policy, now: string): Freshness[] {
  // What was told this very instant was told.
  const until = new Date(Date.parse(now) + 1).toISOString();
  return policy.information.flatMap((topic) =>
    topic.from.map((department): Freshness => {
      const told = timesTold(snapshot, policy, topic).get(department);
      const owed = newsTimes(snapshot, policy, topic, department, until, until)[0];
      const last = owed?.last ?? now;
      return {
        topic: topic.id,
        name: topic.name,
        keptIn: topic.kept_in,
        department,
        to: topic.to,
        everyDays: topic.every_days,
        last: told?.findLast((time) => time <= now),
        due: owed?.due ?? dueAgain(policy, now, topic.every_days),
        late: owed?.missed !== undefined && isOwed(policy, topic, department, last, now),
      };
    }),
  );
}
