import { DateTime } from 'luxon';
import { measures } from '../measures.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { MeasureName } from '../policy/parts.ts';
import { type FactValues, readRule } from '../policy/rules/expression.ts';
import { indicatorFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { type Text, t } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import type { Measured, Whom } from '../workspace/measure.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

export type Indicator = Policy['performance']['indicators'][number];

export { inUnit } from '../words.ts';

/** An indicator of a department, or of a person in it. */
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

/** What an indicator counts, and what nobody should conclude from it. */
export const definitionOf = ({ measures: name }: Pick<Indicator, 'measures'>): { counts: Text; notFor: Text } =>
  name === 'formula' ? ownFormula : measures[name];
const ownFormula = {
  counts: t('By the policy’s own formula.', '按制度自定义公式计算。'),
  notFor: t('What it leaves out stands in its facts.', '公式未涉及的因素不在结果中体现。'),
};

/** Too few cases give no value. */
function figureOf(stretch: Stretch, indicator: Indicator, whom: Whom): Measured {
  const measured =
    indicator.measures === 'formula'
      ? byFormula(stretch, indicator, whom)
      : measures[indicator.measures].of(stretch, whom);
  const { value, ...rest } = measured;
  const known = value !== undefined && Number.isFinite(value) && rest.cases >= indicator.minimum_cases;
  return known ? { ...rest, value } : rest;
}

function byFormula(stretch: Stretch, { formula = '', cases = '' }: Indicator, whom: Whom): Measured {
  const facts = indicatorFactsOf(stretch, whom);
  const of = (source: string) => {
    const read = readRule(source, indicatorFacts, 'number');
    const value = read.ok ? read.rule.of(facts) : undefined;
    return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
  };
  const value = of(formula);
  const named = (name: string) => new RegExp(`\\b${name}\\b`).test(`${formula} ${cases}`);
  const inputs = Object.entries(facts).filter(([name, v]) => typeof v === 'number' && named(name));
  return {
    ...(value !== undefined && { value }),
    cases: Math.max(0, Math.round(of(cases) ?? 0)),
    against: [],
    inputs: Object.fromEntries(inputs) as Record<string, number>,
  };
}

/**
 * Indicators of the policy over a stretch, for the departments to which each applies.
 * @param wanted only these; all of the policy if it is not given
 */
export const indicatorFigures = (
  stretch: Stretch,
  wanted: readonly Indicator[] = stretch.policy.performance.indicators,
): IndicatorFigure[] =>
  wanted.flatMap((indicator) =>
    indicator.applies_to.map((department) => ({
      ...figureOf(stretch, indicator, { department }),
      indicator,
      department,
    })),
  );

/**
 * What of the indicators is measured of persons too, for one of them. Somebody in two departments has each indicator once:
 * it counts their own rows, wherever they were when they worked on them.
 */
export function personFigures(stretch: Stretch, person: string): IndicatorFigure[] {
  const theirs = departmentsOf(stretch.policy, person);
  return stretch.policy.performance.indicators.flatMap((indicator) => {
    const department = indicator.applies_to.find((d) => theirs.includes(d));
    return indicator.persons && department
      ? [{ ...figureOf(stretch, indicator, { person }), indicator, department }]
      : [];
  });
}

/** What a formula may look at: of one department, or of one person as far as rows say whose they are. */
export function indicatorFactsOf(stretch: Stretch, whom: Whom): FactValues {
  const of = (name: Exclude<MeasureName, 'formula'>) => measures[name].of(stretch, whom);
  const pair = (name: Exclude<MeasureName, 'formula'>, all: string, good: string) => {
    const m = of(name);
    return { [all]: m.cases, [good]: m.cases - m.against.length };
  };
  const [error, rated, decided, sales] = [
    of('forecast-wape'),
    of('customer-satisfaction'),
    of('decision-time'),
    of('sales-target'),
  ];
  return {
    ...pair('requests-on-time', 'requests_due', 'requests_in_time'),
    ...pair('requests-responded', 'responses_due', 'responses_in_time'),
    ...pair('actions-closed', 'actions_due', 'actions_in_time'),
    ...pair('service-on-time', 'cases_due', 'cases_in_time'),
    ...pair('plan-confirmed', 'plan_lines', 'plan_met'),
    ...pair('demands-judged', 'demands_due', 'demands_in_time'),
    ...pair('news-fresh', 'news_due', 'news_in_time'),
    ...pair('procedures-read', 'readings_due', 'readings_in_time'),
    satisfaction: rated.value ?? 0,
    rated: rated.cases,
    forecast_lines: error.cases,
    forecast_error: error.value ?? 0,
    decisions: decided.cases,
    decision_days: decided.value ?? 0,
    sales_share: sales.value ?? 0,
  };
}
