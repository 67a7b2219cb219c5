import { fill, listed, type Text, t, verbatim } from '../words.ts';
import { nameOf, same, standingIn } from '../workspace/people.ts';
import {
  books,
  choice,
  defineRegister,
  maybeChoice,
  maybeDate,
  maybeMoment,
  maybeNumber,
  maybeOneOf,
  moment,
  note,
  number,
  oneOf,
  person,
  type RowOf,
  text,
} from '../workspace/register.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';

export const decisionStates = {
  proposed: t('Proposed', '已提出'),
  opinions: t('Gathering opinions', '征求意见'),
  discussing: t('In discussion', '协商中'),
  escalated: t('With the general manager', '提请总经理裁决'),
  agreed: t('Agreed', '已达成一致'),
  issued: t('Issued', '已下达'),
  closed: t('Closed', '已办结'),
  rejected: t('Not adopted', '未通过'),
  amended: t('Amended', '已修订'),
  revoked: t('Revoked', '已撤销'),
  withdrawn: t('Withdrawn', '已撤回'),
};

/** What is to be decided: a plan, a change of what was decided, or a working group. */
export const decisionKinds = {
  plan: t('Plan', '方案'),
  amend: t('Amendment', '修订决策'),
  revoke: t('Revocation', '撤销决策'),
  group: t('Working group', '成立工作小组'),
  'extend-group': t('Working group: more time', '工作小组延期'),
  'close-group': t('Working group: to be closed', '解散工作小组'),
  policy: t('Version of the policy', '制度修订'),
};

export const urgencies = { urgent: t('Urgent', '紧急'), normal: t('Normal', '一般') };

export const effects = {
  yes: t('It worked', '达到预期'),
  partly: t('Partly', '部分达到'),
  no: t('It did not work', '未达到'),
};

/** What the committee weighs and decides (A9). */
export const decisions = defineRegister({
  name: 'decisions',
  title: t('Decisions', '决策事项'),
  purpose: t('Proposals and decisions from first idea to checked effect', '从提案到效果评估的决策事项'),
  columns: {
    title: text(t('Title', '议案')),
    problem: note(t('Problem', '要解决的问题')),
    department: oneOf('departments')(t('Department', '提出部门')),
    proposedBy: person(t('Proposed by', '提出人')),
    proposedAt: moment(t('Proposed at', '提出时间')),
    state: choice(t('State', '状态'), decisionStates),
    opinionsBy: maybeMoment(t('Opinions by', '意见截止')),
    plan: note(t('Plan', '方案')),
    decidedAt: maybeMoment(t('Decided at', '决定时间')),
    reviewOn: maybeDate(t('Effect checked on', '效果评估日')),
    outcome: note(t('Outcome', '结果')),
    kind: maybeChoice(t('Kind', '类型'), decisionKinds),
    urgency: maybeChoice(t('Urgency', '紧急程度'), urgencies),
    effects: note(t('Effects on departments', '对各部门的影响')),
    cost: note(t('Cost', '成本')),
    promise: note(t('Promised effect', '预期效果')),
    indicator: note(t('Indicator', '衡量指标')),
    promised: maybeNumber(t('Promised figure', '目标值')),
    baseline: maybeNumber(t('Figure when issued', '下达时数值')),
    link: note(t('Link', '链接')),
    source: note(t('Comes from', '来源')),
    amends: note(t('Changes decision', '所修订的决策')),
    group: note(t('Working group', '工作小组')),
    policyVersion: note(t('Policy version', '制度版本')),
    groupUntil: maybeDate(t('Group until', '小组截止日')),
    round: maybeNumber(t('Round', '轮次')),
    reminded: maybeMoment(t('Reminded at', '提醒时间')),
    effect: maybeChoice(t('Effect', '效果'), effects),
    lessons: note(t('Lessons', '经验教训')),
    /** Whose figure the promise is about; rows from before there was this column mean the department that proposed. */
    promiseOf: maybeOneOf('departments')(t('Promise is about', '预期效果所指部门')),
  },
});

