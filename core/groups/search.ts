import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import { defineSearch } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { groupStates, groups } from './records.ts';

export const groupSearch = defineSearch({
  kind: t('Working group', '工作小组'),
  rows: ({ snapshot }) => rowsOf(snapshot, groups),
  words: (g) => searched(g.id, g.name, g.charge, g.report),
  found: (g) => ({
    id: g.id,
    title: g.name,
    says: () => [groupStates[g.state]],
    path: `groups/${g.id}`,
    at: g.until,
    open: g.state === 'active',
  }),
});
