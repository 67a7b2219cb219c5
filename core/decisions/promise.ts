import { figureOf, indicatorNamed } from '../figures.ts';
import { departmentName } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, inUnit, listed, Refusal, type Text, t } from '../words.ts';
import type { Act, Scene } from '../workspace/command.ts';
import type { Decision } from './records.ts';

type Promised = Pick<Decision, 'department' | 'indicator' | 'promised' | 'promiseOf' | 'baseline'>;

/** Whose figure a promise is about: the department that the proposal names, else the one that proposed. */
export const promisedOf = (d: Pick<Promised, 'department'> & { promiseOf?: string | undefined }): string =>
  d.promiseOf ?? d.department;

/** The figure that a promise is about, as it stands. */
export const promisedFigure = ({ snapshot, policy, now }: Pick<Scene, 'snapshot' | 'policy' | 'now'>, d: Promised) =>
  figureOf(snapshot, policy, now, d.indicator, promisedOf(d));

interface Asked {
  indicator?: string | undefined;
  promised?: number | undefined;
  promiseOf?: string | undefined;
}

/**
 * Whose figure a new promise is about, if it is one that an indicator measures.
 * @param department which proposes: the promise is about it where the proposal says nothing else
 * @throws Refusal where the indicator, its figure or the department is not one
 */
export function checkPromise({ policy }: Pick<Act, 'policy'>, asked: Asked, department: string): string | undefined {
  if (!asked.indicator) {
    if (asked.promiseOf)
      throw new Refusal(t('Say by which indicator the effect is measured', '请选择衡量指标'), 'invalid', 'indicator');
    return undefined;
  }
  const indicator = indicatorNamed(policy, asked.indicator);
  if (!indicator)
    throw new Refusal(
      t(`There is no indicator "${asked.indicator}"`, `没有指标“${asked.indicator}”`),
      'invalid',
      'indicator',
    );
  if (asked.promised === undefined)
    throw new Refusal(t('Say what the indicator is to reach', '请填写指标目标值'), 'invalid', 'promised');
  if (indicator.unit === 'share' && Math.abs(asked.promised) > 2)
    throw new Refusal(t('It is a share of 1: 85 % is 0.85', '该指标为比例：85% 请填 0.85'), 'invalid', 'promised');
  const { applies_to } = indicator;
  const meant = asked.promiseOf ?? (applies_to.length === 1 ? applies_to[0]! : department);
  if (applies_to.includes(meant)) return meant;
  throw new Refusal(
    fill(
      t(
        'Say for which department “{indicator}” is to reach it: {departments}',
        '请说明“{indicator}”的目标是针对哪个部门：{departments}',
      ),
      { indicator: indicator.name, departments: listed(applies_to.map((x) => departmentName(policy, x))) },
    ),
    'invalid',
    'promiseOf',
  );
}

type Named = Pick<Promised, 'department'> & Partial<Pick<Promised, 'promiseOf' | 'indicator'>>;

/** What a change makes of a promise: nothing where it is about something else. @throws Refusal as for a new one */
export function changedPromise(act: Pick<Act, 'policy'>, d: Decision, input: Asked): Asked {
  if (!('indicator' in input || 'promised' in input || 'promiseOf' in input)) return {};
  const indicator = ('indicator' in input ? input.indicator : d.indicator) || undefined;
  if (!indicator) return { indicator: undefined, promised: undefined, promiseOf: undefined };
  const before = indicator === d.indicator ? d.promiseOf : undefined;
  const asked = { indicator, promised: input.promised ?? d.promised, promiseOf: input.promiseOf || before };
  return { ...asked, promiseOf: checkPromise(act, asked, d.department) };
}

/** Whose figure it is, in words; of a proposal that names none it is said that it is the proposer's own. */
export function promiseWords(policy: Policy, d: Named): Text {
  const name = departmentName(policy, promisedOf(d));
  if (d.promiseOf) return name;
  const measured = indicatorNamed(policy, d.indicator)?.applies_to.includes(d.department);
  return measured
    ? fill(t('{name}, which proposed it; the proposal names no department', '{name}（提出部门；议案未指明部门）'), {
        name,
      })
    : t('all departments that it is measured of; the proposal names none', '所有适用部门（议案未指明部门）');
}

/** The promised effect as a figure, then and now, with the department that it is about. */
export function figureShown(act: Act, d: Promised) {
  const indicator = indicatorNamed(act.policy, d.indicator);
  if (!indicator) return undefined;
  const now = promisedFigure(act, d);
  const inWords = (n: number | undefined) => (n === undefined ? undefined : inUnit(indicator, n));
  return {
    name: indicator.name,
    of: promiseWords(act.policy, d),
    baseline: d.baseline,
    now,
    says: { baseline: inWords(d.baseline), promised: inWords(d.promised), now: inWords(now) },
  };
}

/** The promise in a line: "Requests answered on time, Production: 85 %". */
export function promiseSays(policy: Policy, d: Promised): Text | undefined {
  const indicator = indicatorNamed(policy, d.indicator);
  if (!indicator || d.promised === undefined) return undefined;
  return fill(t('{name}, {of}: {figure}', '{name}，{of}：{figure}'), {
    name: indicator.name,
    of: promiseWords(policy, d),
    figure: inUnit(indicator, d.promised),
  });
}