/** What else could be done, doing nothing included. One of them is the plan that is put forward. */
export const options = defineRegister({
  name: 'options',
  title: t('Options', '备选方案'),
  purpose: t('What could be done about a proposal, doing nothing included', '议案的备选方案，含“维持现状”'),
  columns: {
    decision: text(t('Decision', '议案编号')),
    position: number(t('Position', '顺序')),
    title: text(t('Title', '方案')),
    detail: note(t('Detail', '说明')),
    cost: note(t('Cost', '成本')),
  },
});

/** How departments score the options on the policy's criteria, 1 to 5; a column for each criterion. */
export const weighings = defineRegister({
  name: 'weighings',
  title: t('Weighing', '方案评分'),
  purpose: t(
    'How each department scores the options on the criteria of the policy; it informs, it never decides',
    '各部门按制度标准对备选方案评分；仅供参考，不作决定',
  ),
  columns: {
    decision: text(t('Decision', '议案编号')),
    option: text(t('Option', '方案编号')),
    department: oneOf('departments')(t('Department', '部门')),
    by: person(t('By', '评分人')),
    at: moment(t('At', '时间')),
  },
});
/** The column of a criterion of the policy. */
export const criterionColumn = (id: string): string => `criterion:${id}`;

export const opinionKinds = {
  support: t('Support', '同意'),
  condition: t('Support with condition', '有条件同意'),
  object: t('Object', '反对'),
  abstain: t('Abstain', '弃权'),
};
export type OpinionKind = keyof typeof opinionKinds;

/** Opinions that leave something to be settled. */
export const raisesPoint: ReadonlySet<OpinionKind> = new Set(['condition', 'object']);

