import { dateIn } from '../policy/calendar.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { fill, t, verbatim } from '../words.ts';
import { daysLate, type WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { judgeBy } from './loop.ts';
import { demands } from './records.ts';

const kind = t('demands', '市场需求');

/** Demands that waited to be judged (A2, B10). */
export const demandWaits: WaitSource = (stretch) => {
  const { snapshot, policy } = stretch;
  return rowsOf(snapshot, demands).flatMap((d) => {
    const due = judgeBy(policy, d);
    const days = daysLate(stretch, due, d.triagedAt);
    const asks = departmentsOf(policy, d.raisedBy)[0];
    if (!asks || asks === policy.demands.triaged_by || days === undefined || d.state === 'merged') return [];
    return [
      {
        from: asks,
        to: policy.demands.triaged_by,
        kind,
        days,
        evidence: () => ({
          register: demands.name,
          id: d.id,
          label: verbatim(d.title),
          detail: fill(t('to be judged by {due}', '评审期限 {due}'), { due: dateIn(policy, due) }),
        }),
      },
    ];
  });
};
