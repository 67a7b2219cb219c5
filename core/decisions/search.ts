import { departmentName } from '../policy/names.ts';
import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import { defineSearch } from '../workspace/search.ts';
import { rowsOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { measuresOf } from './follow-up.ts';
import { type Decision, decisionStates, decisions, resolutions, undecided, whoAgreed } from './records.ts';

/** What a search in decisions looks through: what it was about, and what came of it. */
export const wordsOf = (snapshot: Snapshot, d: Decision): string =>
  searched(
    d.id,
    d.title,
    d.problem,
    d.plan,
    d.effects,
    d.promise,
    d.outcome,
    d.lessons,
    ...measuresOf(snapshot, d.id).map((m) => m.title),
    ...rowsWith(snapshot, resolutions, 'decision', d.id).flatMap((r) => {
      const who = whoAgreed({ snapshot }, r);
      return [who.en, who.zh];
    }),
  );

export const decisionSearch = defineSearch({
  kind: t('Decision', '决策事项'),
  rows: ({ snapshot }) => rowsOf(snapshot, decisions),
  words: (d, { snapshot }) => wordsOf(snapshot, d),
  found: (d, { policy }) => ({
    id: d.id,
    title: d.title,
    says: () => [decisionStates[d.state], departmentName(policy, d.department)],
    path: `decisions/${d.id}`,
    at: d.decidedAt ?? d.proposedAt,
    open: undecided.has(d.state),
  }),
});
