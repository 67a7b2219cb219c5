import { DateTime } from 'luxon';
import { meetings } from '../meetings/records.ts';
import { instantIn } from '../policy/calendar.ts';
import { inForceOn } from '../policy/history.ts';
import type { Scene } from '../workspace/command.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';

/** When the company's coordination began, as far as the workbook knows: nothing was owed before. */
const beganAt = (snapshot: Scene['snapshot'], now: string): string =>
  rowsOf(snapshot, meetings).reduce((first, m) => (m.start < first ? m.start : first), now);

/**
 * The stretch between two dates, the second not included and never later than now, under the policy in force at its end. It
 * begins no earlier than the company did.
 */
export function stretchOf(
  { snapshot, policy, installed, now }: Pick<Scene, 'snapshot' | 'policy' | 'now'> & Partial<Pick<Scene, 'installed'>>,
  from: string,
  to: string,
): Stretch {
  const end = instantIn(policy, to, '00:00');
  const until = end < now ? end : now;
  return {
    snapshot,
    policy: end < now && installed ? inForceOn(snapshot, installed, to).policy : policy,
    from: [instantIn(policy, from, '00:00'), beganAt(snapshot, now)].sort().at(-1)!,
    to: until,
  };
}

/** The stretch of the same length before another, where the company was at it all that time. */
export function before(stretch: Stretch): Stretch | undefined {
  const length = Date.parse(stretch.to) - Date.parse(stretch.from);
  const from = DateTime.fromISO(stretch.from).minus(length).toUTC().toISO()!;
  return from < beganAt(stretch.snapshot, stretch.to) ? undefined : { ...stretch, from, to: stretch.from };
}
