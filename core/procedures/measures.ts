import { dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import { dateWithin, defineMeasure, isOfTheirs, shareOf } from '../workspace/measure.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { procedures, readings } from './records.ts';

export const proceduresRead = defineMeasure({
  name: t('Procedures read on time', '规范按时阅读率'),
  counts: t(
    'Of the readings that people of the department owed by a day of the period: those acknowledged by then.',
    '部门人员应在本期完成的规范阅读中按期确认的比例。',
  ),
  notFor: t('Acknowledged is not yet understood, nor kept.', '确认阅读不等于理解或执行。'),
  unit: 'share',
  better: 'higher',
  registers: [readings],
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const due = rowsOf(snapshot, readings).filter(
      (r) => dateWithin(stretch, r.due) && isOfTheirs(policy, whom, r.reader),
    );
    const late = due.filter((r) => !r.readAt || dateIn(policy, r.readAt) > r.due);
    return shareOf(
      due.length,
      late.map((r) => ({
        register: readings.name,
        id: r.id,
        label: verbatim(rowOf(snapshot, procedures, r.procedure)?.name ?? r.procedure),
        due: r.due,
      })),
    );
  },
});
