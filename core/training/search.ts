import { t, verbatim } from '../words.ts';
import { searched } from '../workspace/line.ts';
import { defineSearch } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { trainingStates, trainings } from './records.ts';

export const trainingSearch = defineSearch({
  kind: t('Training', '培训'),
  rows: ({ snapshot }) => rowsOf(snapshot, trainings),
  words: (x) => searched(x.id, x.title, x.topic, x.material),
  found: (x) => ({
    id: x.id,
    title: x.title,
    says: () => [trainingStates[x.state], verbatim(x.start.slice(0, 10))],
    path: `trainings/${x.id}`,
    at: x.start,
    open: x.state === 'planned',
  }),
});
