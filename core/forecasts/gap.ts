import { type FactValues, holds } from '../policy/rules/expression.ts';
import { gapFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { type Forecast, type Plan, versionOf } from './records.ts';

/** How far a plan departs from a line of the forecast. */
export interface Gap {
  line: Forecast;
  planned: number;
  /** Units: negative where the plan falls short. */
  gap: number;
  /** Of the forecast. */
  share: number;
}

export function gapOf(line: Forecast, plan: Pick<Plan, 'quantity'>): Gap {
  const gap = plan.quantity - versionOf(line);
  return { line, planned: plan.quantity, gap, share: Math.abs(gap) / Math.max(Math.abs(versionOf(line)), 1) };
}

/** Whether the policy calls a gap an exception (A3). */
export const isException = ({ forecast }: Pick<Policy, 'forecast'>, gap: Gap): boolean =>
  forecast.exception_when === undefined
    ? gap.share > forecast.exception_share && Math.abs(gap.gap) > forecast.exception_units
    : holds(forecast.exception_when, gapFacts, gapFactsOf(gap));

export const gapFactsOf = ({ line, planned, gap, share }: Gap): FactValues => ({
  product: line.product,
  region: line.region,
  period: line.period,
  forecast: versionOf(line),
  plan: planned,
  gap,
  share,
  short: gap < 0,
});
