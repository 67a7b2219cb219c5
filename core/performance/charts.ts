import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow } from '../workspace/chart.ts';
import { fourWeeks, indicatorFigures } from './indicators.ts';
import { coOperation } from './score.ts';

/** How many stretches of four weeks are shown. */
const stretches = 6;

/** Co-operation over time, four weeks at a time, against the policy's targets, which are 100 points (A10, B10). */
export const scoreCharts: ChartSource = ({ snapshot, policy, to, department }) => {
  const departments = policy.departments.filter((d) => !department || d.id === department);
  const columns: ChartColumn[] = departments.map((d) => ({ title: d.name, unit: 'points', drawn: true }));
  const ends = Array.from(
    { length: stretches },
    (_, i) =>
      DateTime.fromISO(to)
        .minus({ weeks: 4 * (stretches - 1 - i) })
        .toUTC()
        .toISO()!,
  );
  const rows = ends.map((end) => {
    const known = coOperation(indicatorFigures(fourWeeks(snapshot, policy, end)));
    return chartRow(
      columns,
      verbatim(dateIn(policy, end)),
      departments.map((d) => known.find((k) => k.department === d.id)?.points),
      { opens: 'scores' },
    );
  });
  return [
    {
      id: 'co-operation',
      title: t('Co-operation, points', '协作得分'),
      kind: 'lines',
      of: t('Four weeks to', '四周截至'),
      columns,
      rows,
    },
  ];
};
