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
export const isException = ({ forecast }: Pick<Policy, 'forecast'>, { gap, share }: Gap): boolean =>
  share > forecast.exception_share && Math.abs(gap) > forecast.exception_units;
