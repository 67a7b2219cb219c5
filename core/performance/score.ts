import { grouped } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import type { IndicatorFigure } from './indicators.ts';

type Indicator = Policy['performance']['indicators'][number];

/** Points of a figure, 0 at the floor to 100 at the target, straight in between (A10). */
export const pointsOf = ({ floor, target }: Pick<Indicator, 'floor' | 'target'>, value: number): number =>
  100 * Math.min(1, Math.max(0, (value - floor) / (target - floor)));

/** What a department's indicators come to. */
export interface CoOperation {
  department: string;
  /** 0 to 100; nothing where no indicator has enough cases. */
  points: number | undefined;
  figures: IndicatorFigure[];
}

/** Co-operation by department: the weighted mean of what has enough cases; what has not is left out, not counted as 0. */
export const coOperation = (figures: readonly IndicatorFigure[]): CoOperation[] =>
  grouped(figures, (f) => f.department).map(([department, own]) => {
    const known = own.filter((f) => f.value !== undefined);
    const weight = known.reduce((sum, f) => sum + f.indicator.weight, 0);
    const points = known.reduce((sum, f) => sum + f.indicator.weight * pointsOf(f.indicator, f.value!), 0);
    return { department, points: weight ? points / weight : undefined, figures: own };
  });
