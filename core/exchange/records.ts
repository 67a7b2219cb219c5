import { t } from '../words.ts';
import { choice, defineRegister, maybeMoment, moment, note, oneOf, person, text } from '../workspace/register.ts';

export const impacts = { high: t('High', '高'), medium: t('Medium', '中'), low: t('Low', '低') };

export const demandStates = {
  new: t('New', '待评审'),
  accepted: t('Accepted', '已采纳'),
  planned: t('Planned', '已排期'),
  declined: t('Declined', '不采纳'),
  shipped: t('Shipped', '已上线'),
  closed: t('Customer told', '已告知客户'),
};

/** What the market asks for, judged by R&D (A2). */
export const demands = defineRegister({
  name: 'demands',
  title: t('Demands', '市场需求'),
  purpose: t('What customers and the market ask for, and what R&D says to it', '客户与市场需求及研发评审结论'),
  columns: {
    title: text(t('Title', '需求')),
    detail: note(t('Detail', '说明')),
    product: note(t('Product', '产品')),
    customer: note(t('Customer', '客户')),
    impact: choice(t('Impact', '影响'), impacts),
    state: choice(t('State', '状态'), demandStates),
    raisedBy: person(t('Raised by', '提出人')),
    raisedAt: moment(t('Raised at', '提出时间')),
    triagedAt: maybeMoment(t('Judged at', '评审时间')),
    reason: note(t('Reason', '理由')),
  },
});

export const signalKinds = {
  competitor: t('Competitor', '竞争对手'),
  feedback: t('Customer feedback', '客户反馈'),
  progress: t('Product progress', '产品进度'),
  market: t('Market news', '市场动态'),
};

/** News that departments owe each other: competitors, feedback, progress (A5, A6, B6). */
export const signals = defineRegister({
  name: 'signals',
  title: t('Signals', '信息通报'),
  purpose: t(
    'Competitor moves, customer feedback, product progress, market news',
    '竞争动态、客户反馈、产品进度与市场信息',
  ),
  columns: {
    kind: choice(t('Kind', '类型'), signalKinds),
    title: text(t('Title', '标题')),
    detail: note(t('Detail', '内容')),
    source: note(t('Source', '来源')),
    product: note(t('Product', '产品')),
    impact: choice(t('Impact', '影响'), impacts),
    department: oneOf('departments')(t('Department', '部门')),
    raisedBy: person(t('Raised by', '提供人')),
    raisedAt: moment(t('Raised at', '时间')),
  },
});
