import { dateIn } from '../policy/calendar.ts';
import { grouped, headOf, liaisonOf, lineName, productName } from '../policy/names.ts';
import { fill, type Text, t } from '../words.ts';
import type { AgendaSource, Candidate, Evidence, Occasion } from '../workspace/candidate.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { monthOf } from './calendar.ts';
import { toConfirm, type Unconfirmed } from './confirming.ts';
import { exceptionOf, type Gap, isRaised } from './gap.ts';
import { cellKey, forecasts, plansOf, versionOf } from './records.ts';

/** Products whose plan departs from the forecast beyond the policy's limits, and lines that nobody confirmed in time. */
export const forecastCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now } = occasion;
  const month = monthOf(policy, now);
  const planned = plansOf(snapshot);
  const gaps: Gap[] = [];
  for (const line of rowsOf(snapshot, forecasts)) {
    const plan = planned.get(cellKey(line));
    if (line.period < month || !plan) continue;
    const gap = exceptionOf(policy, line, plan);
    if (gap) gaps.push(gap);
  }
  const unconfirmed = toConfirm(snapshot, policy, now, month).filter(({ by }) => by < now);
  const found = grouped(gaps, (g) => g.line.product).map(([product, lines]) => gapItem(occasion, product, lines));
  if (unconfirmed.length) found.push(unconfirmedItem(occasion, unconfirmed));
  return found;
};

function gapItem(occasion: Occasion, product: string, gaps: Gap[]): Candidate {
  const { policy } = occasion;
  const shortfall = gaps.reduce((sum, g) => sum + Math.min(0, g.gap), 0);
  const surplus = gaps.reduce((sum, g) => sum + Math.max(0, g.gap), 0);
  const forecast = gaps.reduce((sum, g) => sum + g.wanted, 0);
  const raised = gaps.filter(isRaised).length;
  const share = Math.max(-shortfall, surplus) / Math.max(forecast, 1);
  const words = {
    product: productName(policy, product),
    n: shortfall ? -shortfall : surplus,
    percent: Math.round(share * 100),
    lines: gaps.length,
  };
  const title: Text =
    shortfall && raised === gaps.length
      ? fill(
          t(
            '{product}: raised after the cut-off, the plan is {n} short of it ({percent} %)',
            '{product}：截止后上调，计划比新预测少 {n}（{percent}%）',
          ),
          words,
        )
      : shortfall
        ? fill(
            t(
              '{product}: the plan is {n} short of the forecast ({percent} %)',
              '{product}：计划比预测少 {n}（{percent}%）',
            ),
            words,
          )
        : fill(
            t(
              '{product}: the plan exceeds the forecast by {n} ({percent} %)',
              '{product}：计划比预测多 {n}（{percent}%）',
            ),
            words,
          );
  const heads = [headOf(policy, policy.forecast.planned_by), headOf(policy, policy.forecast.given_by)].filter(
    (p): p is string => !!p,
  );
  const limit = Math.round(policy.forecast.exception_share * 100);
  return {
    key: `forecast:gap:${product}`,
    source: 'forecast',
    title,
    wanted: shortfall && share > 2 * policy.forecast.exception_share ? 'decide' : 'discuss',
    why: [
      fill(t('{lines} {lines:line differs|lines differ} by more than {limit} %', '{lines} 行差异超过 {limit}%'), {
        ...words,
        limit,
      }),
      ...(raised
        ? [fill(t('{n} {n:line was|lines were} raised after the cut-off', '{n} 行在截止后上调'), { n: raised })]
        : []),
    ],
    evidence: gaps.map((g) => evidenceOf(occasion, g)),
    owner: heads[0],
    needed: [...heads, liaisonOf(policy, policy.forecast.planned_by)].filter((p): p is string => !!p),
    factors: {
      impact: { value: share / 0.4, because: fill(t('gap of {percent} %', '差异 {percent}%'), words) },
      ...(shortfall && { waiting: { value: 0.6, because: t('customers wait for these goods', '客户在等待交货') } }),
    },
  };
}

function unconfirmedItem(occasion: Occasion, lines: Unconfirmed[]): Candidate {
  const { policy } = occasion;
  const owner = headOf(policy, policy.forecast.planned_by);
  const n = lines.length;
  const first = lines.map(({ by }) => by).sort()[0]!;
  return {
    key: 'forecast:unconfirmed',
    source: 'forecast',
    title: fill(t('{n} forecast {n:line is|lines are} not confirmed by the plan', '{n} 行预测尚未得到计划确认'), { n }),
    wanted: 'discuss',
    why: [
      fill(
        t(
          'To be confirmed within {days} working {days:day|days} after the cut-off: by {date}',
          '应在截止后 {days} 个工作日内确认，期限 {date}',
        ),
        { days: policy.forecast.confirm_within_days, date: dateIn(policy, first) },
      ),
    ],
    evidence: lines.map(({ line, by }) => ({
      register: forecasts.name,
      id: line.id,
      label: lineName(occasion.policy, line),
      detail: fill(t('forecast {n}, to be confirmed by {by}', '预测 {n}，确认期限 {by}'), {
        n: versionOf(line),
        by: dateIn(policy, by),
      }),
    })),
    owner,
    needed: owner ? [owner] : [],
    minutes: 4,
    factors: {
      lateness: { value: 0.5, because: t('the time to confirm is over', '已超过确认时限') },
      impact: { value: n / 12, because: fill(t('{n} {n:line|lines}', '{n} 行'), { n }) },
    },
  };
}

const evidenceOf = (occasion: Occasion, g: Gap): Evidence => ({
  register: forecasts.name,
  id: g.line.id,
  label: lineName(occasion.policy, g.line),
  detail: fill(
    isRaised(g)
      ? t(
          'locked {locked}, raised to {forecast} after the cut-off; plan {planned} ({gap})',
          '锁定 {locked}，截止后上调至 {forecast}；计划 {planned}（{gap}）',
        )
      : t('forecast {forecast}, plan {planned} ({gap})', '预测 {forecast}，计划 {planned}（{gap}）'),
    {
      locked: versionOf(g.line),
      forecast: g.wanted,
      planned: g.planned,
      gap: g.gap > 0 ? `+${g.gap}` : g.gap,
    },
  ),
});
