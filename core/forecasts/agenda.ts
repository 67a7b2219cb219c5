import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { grouped, headOf, liaisonOf, lineName, productName } from '../policy/names.ts';
import { fill, type Text, t } from '../words.ts';
import type { AgendaSource, Candidate, Evidence, Occasion } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Gap, gapOf, isException } from './gap.ts';
import { forecasts, plans, versionOf } from './records.ts';

type Line = RowOf<typeof forecasts>;

/** Products whose plan departs from the forecast beyond the policy's limits, and lines nobody confirmed. */
export const forecastCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now } = occasion;
  const month = dateIn(policy, now).slice(0, 7);
  const planned = new Map(rowsOf(snapshot, plans).map((p) => [`${p.period}|${p.product}|${p.region}`, p]));
  const coming = rowsOf(snapshot, forecasts).filter((f) => f.period >= month);
  const confirmedBefore = addWorkdays(policy, now, -policy.forecast.confirm_within_days);
  const gaps: Gap[] = [];
  const unconfirmed: Line[] = [];
  for (const line of coming) {
    const plan = planned.get(`${line.period}|${line.product}|${line.region}`);
    if (!plan) {
      if (line.submittedAt < confirmedBefore) unconfirmed.push(line);
      continue;
    }
    const gap = gapOf(line, plan);
    if (isException(policy, gap)) gaps.push(gap);
  }
  const found = grouped(gaps, (g) => g.line.product).map(([product, lines]) => gapItem(occasion, product, lines));
  if (unconfirmed.length) found.push(unconfirmedItem(occasion, unconfirmed));
  return found;
};

function gapItem(occasion: Occasion, product: string, gaps: Gap[]): Candidate {
  const { policy } = occasion;
  const shortfall = gaps.reduce((sum, g) => sum + Math.min(0, g.gap), 0);
  const surplus = gaps.reduce((sum, g) => sum + Math.max(0, g.gap), 0);
  const forecast = gaps.reduce((sum, g) => sum + versionOf(g.line), 0);
  const share = Math.max(-shortfall, surplus) / Math.max(forecast, 1);
  const words = {
    product: productName(policy, product),
    n: shortfall ? -shortfall : surplus,
    percent: Math.round(share * 100),
    lines: gaps.length,
  };
  const title: Text = shortfall
    ? fill(
        t(
          '{product}: the plan is {n} short of the forecast ({percent} %)',
          '{product}：计划比预测少 {n}（{percent}%）',
        ),
        words,
      )
    : fill(
        t('{product}: the plan exceeds the forecast by {n} ({percent} %)', '{product}：计划比预测多 {n}（{percent}%）'),
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

function unconfirmedItem(occasion: Occasion, lines: Line[]): Candidate {
  const { policy } = occasion;
  const owner = headOf(policy, policy.forecast.planned_by);
  const n = lines.length;
  return {
    key: 'forecast:unconfirmed',
    source: 'forecast',
    title: fill(t('{n} forecast {n:line is|lines are} not confirmed by the plan', '{n} 行预测尚未得到计划确认'), { n }),
    wanted: 'discuss',
    why: [
      fill(t('Submitted more than {days} working {days:day|days} ago', '提交已超过 {days} 个工作日'), {
        days: policy.forecast.confirm_within_days,
      }),
    ],
    evidence: lines.map((line) => ({
      register: forecasts.name,
      id: line.id,
      label: lineName(occasion.policy, line),
      detail: fill(t('forecast {n}', '预测 {n}'), { n: line.quantity }),
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

const evidenceOf = (occasion: Occasion, { line, planned, gap }: Gap): Evidence => ({
  register: forecasts.name,
  id: line.id,
  label: lineName(occasion.policy, line),
  detail: fill(t('forecast {forecast}, plan {planned} ({gap})', '预测 {forecast}，计划 {planned}（{gap}）'), {
    forecast: versionOf(line),
    planned,
    gap: gap > 0 ? `+${gap}` : gap,
  }),
});
