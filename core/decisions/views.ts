import { z } from 'zod';
import { t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { registerSheet } from '../workspace/export.ts';
import { pageFields, pageOf } from '../workspace/page.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { decisionView } from './decision-view.ts';
import { followThrough } from './follow-up.ts';
import { decisionLine, forms } from './line.ts';
import { type Decision, decisions, inForce, undecided } from './records.ts';
import { wordsOf } from './search.ts';

const groupsOf = {
  open: undecided,
  force: inForce,
  done: new Set<Decision['state']>(['closed', 'rejected', 'amended', 'revoked', 'withdrawn']),
};

interface Wanted {
  state: keyof typeof groupsOf | 'all';
  department?: string | undefined;
  text?: string | undefined;
}

/** The decisions that somebody looks for, the most interesting first. */
function listed(act: Act, query: Wanted): Decision[] {
  const words = query.text?.trim().toLowerCase().split(/\s+/).filter(Boolean) ?? [];
  return rowsOf(act.snapshot, decisions)
    .filter((d) => query.state === 'all' || groupsOf[query.state].has(d.state))
    .filter((d) => !query.department || d.department === query.department)
    .filter((d) => {
      if (!words.length) return true;
      const text = wordsOf(act.snapshot, d);
      return words.every((w) => text.includes(w));
    })
    .sort(byInterest);
}

export const decisionsView = defineView({
  name: 'decisions',
  title: t('Decisions', '决策事项'),
  allow: ['member'],
  query: z.strictObject({
    state: z.enum(['open', 'force', 'done', 'all']).default('all').describe('undecided, in force, over, or all'),
    department: z.string().max(40).optional(),
    text: z.string().max(200).optional().describe('What it was about, or what came of it'),
    ...pageFields,
  }),
  show(act, query) {
    const all = rowsOf(act.snapshot, decisions);
    const found = listed(act, query);
    return {
      total: found.length,
      decisions: pageOf(found, query).map((d) => decisionLine(act, d)),
      followThrough: followThrough(
        act,
        all.filter((d) => inForce.has(d.state)).map((d) => d.id),
      ),
      undecided: all.filter((d) => undecided.has(d.state)).length,
      ...forms(act),
      readAt: act.snapshot.readAt,
      dataProblems: act.snapshot.problems.filter((p) => problemTables.has(p.register)).length,
    };
  },
  sheets: (act, query) => [registerSheet(act, decisions, listed(act, query))],
});
export type ShownDecisions = ReturnType<typeof decisionsView.show>;

const problemTables = new Set(['decisions', 'options', 'opinions', 'resolutions', 'remarks', 'weighings']);

/** Undecided ones first, by their deadline; then the latest. */
function byInterest(a: Decision, b: Decision): number {
  const [x, y] = [undecided.has(a.state), undecided.has(b.state)];
  if (x !== y) return x ? -1 : 1;
  if (x) return (a.opinionsBy ?? a.proposedAt).localeCompare(b.opinionsBy ?? b.proposedAt);
  return (b.decidedAt ?? b.proposedAt).localeCompare(a.decidedAt ?? a.proposedAt);
}

export const decisionViews = [decisionsView, decisionView];
