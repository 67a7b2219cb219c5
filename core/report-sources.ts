import { linksIn } from './evaluation/links.ts';
import { periodBefore, periodOf, readPeriod } from './performance/period.ts';
import { departmentsScored } from './performance/results.ts';
import { dateIn } from './policy/calendar.ts';
import { Refusal, t } from './words.ts';
import type { Act, Scene } from './workspace/command.ts';
import { stretchBetween } from './workspace/evaluating.ts';

export { linksIn as linksBetween } from './evaluation/links.ts';

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
  const period = id ? readPeriod(id) : periodOf('month', today);
  if (!period || period.from > today)
    throw new Refusal(
      t(
        `"${id}" is no period that has begun. Write 2026-11, 2026-Q4, 2026-H2 or 2026.`,
        `“${id}”不是已开始的周期，请写作 2026-11、2026-Q4、2026-H2 或 2026。`,
      ),
      'invalid',
      'period',
    );
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
    until: dateIn(act.policy, stretch.to),
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
