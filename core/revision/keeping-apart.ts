import { overlapsOf } from '../policy/overlaps.ts';
import type { Policy } from '../policy/schema.ts';

const days = ['MO', 'TU', 'WE', 'TH', 'FR'];

/**
 * The cadences of a policy's meetings, with those that nobody chose moved to another day of the week where they would lie on
 * top of another series for the same people; where no day is free, as they were.
 * @param movable for each series, whether it may be moved
 * @param today from which day on, YYYY-MM-DD
 */
export function keptApart(policy: Policy, movable: readonly boolean[], today: string): string[] {
  const cadences = policy.meetings.map((m) => m.cadence);
  const asSet = (all: readonly string[]): Policy => ({
    ...policy,
    meetings: policy.meetings.map((m, i) => ({ ...m, cadence: all[i]! })),
  });
  for (const [i, series] of policy.meetings.entries()) {
    if (!movable[i]) continue;
    const clashes = (cadence: string) =>
      overlapsOf(asSet(cadences.map((c, j) => (j === i ? cadence : c))), today).some((o) =>
        [o.first.id, o.second.id].includes(series.id),
      );
    const others = days.map((day) => series.cadence.replace(/(BYDAY=-?\d*)[A-Z]{2}/, `$1${day}`));
    if (clashes(series.cadence)) cadences[i] = others.find((cadence) => !clashes(cadence)) ?? series.cadence;
  }
  return cadences;
}
