import { DateTime } from 'luxon';
import { beganAt } from '../meetings/records.ts';
import { type Stretch, stretchBetween } from '../workspace/evaluating.ts';

/** The stretch between two dates, which begins no earlier than the company did. */
export function stretchOf(where: Parameters<typeof stretchBetween>[0], from: string, to: string): Stretch {
  const stretch = stretchBetween(where, from, to);
  const began = beganAt(where.snapshot, where.now);
  return began > stretch.from ? { ...stretch, from: began } : stretch;
}

/** The stretch of the same length before another, where the company was at it all that time. */
export function before(stretch: Stretch): Stretch | undefined {
  const length = Date.parse(stretch.to) - Date.parse(stretch.from);
  const from = DateTime.fromISO(stretch.from).minus(length).toUTC().toISO()!;
  return from < beganAt(stretch.snapshot, stretch.to) ? undefined : { ...stretch, from, to: stretch.from };
}
