import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { defineCommand } from '../workspace/command.ts';

export const closeTask = defineCommand({
  name: 'close-task',
  title: t('Tick a task off', '完成任务'),
  allow: ['member'],
  input: z.strictObject({
    task: z.string().min(1).max(200),
    done: z.boolean().default(true).describe('false opens it again'),
  }),
  decide(act, input) {
    const task = act.snapshot.tasks.find((x) => x.id === input.task);
    if (!task) throw new Refusal(t('This task is no longer in the list', '任务清单中已没有该任务'), 'missing', 'task');
    const me = act.snapshot.directory.find(act.actor.email);
    if (!me || !task.owners.includes(me.id))
      throw new Refusal(t('Only who owes a task ticks it off here', '仅责任人可在此完成任务'), 'denied');
    if (task.done === input.done) return [];
    return [{ do: 'update-task', id: task.id, version: task.version, set: { done: input.done } }];
  },
});
