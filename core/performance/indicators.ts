import { DateTime } from 'luxon';
import type { Policy } from '../policy/schema.ts';
import { percent, type Text, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { type Measured, measures } from './measures.ts';

export type Indicator = Policy['performance']['indicators'][number];

/** A figure in the unit of its indicator. */
export const inUnit = ({ unit }: Pick<Indicator, 'unit'>, value: number): Text =>
  unit === 'share' ? percent(value) : verbatim(value.toFixed(1));

/** An indicator of one department. */
export interface IndicatorFigure extends Measured {
  indicator: Indicator;
  department: string;
}

/** The four weeks up to an instant. */
export const fourWeeks = (snapshot: Snapshot, policy: Policy, to: string): Stretch => ({
  snapshot,
  policy,
  from: DateTime.fromISO(to).minus({ weeks: 4 }).toUTC().toISO()!,
  to,
});

/**
 * Indicators of the policy over a stretch; too few cases give no value.
 * @param wanted only these; all of the policy if it is not given
 */
export function indicatorFigures(
  stretch: Stretch,
  wanted: readonly Indicator[] = stretch.policy.performance.indicators,
): IndicatorFigure[] {
  return wanted.flatMap((indicator) =>
    indicator.applies_to.map((department) => {
      const measured = measures[indicator.measures](stretch, department, indicator);
      return {
        ...measured,
        value: measured.cases < indicator.minimum_cases ? undefined : measured.value,
        indicator,
        department,
      };
    }),
  );
}
