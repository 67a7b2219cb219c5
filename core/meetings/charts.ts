import { fill, type Text, t, verbatim } from '../words.ts';
import { type ChartColumn, type ChartSource, chartRow } from '../workspace/chart.ts';
import { type SeriesWorth, worthOfMeetings } from './evaluation.ts';

const columns: ChartColumn[] = [
  { title: t('Held', '召开'), unit: 'count', drawn: true },
  { title: t('Items', '议题'), unit: 'count', drawn: true },
  { title: t('Settled', '已处理'), unit: 'count', drawn: true },
  { title: t('Settled, share', '处理率'), unit: 'share', of: [2, 1] },
  { title: t('Person-hours', '人时'), unit: 'points' },
  { title: t('Rating', '评分'), unit: 'points' },
];

/** How far the hours can be trusted: nothing where everything was noted. */
function attendanceSays(worth: readonly SeriesWorth[]): Text | undefined {
  const [held, noted] = [worth.reduce((n, w) => n + w.held, 0), worth.reduce((n, w) => n + w.noted, 0)];
  if (noted === held) return undefined;
  return fill(
    t(
      'Attendance was noted at {noted} of {held} meetings: person-hours are of those alone',
      '{held} 次会议中有 {noted} 次记录了到会情况，人时仅据此计算',
    ),
    { noted, held },
  );
}

/** Meetings, what they cost and what they settle (B3). */
export const meetingCharts: ChartSource = (scope) => {
  const worth = worthOfMeetings(scope);
  if (!worth.length || scope.department || scope.product) return [];
  return [
    {
      id: 'meetings',
      title: t('Meetings', '会议'),
      kind: 'bars',
      of: t('Series', '系列'),
      columns,
      says: attendanceSays(worth),
      rows: worth.map((w) =>
        chartRow(
          columns,
          scope.policy.meetings.find((m) => m.id === w.series)?.name ?? verbatim(w.series),
          [w.held, w.items, w.settled, w.personHours, w.rating],
          { opens: 'meetings' },
        ),
      ),
    },
  ];
};
