import { z } from 'zod';
import { figureOf } from '../figures.ts';
import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { Refusal, type Text, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { searched } from '../workspace/line.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { nameOf } from '../workspace/tell.ts';
import { looksAfter, me } from './acting.ts';
import { consultingSteps } from './consulting.ts';
import { documentOf } from './document.ts';
import { followThrough, measureState, measuresOf, progressOf } from './follow-up.ts';
import { issuingSteps, unacknowledged } from './issuing.ts';
import { interestedIn, lastResolution, low, remarksOn, resolutionOf, speaksFor } from './matter.ts';
import { proposalSteps } from './proposing.ts';
import {
  asked,
  type Decision,
  decisionKinds,
  decisionStates,
  decisions,
  effects,
  inForce,
  type Opinion,
  opinionKinds,
  options,
  remarkKinds,
  undecided,
  urgencies,
  ways,
  weighings,
} from './records.ts';
import { reasons, standing } from './rule.ts';
import { sameSubject } from './same-subject.ts';
import { weigh } from './weighing.ts';

const person = (act: Act, email: string) => ({ email: low(email), name: nameOf(act, email) });

/** One line of the register of decisions. */
const decisionLine = (act: Act, d: Decision) => ({
  id: d.id,
  title: d.title,
  state: { id: d.state, name: decisionStates[d.state] },
  kind: decisionKinds[d.kind ?? 'plan'],
  department: { id: d.department, name: departmentName(act.policy, d.department) },
  proposedBy: person(act, d.proposedBy),
  proposedAt: d.proposedAt,
  decidedAt: d.decidedAt,
  urgent: d.urgency === 'urgent',
  /** Working days since it was decided, or, while it is not, since it was proposed. */
  age: workdaysBetween(act.policy, dateIn(act.policy, d.decidedAt ?? d.proposedAt), dateIn(act.policy, act.now)),
  /** What people should look at by: the deadline of opinions, or the day on which the effect is checked. */
  due: asked.has(d.state) ? d.opinionsBy : d.state === 'issued' ? d.reviewOn : undefined,
  late: isLate(act, d),
  progress: inForce.has(d.state) ? progressOf(act, d.id) : undefined,
  effect: d.effect && effects[d.effect],
});
export type DecisionLine = ReturnType<typeof decisionLine>;

const isLate = (act: Act, d: Decision): boolean =>
  (asked.has(d.state) && !!d.opinionsBy && d.opinionsBy < act.now) ||
  (d.state === 'issued' &&
    ((!!d.reviewOn && d.reviewOn < dateIn(act.policy, act.now)) || progressOf(act, d.id).late > 0));

const groupsOf = {
  open: undecided,
  force: inForce,
  done: new Set<Decision['state']>(['closed', 'rejected', 'amended', 'revoked', 'withdrawn']),
};

export const decisionsView = defineView({
  name: 'decisions',
  title: t('Decisions', '决策事项'),
  allow: ['member'],
  query: z.strictObject({
    state: z.enum(['open', 'force', 'done', 'all']).default('all').describe('undecided, in force, over, or all'),
    department: z.string().max(40).optional(),
    text: z.string().max(200).optional().describe('What it was about, or what came of it'),
    limit: z.number().int().min(1).max(500).default(100),
  }),
  show(act, query) {
    const words = query.text?.trim().toLowerCase().split(/\s+/).filter(Boolean) ?? [];
    const said = (d: Decision) =>
      searched(
        d.id,
        d.title,
        d.problem,
        d.plan,
        d.effects,
        d.promise,
        d.outcome,
        d.lessons,
        ...measuresOf(act.snapshot, d.id).map((m) => m.title),
      );
    const all = rowsOf(act.snapshot, decisions);
    const found = all
      .filter((d) => query.state === 'all' || groupsOf[query.state].has(d.state))
      .filter((d) => !query.department || d.department === query.department)
      .filter((d) => {
        if (!words.length) return true;
        const text = said(d);
        return words.every((w) => text.includes(w));
      })
      .sort(byInterest);
    return {
      total: found.length,
      decisions: found.slice(0, query.limit).map((d) => decisionLine(act, d)),
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

/** What a form for a new proposal needs. */
const forms = (act: Act) => ({
  departments: act.policy.departments.map((d) => ({ id: d.id, name: d.name })),
  mine: act.actor.departments,
  indicators: act.policy.performance.indicators.map((x) => ({ id: x.id, name: x.name, unit: x.unit })),
  urgencies: Object.entries(urgencies).map(([id, name]) => ({ id, name })),
});

export const decisionView = defineView({
  name: 'decision',
  title: t('A decision', '决策详情'),
  allow: ['member'],
  query: z.strictObject({ id: z.string().min(1).max(80) }),
  show(act, { id }) {
    const d = rowOf(act.snapshot, decisions, id);
    if (!d) throw new Refusal(t(`There is no decision "${id}"`, `没有决策事项“${id}”`), 'missing', 'id');
    const stands = standing(act, d);
    const { seats, points, quorum, verdict } = stands;
    const own = rowsOf(act.snapshot, options)
      .filter((o) => o.decision === d.id)
      .sort((a, b) => a.position - b.position);
    const scored = rowsOf(act.snapshot, weighings).filter((w) => w.decision === d.id);
    const remarks = remarksOn(act.snapshot, d.id);
    const opinionShown = (o: Opinion) => ({
      id: o.id,
      opinion: { id: o.opinion, name: opinionKinds[o.opinion] },
      reason: o.reason,
      at: o.at,
      late: !!d.opinionsBy && o.at > d.opinionsBy,
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
        link: d.link,
      },
      source: sourceOf(d.source),
      amends: d.amends
        ? { id: d.amends, title: rowOf(act.snapshot, decisions, d.amends)?.title ?? d.amends }
        : undefined,
      sameSubject: undecided.has(d.state) ? sameSubject(act.snapshot, d).map((o) => decisionLine(act, o)) : [],
      round: d.round ?? 1,
      rounds: act.policy.decisions.rounds,
      opinionsBy: d.opinionsBy,
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
        due: taskOf(act.snapshot, m.task)?.due ?? m.due,
        criteria: m.criteria,
        blocker: m.blocker,
        state: measureState(act, m),
        task: taskOf(act.snapshot, m.task)?.link,
        mine: low(m.owner ?? '') === me(act),
      })),
      reviewOn: d.reviewOn,
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
          open: r.kind === 'question' && !remarks.some((x) => x.about === r.id),
        }))
        .sort((a, b) => a.at.localeCompare(b.at)),
      steps: [...consultingSteps(act, d), ...issuingSteps(act, d), ...proposalSteps(act, d.id)],
      may: { lookAfter: may, score: act.actor.departments.length > 0 && undecided.has(d.state) && scores(act) },
      people: act.snapshot.directory.people.map((p) => ({ email: p.email.toLowerCase(), name: p.name })),
      ...forms(act),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownDecision = ReturnType<typeof decisionView.show>;

const scores = (act: Act): boolean => act.actor.roles.some((r) => r === 'head' || r === 'liaison' || r === 'committee');

interface ShownResolution {
  way?: Text;
  members?: string;
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
    members: last.members ?? '',
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

/** The promised effect as a figure, then and now. */
function figureShown(act: Act, d: Decision) {
  const indicator = act.policy.performance.indicators.find((x) => x.id === d.indicator);
  if (!indicator) return undefined;
  return {
    name: indicator.name,
    unit: indicator.unit,
    better: indicator.better,
    baseline: d.baseline,
    promised: d.promised,
    now: figureOf(act.snapshot, act.policy, act.now, d.indicator, d.department),
  };
}

const sourceOf = (source: string | undefined) => {
  if (!source) return undefined;
  const [register = '', id = ''] = source.split(/\/(.*)/s);
  return { register, id };
};

export const decisionViews = [decisionsView, decisionView];
