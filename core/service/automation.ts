import { actorOf } from '../policy/organisation.ts';
import { fill, t, verbatim } from '../words.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import { cardFor } from '../workspace/guard.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { toCallBack, toSolve } from './cards.ts';
import { callBackBy } from './clocks.ts';
import { askingDepartment, caseGuards } from './guards.ts';
import { type Case, deadlineOf, serviceCases, unsolved } from './records.ts';
import { keepCaseTasks } from './task.ts';

/** Service cases near and past their deadlines, and solved ones whose customer nobody asked. */
export const chaseCases: Automation = (scene) => {
  const { policy } = scene;
  const base = (c: Case) => ({
    register: serviceCases as unknown as Register,
    row: c,
    about: ['service', c.product],
    waits: verbatim(c.customer),
    link: `exchange/serviceCases/${c.id}`,
  });
  return chase(
    scene,
    rowsOf(scene.snapshot, serviceCases).flatMap((c) => {
      const steps = (of: typeof toSolve) => (to: string) => cardFor(caseGuards, scene, to, c, of(c.id));
      if (unsolved.has(c.state))
        return [
          {
            ...base(c),
            department: policy.service.handled_by,
            owner: c.owner,
            deadline: deadlineOf(c),
            title: c.title,
            steps: steps(toSolve),
          },
        ];
      const by = c.state === 'solved' ? callBackBy(policy, c) : undefined;
      const department = askingDepartment(policy, c);
      if (!by || !department) return [];
      const asks = !caseGuards['close-case']({ ...scene, actor: actorOf(policy, c.openedBy ?? '') }, c);
      return [
        {
          ...base(c),
          department,
          owner: asks ? c.openedBy : undefined,
          deadline: by,
          title: fill(t('Ask the customer: {title}', '请回访客户：{title}'), { title: c.title })[policy.language],
          steps: steps(toCallBack),
        },
      ];
    }),
  );
};

export const serviceAutomations: readonly Automation[] = [keepCaseTasks, chaseCases];
