import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import type { Act } from '../workspace/command.ts';
import { person } from '../workspace/people.ts';
import { progressOf } from './follow-up.ts';
import { asked, type Decision, decisionKinds, decisionStates, effects, inForce, urgencies } from './records.ts';

/** One line of the register of decisions. */
export function decisionLine(act: Act, d: Decision) {
  const today = dateIn(act.policy, act.now);
  const progress = inForce.has(d.state) ? progressOf(act, d.id) : undefined;
  const opinionsLate = asked.has(d.state) && !!d.opinionsBy && d.opinionsBy < act.now;
  const followUpLate = d.state === 'issued' && ((!!d.reviewOn && d.reviewOn < today) || !!progress?.late);
  return {
    id: d.id,
    title: d.title,
    state: { id: d.state, name: decisionStates[d.state] },
    kind: decisionKinds[d.kind ?? 'plan'],
    department: { id: d.department, name: departmentName(act.policy, d.department) },
    proposedBy: person(act, d.proposedBy),
    proposedAt: d.proposedAt,
    decidedAt: d.decidedAt,
    reviewOn: d.reviewOn,
    urgent: d.urgency === 'urgent',
    /** Working days since it was decided, or, while it is not, since it was proposed. */
    age: workdaysBetween(act.policy, dateIn(act.policy, d.decidedAt ?? d.proposedAt), today),
    /** What people should look at by: the deadline of opinions, or the day on which the effect is checked. */
    due: asked.has(d.state) ? d.opinionsBy : d.state === 'issued' ? d.reviewOn : undefined,
    late: opinionsLate || followUpLate,
    progress,
    effect: d.effect && effects[d.effect],
  };
}
export type DecisionLine = ReturnType<typeof decisionLine>;

/** What a form for a new proposal needs. */
export const forms = (act: Act) => ({
  departments: act.policy.departments.map((d) => ({ id: d.id, name: d.name })),
  mine: act.actor.departments,
  indicators: act.policy.performance.indicators.map((x) => ({
    id: x.id,
    name: x.name,
    unit: x.unit,
    /** Of which departments it is measured: a promise is about one of them. */
    departments: x.applies_to.map((d) => ({ id: d, name: departmentName(act.policy, d) })),
  })),
  urgencies: Object.entries(urgencies).map(([id, name]) => ({ id, name })),
});
