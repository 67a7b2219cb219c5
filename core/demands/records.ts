import { impacts } from '../exchange/records.ts';
import { t } from '../words.ts';
import { chased } from '../workspace/chase.ts';
import { within } from '../workspace/limits.ts';
import { choice, defineRegister, maybeChoice, maybeMoment, moment, note, person, text } from '../workspace/register.ts';

/** How far a demand is. That the customer was told stands beside it; `closed` is how rows of earlier releases said so. */
export const demandStates = {
  new: t('New', '待评审'),
  accepted: t('Accepted', '已采纳'),
  planned: t('Planned', '已排期'),
  declined: t('Declined', '不采纳'),
  shipped: t('Shipped', '已上线'),
  closed: t('Customer told', '已告知客户'),
  merged: t('Merged', '已合并'),
};

/** What the market asks for, and what was said to it (A2). */
export const demands = defineRegister({
  name: 'demands',
  bindable: true,
  title: t('Demands', '市场需求'),
  purpose: t('What customers and the market ask for, and what was said to it', '客户与市场需求及评审结论'),
  columns: {
    title: within(text(t('Title', '需求')), { longest: 300 }),
    detail: within(note(t('Detail', '说明')), { longest: 4000 }),
    product: within(note(t('Product', '产品')), { longest: 300 }),
    customer: within(note(t('Customer', '客户')), { longest: 300 }),
    impact: choice(t('Impact', '影响'), impacts),
    state: choice(t('State', '状态'), demandStates),
    raisedBy: person(t('Raised by', '提出人')),
    raisedAt: moment(t('Raised at', '提出时间')),
    /** The first verdict: later ones are progress. */
    triagedAt: maybeMoment(t('Judged at', '评审时间')),
    movedAt: maybeMoment(t('Last step at', '最近进展时间')),
    reason: note(t('Reason', '理由')),
    release: note(t('Planned for', '计划版本')),
    progress: note(t('Progress', '相关进度')),
    mergedInto: note(t('Merged into', '合并至')),
    toldAt: maybeMoment(t('Customer told at', '告知客户时间')),
    customerSaid: note(t('Customer said', '客户反馈')),
    source: within(note(t('Comes from', '来源')), { longest: 300 }),
    link: within(note(t('Link', '链接')), { longest: 2000, link: true }),
    chased: maybeChoice(t('Chased', '催办'), chased),
  },
});
