import { t } from '../../core/words.ts';
import { choice, line, needs, type Step, type StepField } from './step.ts';
import { decisionSteps } from './steps-decisions.ts';
import { peopleSteps } from './steps-people.ts';
import { exchangeWords } from './words-exchange.ts';
import { requestWords as words } from './words-requests.ts';

/** The steps on requests and tasks. */
const requestSteps: Record<string, Step> = {
  'answer-request': { title: t('Answer', '答复'), fields: [needs('answer', words.answer)] },
  'accept-request': { title: t('Accept', '接受'), fields: [] },
  'return-request': { title: t('Ask back', '退回补充'), fields: [needs('question', words.question)] },
  'decline-request': { title: t('Decline', '拒绝'), fields: [needs('reason', words.reason)] },
  'offer-date': {
    title: t('Offer another date', '另议期限'),
    fields: [{ name: 'date', label: words.date, kind: 'date', needed: true }, needs('reason', words.reason)],
  },
  'hand-over-request': {
    title: t('Hand over', '转交'),
    fields: [
      { name: 'to', label: words.to, kind: 'choice', from: 'departments', needed: true },
      needs('reason', words.reason),
    ],
  },
  'confirm-request': {
    title: t('Confirm', '确认'),
    fields: [
      { name: 'rating', label: words.rating, kind: 'rating' },
      { name: 'remark', label: words.remark, kind: 'words' },
    ],
  },
  'agree-date': { title: t('Agree to the date', '同意期限'), fields: [] },
  'inform-request': { title: t('Give the information', '补充信息'), fields: [needs('information', words.information)] },
  'reopen-request': { title: t('Reopen', '重新打开'), fields: [needs('reason', words.reason)] },
  'withdraw-request': {
    title: t('Withdraw', '撤回'),
    fields: [{ name: 'reason', label: words.reason, kind: 'words' }],
  },
  'close-task': {
    title: t('Done', '完成'),
    fields: [],
    undo: (input) => ({ command: 'close-task', input: { ...input, done: false } }),
  },
};

const w = exchangeWords;
const detail: StepField = { name: 'detail', label: w.detail, kind: 'words' };
const impact = choice('impact', w.impact, 'impacts', 'medium');

/** The steps on registers. */
const exchangeSteps: Record<string, Step> = {
  'raise-demand': {
    title: t('Raise a demand', '登记需求'),
    fields: [
      line('title', w.demandTitle, true),
      line('customer', w.customer),
      line('product', w.product),
      impact,
      line('link', w.link),
      detail,
    ],
  },
  'add-signal': {
    title: t('Tell the others', '通报信息'),
    fields: [
      choice('kind', w.kind, 'signalKinds'),
      line('title', w.title, true),
      impact,
      line('product', w.product),
      line('source', w.source),
      { ...choice('confidence', w.confidence, 'impacts'), needed: false },
      { name: 'expires', label: w.expires, kind: 'date' },
      line('link', w.link),
      detail,
    ],
  },
  'add-order': {
    title: t('Add an order', '登记订单'),
    fields: [
      line('order', w.order, true),
      line('customer', w.customer, true),
      choice('product', w.product, 'products'),
      choice('region', w.region, 'regions'),
      { name: 'quantity', label: w.quantity, kind: 'number', needed: true },
      { name: 'amount', label: w.amount, kind: 'number' },
      { name: 'orderedOn', label: w.orderedOn, kind: 'date', needed: true },
      { name: 'deliverBy', label: w.deliverBy, kind: 'date' },
    ],
  },
  'deliver-order': {
    title: t('Delivered', '已交付'),
    fields: [{ name: 'deliveredOn', label: w.deliveredOn, kind: 'date' }],
    undo: ({ id }: { id?: string }) => ({ command: 'reopen-order', input: { id } }),
  },
  'change-order': {
    title: t('Change', '修改'),
    fields: [
      line('customer', w.customer, true),
      { name: 'quantity', label: w.quantity, kind: 'number', needed: true },
      { name: 'amount', label: w.amount, kind: 'number' },
      { name: 'deliverBy', label: w.deliverBy, kind: 'date' },
      { name: 'note', label: w.detail, kind: 'words' },
    ],
  },
  'cancel-order': { title: t('Cancel the order', '取消订单'), fields: [needs('reason', words.reason)] },
  'reopen-order': { title: t('Open it again', '恢复为执行中'), fields: [] },
  'open-case': {
    title: t('Open a case', '登记工单'),
    fields: [
      line('customer', w.customer, true),
      choice('product', w.product, 'products'),
      line('title', w.problem, true),
      choice('priority', w.priority, 'priorities'),
      { name: 'note', label: w.detail, kind: 'words' },
    ],
  },
  'judge-demand': {
    title: t('Judge', '评审'),
    fields: [
      choice('verdict', w.verdict, 'verdicts'),
      line('release', w.release),
      { name: 'reason', label: w.reasonIfDeclined, kind: 'words' },
    ],
  },
  'ship-demand': { title: t('Shipped', '已上线'), fields: [line('release', w.release)] },
  'merge-demand': { title: t('Merge', '合并'), fields: [choice('into', w.mergeInto, 'demands')] },
  'link-progress': { title: t('Tell progress', '告知进展'), fields: [line('progress', w.progress, true)] },
  'tell-customer': {
    title: t('Customer was told', '已告知客户'),
    fields: [{ name: 'words', label: w.customerSaid, kind: 'words' }],
  },
  'take-case': { title: t('Take it', '受理'), fields: [] },
  'solve-case': { title: t('Solved', '解决'), fields: [needs('solution', w.solution)] },
  'close-case': {
    title: t('Customer answered', '客户回访'),
    fields: [
      { name: 'satisfaction', label: w.satisfaction, kind: 'rating' },
      { name: 'remark', label: w.customerSaidOrWhy, kind: 'words' },
    ],
  },
  'reopen-case': { title: t('Reopen', '重新打开'), fields: [needs('reason', words.reason)] },
  'case-to-demand': { title: t('Make a demand of it', '转为需求'), fields: [] },
  'say-away': {
    title: t('I am away', '我要外出'),
    fields: [
      { name: 'from', label: w.awayFrom, kind: 'date', needed: true },
      { name: 'until', label: w.awayUntil, kind: 'date', needed: true },
      line('note', w.detail),
    ],
  },
  'say-back': { title: t('I am back', '我已返回'), fields: [] },
  'follow-topic': { title: t('Follow', '关注'), fields: [] },
  'unfollow-topic': { title: t('Unfollow', '取消关注'), fields: [] },
  'take-over-requests': { title: t('Take over', '接手'), fields: [] },
  'nothing-new': { title: t('Nothing new', '暂无更新'), fields: [] },
};

/** The steps that pages offer, by command. */
export const steps: Record<string, Step> = { ...requestSteps, ...exchangeSteps, ...decisionSteps, ...peopleSteps };
