import { fill, t } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow, shownBehind } from '../workspace/chart.ts';
import { within } from '../workspace/measure.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import { serviceOnTime } from './measures.ts';
import { serviceCases } from './records.ts';

const columns: ChartColumn[] = [
  { title: t('Opened', '受理'), unit: 'count', drawn: true },
  { title: t('Due', '到期'), unit: 'count', drawn: true },
  { title: t('Late', '逾期'), unit: 'count', drawn: true },
  { title: t('Solved on time', '按时解决'), unit: 'count' },
  { title: t('On time, share', '按时率'), unit: 'share', of: [3, 1] },
  { title: t('Satisfaction', '满意度'), unit: 'points' },
];

/** Service cases by product (A4). */
export const serviceCharts: ChartSource = (scope) => {
  const { snapshot, policy, product } = scope;
  const { against } = serviceOnTime.of(scope, { department: policy.service.handled_by });
  const late = new Map(against.map((a) => [a.id, a]));
  const rows = policy.forecast.products
    .filter((p) => !product || p.id === product)
    .map((p) => {
      const own = rowsWith(snapshot, serviceCases, 'product', p.id);
      const due = own.filter((c) => within(scope, c.resolveBy));
      const rated = own.filter((c) => c.satisfaction !== undefined && within(scope, c.openedAt));
      const missed = due.flatMap((c) => late.get(c.id) ?? []);
      return chartRow(
        columns,
        p.name,
        [
          own.filter((c) => within(scope, c.openedAt)).length,
          due.length,
          missed.length,
          due.length - missed.length,
          rated.length ? rated.reduce((sum, c) => sum + c.satisfaction!, 0) / rated.length : undefined,
        ],
        {
          opens: 'exchange/serviceCases',
          rows: missed.slice(0, shownBehind),
        },
      );
    });
  const worst = [...rows].sort((a, b) => (b.values[2] ?? 0) - (a.values[2] ?? 0))[0];
  return [
    {
      id: 'service',
      title: t('Service cases', '售后工单'),
      kind: 'bars',
      of: t('Product', '产品'),
      columns,
      rows,
      ...(worst?.values[2] && {
        says: fill(t('Most late cases: {name}, {n}.', '逾期最多：{name}，{n} 单。'), {
          name: worst.label,
          n: worst.values[2],
        }),
      }),
    },
  ];
};
