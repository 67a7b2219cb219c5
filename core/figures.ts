import { indicatorFigures } from './performance/indicators.ts';
import type { Policy } from './policy/schema.ts';
import type { Snapshot } from './workspace/snapshot.ts';

/**
 * An indicator of the policy as it stands: of one department, or the mean of those that it applies to. Nothing while there
 * are too few cases.
 * @param now ISO 8601; the four weeks before it count
 */
export function figureOf(
  snapshot: Snapshot,
  policy: Policy,
  now: string,
  indicator: string | undefined,
  department: string,
): number | undefined {
  const wanted = policy.performance.indicators.filter((x) => x.id === indicator);
  const all = indicatorFigures(snapshot, policy, now, wanted);
  const own = all.filter((f) => f.department === department);
  const values = (own.length ? own : all).flatMap((f) => f.value ?? []);
  return values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;
}
