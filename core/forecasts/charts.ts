import { dateIn } from '../policy/calendar.ts';
import { fill, percent, t, verbatim } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow } from '../workspace/chart.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { actuals } from './accuracy.ts';
import { monthsOn } from './calendar.ts';
import { cellKey, forecasts, plans, versionOf } from './records.ts';

const columns: ChartColumn[] = [
  { title: t('Forecast', '预测'), unit: 'count', drawn: true },
  { title: t('Plan', '计划'), unit: 'count', drawn: true },
  { title: t('Actual', '实际'), unit: 'count', drawn: true },
  { title: t('Error', '误差'), unit: 'count' },
  { title: t('Error, share (WAPE)', '误差率（WAPE）'), unit: 'share', of: [3, 2] },
];
/** How many months before the end are shown, so that a month has something to be compared with. */
const months = 6;

/** Forecast, plan and what came, month by month (A3, B1). */
export const forecastCharts: ChartSource = ({ snapshot, policy, from, to, now, product }) => {
  const end = dateIn(policy, new Date(Date.parse(to) - 1).toISOString()).slice(0, 7);
  const first = [dateIn(policy, from).slice(0, 7), monthsOn(end, 1 - months)].sort()[0]!;
  const month = dateIn(policy, now).slice(0, 7);
  const came = actuals(snapshot);
  const planned = new Map(rowsOf(snapshot, plans).map((p) => [cellKey(p), p.quantity]));
  const sums = new Map<string, [number, number, number, number, boolean]>();
  for (const f of rowsOf(snapshot, forecasts)) {
    if (f.period < first || f.period > end || (product && f.product !== product)) continue;
    const key = cellKey(f);
    const sum = sums.get(f.period) ?? [0, 0, 0, 0, false];
    sums.set(f.period, sum);
    sum[0] += versionOf(f);
    sum[1] += planned.get(key) ?? 0;
    const actual = came.get(key);
    if (actual === undefined) continue;
    sum[2] += actual;
    // A month that is not over is not wrong yet.
    if (f.period >= month) continue;
    sum[3] += Math.abs(versionOf(f) - actual);
    sum[4] = true;
  }
  const rows = [...sums]
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([period, [forecast, plan, actual, error, known]]) =>
      chartRow(columns, verbatim(period), [forecast, plan, actual || undefined, known ? error : undefined], {
        opens: 'forecast',
      }),
    );
  if (!rows.length) return [];
  const last = rows.findLast((r) => r.values[4] !== null);
  return [
    {
      id: 'forecast',
      title: t('Forecast, plan and actual', '预测、计划与实际'),
      kind: 'bars',
      of: t('Month', '月份'),
      columns,
      rows,
      ...(last && {
        says: fill(t('{month}: off by {error} of what came.', '{month}：偏差为实际的 {error}。'), {
          month: last.label,
          error: percent(last.values[4]!),
        }),
      }),
    },
  ];
};