/** What each member thinks of a proposal, with the reason (A9). */
export const opinions = defineRegister({
  name: 'opinions',
  title: t('Opinions', '委员意见'),
  purpose: t(
    "Each member's opinion on a proposal; later opinions keep the earlier ones",
    '委员对议案的意见；后续意见不覆盖先前意见',
  ),
  columns: {
    decision: text(t('Decision', '议案编号')),
    /** E-mail addresses, as text: who has left is no longer a person of the directory, and what they said stays. */
    member: text(t('Member', '委员')),
    opinion: choice(t('Opinion', '意见'), opinionKinds),
    reason: note(t('Reason', '理由')),
    at: moment(t('At', '时间')),
    wording: note(t('On the wording', '所议文本')),
    givenBy: note(t('Given by', '代为表态')),
    answer: note(t('Answer', '答复')),
    settledAt: maybeMoment(t('Settled at', '落实时间')),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['decision', 'member', 'opinion', 'reason', 'wording', 'givenBy', 'settledAt'],
});

export const ways = { rule: t('By the rule', '按规则一致'), manager: t('By the general manager', '总经理裁决') };

/** Who agreed on what words: made by the rule, never by hand. */
export const resolutions = defineRegister({
  name: 'resolutions',
  title: t('Resolutions', '决议'),
  purpose: t(
    'Who agreed on what wording, and by which rule; written by Liaison, never edited',
    '谁就何种文本、按何规则达成一致；由协调台写入，请勿修改',
  ),
  columns: {
    decision: text(t('Decision', '议案编号')),
    way: choice(t('Way', '方式'), ways),
    members: note(t('Members', '委员')),
    because: note(t('Because', '依据')),
    words: text(t('Agreed words', '一致文本')),
    wording: text(t('Wording', '文本编号')),
    at: moment(t('At', '时间')),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['decision', 'way', 'members', 'words', 'wording'],
});

export const remarkKinds = {
  asked: t('Asked the committee', '征求意见'),
  cosigned: t('Co-signed', '联署'),
  question: t('Question', '询问'),
  answer: t('Answer', '答复'),
  interest: t('Conflict of interest', '利益回避'),
  'no-interest': t('No conflict of interest', '解除回避'),
  acknowledged: t('Acknowledged', '确认收到'),
  feedback: t('Feedback', '反馈'),
};

/** Everything else that people say about a decision. Rows are only added, so that two who write at once lose nothing. */
export const remarks = defineRegister({
  name: 'remarks',
  title: t('Remarks', '议案往来'),
  purpose: t(
    'When the committee was asked; co-signatures, questions, conflicts of interest, acknowledgements and feedback on decisions',
    '议案的征求意见、联署、询问、利益回避、确认与反馈',
  ),
  columns: {
    decision: text(t('Decision', '议案编号')),
    kind: choice(t('Kind', '类型'), remarkKinds),
    by: text(t('By', '人员')),
    department: note(t('Department', '部门')),
    words: note(t('Words', '内容')),
    about: note(t('About', '所答询问')),
    at: moment(t('At', '时间')),
    /** Of the committee's being asked: about which wording, in which round, and by when it answers. */
    wording: note(t('On the wording', '所议文本')),
    round: maybeNumber(t('Round', '轮次')),
    until: maybeMoment(t('Until', '截止')),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['decision', 'kind', 'by', 'department', 'words', 'about', 'wording', 'round', 'until'],
});

export type Decision = RowOf<typeof decisions>;
export type DecisionState = Decision['state'];
export type Opinion = RowOf<typeof opinions>;
export type Resolution = RowOf<typeof resolutions>;
export type Remark = RowOf<typeof remarks>;

/** States in which the committee was asked and has not finished. */
export const asked: ReadonlySet<DecisionState> = new Set(['opinions', 'discussing', 'escalated']);
/** States in which a proposal may still become something else. */
export const undecided: ReadonlySet<DecisionState> = new Set(['proposed', ...asked]);
/** States of what was decided and stands. */
export const inForce: ReadonlySet<DecisionState> = new Set(['agreed', 'issued', 'closed']);

type Where = { snapshot: Snapshot };

/** Who gave an opinion: the member, or who spoke in the member's place. */
export const speakerOf = (where: Where, { member, givenBy }: Pick<Opinion, 'member' | 'givenBy'>): Text =>
  givenBy && !same(givenBy, member) ? standingIn(where, givenBy, member) : verbatim(nameOf(where, member));

/** Who said what, in a line. @param settled until when a point that was settled counts as that, ISO 8601 */
export const saidBy = (where: Where, said: readonly Opinion[], settled: string): Text =>
  listed(
    said.map((o) =>
      fill(
        o.settledAt && o.settledAt <= settled
          ? t('{who} ({what}, settled)', '{who}（{what}，已落实）')
          : t('{who} ({what})', '{who}（{what}）'),
        { who: speakerOf(where, o), what: opinionKinds[o.opinion] },
      ),
    ),
  );

/**
 * Who agreed on the words of a resolution, in the reader's language and with whoever spoke for a member: from the opinions
 * themselves, which are kept. The resolution's own list is in the language of the day, and did not always name substitutes.
 */
export function whoAgreed(where: Where, r: Resolution): Text {
  const last = new Map<string, Opinion>();
  const about = rowsWith(where.snapshot, opinions, 'decision', r.decision)
    .filter((o) => o.wording === r.wording && o.at <= r.at)
    .sort((a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id));
  for (const o of about) last.set(o.member.toLowerCase(), o);
  const apart = interestedIn(where.snapshot, r.decision);
  const heard = [...last].flatMap(([member, o]) => (apart.has(member) ? [] : o));
  return heard.length ? saidBy(where, heard, r.at) : verbatim(r.members ?? '');
}

/** Members who declared a conflict of interest more often than they took it back: in whatever order the rows stand. */
export function interestedIn(snapshot: Snapshot, id: string): Set<string> {
  const times = new Map<string, number>();
  for (const { kind, by } of rowsWith(snapshot, remarks, 'decision', id)) {
    const change = kind === 'interest' ? 1 : kind === 'no-interest' ? -1 : 0;
    if (change) times.set(by.toLowerCase(), (times.get(by.toLowerCase()) ?? 0) + change);
  }
  return new Set([...times].filter(([, n]) => n > 0).map(([who]) => who));
}
