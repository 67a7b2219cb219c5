import { z } from 'zod';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { Refusal, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { stretchBetween } from '../workspace/evaluating.ts';
import { type IndicatorFigure, indicatorFigures, inUnit } from './indicators.ts';
import { definitions } from './library.ts';
import { type Period, periodBefore, periodOf, readPeriod } from './period.ts';
import { coOperation, coverageOf, pointsOf, standingOf, weightsOf } from './score.ts';

/** How many of the rows that count against a figure are shown; the number of all stands beside them. */
const shownRows = 25;

function wantedPeriod({ policy, now }: Act, id: string | undefined): Period {
  const today = dateIn(policy, now);
  if (!id) return periodOf(policy.performance.period, today);
  const period = readPeriod(id);
  if (!period || period.from > today)
    throw new Refusal(
      t(
        `"${id}" is no period that has begun. Write 2026-11, 2026-Q4, 2026-H2 or 2026.`,
        `“${id}”不是已开始的周期，请写作 2026-11、2026-Q4、2026-H2 或 2026。`,
      ),
      'invalid',
      'period',
    );
  return period;
}

function shownFigure(f: IndicatorFigure, weight: number | undefined, before: number | undefined) {
  const { id, name, measures, target, floor, better, unit, minimum_cases, formula, cases } = f.indicator;
  return {
    id,
    name,
    ...definitions[measures],
    formula: measures === 'formula' ? { figure: formula ?? '', cases: cases ?? '' } : undefined,
    target,
    floor,
    better,
    unit,
    /** Nothing while there are fewer cases than the policy asks for. */
    value: f.value,
    interval: f.value === undefined ? undefined : f.interval,
    standing: standingOf(f),
    points: f.value === undefined ? undefined : pointsOf(f.indicator, f.value),
    /** Its part of the department's points, 0 to 1; what has too few cases has none. */
    weight,
    cases: f.cases,
    minimum: minimum_cases,
    before,
    /** The same in words, in the unit of the indicator. */
    says: {
      value: f.value === undefined ? undefined : inUnit(f.indicator, f.value),
      target: inUnit(f.indicator, target),
      floor: inUnit(f.indicator, floor),
      before: before === undefined ? undefined : inUnit(f.indicator, before),
      interval: f.value === undefined ? undefined : f.interval?.map((end) => inUnit(f.indicator, end)),
    },
    against: f.against.slice(0, shownRows),
    allAgainst: f.against.length,
  };
}

export const scoresView = defineView({
  name: 'scores',
  title: t('Scores of co-operation', '协作考核'),
  allow: ['member'],
  query: z.strictObject({
    period: z.string().max(10).optional().describe('2026-11, 2026-Q4, 2026-H2 or 2026; the present one without it'),
  }),
  show(act, query) {
    const period = wantedPeriod(act, query.period);
    const stretch = stretchBetween(act, period.from, period.to);
    const length = stretch.policy.performance.period;
    const last = periodBefore(length, period);
    const earlier = coOperation(indicatorFigures(stretchBetween(act, last.from, last.to)));
    const next = periodOf(length, period.to);
    return {
      ...period,
      /** Up to here the rows are counted: now, or the end of the period. */
      until: dateIn(act.policy, stretch.to),
      open: stretch.to === act.now,
      version: stretch.policy.version,
      previous: last.id,
      next: next.from <= dateIn(act.policy, act.now) ? next.id : undefined,
      departments: coOperation(indicatorFigures(stretch)).map(({ department, points, figures }) => {
        const before = earlier.find((e) => e.department === department);
        const weights = weightsOf(figures);
        return {
          id: department,
          name: departmentName(stretch.policy, department),
          points,
          /** The part of the policy's weights that the points stand on, 0 to 1. */
          coverage: coverageOf(figures),
          before: before?.points,
          figures: figures.map((f) =>
            shownFigure(
              f,
              weights.get(f.indicator.id),
              before?.figures.find((b) => b.indicator.id === f.indicator.id)?.value,
            ),
          ),
        };
      }),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownScores = ReturnType<typeof scoresView.show>;
