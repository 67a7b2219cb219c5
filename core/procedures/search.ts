import { departmentName } from '../policy/names.ts';
import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { procedures } from './records.ts';

export const procedureSearch: SearchSource = {
  kind: t('Procedure', '操作规范'),
  rows: ({ snapshot, policy }) =>
    rowsOf(snapshot, procedures)
      .filter((p) => p.state !== 'retired')
      .map((p) => ({
        id: p.id,
        title: p.name,
        says() {
          const of = departmentName(policy, p.department);
          return t(`${of.en} · ${p.version}`, `${of.zh} · ${p.version}`);
        },
        path: `procedures/${p.id}`,
        at: p.nextReview,
        open: false,
        words: () => searched(p.id, p.name, p.steps),
      })),
};
