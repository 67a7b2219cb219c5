import { productName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { stepsOf } from '../workspace/guard.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { callBackBy } from './clocks.ts';
import { caseGuards } from './guards.ts';
import { type Case, deadlineOf, serviceCases, unsolved } from './records.ts';
import { ticked } from './task.ts';

/** Cases that after-sales owes, and solved ones whose customer has to be asked by whoever passed the need on. */
export const casesWaiting: WaitingSource = (act) => {
  const { actor, policy, snapshot, now } = act;
  const me = actor.email.toLowerCase();
  const ours = actor.departments.includes(policy.service.handled_by);
  const item = (c: Case, place: Waiting['place'], at: string): Waiting => ({
    key: `case:${c.id}`,
    place,
    title: { en: c.title, zh: c.title },
    about: fill(t('Service for {customer} · {product}', '{customer}售后 · {product}'), {
      customer: c.customer,
      product: productName(policy, c.product),
    }),
    at,
    late: at < now,
    ...(ticked(act, c) && {
      remark: t(
        'The task is ticked off: write the solution, so that it reaches them',
        '任务已勾选完成：请填写解决方案，对方才能收到',
      ),
    }),
    ...(c.state === 'solved' && {
      remark: fill(t('Solved: {how}. Ask the customer.', '已解决：{how}。请回访客户。'), { how: c.solution ?? '' }),
    }),
    link: `exchange/serviceCases/${c.id}`,
    steps: stepsOf(caseGuards, act, c)
      .filter((command) => command !== 'case-to-demand')
      .map((command) => ({ command, input: { id: c.id } })),
  });
  return rowsOf(snapshot, serviceCases).flatMap((c): Waiting[] => {
    if (ours && unsolved.has(c.state))
      return [item(c, c.owner?.toLowerCase() === me ? 'mine' : 'department', deadlineOf(c))];
    if (c.state === 'solved' && !caseGuards['close-case'](act, c))
      return [item(c, c.openedBy?.toLowerCase() === me ? 'mine' : 'department', callBackBy(policy, c) ?? now)];
    if (unsolved.has(c.state) && c.openedBy?.toLowerCase() === me) return [item(c, 'others', deadlineOf(c))];
    return [];
  });
};
