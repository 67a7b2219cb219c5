import { t, verbatim } from '../words.ts';
import { searched } from '../workspace/line.ts';
import { defineSearch } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { meetingStates, meetings } from './records.ts';

export const meetingSearch = defineSearch({
  kind: t('Meeting', '会议'),
  rows: ({ snapshot }) => rowsOf(snapshot, meetings),
  words: (m) => searched(m.id, m.title, m.start.slice(0, 10)),
  found: (m) => ({
    id: m.id,
    title: m.title,
    says: () => [meetingStates[m.state], verbatim(m.start.slice(0, 10))],
    path: `meetings/${m.id}`,
    at: m.start,
    open: m.state === 'planned' || m.state === 'published',
  }),
});
