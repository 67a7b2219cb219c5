import { DateTime } from 'luxon';
import { dateIn, instantIn, workdaysLate } from '../policy/calendar.ts';
import { inForceOn } from '../policy/history.ts';
import type { Policy } from '../policy/schema.ts';
import type { Text } from '../words.ts';
import type { Evidence } from './candidate.ts';
import type { Scene } from './command.ts';
import type { Snapshot } from './snapshot.ts';

/** A stretch of time that is looked back on. Instants in UTC. */
export interface Stretch {
  snapshot: Snapshot;
  policy: Policy;
  from: string;
  to: string;
}

type Where = Pick<Scene, 'snapshot' | 'policy' | 'now'> & Partial<Pick<Scene, 'installed'>>;

/**
 * From one date up to another, which is not included, and never later than now: under the policy in force on its last day.
 * @param from a date of the company's calendar, as `to` is
 */
export function stretchBetween({ snapshot, policy, installed, now }: Where, from: string, to: string): Stretch {
  const end = instantIn(policy, to, '00:00');
  return {
    snapshot,
    policy: end < now && installed ? inForceOn(snapshot, installed, dayBefore(to)).policy : policy,
    from: instantIn(policy, from, '00:00'),
    to: end < now ? end : now,
  };
}

/** The last day of a stretch, which ends before its `to`: a date of the company's calendar, as people are shown it. */
export const lastDayOf = ({ policy, to }: Pick<Stretch, 'policy' | 'to'>): string =>
  dateIn(policy, new Date(Date.parse(to) - 1).toISOString());

/** The last day before a date that is not included: the same for whoever has dates only. */
export const dayBefore = (date: string): string => DateTime.fromISO(date).minus({ days: 1 }).toISODate()!;

/** One thing that a department waited for another to do (B10). */
export interface Wait {
  /** Who waits, and who owes it: departments. */
  from: string;
  to: string;
  /** What kind of thing it is. */
  kind: Text;
  /** Made only for what is shown: there may be very many. */
  evidence(): Evidence;
  /** Working days beyond what the policy gives, within the stretch; 0 where it was in time. */
  days: number;
}
/**
 * Working days by which something was late within a stretch; nothing where it fell due after it, or was done before it.
 * @param done nothing while it is open; instants in UTC
 */
export function daysLate({ policy, from, to }: Stretch, due: string, done: string = to): number | undefined {
  if (due >= to || done < from) return undefined;
  return workdaysLate(policy, due > from ? due : from, done < to ? done : to);
}

/** When something is over that is still open, for looking up what was done from a day on (`rowsBetween`), up to `never`. */
export const stillOpen = '9999-12-31T00:00:00.000Z';
export const never = '9999-12-31T23:59:59.999Z';

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
