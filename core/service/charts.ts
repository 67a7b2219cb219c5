import { fill, t } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow, shownBehind } from '../workspace/chart.ts';
import { within } from '../workspace/measure.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { serviceOnTime } from './measures.ts';
import { serviceCases } from './records.ts';
import { marksOf, solutionsDue } from './rounds.ts';

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
  const productOf = (id: string) => rowOf(snapshot, serviceCases, id)?.product;
  const solutions = solutionsDue(snapshot, scope.from, scope.to);
  const marks = marksOf(snapshot, scope.from, scope.to);
  const rows = policy.forecast.products
    .filter((p) => !product || p.id === product)
    .map((p) => {
      const own = rowsWith(snapshot, serviceCases, 'product', p.id);
      const due = solutions.filter((s) => productOf(s.of) === p.id);
      const rated = marks.filter((m) => productOf(m.of) === p.id);
      const missed = due.flatMap((s) => late.get(s.id) ?? []);
      return chartRow(
        columns,
        p.name,
        [
          own.filter((c) => within(scope, c.openedAt)).length,
          due.length,
          missed.length,
          due.length - missed.length,
          rated.length ? rated.reduce((sum, m) => sum + m.mark, 0) / rated.length : undefined,
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
