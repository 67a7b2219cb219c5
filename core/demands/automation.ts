import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import { chase } from '../workspace/chase.ts';
import type { Automation } from '../workspace/command.ts';
import { cardFor } from '../workspace/guard.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { toJudge, toTell } from './cards.ts';
import { demandGuards } from './guards.ts';
import { type Next, nextOf } from './loop.ts';
import { demands } from './records.ts';

const says: Record<Next['what'], Text> = {
  judge: t('{title}', '{title}'),
  progress: t('Tell the progress of: {title}', '请通报进展：{title}'),
  tell: t('Tell the customer: {title}', '请告知客户：{title}'),
};

/** Demands whose next step is late are chased like requests: the verdict, news of progress, and that the customer is told. */
export const chaseDemands: Automation = (scene) => {
  const { policy, snapshot } = scene;
  return chase(
    scene,
    rowsOf(snapshot, demands).flatMap((d) => {
      const next = nextOf(policy, snapshot, d);
      if (!next) return [];
      const [raisedIn] = departmentsOf(policy, d.raisedBy);
      const raiser = raisedIn ? departmentName(policy, raisedIn) : t('Somebody', '同事');
      return [
        {
          register: demands as unknown as Register,
          row: d,
          department: next.department,
          about: ['demands', d.product],
          owner: next.owner,
          deadline: next.by,
          title: fill(says[next.what], { title: d.title })[policy.language],
          waits: next.what === 'tell' && d.customer ? verbatim(d.customer) : raiser,
          link: `exchange/demands/${d.id}`,
          steps: (to: string) =>
            cardFor(demandGuards, scene, to, d, next.what === 'tell' ? toTell(d.id) : toJudge(d.id)),
        },
      ];
    }),
  );
};
