import { DateTime } from 'luxon';
import { dateIn, instantIn } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';

/** The month so many months after another (negative: before). @param period YYYY-MM */
export const monthsOn = (period: string, months: number): string =>
  DateTime.fromISO(`${period}-01`).plus({ months }).toFormat('yyyy-MM');

export const monthOf = (policy: Policy, instant: string): string => dateIn(policy, instant).slice(0, 7);

/** When the forecast of a month is locked: at the end of the cut-off day of the month before. An instant. */
export const lockedFrom = (policy: Policy, period: string): string =>
  instantIn(
    policy,
    `${monthsOn(period, -1)}-${String(policy.forecast.cut_off_day).padStart(2, '0')}`,
    policy.working_calendar.hours.at(-1)!.to,
  );

export const isLocked = (policy: Policy, period: string, now: string): boolean => lockedFrom(policy, period) <= now;

/** Months for which forecasts are given now: the current one and the horizon. */
export const openMonths = (policy: Policy, now: string): string[] =>
  Array.from({ length: policy.forecast.horizon_periods + 1 }, (_, i) => monthsOn(monthOf(policy, now), i));
