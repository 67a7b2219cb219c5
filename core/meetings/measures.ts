import { addWorkingHours, dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import { defineMeasure, isOfTheirs, shareOf, within } from '../workspace/measure.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { meetings } from './records.ts';

export const preReadOnTime = defineMeasure({
  name: t('Pre-read on time', '会议材料按时发布率'),
  counts: t(
    'Of the meetings of the period that people of the department organise: those whose agenda was published as many working hours before as the policy says.',
    '本期由部门人员组织的会议中，在制度规定的会前工作时数之前发布议程的比例。',
  ),
  notFor: t('A published agenda is not yet a read one.', '已发布不等于已阅读。'),
  unit: 'share',
  better: 'higher',
  registers: [meetings],
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const all = rowsOf(snapshot, meetings).flatMap((m) => {
      const series = policy.meetings.find((s) => s.id === m.series);
      if (!series || m.state === 'cancelled' || !within(stretch, m.start)) return [];
      if (!isOfTheirs(policy, whom, series.organiser)) return [];
      return [{ m, by: addWorkingHours(policy, m.start, -series.pre_read_hours) }];
    });
    const late = all.filter(({ m, by }) => !m.publishedAt || m.publishedAt > by);
    return shareOf(
      all.length,
      late.map(({ m, by }) => ({
        register: meetings.name,
        id: m.id,
        label: verbatim(m.title),
        due: dateIn(policy, by),
      })),
    );
  },
});
