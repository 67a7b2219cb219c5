import { DateTime } from 'luxon';
import type { Policy } from '../policy/schema.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { lockedFrom, monthOf, monthsOn } from './calendar.ts';
import { type Cell, cellKey, forecasts } from './records.ts';

/** How many days before the cut-off a missing forecast is asked for. */
const ahead = 5;

/** The request by which the forecast or the plan of a month is asked for. */
export const askId = (what: 'forecast' | 'plan', period: string): string => `U-${what}-${period}`;

/** Every line of a month, by the policy's products and regions. */
export const cellsOf = ({ forecast: { products, regions } }: Policy, period: string): Cell[] =>
  products.flatMap((p) => regions.map((r) => ({ period, product: p.id, region: r.id })));

/** The months for which forecast and plan are asked for now. */
export const askedMonths = (policy: Policy, now: string): string[] =>
  [0, 1, 2].map((n) => monthsOn(monthOf(policy, now), n));

/** From when on the forecast of a month is asked for, ISO 8601. */
export const forecastAskedFrom = (policy: Policy, period: string): string =>
  DateTime.fromISO(lockedFrom(policy, period)).minus({ days: ahead }).toUTC().toISO()!;

/** Months near their cut-off with lines of the forecast that nobody gave. */
export function missingForecasts(
  snapshot: Snapshot,
  policy: Policy,
  now: string,
): { period: string; missing: number; cutOff: string }[] {
  const given = new Set(rowsOf(snapshot, forecasts).map(cellKey));
  return askedMonths(policy, now).flatMap((period) => {
    const cutOff = lockedFrom(policy, period);
    if (now < forecastAskedFrom(policy, period) || now >= cutOff) return [];
    const missing = cellsOf(policy, period).filter((c) => !given.has(cellKey(c))).length;
    return missing ? [{ period, missing, cutOff }] : [];
  });
}
