import { onceFor } from '../once.ts';
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
import { cellKey, type Forecast, forecasts, type Plan, plans, versionOf } from './records.ts';

/** The months that a stretch touches; it does not touch the one that begins where it ends. */
const monthsOf = ({ policy, from, to }: Stretch): [first: string, last: string] => {
  const end = new Date(Date.parse(to) - 1).toISOString();
  return [dateIn(policy, from).slice(0, 7), dateIn(policy, end).slice(0, 7)];
};

const periodOf = (f: Forecast): string => f.period;
const submittedAt = (f: Forecast): string => f.submittedAt;
/** Lines of months, both ends included. */
const linesBetween = (snapshot: Snapshot, first: string, last: string): Forecast[] =>
  rowsBetween(snapshot, forecasts, periodOf, first, `${last}~`);

const planned = onceFor((rows: readonly Plan[]) => new Map(rows.map((p) => [cellKey(p), p])));
/** The plan by cell. */
const plansOf = (snapshot: Snapshot): Map<string, Plan> => planned(rowsOf(snapshot, plans));

const counted =
  (policy: Policy) =>
  (f: Forecast): Counted => ({ register: forecasts.name, id: f.id, label: lineName(policy, f) });

const error = (f: Forecast) => versionOf(f) - f.actual!;

/** Lines with actuals, the worst first. */
function linesOf(stretch: Stretch, whom: Whom): { lines: Forecast[]; actual: number } {
  const [first, last] = monthsOf(stretch);
  const lines = linesBetween(stretch.snapshot, first, last)
    .filter((f) => f.actual !== undefined && doneBy(whom, f.forecaster))
    .sort((a, b) => Math.abs(error(b)) - Math.abs(error(a)));
  return { lines, actual: lines.reduce((sum, f) => sum + Math.abs(f.actual!), 0) };
}

/** How many of the worst lines stand as evidence. */
const worst = 5;

function missedBy(stretch: Stretch, whom: Whom, size: (lines: Forecast[]) => number): Measured {
  const { lines, actual } = linesOf(stretch, whom);
  return {
    ...(actual > 0 && { value: size(lines) / actual }),
    cases: lines.length,
    against: lines.slice(0, worst).map(counted(stretch.policy)),
  };
}

export const forecastWape = defineMeasure({
  name: t('Forecast error (WAPE)', '预测误差（WAPE）'),
  counts: t(
    'The differences between forecast and actual of every line, added up regardless of sign, as a share of the actual.',
    '各条预测与实际差额的绝对值之和占实际总量的比例（WAPE）。',
  ),
  notFor: t(
    'One big order moves it; it does not tell forecasting too much from forecasting too little.',
    '单笔大额订单会显著影响结果，也不区分高估与低估。',
  ),
  unit: 'share',
  better: 'lower',
  of: (stretch, whom) => missedBy(stretch, whom, (lines) => lines.reduce((sum, f) => sum + Math.abs(error(f)), 0)),
});

export const forecastBias = defineMeasure({
  name: t('Forecast bias', '预测偏差'),
  counts: t(
    'How far all forecasts together lie above or below what came, as a share of it.',
    '全部预测合计高于或低于实际的幅度占实际总量的比例。',
  ),
  notFor: t(
    'Too much here and too little there cancel out: read it beside the error.',
    '高估与低估会相互抵消，请结合预测误差查看。',
  ),
  unit: 'share',
  better: 'lower',
  of: (stretch, whom) => missedBy(stretch, whom, (lines) => Math.abs(lines.reduce((sum, f) => sum + error(f), 0))),
});

export const planConfirmed = defineMeasure({
  name: t('Forecasts met by the plan', '计划满足预测率'),
  counts: t(
    'Of the forecast lines of the months: those that the production plan meets within the policy’s margin.',
    '各月预测中，生产计划在制度允许偏差内满足的比例。',
  ),
  notFor: t(
    'A forecast that asks for more than there can be made is not the plan’s fault.',
    '超出产能的预测不应归咎于计划。',
  ),
  unit: 'share',
  better: 'higher',
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const [first, last] = monthsOf(stretch);
    const planned = plansOf(snapshot);
    const lines = linesBetween(snapshot, first, last).filter((f) => doneBy(whom, planned.get(cellKey(f))?.planner));
    const short = lines.filter(
      (f) => (planned.get(cellKey(f))?.quantity ?? 0) < versionOf(f) * (1 - policy.forecast.exception_share),
    );
    return shareOf(lines.length, short.map(counted(policy)));
  },
});

export const planOnTime = defineMeasure({
  name: t('Plan confirmed on time', '计划按时确认率'),
  counts: t(
    'Of the forecast lines whose confirmation fell due in the period: those that the plan confirmed by then.',
    '应在本期确认的预测行中，生产计划按时确认的比例。',
  ),
  notFor: t('It says when the plan answered, not whether it could say yes.', '仅反映确认时间，不反映能否满足。'),
  unit: 'share',
  better: 'higher',
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const planned = plansOf(snapshot);
    // A confirmation is due some days after a line was given: what was given much earlier was due before.
    const early = new Date(Date.parse(stretch.from) - 120 * 86_400_000).toISOString();
    const due = rowsBetween(snapshot, forecasts, submittedAt, early, stretch.to).flatMap((f) => {
      const by = addWorkdays(policy, f.submittedAt, policy.forecast.confirm_within_days);
      const plan = planned.get(cellKey(f));
      return within(stretch, by) && doneBy(whom, plan?.planner) ? [{ f, by, at: plan?.confirmedAt }] : [];
    });
    const late = due.filter(({ by, at }) => !at || at > by);
    return shareOf(
      due.length,
      late.map(({ f, by }) => ({ ...counted(policy)(f), due: dateIn(policy, by) })),
    );
  },
});
