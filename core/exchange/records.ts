import { t } from '../words.ts';
import { within } from '../workspace/limits.ts';
import {
  choice,
  date,
  defineRegister,
  flag,
  maybeChoice,
  maybeDate,
  maybeNumber,
  moment,
  note,
  number,
  oneOf,
  person,
  type RowOf,
  text,
} from '../workspace/register.ts';

export const impacts = { high: t('High', '高'), medium: t('Medium', '中'), low: t('Low', '低') };

export const signalKinds = {
  competitor: t('Competitor', '竞争对手'),
  feedback: t('Customer feedback', '客户反馈'),
  progress: t('Product progress', '产品进度'),
  market: t('Market news', '市场动态'),
  status: t('After-sales status', '售后情况'),
  nothing: t('Nothing new', '暂无更新'),
};

/** News that departments owe each other: competitors, feedback, progress (A5, A6, B6). */
export const signals = defineRegister({
  name: 'signals',
  bindable: true,
  title: t('Signals', '信息通报'),
  purpose: t(
    'Competitor moves, customer feedback, product progress, market news',
    '竞争动态、客户反馈、产品进度与市场信息',
  ),
  columns: {
    kind: choice(t('Kind', '类型'), signalKinds),
    title: within(text(t('Title', '标题')), { longest: 300 }),
    detail: within(note(t('Detail', '内容')), { longest: 4000 }),
    source: within(note(t('Source', '来源')), { longest: 300 }),
    product: within(note(t('Product', '产品')), { longest: 300 }),
    impact: choice(t('Impact', '影响'), impacts),
    department: oneOf('departments')(t('Department', '部门')),
    raisedBy: person(t('Raised by', '提供人')),
    raisedAt: moment(t('Raised at', '时间')),
    confidence: maybeChoice(t('Confidence', '可信度'), impacts),
    expires: maybeDate(t('Holds until', '有效期至')),
    link: within(note(t('Link', '链接')), { longest: 2000, link: true }),
    topic: note(t('Topic', '主题')),
  },
});

export const orderStates = {
  open: t('Open', '执行中'),
  delivered: t('Delivered', '已交付'),
  cancelled: t('Cancelled', '已取消'),
};

/** What customers ordered (A5): what production plans for, and what forecasts are held against (A3, B1). */
export const orders = defineRegister({
  name: 'orders',
  bindable: true,
  title: t('Orders', '订单'),
  purpose: t('Orders as sales tells them to the others', '销售部通报的订单情况'),
  columns: {
    order: within(text(t('Order', '订单号')), { longest: 80 }),
    customer: within(text(t('Customer', '客户')), { longest: 300 }),
    product: oneOf('products')(t('Product', '产品')),
    region: oneOf('regions')(t('Region', '区域')),
    quantity: within(number(t('Quantity', '数量')), { above: 0, most: 1e9 }),
    amount: within(maybeNumber(t('Amount', '金额')), { least: 0, most: 1e15 }),
    orderedOn: date(t('Ordered on', '下单日期')),
    deliverBy: maybeDate(t('Deliver by', '要求交期')),
    state: choice(t('State', '状态'), orderStates),
    deliveredOn: maybeDate(t('Delivered on', '交付日期')),
    cancelledOn: maybeDate(t('Cancelled on', '取消日期')),
    raisedBy: person(t('Told by', '提供人')),
    note: within(note(t('Note', '备注')), { longest: 2000 }),
  },
});

/** Who wants to hear of news about a topic (B6). */
export const follows = defineRegister({
  name: 'follows',
  title: t('Followed topics', '关注主题'),
  purpose: t('Who is told of news about which topic, and up to when they were', '谁关注哪些主题，以及已通知到何时'),
  columns: {
    person: person(t('Person', '人员')),
    topic: text(t('Topic', '主题')),
    active: flag(t('Active', '关注中')),
    toldUpTo: moment(t('Told up to', '已通知至')),
  },
});

export type Signal = RowOf<typeof signals>;
export type Order = RowOf<typeof orders>;
