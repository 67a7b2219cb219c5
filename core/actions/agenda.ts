import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, grouped, headOf } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Evidence, Occasion } from '../workspace/candidate.ts';
import { ownTasks } from '../workspace/linked-tasks.ts';
import type { Task } from '../workspace/port.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { actionLinks } from './records.ts';

/** Overdue tasks by department, and those that fall due before the meeting, taken as read. */
export const actionCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now, start } = occasion;
  const today = dateIn(policy, now);
  const held = dateIn(policy, start);
  const { group } = occasion.series;
  const ofGroup = new Set(rowsOf(snapshot, actionLinks).flatMap((a) => (group && a.group === group && a.task) || []));
  const open = ownTasks(snapshot, actionLinks).filter(
    (task) => !task.done && task.due !== undefined && (!group || ofGroup.has(task.id)),
  );
  const overdue = open.filter((task) => task.due! < today);
  const soon = open.filter((task) => task.due! >= today && task.due! <= held);
  const found = grouped(overdue, (task) => departmentOf(occasion, task)).map(([department, tasks]) =>
    overdueItem(occasion, department, tasks, today),
  );
  if (soon.length)
    found.push({
      key: 'actions:due',
      source: 'actions',
      title: fill(t('{n} {n:action falls|actions fall} due by the meeting', '{n} 项行动将在会前到期'), {
        n: soon.length,
      }),
      wanted: 'inform',
      why: [t('Due before or on the day of the meeting', '在会议当日或之前到期')],
      evidence: soon.map((task) => evidenceOf(occasion, task)),
      needed: [],
      factors: {},
    });
  return found;
};

function overdueItem(occasion: Occasion, department: string, tasks: Task[], today: string): Candidate {
  const { policy } = occasion;
  const late = tasks.map((task) => workdaysBetween(policy, task.due!, today));
  const days = Math.max(...late);
  const head = headOf(policy, department);
  const name = department ? departmentName(policy, department) : t('Nobody in particular', '无责任部门');
  const because = fill(
    t('{n} overdue, the oldest by {days} working {days:day|days}', '{n} 项逾期，最长逾期 {days} 个工作日'),
    { n: tasks.length, days },
  );
  const title: Text =
    tasks.length === 1
      ? fill(t('{name}: overdue action “{title}”', '{name}：行动项“{title}”逾期'), { name, title: tasks[0]!.title })
      : fill(t('{name}: {n} overdue actions', '{name}：{n} 项行动逾期'), { name, n: tasks.length });
  const owners = tasks.flatMap((task) => ownersOf(occasion, task));
  return {
    key: `actions:overdue:${department || 'none'}`,
    source: 'actions',
    title,
    wanted: 'discuss',
    why: [because],
    evidence: tasks.map((task) => evidenceOf(occasion, task)),
    owner: head ?? owners[0],
    needed: [...new Set([...(head ? [head] : []), ...owners])],
    minutes: Math.min(policy.agenda.minutes.discuss, 3 + tasks.length),
    factors: {
      lateness: { value: days / 10, because },
      impact: {
        value: tasks.length / 8,
        because: fill(t('{n} {n:action|actions}', '{n} 项行动'), { n: tasks.length }),
      },
    },
  };
}

const ownersOf = ({ snapshot }: Occasion, task: Task): string[] =>
  task.owners.map((id) => snapshot.directory.find(id)?.email.toLowerCase()).filter((email): email is string => !!email);

const departmentOf = (occasion: Occasion, task: Task): string =>
  ownersOf(occasion, task).flatMap((email) => departmentsOf(occasion.policy, email))[0] ?? '';

const evidenceOf = (occasion: Occasion, task: Task): Evidence => {
  const owner = occasion.snapshot.directory.find(task.owners[0] ?? '');
  return {
    register: 'tasks',
    id: task.id,
    label: verbatim(task.title),
    detail: fill(t('due {due}, {owner}', '期限 {due}，{owner}'), {
      due: task.due!,
      owner: owner ? verbatim(owner.name) : t('nobody', '无人负责'),
    }),
  };
};
