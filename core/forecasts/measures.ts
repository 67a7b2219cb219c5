import { orders } from '../exchange/records.ts';
import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { lineName } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import { t } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import {
  type Counted,
  defineMeasure,
  doneBy,
  type Measured,
  shareOf,
  type Whom,
  within,
} from '../workspace/measure.ts';
import { rowsBetween, rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { accuracy, errorOf, type Pair, pairs } from './accuracy.ts';
import { monthOf, monthsOn } from './calendar.ts';
import { confirmBy } from './confirming.ts';
import { answeredAt, cellKey, type Forecast, forecasts, plans, plansOf, versionOf } from './records.ts';

/** The months that a stretch touches; it does not touch the one that begins where it ends. */
const monthsIn = ({ policy, from, to }: Stretch): [first: string, last: string] => {
  const end = new Date(Date.parse(to) - 1).toISOString();
  return [monthOf(policy, from), monthOf(policy, end)];
};

const periodOf = (f: Forecast): string => f.period;
/** Lines of months, both ends included. */
const linesBetween = (snapshot: Snapshot, first: string, last: string): Forecast[] =>
  rowsBetween(snapshot, forecasts, periodOf, first, `${last}~`);

const counted =
  (policy: Policy) =>
  (f: Forecast): Counted => ({ register: forecasts.name, id: f.id, label: lineName(policy, f) });

/** The months that end in a stretch, expected against ordered: each month counts once, where it ends. */
function pairsIn({ snapshot, policy, from, to }: Stretch, whom: Whom): Pair[] {
  const [first, end] = [monthOf(policy, from), monthOf(policy, to)];
  return pairs(snapshot, end, 1).filter((p) => p.period >= first && doneBy(whom, p.row?.forecaster));
}

/** How many of the worst lines stand as evidence. */
const worst = 5;

function missedBy(stretch: Stretch, whom: Whom, figure: 'wape' | 'bias'): Measured {
  const list = pairsIn(stretch, whom);
  const value = accuracy(list)[figure];
  const missed = list
    .filter((p) => errorOf(p) !== 0)
    .sort((a, b) => Math.abs(errorOf(b)) - Math.abs(errorOf(a)))
    .slice(0, worst);
  return {
    ...(value !== undefined && { value: Math.abs(value) }),
    cases: list.length,
    against: missed.map((p) => ({ ...rowOf(stretch.snapshot, p), label: lineName(stretch.policy, p) })),
  };
}

/** The row that shows a cell: its line of the forecast, or an order where nobody had given a forecast. */
function rowOf(snapshot: Snapshot, p: Pair): { register: string; id: string } {
  if (p.row) return { register: forecasts.name, id: p.row.id };
  const order = rowsOf(snapshot, orders).find(
    (o) => o.product === p.product && o.region === p.region && o.orderedOn.startsWith(p.period),
  );
  return { register: orders.name, id: order?.id ?? cellKey(p) };
}

const givenIn = (policy: Policy): string => policy.forecast.given_by;
const plannedIn = (policy: Policy): string => policy.forecast.planned_by;

export const forecastWape = defineMeasure({
  name: t('Forecast error (WAPE)', '预测误差（WAPE）'),
  counts: t(
    'Of the months that ended: the differences between the locked forecast and the orders of every product and region, added up regardless of sign, as a share of what was ordered. What was not ordered at all is an error of its whole size, and so is an order that was not forecast in time. Nothing where nothing was ordered.',
    '统计期内结束的月份：各产品、区域的锁定预测与订单数量之差的绝对值合计，占订单总量的比例（WAPE）。有预测而无订单的，全额计为误差；未按时预测的订单同样计入。无任何订单时不计算。',
  ),
  notFor: t(
    'One big order moves it; it does not tell forecasting too much from forecasting too little.',
    '单笔大额订单会显著影响结果，也不区分高估与低估。',
  ),
  unit: 'share',
  better: 'lower',
  registers: [forecasts, orders],
  by: givenIn,
  of: (stretch, whom) => missedBy(stretch, whom, 'wape'),
});

export const forecastBias = defineMeasure({
  name: t('Forecast bias', '预测偏差'),
  counts: t(
    'How far all forecasts of the months that ended lie together above or below the orders, regardless of which, as a share of what was ordered. The same lines count as in the forecast error.',
    '统计期内结束的月份，全部预测合计高于或低于订单总量的幅度（取绝对值）占订单总量的比例；统计范围与预测误差相同。',
  ),
  notFor: t(
    'Too much here and too little there cancel out: read it beside the error.',
    '高估与低估会相互抵消，请结合预测误差查看。',
  ),
  unit: 'share',
  better: 'lower',
  registers: [forecasts, orders],
  by: givenIn,
  of: (stretch, whom) => missedBy(stretch, whom, 'bias'),
});

export const planConfirmed = defineMeasure({
  name: t('Forecasts met by the plan', '计划满足预测率'),
  counts: t(
    'Of the forecast lines of the months whose confirmation is due: those that the production plan meets within the policy’s margin.',
    '各月已到确认期限的预测中，生产计划在制度允许偏差内满足的比例。',
  ),
  notFor: t(
    'A forecast that asks for more than there can be made is not the plan’s fault.',
    '超出产能的预测不应归咎于计划。',
  ),
  unit: 'share',
  better: 'higher',
  registers: [forecasts, plans],
  by: plannedIn,
  of(stretch, whom) {
    const { snapshot, policy, to } = stretch;
    const [first, last] = monthsIn(stretch);
    const planned = plansOf(snapshot);
    const lines = linesBetween(snapshot, first, last).filter(
      (f) => confirmBy(policy, f) < to && doneBy(whom, planned.get(cellKey(f))?.planner),
    );
    const short = lines.filter(
      (f) => (planned.get(cellKey(f))?.quantity ?? 0) < versionOf(f) * (1 - policy.forecast.exception_share),
    );
    return shareOf(lines.length, short.map(counted(policy)));
  },
});

export const planOnTime = defineMeasure({
  name: t('Plan confirmed on time', '计划按时确认率'),
  counts: t(
    'Of the forecast lines whose confirmation fell due in the period, counted from the cut-off of their month: those that the plan confirmed by then, the first time. A line that came after the cut-off counts from when it came.',
    '自当月截止日起算、应在本期确认的预测行中，生产计划按时（首次）确认的比例；截止后才提交的预测自提交时起算。',
  ),
  notFor: t('It says when the plan answered, not whether it could say yes.', '仅反映确认时间，不反映能否满足。'),
  unit: 'share',
  better: 'higher',
  registers: [forecasts, plans],
  by: plannedIn,
  of(stretch, whom) {
    const { snapshot, policy, from, to } = stretch;
    const planned = plansOf(snapshot);
    // The cut-off lies in the month before, and what comes after it is for a month that is not over.
    const asked = addWorkdays(policy, from, -policy.forecast.confirm_within_days);
    const [first, last] = [monthsOn(monthOf(policy, asked), -1), monthsOn(monthOf(policy, to), 1)];
    const due = linesBetween(snapshot, first, last).flatMap((f) => {
      const by = confirmBy(policy, f);
      const plan = planned.get(cellKey(f));
      return within(stretch, by) && doneBy(whom, plan?.planner) ? [{ f, by, at: plan && answeredAt(plan) }] : [];
    });
    const late = due.filter(({ by, at }) => !at || at > by);
    return shareOf(
      due.length,
      late.map(({ f, by }) => ({ ...counted(policy)(f), due: dateIn(policy, by) })),
    );
  },
});
