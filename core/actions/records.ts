import { t } from '../words.ts';
import { chased } from '../workspace/chase.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import {
  books,
  date,
  defineRegister,
  maybeChoice,
  maybePerson,
  note,
  type RowOf,
  text,
} from '../workspace/register.ts';
import type { Snapshot } from '../workspace/snapshot.ts';

/**
 * Where an action came from: an item of a meeting, or a decision that was issued. The action itself IS the task in the
 * suite's task list; this register only ties the task to it, because neither Planner's nor Feishu's list of tasks has room
 * for that.
 */
export const actionLinks = defineRegister({
  name: 'actionLinks',
  title: t('Actions', '行动项'),
  purpose: t(
    'Ties each task to the meeting or decision it came from; the task list holds the task itself',
    '任务与来源会议、决策的对应关系；任务本身在任务清单中',
  ),
  columns: {
    title: text(t('Title', '行动')),
    owner: maybePerson(t('Owner', '责任人')),
    due: date(t('Due', '期限')),
    meeting: note(t('Meeting', '会议')),
    item: note(t('Item', '议题')),
    task: books(t('Task', '任务编号')),
    decision: note(t('Decision', '决策')),
    criteria: note(t('Done when', '验收标准')),
    blocker: note(t('Blocked by', '受阻原因')),
    dropped: note(t('Dropped by', '因何取消')),
    group: note(t('Working group', '工作小组')),
    chased: maybeChoice(t('Chased', '催办'), chased),
  },
});
export type ActionLink = RowOf<typeof actionLinks>;

/** The day by which an action is to be done: its task's, which people move, else the one that was agreed. */
export const dueOf = (snapshot: Snapshot, link: Pick<ActionLink, 'task' | 'due'>): string =>
  taskOf(snapshot, link.task)?.due ?? link.due;
