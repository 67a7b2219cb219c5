import { grouped } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
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

/** The weighted mean of what has enough cases; nothing where nothing has. */
export function meanOf(figures: readonly IndicatorFigure[]): number | undefined {
  const weights = weightsOf(figures);
  const parts = figures.flatMap((f) => {
    const weight = weights.get(f.indicator.id);
    return weight === undefined ? [] : [weight * pointsOf(f.indicator, f.value!)];
  });
  return parts.length ? parts.reduce((sum, p) => sum + p, 0) : undefined;
}

const partOf = (figures: readonly IndicatorFigure[], part: Indicator['part']) =>
  figures.filter((f) => f.indicator.part === part);

/** Co-operation by department; its own targets are no part of it. */
export const coOperation = (figures: readonly IndicatorFigure[]): CoOperation[] =>
  grouped(partOf(figures, 'co-operation'), (f) => f.department).map(([department, own]) => ({
    department,
    points: meanOf(own),
    figures: own,
  }));

/** What one department or person comes to: co-operation, own targets, and both as the policy weighs them (A10). */
export interface Result {
  coOperation: number | undefined;
  own: number | undefined;
  /** The weight of its own targets by the policy, 0 to 1; 0 where it has none. */
  ownWeight: number;
  /** Both together; where one has too few cases, the other alone. */
  combined: number | undefined;
  /** Which part of the combined result each indicator makes up, by its id; what has too few cases has none. */
  weights: ReadonlyMap<string, number>;
  /** How much of all weights the combined result stands on, 0 to 1. */
  coverage: number;
}

/** @param department whose weights count: sales has its own */
export function resultOf(policy: Policy, department: string, figures: readonly IndicatorFigure[]): Result {
  const { sales_own_targets, others_own_targets } = policy.performance;
  const [shared, theirs] = [partOf(figures, 'co-operation'), partOf(figures, 'own')];
  const wanted = department === policy.forecast.given_by ? sales_own_targets : others_own_targets;
  const ownWeight = theirs.length ? (shared.length ? wanted : 1) : 0;
  const [coOperation, own] = [meanOf(shared), meanOf(theirs)];
  // Where one part has too few cases the other stands for both; its weight does not become a nought.
  const known = (coOperation === undefined ? 0 : 1 - ownWeight) + (own === undefined ? 0 : ownWeight);
  const weights = new Map<string, number>();
  if (known > 0) {
    for (const [id, w] of weightsOf(shared)) weights.set(id, (w * (1 - ownWeight)) / known);
    for (const [id, w] of weightsOf(theirs)) weights.set(id, (w * ownWeight) / known);
  }
  return {
    coOperation,
    own,
    ownWeight,
    weights,
    combined: known > 0 ? ((coOperation ?? 0) * (1 - ownWeight) + (own ?? 0) * ownWeight) / known : undefined,
    coverage: coverageOf(shared) * (1 - ownWeight) + coverageOf(theirs) * ownWeight,
  };
}
