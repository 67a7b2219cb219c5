import { fill, listed, percent, t, verbatim } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow } from '../workspace/chart.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { errorOf, ordered, pairs } from './accuracy.ts';
import { monthOf, monthsOn } from './calendar.ts';
import { type Cell, cellKey, cellOf, forecasts, plansOf, versionOf } from './records.ts';

const columns: ChartColumn[] = [
  { title: t('Forecast', '预测'), unit: 'count', drawn: true },
  { title: t('Plan', '计划'), unit: 'count', drawn: true },
  { title: t('Actual', '实际'), unit: 'count', drawn: true },
  { title: t('Error', '误差'), unit: 'count' },
  { title: t('Error, share (WAPE)', '误差率（WAPE）'), unit: 'share', of: [3, 2] },
];
/** How many months before the end are shown, so that a month has something to be compared with. */
const months = 6;

/** What stands in one month. */
interface Month {
  forecast: number | undefined;
  /** What is confirmed: a figure for the month only where every line of it is. */
  plan: number | undefined;
  open: number;
  actual: number | undefined;
  error: number | undefined;
}

/** Forecast, plan and what came, month by month (A3, B1). */
export const forecastCharts: ChartSource = ({ snapshot, policy, from, to, now, product }) => {
  const end = monthOf(policy, new Date(Date.parse(to) - 1).toISOString());
  const first = [monthOf(policy, from), monthsOn(end, 1 - months)].sort()[0]!;
  const planned = plansOf(snapshot);
  const sums = new Map<string, Month>();
  /** The month of a cell that is drawn; nothing of others. */
  const monthFor = (cell: Cell): Month | undefined => {
    if (cell.period < first || cell.period > end || (product && cell.product !== product)) return undefined;
    const known = sums.get(cell.period) ?? {
      forecast: undefined,
      plan: undefined,
      open: 0,
      actual: undefined,
      error: undefined,
    };
    sums.set(cell.period, known);
    return known;
  };
  for (const f of rowsOf(snapshot, forecasts)) {
    const sum = monthFor(f);
    if (!sum) continue;
    sum.forecast = (sum.forecast ?? 0) + versionOf(f);
    const plan = planned.get(cellKey(f));
    if (plan) sum.plan = (sum.plan ?? 0) + plan.quantity;
    else sum.open++;
  }
  for (const [key, quantity] of ordered(snapshot).byCell) {
    const sum = monthFor(cellOf(key));
    if (sum) sum.actual = (sum.actual ?? 0) + quantity;
  }
  // A month that is not over is not wrong yet.
  for (const p of pairs(snapshot, monthOf(policy, now), 1)) {
    const sum = monthFor(p);
    if (sum) sum.error = (sum.error ?? 0) + Math.abs(errorOf(p));
  }
  const sorted = [...sums].sort(([a], [b]) => a.localeCompare(b));
  const rows = sorted.map(([period, { forecast, plan, open, actual, error }]) =>
    chartRow(columns, verbatim(period), [forecast, open ? undefined : plan, actual, error], { opens: 'forecast' }),
  );
  if (!rows.length) return [];
  const last = rows.findLast((r) => r.values[4] !== null);
  const waiting = sorted.filter(([, m]) => m.open);
  const says = [
    ...(last
      ? [
          fill(t('{month}: off by {error} of what came.', '{month}：偏差为实际的 {error}。'), {
            month: last.label,
            error: percent(last.values[4]!),
          }),
        ]
      : []),
    ...(waiting.length
      ? [
          fill(
            t(
              'Not drawn, because lines of it are not confirmed yet: the plan for {months}.',
              '以下月份尚有未确认的行，计划暂不绘出：{months}。',
            ),
            { months: listed(waiting.map(([period]) => verbatim(period))) },
          ),
        ]
      : []),
  ];
  return [
    {
      id: 'forecast',
      title: t('Forecast, plan and actual', '预测、计划与实际'),
      kind: 'bars',
      of: t('Month', '月份'),
      columns,
      rows,
      ...(says.length && { says: { en: says.map((x) => x.en).join(' '), zh: says.map((x) => x.zh).join('') } }),
    },
  ];
};
