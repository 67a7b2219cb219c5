import { dateIn } from '../policy/calendar.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import { daysLate, type Wait, type WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { judgeBy, nextOf, tellDue } from './loop.ts';
import { demands } from './records.ts';

const kind = t('demands', '市场需求');

const toTell = t('customers to be told of their demand', '告知客户需求结果');

/** Demands that waited to be judged or for news, and customers who waited to be told (A2, B10). */
export const demandWaits: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  const judge = policy.demands.triaged_by;
  return rowsOf(snapshot, demands).flatMap((d) => {
    const asks = departmentsOf(policy, d.raisedBy)[0];
    if (!asks || asks === judge) return [];
    const wait = (from: string, to: string, what: Text, due: string, done: string | undefined): Wait[] => {
      const days = daysLate(stretch, due, done);
      if (days === undefined) return [];
      const detail = fill(t('due {due}', '期限 {due}'), { due: dateIn(policy, due) });
      const evidence = () => ({ register: demands.name, id: d.id, label: verbatim(d.title), detail });
      return [{ from, to, kind: what, days, evidence }];
    };
    const next = nextOf(policy, snapshot, d);
    const told = tellDue(policy, snapshot, d);
    return [
      ...(d.state === 'merged' ? [] : wait(asks, judge, kind, judgeBy(policy, d), d.triagedAt)),
      ...(next?.what === 'progress' ? wait(asks, judge, kind, next.by, undefined) : []),
      ...(told ? wait(judge, asks, toTell, told, d.toldAt) : []),
    ];
  });
};
