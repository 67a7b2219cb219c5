import { DateTime } from 'luxon';
import { meetings } from '../meetings/records.ts';
import { fill, t } from '../words.ts';
import { ownTasks } from '../workspace/linked-tasks.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import type { WaitingSource } from '../workspace/waiting.ts';
import { actionLinks } from './records.ts';

/** Actions are shown when they are due within so many days. */
const ahead = 14;

/** My open tasks of the list; a request's task stands here as the request. */
export const actionsWaiting: WaitingSource = ({ snapshot, policy, actor, now }) => {
  const me = snapshot.directory.find(actor.email);
  if (!me) return [];
  const links = new Map(rowsOf(snapshot, actionLinks).map((l) => [l.task, l]));
  const zone = { zone: policy.time_zone };
  const until = DateTime.fromISO(now, zone).plus({ days: ahead }).toISODate()!;
  return ownTasks(snapshot, actionLinks)
    .filter((task) => !task.done && task.owners.includes(me.id))
    .filter((task) => !task.due || task.due <= until)
    .map((task) => {
      const at = task.due ? DateTime.fromISO(task.due, zone).endOf('day').toUTC().toISO()! : now;
      const meeting = rowOf(snapshot, meetings, links.get(task.id)?.meeting ?? '');
      return {
        key: `task:${task.id}`,
        place: 'mine' as const,
        title: { en: task.title, zh: task.title },
        about: meeting
          ? fill(t('Action of {meeting}, {date}', '{meeting}（{date}）行动项'), {
              meeting: meeting.title,
              date: DateTime.fromISO(meeting.start, zone).toFormat('M/d'),
            })
          : t('Task', '任务'),
        at,
        late: at < now,
        link: task.link ?? '',
        steps: [{ command: 'close-task', input: { task: task.id } }],
      };
    });
};
