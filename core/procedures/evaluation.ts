import { fill, t, verbatim } from '../words.ts';
import type { WeaknessSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { governedBy } from './kept.ts';
import { inForce, readersOf, unreadOf } from './reading.ts';
import { procedures } from './records.ts';

/** From which share of late or unread on a procedure counts as one that is not followed. */
const tooMany = 0.25;

/** Procedures that people have not read, or do not keep (B8, B10). */
export const procedureWeaknesses: WeaknessSource = ({ snapshot, policy, from, to }) =>
  rowsOf(snapshot, procedures)
    .filter((p) => p.state !== 'retired')
    .flatMap((p) => {
      const readers = inForce(p) ? readersOf(policy, snapshot, p).length : 0;
      const unread = unreadOf(policy, snapshot, p).length;
      const ruled = governedBy(snapshot, policy, p, from, to);
      const cases = ruled.reduce((sum, k) => sum + k.cases, 0);
      const late = ruled.reduce((sum, k) => sum + k.late, 0);
      if (!(readers && unread / readers > tooMany) && !(cases >= 3 && late / cases > tooMany)) return [];
      return [
        {
          key: `procedure:${p.id}`,
          title: verbatim(p.name),
          because: fill(
            t(
              'not read by {unread} of {readers}; {late} of {cases} requests that it rules were late',
              '{readers} 人中 {unread} 人未阅读；所适用的 {cases} 项请求中 {late} 项逾期',
            ),
            { unread, readers, late, cases },
          ),
          evidence: [{ register: procedures.name, id: p.id, label: verbatim(p.name), detail: verbatim(p.version) }],
          remedy: fill(t('Revise or train “{name}”', '修订或培训“{name}”'), { name: p.name }),
        },
      ];
    });
