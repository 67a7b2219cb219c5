import { t, verbatim } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow, shownBehind } from '../workspace/chart.ts';
import { within } from '../workspace/measure.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { followThrough } from './follow-up.ts';
import { decisions } from './records.ts';

const columns: ChartColumn[] = [
  { title: t('Proposed', '提出'), unit: 'count', drawn: true },
  { title: t('Decided', '决定'), unit: 'count', drawn: true },
  { title: t('Measures due', '到期措施'), unit: 'count', drawn: true },
  { title: t('Done in time', '按期完成'), unit: 'count', drawn: true },
  { title: t('Followed through', '落实率'), unit: 'share', of: [3, 2] },
];

/** Decisions and what came of them, by the department that proposed (A8, A9). */
export const decisionCharts: ChartSource = (scope) => {
  const { snapshot, policy, department } = scope;
  const all = rowsOf(snapshot, decisions);
  return [
    {
      id: 'decisions',
      title: t('Decisions and follow-through', '决策与落实'),
      kind: 'bars',
      of: t('Department', '部门'),
      columns,
      rows: policy.departments
        .filter((d) => !department || d.id === department)
        .map((d) => {
          const own = all.filter((x) => x.department === d.id);
          const decided = own.filter((x) => x.decidedAt && within(scope, x.decidedAt));
          const { due, inTime } = followThrough(
            scope,
            decided.map((x) => x.id),
          );
          const open = own.filter((x) => ['proposed', 'opinions', 'discussing', 'escalated'].includes(x.state));
          return chartRow(
            columns,
            d.name,
            [own.filter((x) => within(scope, x.proposedAt)).length, decided.length, due, inTime],
            {
              opens: 'decisions',
              rows: open
                .slice(0, shownBehind)
                .map((x) => ({ register: decisions.name, id: x.id, label: verbatim(x.title) })),
            },
          );
        }),
    },
  ];
};
