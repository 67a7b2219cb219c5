import { decisionSearch } from './decisions/search.ts';
import { groupSearch } from './groups/search.ts';
import { lineSources } from './line-sources.ts';
import { meetingSearch } from './meetings/search.ts';
import { procedureSearch } from './procedures/search.ts';
import { requestSearch } from './requests/search.ts';
import { trainingSearch } from './training/search.ts';
import type { LineSource } from './workspace/line.ts';
import type { SearchSource } from './workspace/search.ts';
import { rowsOf } from './workspace/snapshot.ts';

/** The rows of the Exchange page, found as they are listed there. */
const lineSearch = (source: LineSource): SearchSource => ({
  kind: source.register.title,
  rows: ({ snapshot }) => rowsOf(snapshot, source.register),
  words: source.words,
  found: (row, act) => ({
    id: row.id,
    title: source.title(row),
    says() {
      const { state } = source.line(row, act);
      return state ? [state] : [];
    },
    path: `exchange/${source.register.name}/${encodeURIComponent(row.id)}`,
    at: source.at(row),
    open: source.open(row, act),
  }),
});

/** What a search over everything looks through. */
export const searchSources: readonly SearchSource[] = [
  requestSearch,
  decisionSearch,
  ...lineSources.map(lineSearch),
  procedureSearch,
  meetingSearch,
  trainingSearch,
  groupSearch,
];
