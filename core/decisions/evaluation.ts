import { fill, t, verbatim } from '../words.ts';
import type { WeaknessSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { decisions } from './records.ts';

/** What was decided and is not carried out as it was agreed (A9, B10). */
export const decisionWeaknesses: WeaknessSource = ({ snapshot, policy, to: now }) =>
  rowsOf(snapshot, decisions)
    .filter((d) => d.state === 'issued')
    .flatMap((d) => {
      const states = measuresOf(snapshot, d.id).map((m) => ({ m, state: measureState({ snapshot, policy, now }, m) }));
      const open = states.filter(({ state }) => state === 'late' || state === 'blocked' || state === 'gone');
      if (!open.length) return [];
      return [
        {
          key: `decision:${d.id}`,
          title: verbatim(d.title),
          because: fill(
            t('{n} of {all} measures are late, blocked or deleted', '{all} 项措施中 {n} 项逾期、受阻或被删除'),
            { n: open.length, all: states.length },
          ),
          evidence: open.map(({ m }) => ({
            register: 'actionLinks',
            id: m.id,
            label: verbatim(m.title),
            detail: fill(t('due {due}', '期限 {due}'), { due: m.due }),
          })),
          remedy: fill(t('Carry out “{title}”', '落实“{title}”'), { title: d.title }),
        },
      ];
    });
