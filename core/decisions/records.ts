import { t } from '../words.ts';
import {
  choice,
  defineRegister,
  maybeDate,
  maybeMoment,
  moment,
  note,
  oneOf,
  person,
  text,
} from '../workspace/register.ts';

export const decisionStates = {
  proposed: t('Proposed', '已提出'),
  opinions: t('Gathering opinions', '征求意见'),
  discussing: t('In discussion', '协商中'),
  agreed: t('Agreed', '已达成一致'),
  issued: t('Issued', '已下达'),
  closed: t('Closed', '已办结'),
  withdrawn: t('Withdrawn', '已撤回'),
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
  },
});

export const opinionKinds = {
  support: t('Support', '同意'),
  condition: t('Support with condition', '有条件同意'),
  object: t('Object', '反对'),
  abstain: t('Abstain', '弃权'),
};

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
    member: person(t('Member', '委员')),
    opinion: choice(t('Opinion', '意见'), opinionKinds),
    reason: note(t('Reason', '理由')),
    at: moment(t('At', '时间')),
  },
});
