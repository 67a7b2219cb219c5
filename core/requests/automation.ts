import { departmentName } from '../policy/names.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import { cardFor } from '../workspace/guard.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { requestGuards } from './acting.ts';
import { toAnswer } from './cards.ts';
import { deadlineOf, requests, stillOwed } from './records.ts';
import { keepRequestTasks } from './task.ts';

/** Requests near and past their deadline: the response first, then the answer. */
export const chaseRequests: Automation = (scene) =>
  chase(
    scene,
    rowsOf(scene.snapshot, requests)
      .filter((r) => stillOwed.has(r.state))
      .map((r) => ({
        register: requests as unknown as Register,
        row: r,
        department: r.to,
        about: [r.kind],
        owner: r.owner,
        deadline: deadlineOf(r),
        title: r.title,
        waits: departmentName(scene.policy, r.from),
        link: `requests/${r.id}`,
        steps: (to) => cardFor(requestGuards, scene, to, r, toAnswer(r.id)),
      })),
  );

export const requestAutomations: readonly Automation[] = [keepRequestTasks, chaseRequests];
