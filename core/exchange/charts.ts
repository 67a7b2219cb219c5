import { fill, t } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow, shownBehind } from '../workspace/chart.ts';
import { newsFresh } from './measures.ts';

const columns: ChartColumn[] = [
  { title: t('Came or due', '应更新'), unit: 'count', drawn: true },
  { title: t('Late', '逾期'), unit: 'count', drawn: true },
  { title: t('In time', '按时'), unit: 'count' },
  { title: t('In time, share', '按时率'), unit: 'share', of: [2, 0] },
];

/** How fresh the news is that departments owe each other (A5, A6, B6). */
export const newsCharts: ChartSource = (scope) => {
  const rows = scope.policy.departments
    .filter((d) => !scope.department || d.id === scope.department)
    .map((d) => {
      const { cases, against } = newsFresh.of(scope, { department: d.id });
      return chartRow(columns, d.name, [cases, against.length, cases - against.length], {
        opens: 'exchange',
        rows: against.slice(0, shownBehind),
      });
    });
  const worst = [...rows].sort((a, b) => (b.values[1] ?? 0) - (a.values[1] ?? 0))[0];
  return [
    {
      id: 'news',
      title: t('Freshness of information', '信息更新情况'),
      kind: 'bars',
      of: t('Department', '部门'),
      columns,
      rows,
      ...(worst?.values[1] && {
        says: fill(t('Most overdue news: {name}, {n} times.', '逾期最多：{name}，{n} 次。'), {
          name: worst.label,
          n: worst.values[1],
        }),
      }),
    },
  ];
};
