import { dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import { ownTasks } from '../workspace/linked-tasks.ts';
import { dateWithin, defineMeasure, isOfTheirs, shareOf } from '../workspace/measure.ts';
import { actionLinks } from './records.ts';

export const actionsClosed = defineMeasure({
  name: t('Actions closed on time', '行动项按时关闭率'),
  counts: t(
    'Of the actions and measures that people of the department had to do by a day of the period: those done by then.',
    '部门人员应在本期完成的行动项与决议措施中按期完成的比例。',
  ),
  notFor: t(
    'A department that takes on more is not worse for it; it is no measure of how much somebody does.',
    '承担任务多并不代表表现差，不用于衡量个人工作量。',
  ),
  unit: 'share',
  better: 'higher',
  registers: [actionLinks],
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const due = ownTasks(snapshot, actionLinks).filter(
      (task) =>
        task.due !== undefined &&
        dateWithin(stretch, task.due) &&
        task.owners.some((id) => isOfTheirs(policy, whom, snapshot.directory.find(id)?.email)),
    );
    const late = due.filter(
      (task) => !task.done || (task.doneAt !== undefined && dateIn(policy, task.doneAt) > task.due!),
    );
    return shareOf(
      due.length,
      late.map((task) => ({ register: 'tasks', id: task.id, label: verbatim(task.title), due: task.due })),
    );
  },
});
