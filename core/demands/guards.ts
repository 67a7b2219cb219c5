import { departmentName } from '../policy/names.ts';
import { fill, Refusal, type Text, t } from '../words.ts';
import { allOf, type Guard, type Guards } from '../workspace/guard.ts';
import { same } from '../workspace/people.ts';
import { type Demand, raisedWith, settled, untold } from './loop.ts';

/** Those who belong to the department that judges demands. */
const judges: Guard<Demand> = ({ actor, policy }) => {
  const { triaged_by } = policy.demands;
  if (actor.departments.includes(triaged_by)) return undefined;
  return () =>
    new Refusal(
      fill(t('{department} judges demands', '需求由{department}评审'), {
        department: departmentName(policy, triaged_by),
      }),
      'denied',
    );
};

const conflict = (says: Text) => () => new Refusal(says, 'conflict', 'id');

const unsettled: Guard<Demand> = (_, d) =>
  settled(d) ? conflict(t('This demand is settled by now', '该需求已有结果')) : undefined;

/** Whoever raised it, and their department. */
const raisers: Guard<Demand> = ({ actor, policy }, d) =>
  same(d.raisedBy, actor.email) || raisedWith(policy, actor.departments, d)
    ? undefined
    : () => new Refusal(t('The department that raised it tells the customer', '由提出部门告知客户'), 'denied');

/** Who may take which step with a demand, in which state; the most likely first. */
export const demandGuards = {
  'tell-customer': allOf(raisers, ({ snapshot }, d) =>
    untold(snapshot, d)
      ? undefined
      : conflict(t('There is nothing to tell yet, or it was told already', '尚无结果可告知，或已告知')),
  ),
  'judge-demand': allOf(judges, unsettled),
  'ship-demand': allOf(judges, (_, d) =>
    d.state === 'accepted' || d.state === 'planned'
      ? undefined
      : conflict(t('Only what was accepted is shipped', '仅已采纳的需求可上线')),
  ),
  'merge-demand': allOf(judges, unsettled),
  'link-progress': allOf(judges, unsettled),
} satisfies Guards<Demand>;
export type DemandStep = keyof typeof demandGuards;
