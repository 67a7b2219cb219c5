import { grouped } from '../policy/names.ts';
import type { Indicator, IndicatorFigure } from './indicators.ts';

/** Points of a figure, 0 at the floor to 100 at the target, straight in between (A10). */
export const pointsOf = ({ floor, target }: Pick<Indicator, 'floor' | 'target'>, value: number): number =>
  100 * Math.min(1, Math.max(0, (value - floor) / (target - floor)));

/** Whether a figure reaches its target, as far as so many cases can tell. */
export type Standing = 'met' | 'missed' | 'unsure' | 'too-few';

/** A target is missed only where chance alone would not explain it: few cases say little. */
export function standingOf({ value, interval, indicator }: IndicatorFigure): Standing {
  if (value === undefined) return 'too-few';
  const reaches = (v: number) => (indicator.better === 'higher' ? v >= indicator.target : v <= indicator.target);
  if (reaches(value)) return 'met';
  return interval?.some(reaches) ? 'unsure' : 'missed';
}

/** What a department's indicators come to. */
export interface CoOperation {
  department: string;
  /** 0 to 100; nothing where no indicator has enough cases. */
  points: number | undefined;
  figures: IndicatorFigure[];
}

/** Which part of the points each indicator of a department makes up: what has too few cases is left out, not counted as 0. */
export function weightsOf(figures: readonly IndicatorFigure[]): Map<string, number> {
  const known = figures.filter((f) => f.value !== undefined && f.indicator.weight > 0);
  const all = known.reduce((sum, f) => sum + f.indicator.weight, 0);
  return new Map(known.map((f) => [f.indicator.id, f.indicator.weight / all]));
}

/** How much of the weights has enough cases, 0 to 1: points of little of it say little. */
export function coverageOf(figures: readonly IndicatorFigure[]): number {
  const all = figures.reduce((sum, f) => sum + f.indicator.weight, 0);
  const known = figures.reduce((sum, f) => sum + (f.value === undefined ? 0 : f.indicator.weight), 0);
  return all ? known / all : 0;
}

/** Co-operation by department: the weighted mean of what has enough cases. */
export const coOperation = (figures: readonly IndicatorFigure[]): CoOperation[] =>
  grouped(figures, (f) => f.department).map(([department, own]) => {
    const weights = weightsOf(own);
    const parts = own.flatMap((f) => {
      const weight = weights.get(f.indicator.id);
      return weight === undefined ? [] : [weight * pointsOf(f.indicator, f.value!)];
    });
    return { department, points: parts.length ? parts.reduce((sum, p) => sum + p, 0) : undefined, figures: own };
  });
