import { t } from '../words.ts';
import { date, defineRegister, maybePerson, note, text } from '../workspace/register.ts';

/**
 * Where an action came from. The action itself IS the task in the suite's task list; this register only ties a task
 * to its meeting and item, because neither Planner's nor Feishu's list of tasks has room for that.
 */
export const actionLinks = defineRegister({
  name: 'actionLinks',
  title: t('Actions', '行动项'),
  purpose: t(
    'Ties each task to the meeting and item it came from; the task list holds the task itself',
    '任务与来源会议、议题的对应关系；任务本身在任务清单中',
  ),
  columns: {
    title: text(t('Title', '行动')),
    owner: maybePerson(t('Owner', '责任人')),
    due: date(t('Due', '期限')),
    meeting: text(t('Meeting', '会议')),
    item: text(t('Item', '议题')),
    task: note(t('Task', '任务编号')),
  },
});
