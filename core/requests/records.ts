import { t } from '../words.ts';
import { chased } from '../workspace/chase.ts';
import {
  books,
  choice,
  defineRegister,
  maybeChoice,
  maybeMoment,
  maybeNumber,
  maybePerson,
  moment,
  type NewRecord,
  note,
  oneOf,
  person,
  type RowOf,
  text,
} from '../workspace/register.ts';

/** Where a request stands between asking and being confirmed (B5). */
export const requestStates = {
  open: t('Open', '待响应'),
  accepted: t('Accepted', '处理中'),
  returned: t('Returned for information', '退回补充'),
  declined: t('Declined', '已拒绝'),
  answered: t('Answered', '已答复'),
  confirmed: t('Confirmed', '已确认'),
  reopened: t('Reopened', '重新打开'),
  withdrawn: t('Withdrawn', '已撤回'),
};

/** What one department asks of another (B2). */
export const requests = defineRegister({
  name: 'requests',
  title: t('Requests', '协作请求'),
  purpose: t('What departments ask of each other, with both deadlines', '部门之间的协作请求及其响应、完成时限'),
  columns: {
    kind: oneOf('requestKinds')(t('Kind', '类型')),
    title: text(t('Title', '事项')),
    from: oneOf('departments')(t('From', '提出部门')),
    to: oneOf('departments')(t('To', '承办部门')),
    askedBy: person(t('Asked by', '提出人')),
    owner: maybePerson(t('Owner', '承办人')),
    askedAt: moment(t('Asked at', '提出时间')),
    respondBy: moment(t('Respond by', '响应期限')),
    completeBy: moment(t('Complete by', '完成期限')),
    state: choice(t('State', '状态'), requestStates),
    respondedAt: maybeMoment(t('Responded at', '响应时间')),
    answeredAt: maybeMoment(t('Answered at', '答复时间')),
    answer: note(t('Answer', '答复内容')),
    customer: note(t('Customer', '客户')),
    details: note(t('Details', '说明')),
    reason: note(t('Last reason', '最近理由')),
    returnedAt: maybeMoment(t('Returned at', '退回时间')),
    reopenedAt: maybeMoment(t('Reopened at', '重新打开时间')),
    offered: maybeMoment(t('Other date offered', '另议期限')),
    agreed: maybeMoment(t('Agreed deadline', '商定期限')),
    rating: maybeNumber(t('Rating (1 to 5)', '评分（1–5）')),
    chased: maybeChoice(t('Chased', '催办'), chased),
    task: books(t('Task', '任务编号')),
    taskSays: books(t('Task says', '任务内容')),
  },
});

/** States in which somebody still owes work. */
export const stillOwed: ReadonlySet<keyof typeof requestStates> = new Set(['open', 'accepted', 'reopened']);

/** What is owed next: the first response while nobody has responded, then the answer, at the date that was agreed. */
export const deadlineOf = (r: Request): string => (r.state === 'open' ? r.respondBy : (r.agreed ?? r.completeBy));

/** The column of a field that a kind of request asks for. */
export const fieldColumn = (id: string): string => `field-${id}`;

export type Request = RowOf<typeof requests>;
export type RequestState = keyof typeof requestStates;

/** The kind of request by which overdue news is asked for (A5, A6): Liaison's own, beside the policy's kinds. */
export const updateKind = { id: 'news', name: t('Overdue news', '信息更新') };

/** A request that the policy itself makes, for something a department owes at a time. */
export interface StandingRequest {
  /** Of what is owed and when, so that every instance asks once. */
  id: string;
  title: string;
  from: string;
  to: string;
  askedBy: string;
  owner: string | undefined;
  /** From when it is owed, and by when; instants. */
  since: string;
  by: string;
  details?: string;
}

export const standing = ({ since, by, ...r }: StandingRequest): NewRecord<typeof requests> => ({
  ...r,
  kind: updateKind.id,
  askedAt: since,
  respondBy: by,
  completeBy: by,
  state: 'open',
});

/** What a standing request says when what was owed is there. @param at when it came, ISO 8601 */
export const fulfilled = (r: Request, at: string, answer: string): Partial<NewRecord<typeof requests>> => ({
  state: 'confirmed',
  answer,
  answeredAt: at,
  respondedAt: r.respondedAt ?? at,
  chased: undefined,
});
