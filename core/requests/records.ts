import { t } from '../words.ts';
import {
  choice,
  defineRegister,
  maybeMoment,
  maybePerson,
  moment,
  note,
  oneOf,
  person,
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
  },
});

/** States in which somebody still owes work. */
export const stillOwed: ReadonlySet<keyof typeof requestStates> = new Set(['open', 'accepted', 'reopened']);
