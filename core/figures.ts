import { DateTime } from 'luxon';
import { thanks } from './conduct/records.ts';
import { fourWeeks, indicatorFactsOf, indicatorFigures, personFigures } from './performance/indicators.ts';
import { coOperation, coverageOf, meanOf } from './performance/score.ts';
import { dateIn } from './policy/calendar.ts';
import { inForceOn } from './policy/history.ts';
import type { FactValues } from './policy/rules/expression.ts';
import type { Policy } from './policy/schema.ts';
import type { Scene } from './workspace/command.ts';
import type { Stretch } from './workspace/evaluating.ts';
import { isOfTheirs, type Whom, within } from './workspace/measure.ts';
import { rowsOf, type Snapshot } from './workspace/snapshot.ts';

/** An indicator of the policy by its id. */
export const indicatorNamed = (policy: Policy, id: string | undefined) =>
  policy.performance.indicators.find((x) => x.id === id);

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
  const all = indicatorFigures(fourWeeks(snapshot, policy, now), wanted);
  const own = all.filter((f) => f.department === department);
  const values = (own.length ? own : all).flatMap((f) => f.value ?? []);
  return values.length ? values.reduce((sum, v) => sum + v, 0) / values.length : undefined;
}

/**
 * What a rule that proposes recognition or correction may look at.
 * @param before the period before; without it there is nothing to compare with
 */
export function conductFactsIn(stretch: Stretch, before: Stretch | undefined, whom: Whom): FactValues {
  const of = (s: Stretch) => {
    const figures =
      whom.person === undefined
        ? indicatorFigures(s).filter((f) => f.department === whom.department)
        : personFigures(s, whom.person);
    const shared = figures.filter((f) => f.indicator.part === 'co-operation');
    return { points: meanOf(shared) ?? 0, coverage: coverageOf(shared) };
  };
  const given = thanksIn(stretch, whom);
  return {
    ...indicatorFactsOf(stretch, whom),
    ...of(stretch),
    points_before: before ? of(before).points : 0,
    thanks: given.length,
    thanking: new Set(given.map((k) => k.from.toLowerCase())).size,
  };
}

const thanksIn = (stretch: Stretch, whom: Whom) =>
  rowsOf(stretch.snapshot, thanks).filter((k) => within(stretch, k.at) && isOfTheirs(stretch.policy, whom, k.to));

/** Points of a department's co-operation at one time; nothing while there are too few cases. */
export interface TrendLine {
  department: string;
  points: { to: string; value: number | undefined }[];
}

const weeks = 4;

/**
 * Co-operation of each department, four weeks at a time, each by the policy that was in force at its end: an indicator that
 * was changed later does not change what was.
 * @param from instants in UTC
 */
export function coOperationTrend({ snapshot, installed }: Scene, from: string, to: string): TrendLine[] {
  const ends: string[] = [];
  for (let end = DateTime.fromISO(to); end.toMillis() > Date.parse(from); end = end.minus({ weeks }))
    ends.unshift(end.toUTC().toISO()!);
  const lines = new Map<string, TrendLine>();
  for (const end of ends) {
    const { policy } = inForceOn(snapshot, installed, dateIn(installed.policy, end));
    const known = coOperation(indicatorFigures(fourWeeks(snapshot, policy, end)));
    for (const d of policy.departments) {
      const line = lines.get(d.id) ?? { department: d.id, points: [] };
      lines.set(d.id, line);
      const points = known.find((k) => k.department === d.id)?.points;
      line.points.push({ to: dateIn(policy, end), value: points === undefined ? undefined : Math.round(points) });
    }
  }
  return [...lines.values()];
}
