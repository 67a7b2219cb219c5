import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, Refusal, type Text, t } from '../words.ts';
import { allOf, type Guard, type Guards, type Looker } from '../workspace/guard.ts';
import { same } from '../workspace/people.ts';
import { type Case, caseStates } from './records.ts';

const denied = (says: Text) => () => new Refusal(says, 'denied');

/** Those who work on cases. */
const handlers: Guard<Case> = ({ actor, policy }) => {
  const { handled_by } = policy.service;
  if (actor.departments.includes(handled_by)) return undefined;
  const department = departmentName(policy, handled_by);
  return denied(fill(t('{department} handles service cases', '售后工单由{department}处理'), { department }));
};

/**
 * The department that speaks with the customer of a case: of whoever passed it on, unless they handle cases themselves;
 * then the one that sells.
 */
export function askingDepartment(policy: Policy, c: Pick<Case, 'openedBy'>): string | undefined {
  const { handled_by } = policy.service;
  return [...departmentsOf(policy, c.openedBy ?? ''), policy.forecast.given_by].find((d) => d !== handled_by);
}

/** Whether somebody speaks with the customer: never for work of their own department. */
function asks({ actor, policy }: Looker, c: Case): boolean {
  if (actor.departments.includes(policy.service.handled_by) || same(c.owner, actor.email)) return false;
  const department = askingDepartment(policy, c);
  return same(c.openedBy, actor.email) || !department || actor.departments.includes(department);
}

/** Those who speak with the customer. */
const askers: Guard<Case> = (act, c) => {
  if (asks(act, c)) return undefined;
  const department = askingDepartment(act.policy, c);
  return denied(
    department
      ? fill(
          t(
            'The customer is asked by whoever passed the case on, or by {department}: nobody marks their own work',
            '由工单提出人或{department}回访客户，不得评价本部门的工作',
          ),
          { department: departmentName(act.policy, department) },
        )
      : t(
          'Nobody marks their own work: another department asks the customer',
          '不得评价本部门的工作，由其他部门回访客户',
        ),
  );
};

/** Those who work on it, and those who speak with the customer. */
const either: Guard<Case> = (act, c) => {
  const refused = handlers(act, c);
  return refused && askers(act, c) ? refused : undefined;
};

const within =
  (...states: Case['state'][]): Guard<Case> =>
  (_, c) =>
    states.includes(c.state)
      ? undefined
      : () =>
          new Refusal(
            fill(t('This case is “{state}” by now; look at it again', '该工单已是“{state}”，请查看后再操作'), {
              state: caseStates[c.state],
            }),
            'conflict',
            'id',
          );

const conflict = (says: Text) => () => new Refusal(says, 'conflict', 'id');

/** Who may take which step with a case, in which state; the most likely first. */
export const caseGuards = {
  'solve-case': allOf(handlers, within('open', 'working')),
  'take-case': allOf(handlers, within('open', 'working'), ({ actor }, c) =>
    c.state === 'working' && same(c.owner, actor.email)
      ? conflict(t('You have taken it already', '您已受理该工单'))
      : undefined,
  ),
  'close-case': allOf(askers, within('solved')),
  'reopen-case': allOf(either, within('solved', 'closed')),
  'case-to-demand': allOf(either, (_, c) =>
    c.demand ? conflict(t('There is a demand of this case already', '该工单已转为需求')) : undefined,
  ),
} satisfies Guards<Case>;
export type CaseStep = keyof typeof caseGuards;
