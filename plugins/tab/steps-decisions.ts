import { type Text, t } from '../../core/words.ts';
import { choice, line, needs, type Step, type StepField } from './step.ts';
import { decisionWords as w } from './words-decisions.ts';
import { evaluationWords } from './words-evaluation.ts';
import { liveWords } from './words-live.ts';
import { requestWords } from './words-requests.ts';
import { revisionWords } from './words-revision.ts';

const opinions = {
  support: t('Support', '同意'),
  condition: t('Support with condition', '有条件同意'),
  object: t('Object', '反对'),
  abstain: t('Abstain', '弃权'),
};
const words = (name: string, label: StepField['label']): StepField => ({ name, label, kind: 'words' });
const among = (name: string, label: StepField['label'], options: Record<string, Text>): StepField => ({
  ...choice(name, label, ''),
  among: options,
});

/** What is to be done, by whom and when. */
const task: StepField[] = [
  line('title', w.task, true),
  choice('owner', w.owner, 'people'),
  { name: 'due', label: w.due, kind: 'date', needed: true },
];

/** The steps on decisions, working groups, procedures, trainings, the policy and minutes. What needs more than a few fields has a form of its own on its page. */
export const decisionSteps: Record<string, Step> = {
  'give-opinion': {
    title: t('Say what you think', '表态'),
    fields: [among('opinion', w.yourOpinion, opinions), words('reason', w.reasonOf)],
  },
  'ask-opinions': { title: t('Ask the committee', '征求委员意见'), fields: [] },
  'answer-point': { title: t('Answer', '答复'), fields: [needs('answer', w.answer)] },
  'settle-point': { title: t('My point is settled', '意见已落实'), fields: [] },
  'next-round': { title: t('Another round', '进入下一轮'), fields: [] },
  'decide-escalated': {
    title: t('Decide', '裁决'),
    fields: [among('verdict', w.verdict, { yes: w.yes, no: w.no }), needs('reason', w.reason)],
  },
  'cosign-decision': { title: t('Co-sign', '联署'), fields: [] },
  'ask-about-decision': { title: t('Ask back', '询问'), fields: [needs('question', w.question)] },
  'answer-about-decision': { title: t('Answer', '答复'), fields: [needs('answer', w.answer)] },
  'add-option': {
    title: t('Name an option', '补充方案'),
    fields: [line('title', w.option, true), words('detail', w.detail), line('cost', w.cost)],
  },
  'declare-interest': {
    title: t('Conflict of interest', '声明回避'),
    fields: [],
    undo: (input) => ({ command: 'declare-interest', input: { ...input, none: true } }),
  },
  'withdraw-decision': { title: t('Withdraw', '撤回'), fields: [needs('reason', w.reason)] },
  'acknowledge-decision': { title: t('Acknowledge', '确认收到'), fields: [] },
  'say-blocked': { title: t('I am blocked', '上报受阻'), fields: [needs('blocker', w.blocker)] },
  'say-unblocked': { title: t('It goes on', '恢复推进'), fields: [] },
  'restore-measure': { title: t('Create the task again', '重新创建任务'), fields: [] },
  'give-feedback': { title: t('Give feedback', '反馈'), fields: [needs('words', w.feedback)] },
  'review-decision': {
    title: t('Check the effect', '评估效果'),
    fields: [
      among('effect', w.effect, {
        yes: t('It worked', '达到预期'),
        partly: t('Partly', '部分达到'),
        no: t('It did not work', '未达到'),
      }),
      needs('outcome', w.outcome),
      words('lessons', w.lessons),
    ],
  },
  'report-group': { title: t('Report', '报告'), fields: [needs('report', w.reportWords)] },
  'add-group-task': {
    title: t('Add a task', '新增任务'),
    fields: task,
  },
  'propose-group-change': {
    title: w.changeGroup,
    fields: [
      among('change', w.changeGroup, { extend: w.extend, close: w.close }),
      { name: 'until', label: w.newEnd, kind: 'date' },
      needs('reason', w.why),
    ],
  },
  'acknowledge-procedure': { title: t('I have read it', '已阅读并确认'), fields: [] },
  'review-procedure': { title: t('Reviewed, it stays', '已复审，无需修改'), fields: [] },
  'retire-procedure': { title: t('Retire', '废止'), fields: [needs('reason', w.reason)] },
  'give-training-feedback': {
    title: t('How was it?', '培训反馈'),
    fields: [
      { name: 'rating', label: requestWords.rating, kind: 'rating', needed: true },
      words('words', requestWords.remark),
    ],
  },
  'add-training-follow-up': {
    title: t('Add a follow-up', '增加后续行动'),
    fields: task,
  },
  'cancel-training': { title: t('Cancel the training', '取消培训'), fields: [needs('reason', w.reason)] },
  'propose-policy': {
    title: t('Propose to the committee', '提交委员会审议'),
    fields: [needs('reason', revisionWords.reason)],
  },
  'discard-policy-draft': {
    title: t('Discard', '放弃'),
    fields: [],
    undo: (input) => ({ command: 'restore-policy-draft', input }),
  },
  'restore-policy-draft': { title: t('Take it up again', '恢复为草案'), fields: [] },
  'answer-suggestion': {
    title: t('Answer', '答复'),
    fields: [
      among('state', revisionWords.whatBecomes, { taken: revisionWords.taken, declined: revisionWords.declined }),
      needs('answer', revisionWords.answer),
    ],
  },
  'begin-improvement': {
    title: t('Begin an improvement', '启动改进'),
    fields: task,
  },
  'conclude-evaluation': {
    title: t('Conclude the evaluation', '完成评估'),
    fields: [needs('conclusion', evaluationWords.conclusion)],
  },
  'rate-meeting': {
    title: t('Was it worth it?', '评价会议'),
    fields: [{ name: 'rating', label: requestWords.rating, kind: 'rating', needed: true }],
  },
  'confirm-minutes': { title: t('Confirm', '确认'), fields: [] },
  'object-to-minutes': { title: t('Something is wrong', '有异议'), fields: [needs('words', liveWords.shouldSay)] },
  'settle-objection': { title: t('Settle it', '处理异议'), fields: [needs('answer', liveWords.howSettled)] },
};
