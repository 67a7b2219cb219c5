import { instantIn } from '../policy/calendar.ts';
import { t } from '../words.ts';
import { me } from '../workspace/people.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { evaluations } from './records.ts';

/** An evaluation that is prepared waits for whoever leads the policy's review. */
export const evaluationsWaiting: WaitingSource = (act) =>
  act.policy.review.owner.toLowerCase() === me(act)
    ? rowsWith(act.snapshot, evaluations, 'state', 'open').map((e): Waiting => {
        const at = instantIn(act.policy, e.due, '18:00');
        return {
          key: `evaluation:${e.id}`,
          place: 'mine',
          title: t('Evaluation of the co-ordination', '协调效果评估'),
          about: t('Look at the weakest links, begin improvements, conclude', '查看薄弱环节、启动改进并给出结论'),
          at,
          late: at < act.now,
          link: `evaluation/${e.id}`,
          steps: [],
        };
      })
    : [];
