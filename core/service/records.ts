import { t } from '../words.ts';
import { chased } from '../workspace/chase.ts';
import { within } from '../workspace/limits.ts';
import {
  books,
  choice,
  defineRegister,
  maybeChoice,
  maybeMoment,
  maybeNumber,
  maybePerson,
  moment,
  note,
  oneOf,
  type RowOf,
  text,
} from '../workspace/register.ts';

export const caseStates = {
  open: t('Open', '待响应'),
  working: t('In progress', '处理中'),
  solved: t('Solved', '已解决'),
  closed: t('Closed', '已关闭'),
};

/** What customers need after the sale (A4). */
export const serviceCases = defineRegister({
  name: 'serviceCases',
  bindable: true,
  title: t('Service cases', '售后工单'),
  purpose: t('Service needs of customers, with response and resolution deadlines', '客户售后需求及响应、解决时限'),
  columns: {
    customer: within(text(t('Customer', '客户')), { longest: 300 }),
    product: oneOf('products')(t('Product', '产品')),
    title: within(text(t('Title', '问题')), { longest: 300 }),
    priority: oneOf('priorities')(t('Priority', '优先级')),
    openedAt: moment(t('Opened at', '受理时间')),
    respondBy: moment(t('Respond by', '响应期限')),
    resolveBy: moment(t('Resolve by', '解决期限')),
    state: choice(t('State', '状态'), caseStates),
    owner: maybePerson(t('Owner', '负责人')),
    respondedAt: maybeMoment(t('Responded at', '响应时间')),
    solvedAt: maybeMoment(t('Solved at', '解决时间')),
    satisfaction: within(maybeNumber(t('Satisfaction (1–5)', '满意度（1–5）')), { least: 1, most: 5, whole: true }),
    note: within(note(t('Note', '备注')), { longest: 4000 }),
    solution: note(t('Solution', '解决方案')),
    openedBy: maybePerson(t('Opened by', '提出人')),
    reopenedAt: maybeMoment(t('Reopened at', '重新打开时间')),
    demand: note(t('Demand', '转需求')),
    reason: note(t('Last reason', '最近理由')),
    closedAt: maybeMoment(t('Closed at', '关闭时间')),
    customerSaid: note(t('Customer said', '客户反馈')),
    chased: maybeChoice(t('Chased', '催办'), chased),
    task: books(t('Task', '任务编号')),
    taskSays: books(t('Task says', '任务内容')),
  },
});

/** What is owed next: the first response, then the solution. */
export const deadlineOf = (c: Case): string => (c.state === 'open' ? c.respondBy : c.resolveBy);

/** States in which a customer waits. */
export const unsolved: ReadonlySet<Case['state']> = new Set(['open', 'working']);

export type Case = RowOf<typeof serviceCases>;
