import { t, verbatim } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { trainingStates, trainings } from './records.ts';

export const trainingSearch: SearchSource = {
  kind: t('Training', '培训'),
  rows: ({ snapshot }) =>
    rowsOf(snapshot, trainings).map((x) => ({
      id: x.id,
      title: x.title,
      says: () => [trainingStates[x.state], verbatim(x.start.slice(0, 10))],
      path: `trainings/${x.id}`,
      at: x.start,
      open: x.state === 'planned',
      words: () => searched(x.id, x.title, x.topic, x.material),
    })),
};
