import { departmentName } from '../policy/names.ts';
import { t, verbatim } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Procedure, procedures } from './records.ts';

/** What a search in procedures looks through. */
export const wordsOf = (p: Procedure): string => searched(p.id, p.name, p.steps, p.version);

export const procedureSearch: SearchSource = {
  kind: t('Procedure', '操作规范'),
  rows: ({ snapshot, policy }) =>
    rowsOf(snapshot, procedures)
      .filter((p) => p.state !== 'retired')
      .map((p) => ({
        id: p.id,
        title: p.name,
        says: () => [departmentName(policy, p.department), verbatim(p.version)],
        path: `procedures/${p.id}`,
        at: p.nextReview,
        open: false,
        words: () => wordsOf(p),
      })),
};
