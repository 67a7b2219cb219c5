import { decisionSearch } from './decisions/search.ts';
import { groupSearch } from './groups/search.ts';
import { lineSources } from './line-sources.ts';
import { meetingSearch } from './meetings/search.ts';
import { procedureSearch } from './procedures/search.ts';
import { requestSearch } from './requests/search.ts';
import { trainingSearch } from './training/search.ts';
import type { LineSource } from './workspace/line.ts';
import type { SearchSource } from './workspace/search.ts';

/** The rows of the Exchange page, found as they are listed there. */
const lineSearch = ({ register, lines }: LineSource): SearchSource => ({
  kind: register.title,
  rows: (act) =>
    lines(act).map((line) => ({
      id: line.id,
      title: line.title,
      says: () => (line.state ? [line.state] : []),
      path: `exchange/${line.register}/${encodeURIComponent(line.id)}`,
      at: line.at,
      open: line.open,
      words: line.words,
    })),
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
