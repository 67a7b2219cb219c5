import { addWorkingHours, isWorkingTime } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t } from '../words.ts';
import { type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { fingerprint } from '../workspace/keys.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type chased, deadlineOf, type Request, requests, stillOwed } from './records.ts';
import { keepRequestTasks } from './task.ts';

export type Step = keyof typeof chased;
const order: readonly Step[] = ['near', 'liaison', 'deputy', 'head', 'agenda'];

/** How far the chase after a request should be by now; nothing while its deadline is far. */
export function stepReached(policy: Policy, r: Request, now: string): Step | undefined {
  if (!stillOwed.has(r.state)) return undefined;
  const { remind_before_hours, escalate } = policy.requests;
  const deadline = deadlineOf(r);
  const steps: [Step, number][] = [
    ['near', -remind_before_hours],
    ...escalate.map((e) => [e.to, e.after_hours] as [Step, number]),
  ];
  return steps.filter(([, hours]) => addWorkingHours(policy, deadline, hours) <= now).at(-1)?.[0];
}

/** Who hears of a step: whoever owes it, and the one to whom it has come by now. */
function hearers({ policy, snapshot }: Scene, r: Request, step: Step): string[] {
  const department = policy.departments.find((d) => d.id === r.to);
  const through = reachedThrough(policy, snapshot.directory, r.to);
  const also = {
    near: undefined,
    liaison: through,
    deputy: department?.deputy,
    head: department?.head,
    agenda: department?.head,
  };
  return [...new Set([r.owner ?? through, also[step]].filter((p): p is string => !!p).map((p) => p.toLowerCase()))];
}

const says: Record<Step, Text> = {
  near: t('Due soon: {title}', '即将到期：{title}'),
  liaison: t('{from} waits: {title}', '{from}在等待：{title}'),
  deputy: t('{from} still waits: {title}', '{from}仍在等待：{title}'),
  head: t('Overdue, please step in: {title}', '已逾期，请协调：{title}'),
  agenda: t('Overdue, goes on the next agenda: {title}', '已逾期，将列入下次议程：{title}'),
};

/**
 * Late requests are chased step by step as the policy says, in working time only; how far it has come stands in the row. A
 * person gets one message at a time, however many requests it is about.
 */
export const chaseRequests: Automation = (scene) => {
  const { policy, snapshot, now, place } = scene;
  if (!isWorkingTime(policy, now)) return [];
  const changes: Change[] = [];
  const messages: Message[] = [];
  for (const r of rowsOf(snapshot, requests)) {
    const step = stepReached(policy, r, now);
    if (!step || order.indexOf(step) <= order.indexOf(r.chased ?? ('' as Step))) continue;
    changes.push(...patch(requests, r, { chased: step }));
    const from = departmentName(policy, r.from);
    for (const to of hearers(scene, r, step))
      messages.push({
        key: fingerprint(r.id, step, deadlineOf(r), to),
        to,
        title: t('A request is due', '协作请求到期提醒'),
        text: fill(says[step], { from, title: r.title }),
        link: place.appLink(`requests/${r.id}`),
      });
  }
  return [...changes, ...asDigest(messages, policy.language, place.appLink('today'))];
};

export const requestAutomations: readonly Automation[] = [keepRequestTasks, chaseRequests];
