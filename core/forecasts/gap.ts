import { type FactValues, holds } from '../policy/rules/expression.ts';
import { gapFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { type Forecast, type Plan, versionOf } from './records.ts';

/** How far a plan departs from a line of the forecast. */
export interface Gap {
  line: Forecast;
  /** What of the line it is held against: the version that counts, or what was wanted after the cut-off. */
  wanted: number;
  planned: number;
  /** Units: negative where the plan falls short. */
  gap: number;
  /** Of the forecast. */
  share: number;
}

/** @param wanted the version that counts, unless it is held against another */
export function gapOf(line: Forecast, plan: Pick<Plan, 'quantity'>, wanted = versionOf(line)): Gap {
  const gap = plan.quantity - wanted;
  return { line, wanted, planned: plan.quantity, gap, share: Math.abs(gap) / Math.max(Math.abs(wanted), 1) };
}

/** Whether the policy calls a gap an exception (A3). */
export const isException = ({ forecast }: Pick<Policy, 'forecast'>, gap: Gap): boolean =>
  forecast.exception_when === undefined
    ? gap.share > forecast.exception_share && Math.abs(gap.gap) > forecast.exception_units
    : holds(forecast.exception_when, gapFacts, gapFactsOf(gap));

export const gapFactsOf = ({ line, wanted, planned, gap, share }: Gap): FactValues => ({
  product: line.product,
  region: line.region,
  period: line.period,
  forecast: wanted,
  plan: planned,
  gap,
  share,
  short: gap < 0,
});

/**
 * The gap of a line that is an exception by the policy; nothing where it is none. The version that counts is the locked one;
 * where the plan does not fall short of it, it is held against what sales raised it to after the cut-off.
 */
export function exceptionOf(
  policy: Pick<Policy, 'forecast'>,
  line: Forecast,
  plan: Pick<Plan, 'quantity'>,
): Gap | undefined {
  const gap = gapOf(line, plan);
  const short = gap.gap < 0 && isException(policy, gap);
  const against = !short && line.late && line.quantity > versionOf(line) ? gapOf(line, plan, line.quantity) : gap;
  return isException(policy, against) ? against : undefined;
}

/** Whether a gap is that of a figure which was raised after the cut-off. */
export const isRaised = ({ line, wanted }: Gap): boolean => wanted !== versionOf(line);
