import { DateTime } from 'luxon';
import { staffOf } from '../policy/organisation.ts';
import type { Act } from '../workspace/command.ts';
import { type Stretch, stretchBetween } from '../workspace/evaluating.ts';
import { type Subject, shareOf, type Whom } from '../workspace/measure.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { type IndicatorFigure, indicatorFigures, personFigures } from './indicators.ts';
import type { Period } from './period.ts';
import { type Calibration, calibrations } from './records.ts';
import { type Result, resultOf } from './score.ts';

/** A figure with what was put right in it by hand. */
export interface ScoredFigure extends IndicatorFigure {
  calibrated: Calibration[];
}

/** What a department or a person comes to in a period. */
export interface Scored {
  whom: Subject;
  /** Whose weights count. */
  department: string;
  figures: ScoredFigure[];
  result: Result;
}

type Where = Pick<Act, 'snapshot' | 'policy' | 'installed' | 'now'>;

/** A period as a stretch of time, under the policy in force on its last day. */
export const stretchOf = (where: Where, period: Pick<Period, 'from' | 'to'>): Stretch =>
  stretchBetween(where, period.from, period.to);

const about = (c: Pick<Calibration, 'who' | 'department'>, whom: Whom): boolean =>
  whom.person === undefined ? c.department === whom.department && !c.who : c.who?.toLowerCase() === whom.person;

/** A row that does not count is taken out of the cases; a figure that was put right is taken as it was put. */
function withCalibration(figure: IndicatorFigure, own: Calibration[]): ScoredFigure {
  const out = new Set(own.flatMap((c) => c.row ?? []));
  const against = figure.against.filter((a) => !out.has(a.id));
  const left = figure.cases - (figure.against.length - against.length);
  const put = own.findLast((c) => c.value !== undefined)?.value;
  const { value: _, interval: __, ...rest } = figure;
  const enough = left >= figure.indicator.minimum_cases;
  if (put !== undefined) return { ...rest, cases: left, against, value: put, calibrated: own };
  if (!out.size || !figure.interval) return { ...figure, calibrated: own };
  const { value, interval } = shareOf(left, against);
  return { ...rest, cases: left, against, ...(enough && value !== undefined && { value, interval }), calibrated: own };
}

const calibratedBy = (snapshot: Snapshot, period: string, whom: Whom) => {
  const own = rowsWith(snapshot, calibrations, 'period', period).filter((c) => about(c, whom));
  return (figure: IndicatorFigure) =>
    withCalibration(
      figure,
      own.filter((c) => c.indicator === figure.indicator.id),
    );
};

/** Every department that the policy scores. */
export function departmentsScored(where: Where, period: Period): Scored[] {
  const stretch = stretchOf(where, period);
  const all = indicatorFigures(stretch);
  return stretch.policy.departments.flatMap(({ id: department }) => {
    const whom = { department };
    const figures = all.filter((f) => f.department === department).map(calibratedBy(where.snapshot, period.id, whom));
    return figures.length ? [{ whom, department, figures, result: resultOf(stretch.policy, department, figures) }] : [];
  });
}

/** One person, by what the policy measures of persons; nothing where it measures nothing of them. */
export function personScored(where: Where, period: Period, person: string): Scored | undefined {
  const stretch = stretchOf(where, period);
  const whom = { person: person.toLowerCase() };
  const figures = personFigures(stretch, whom.person).map(calibratedBy(where.snapshot, period.id, whom));
  const department = figures[0]?.department;
  return department ? { whom, department, figures, result: resultOf(stretch.policy, department, figures) } : undefined;
}

/** Everybody whom the policy puts into a department, once. */
export const personsOf = ({ policy }: Pick<Act, 'policy'>): string[] => [
  ...new Set(policy.departments.flatMap(staffOf).map((p) => p.toLowerCase())),
];

/** How many days a period is over before it is no longer opened by itself: what was before Liaison came is nobody's task. */
export const openedWithin = 20;

/** Days since a period ended. */
export const daysOver = (period: Pick<Period, 'to'>, today: string): number =>
  Math.round(DateTime.fromISO(today).diff(DateTime.fromISO(period.to), 'days').days);
