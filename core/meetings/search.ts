import { t, verbatim } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { meetingStates, meetings } from './records.ts';

export const meetingSearch: SearchSource = {
  kind: t('Meeting', '会议'),
  rows: ({ snapshot }) =>
    rowsOf(snapshot, meetings).map((m) => ({
      id: m.id,
      title: m.title,
      says: () => [meetingStates[m.state], verbatim(m.start.slice(0, 10))],
      path: `meetings/${m.id}`,
      at: m.start,
      open: m.state === 'planned' || m.state === 'published',
      words: () => searched(m.id, m.title, m.start.slice(0, 10)),
    })),
};
