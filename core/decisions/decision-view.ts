import { z } from 'zod';
import { dueOf } from '../actions/records.ts';
import { departmentName } from '../policy/names.ts';
import { Refusal, type Text, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { everybody, me, person } from '../workspace/people.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { looksAfter } from './acting.ts';
import { consultingSteps, pointSteps } from './consulting.ts';
import { documentOf } from './document.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { measureSteps } from './following.ts';
import { issuingSteps, unacknowledged } from './issuing.ts';
import { decisionLine, forms } from './line.ts';
import { lastResolution, remarksOn, resolutionOf, speaksFor } from './matter.ts';
import { figureShown } from './promise.ts';
import { mayAmend, proposalSteps } from './proposing.ts';
import {
  asked,
  type Decision,
  decisions,
  inForce,
  interestedIn,
  type Opinion,
  opinionKinds,
  options,
  remarkKinds,
  speakerOf,
  undecided,
  ways,
  weighings,
  whoAgreed,
} from './records.ts';
import { answerQuestion } from './remarking.ts';
import { reasons, standing } from './rule.ts';
import { sameSubject } from './same-subject.ts';
import { mayScore } from './scoring.ts';
import { weigh } from './weighing.ts';

export const decisionView = defineView({
  name: 'decision',
  title: t('A decision', '决策详情'),
  allow: ['member'],
  query: z.strictObject({ id: z.string().min(1).max(80) }),
  show(act, { id }) {
    const d = rowOf(act.snapshot, decisions, id);
    if (!d) throw new Refusal(t(`There is no decision "${id}"`, `没有决策事项“${id}”`), 'missing', 'id');
    const stands = standing(act, d);
    const { seats, points, quorum, verdict, inquiry } = stands;
    const own = [...rowsWith(act.snapshot, options, 'decision', d.id)].sort((a, b) => a.position - b.position);
    const scored = rowsWith(act.snapshot, weighings, 'decision', d.id);
    const remarks = remarksOn(act.snapshot, d.id);
    const opinionShown = (o: Opinion) => ({
      id: o.id,
      opinion: { id: o.opinion, name: opinionKinds[o.opinion] },
      reason: o.reason,
      /** Who spoke, and for whom. */
      says: speakerOf(act, o),
      at: o.at,
      late: !!inquiry.until && o.at > inquiry.until,
      givenBy: o.givenBy ? person(act, o.givenBy) : undefined,
      answer: o.answer,
      settledAt: o.settledAt,
    });
    const may = looksAfter(act, d);
    const mine = speaksFor(seats, me(act)).map((s) => s.member);
    return {
      ...decisionLine(act, d),
      words: {
        problem: d.problem,
        plan: d.plan,
        effects: d.effects,
        cost: d.cost,
        promise: d.promise,
        indicator: d.indicator,
        promised: d.promised,
        promiseOf: d.promiseOf,
        link: d.link,
      },
      source: sourceOf(d.source),
      amends: d.amends
        ? { id: d.amends, title: rowOf(act.snapshot, decisions, d.amends)?.title ?? d.amends }
        : undefined,
      sameSubject: undecided.has(d.state) ? sameSubject(act.snapshot, d).map((o) => decisionLine(act, o)) : [],
      round: inquiry.round,
      rounds: act.policy.decisions.rounds,
      opinionsBy: inquiry.until,
      verdict: asked.has(d.state) ? verdict : undefined,
      why: undecided.has(d.state) ? reasons(act, stands) : [],
      quorum,
      seats: seats.map((s) => ({
        ...person(act, s.member),
        left: s.left,
        interested: s.interested,
        substitutes: s.substitutes.map((x) => person(act, x)),
        opinion: s.opinion && opinionShown(s.opinion),
        earlier: s.earlier.map((o) => ({
          ...opinionShown(o),
          sameWords: !!s.opinion && o.wording === s.opinion.wording,
        })),
        open: points.some((p) => p.id === s.opinion?.id),
        steps: pointSteps(act, d, stands, s),
      })),
      speaksFor: asked.has(d.state) ? mine : [],
      interested: interestedIn(act.snapshot, d.id).has(me(act)),
      opinionKinds: Object.entries(opinionKinds).map(([kind, name]) => ({ id: kind, name })),
      options: own.map((o) => ({
        id: o.id,
        title: o.title,
        detail: o.detail,
        cost: o.cost,
        plan: d.plan === (o.detail || o.title),
      })),
      criteria: act.policy.decisions.criteria,
      weighed: weigh(
        act.policy,
        own.map((o) => o.id),
        scored,
      ),
      resolution: shownResolution(act, d),
      document: documentOf(act, d),
      measures: measuresOf(act.snapshot, d.id).map((m) => ({
        id: m.id,
        title: m.title,
        owner: m.owner ? person(act, m.owner) : undefined,
        due: dueOf(act.snapshot, m),
        criteria: m.criteria,
        blocker: m.blocker,
        state: measureState(act, m),
        task: taskOf(act.snapshot, m.task)?.link,
        steps: measureSteps(act, d, m),
      })),
      reviewOn: d.reviewOn,
      policyVersion: d.policyVersion?.split(' ')[0],
      figure: figureShown(act, d),
      outcome: d.outcome,
      lessons: d.lessons,
      unacknowledged: d.state === 'issued' ? unacknowledged(act, d).map((x) => departmentName(act.policy, x)) : [],
      remarks: remarks
        .filter((r) => r.kind !== 'acknowledged')
        .map((r) => ({
          id: r.id,
          kind: { id: r.kind, name: remarkKinds[r.kind] },
          by: person(act, r.by),
          words: r.kind === 'interest' || r.kind === 'no-interest' ? undefined : r.words,
          at: r.at,
          about: r.about,
          steps: may && r.kind === 'question' && !remarks.some((x) => x.about === r.id) ? [answerQuestion.name] : [],
        }))
        .sort((a, b) => a.at.localeCompare(b.at)),
      steps: [...consultingSteps(act, d), ...issuingSteps(act, d), ...proposalSteps(act, d.id)],
      may: { lookAfter: may, score: mayScore(act, d), amend: mayAmend(act, d) },
      people: everybody(act),
      ...forms(act),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownDecision = ReturnType<typeof decisionView.show>;

interface ShownResolution {
  way?: Text;
  members?: Text;
  because?: string;
  words: string;
  at?: string;
  /** What is wrong with it. */
  trouble?: Text;
}

/** Who agreed on what, and whether these are still the words. */
function shownResolution(act: Act, d: Decision): ShownResolution | undefined {
  const last = lastResolution(act.snapshot, d.id);
  const byHand: Text = t(
    'Nobody agreed on this here: the state was typed into the spreadsheet',
    '该状态由人工在台账中填写，无一致记录',
  );
  if (!last) return inForce.has(d.state) ? { trouble: byHand, words: '' } : undefined;
  return {
    way: ways[last.way],
    members: whoAgreed(act, last),
    because: last.because ?? '',
    words: last.words,
    at: last.at,
    ...(inForce.has(d.state) &&
      !resolutionOf(act.snapshot, d) && {
        trouble: t(
          'The words in the spreadsheet were changed since; what was agreed stands below',
          '台账中的文本此后被修改；以下为一致通过的文本',
        ),
      }),
  };
}

const sourceOf = (source: string | undefined) => {
  if (!source) return undefined;
  const [register = '', id = ''] = source.split(/\/(.*)/s);
  return { register, id };
};
