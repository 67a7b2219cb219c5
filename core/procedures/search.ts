import { departmentName } from '../policy/names.ts';
import { t, verbatim } from '../words.ts';
import { searched } from '../workspace/line.ts';
import { defineSearch } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Procedure, procedures } from './records.ts';

/** What a search in procedures looks through. */
export const wordsOf = (p: Procedure): string => searched(p.id, p.name, p.steps, p.version);

export const procedureSearch = defineSearch({
  kind: t('Procedure', '操作规范'),
  rows: ({ snapshot }) => rowsOf(snapshot, procedures).filter((p) => p.state !== 'retired'),
  words: wordsOf,
  found: (p, { policy }) => ({
    id: p.id,
    title: p.name,
    says: () => [departmentName(policy, p.department), verbatim(p.version)],
    path: `procedures/${p.id}`,
    at: p.nextReview,
    open: false,
  }),
});
