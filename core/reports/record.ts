import { z } from 'zod';
import { Refusal, type Text, t, verbatim } from '../words.ts';
import { asWords } from '../workspace/cells.ts';
import { defineView } from '../workspace/command.ts';
import { mayRead } from '../workspace/register.ts';
import { mayReadRow } from '../workspace/unread.ts';

/** One row, field by field: what a figure or an agenda item opens to. */
export const recordView = defineView({
  name: 'record',
  title: t('Record', '记录'),
  allow: ['member'],
  query: z.strictObject({ register: z.string().min(1).max(40), id: z.string().min(1).max(200) }),
  show(
    { snapshot, actor, policy },
    { register, id },
  ): { title: Text; fields: { label: Text; value: Text; moment?: string }[]; link?: string } {
    if (register === 'tasks') {
      const task = snapshot.tasks.find((x) => x.id === id);
      if (!task) throw new Refusal(t('This task is no longer in the task list', '该任务已不在任务清单中'), 'missing');
      const owners = task.owners.map((o) => snapshot.directory.find(o)?.name ?? o).join(', ');
      return {
        title: verbatim(task.title),
        fields: [
          { label: t('Owner', '责任人'), value: verbatim(owners) },
          { label: t('Due', '期限'), value: verbatim(task.due ?? '') },
          { label: t('Done', '已完成'), value: task.done ? t('Yes', '是') : t('No', '否') },
        ],
        link: task.link,
      };
    }
    const table = snapshot.tables[register];
    const row = table?.byId.get(id) as Record<string, unknown> | undefined;
    if (
      !table ||
      !row ||
      !mayRead(table.register, actor.roles) ||
      !mayReadRow({ snapshot, actor, policy }, register, id)
    )
      throw new Refusal(t('This row is no longer there', '该行已不存在'), 'missing');
    const say = (key: string): Text => {
      const column = table.register.columns[key]!;
      const words = (language: 'en' | 'zh') =>
        row[key] === undefined ? '' : asWords(column, row[key], { language, directory: snapshot.directory });
      return { en: words('en'), zh: words('zh') };
    };
    return {
      title: table.register.title,
      fields: Object.entries(table.register.columns)
        .filter(([key]) => row[key] !== undefined)
        .map(([key, column]) => ({
          label: column.title,
          value: say(key),
          ...(column.kind === 'moment' && { moment: String(row[key]) }),
        })),
      link: table.bound?.places.get(id)?.binding.link ?? table.raw?.url,
    };
  },
});
