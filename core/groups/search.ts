import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { groupStates, groups } from './records.ts';

export const groupSearch: SearchSource = {
  kind: t('Working group', '工作小组'),
  rows: ({ snapshot }) =>
    rowsOf(snapshot, groups).map((g) => ({
      id: g.id,
      title: g.name,
      says: () => [groupStates[g.state]],
      path: `groups/${g.id}`,
      at: g.until,
      open: g.state === 'active',
      words: () => searched(g.id, g.name, g.charge, g.report),
    })),
};
