import { DateTime } from 'luxon';
import { instantIn } from '../policy/calendar.ts';
import { inForceOn } from '../policy/history.ts';
import type { Scene } from '../workspace/command.ts';
import type { Stretch } from '../workspace/evaluating.ts';

/** The stretch between two dates, the second not included and never later than now, under the policy in force at its end. */
export function stretchOf({ snapshot, policy, installed, now }: Scene, from: string, to: string): Stretch {
  const end = instantIn(policy, to, '00:00');
  const until = end < now ? end : now;
  return {
    snapshot,
    policy: end < now ? inForceOn(snapshot, installed, to).policy : policy,
    from: instantIn(policy, from, '00:00'),
    to: until,
  };
}

/** The stretch of the same length before another. */
export const before = (stretch: Stretch): Stretch => {
  const length = Date.parse(stretch.to) - Date.parse(stretch.from);
  return {
    ...stretch,
    from: DateTime.fromISO(stretch.from).minus(length).toUTC().toISO()!,
    to: stretch.from,
  };
};
