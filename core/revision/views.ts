import { z } from 'zod';
import { decisions } from '../decisions/records.ts';
import { nextReview } from '../evaluation/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { historyOf, inForceOn, policyOf } from '../policy/history.ts';
import { type PolicyVersion, policyVersions, sourceOf, versionStates } from '../policy/versions.ts';
import { Refusal, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { leadsReview, me, nameOf } from '../workspace/people.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { mayWrite, versionSteps } from './drafting.ts';
import { editorViews, examined } from './editor-views.ts';
import { suggestionStates, suggestions } from './records.ts';
import { setUpView } from './starting.ts';
import { tryOut } from './trial.ts';

function listedVersion(act: Act, v: PolicyVersion) {
  const decision = v.decision ? rowOf(act.snapshot, decisions, v.decision) : undefined;
  return {
    id: v.id,
    version: v.version,
    state: { id: v.state, name: versionStates[v.state] },
    author: nameOf(act, v.author),
    at: v.at,
    reason: v.reason,
    effective: v.effective,
    decision: decision && { id: decision.id, title: decision.title },
    steps: versionSteps(act, v),
  };
}

export const revisionView = defineView({
  name: 'revision',
  title: t('Revision of the policy', '制度修订'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const { snapshot, installed, policy, now } = act;
    const today = dateIn(policy, now);
    const history = historyOf(snapshot, installed);
    const inForce = inForceOn(snapshot, installed, today);
    return {
      inForce: { version: inForce.policy.version, from: inForce.from || inForce.policy.effective, id: inForce.row?.id },
      /** What was in force and will be, the latest first. */
      history: history
        .map((p) => ({
          id: p.row?.id,
          version: p.policy.version,
          from: p.from || p.policy.effective,
          now: p === inForce,
          author: p.row && nameOf(act, p.row.author),
          reason: p.row?.reason,
          decision: p.row?.decision,
        }))
        .reverse(),
      versions: rowsOf(snapshot, policyVersions)
        .filter((v) => v.state !== 'adopted' && (mayWrite(act) || v.state === 'proposed'))
        .map((v) => listedVersion(act, v))
        .sort((a, b) => b.at.localeCompare(a.at)),
      suggestions: rowsOf(snapshot, suggestions)
        .map((s) => ({
          id: s.id,
          about: s.about,
          words: s.words,
          by: nameOf(act, s.by),
          mine: s.by.toLowerCase() === me(act),
          at: s.at,
          state: { id: s.state, name: suggestionStates[s.state] },
          answer: s.answer,
          answeredBy: s.answeredBy && nameOf(act, s.answeredBy),
        }))
        .sort((a, b) => Number(a.state.id !== 'open') - Number(b.state.id !== 'open') || b.at.localeCompare(a.at)),
      review: {
        next: nextReview(snapshot, policy),
        owner: nameOf(act, policy.review.owner),
        late: nextReview(snapshot, policy) < today,
      },
      mayWrite: mayWrite(act),
      mayAnswer: leadsReview(act),
      readAt: snapshot.readAt,
    };
  },
});
export type ShownRevision = ReturnType<typeof revisionView.show>;

/** A version's text; what is in force goes by `now`, what the installation began with by `installed`. @throws Refusal */
function versionText(act: Act, id: string): { source: string; row?: PolicyVersion } {
  if (id === 'installed') return act.installed;
  if (id === 'now') return inForceOn(act.snapshot, act.installed, dateIn(act.policy, act.now));
  const row = rowOf(act.snapshot, policyVersions, id);
  if (!row) throw new Refusal(t(`There is no version "${id}"`, `没有版本“${id}”`), 'missing', 'id');
  const source = sourceOf(act.snapshot, row.wording);
  if (source === undefined)
    throw new Refusal(
      t(
        'A piece of its text is missing from “Policy texts”, or was changed there: restore it from the history of the workbook',
        '“制度正文”中有缺失或被改动的内容，请从台账的历史版本恢复',
      ),
      'missing',
      'id',
    );
  return { source, row };
}

export const versionView = defineView({
  name: 'policy-version',
  title: t('A version of the policy', '制度版本'),
  allow: ['member'],
  query: z.strictObject({ id: z.string().min(1).max(80) }),
  show(act, { id }) {
    const { source, row } = versionText(act, id);
    if (row?.state === 'draft' && !mayWrite(act))
      throw new Refusal(t('Drafts are for those who write them', '草案仅供起草人员查看'), 'denied');
    return {
      id,
      source,
      wording: row?.wording,
      row: row && listedVersion(act, row),
      ...examined(act, source),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownVersion = ReturnType<typeof versionView.show>;

/** How many rows of a tally are shown; the number of all stands beside them. */
const shownDifferences = 50;

export const trialView = defineView({
  name: 'try-policy',
  title: t('Try a policy out on the past', '用历史数据试算制度'),
  allow: ['member'],
  query: z.strictObject({
    id: z.string().min(1).max(80).optional().describe('Of a version'),
    source: z.string().max(150_000).optional().describe('Or the whole text, in YAML'),
    weeks: z.number().int().min(1).max(52).optional().describe('How far back; a quarter without it'),
  }),
  show(act, { id, source, weeks }) {
    const text = source ?? versionText(act, id ?? 'now').source;
    const proposed = policyOf(text);
    const { tallies, ...trial } = tryOut(act, proposed, weeks);
    return {
      ...trial,
      version: proposed.version,
      tallies: tallies.map(({ differences: all, ...tally }) => ({
        ...tally,
        different: all.length,
        differences: all.slice(0, shownDifferences),
      })),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownTrial = ReturnType<typeof trialView.show>;

export const revisionViews = [revisionView, versionView, trialView, ...editorViews, setUpView];
