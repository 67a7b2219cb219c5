import { verbatim } from '../words.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { deadlineOf, serviceCases, unsolved } from './records.ts';

/** Service cases near and past their deadlines. */
export const chaseCases: Automation = (scene) =>
  chase(
    scene,
    rowsOf(scene.snapshot, serviceCases)
      .filter((c) => unsolved.has(c.state))
      .map((c) => ({
        register: serviceCases as unknown as Register,
        row: c,
        department: scene.policy.service.handled_by,
        about: ['service', c.product],
        owner: c.owner,
        deadline: deadlineOf(c),
        title: c.title,
        waits: verbatim(c.customer),
        link: `exchange/serviceCases/${c.id}`,
      })),
  );
