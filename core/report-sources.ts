import { linksIn } from './evaluation/links.ts';
import { begunPeriod, periodBefore, periodOf } from './performance/period.ts';
import { departmentsScored } from './performance/results.ts';
import { dateIn } from './policy/calendar.ts';
import type { Act, Scene } from './workspace/command.ts';
import { lastDayOf, stretchBetween } from './workspace/evaluating.ts';

export { linkInWords, linksIn as linksBetween } from './evaluation/links.ts';

type Length = Parameters<typeof periodOf>[0];
const lengthOf = (id: string): Length =>
  !id.includes('-') ? 'year' : id.includes('Q') ? 'quarter' : id.includes('H') ? 'half-year' : 'month';

/**
 * The period that a report is about, with the one before it.
 * @param id this month without it
 * @throws Refusal
 */
export function readPeriodOf(act: Pick<Act, keyof Scene>, id: string | undefined) {
  const today = dateIn(act.policy, act.now);
  const period = begunPeriod(act, id, 'month');
  const length = lengthOf(period.id);
  const last = periodBefore(length, period);
  const stretch = stretchBetween(act, period.from, period.to);
  const next = periodOf(length, period.to);
  return {
    period,
    stretch,
    before: stretchBetween(act, last.from, last.to),
    previous: last.id,
    next: next.from <= today ? next.id : undefined,
    until: lastDayOf(stretch),
    running: stretch.to === act.now,
  };
}

/** What departments come to in a period. */
export const scoresOf = (act: Act, period: Parameters<typeof departmentsScored>[1]) =>
  departmentsScored(act, period).map(({ department, result: { combined, coOperation, own, coverage } }) => ({
    department,
    points: { combined, coOperation, own, coverage },
  }));

/** The weakest link of a stretch, where somebody waited. */
export const weakestIn = (stretch: Parameters<typeof linksIn>[0]) => linksIn(stretch).find((l) => l.days > 0);
