import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { t } from '../words.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { toJudge } from './cards.ts';
import { judgeBy } from './loop.ts';
import { demands } from './records.ts';

/** Demands that nobody judged in time are chased like requests. */
export const chaseDemands: Automation = (scene) =>
  chase(
    scene,
    rowsOf(scene.snapshot, demands)
      .filter((d) => d.state === 'new')
      .map((d) => {
        const [raisedIn] = departmentsOf(scene.policy, d.raisedBy);
        return {
          register: demands as unknown as Register,
          row: d,
          department: scene.policy.demands.triaged_by,
          about: ['demands', d.product],
          owner: undefined,
          deadline: judgeBy(scene.policy, d),
          title: d.title,
          waits: raisedIn ? departmentName(scene.policy, raisedIn) : t('Somebody', '同事'),
          link: `exchange/demands/${d.id}`,
          steps: toJudge(d.id),
        };
      }),
  );
