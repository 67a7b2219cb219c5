import type { Phrase } from './phrase.ts';

export const procedures = [
  {
    en: 'Handling of order changes',
    zh: '订单变更处理规范',
    version: '2.1',
    department: 'sales',
    owner: 'sales.liaison@example.com',
    reviewIn: -6,
  },
  {
    en: 'Installation hand-over',
    zh: '安装交接规范',
    version: '1.4',
    department: 'after-sales',
    owner: 'service.liaison@example.com',
    reviewIn: 5,
  },
  {
    en: 'Sample shipment',
    zh: '样品寄送规范',
    version: '3.0',
    department: 'production',
    owner: 'production.liaison@example.com',
    reviewIn: 90,
  },
  {
    en: 'Quotation support',
    zh: '报价支持规范',
    version: '1.2',
    department: 'rd',
    owner: 'rd.liaison@example.com',
    reviewIn: 140,
  },
  {
    en: 'Forecast round',
    zh: '预测编制规范',
    version: '2.0',
    department: 'sales',
    owner: 'sales.ops@example.com',
    reviewIn: 200,
  },
] as (Phrase & { version: string; department: string; owner: string; reviewIn: number })[];

/** How an order is changed: the one procedure of the sample company that is written down step by step. */
export const orderChanges = {
  steps: [
    { who: 'sales', what: { en: 'Write down what the customer wants changed', zh: '记录客户的变更要求' } },
    {
      who: 'sales',
      what: { en: 'Ask production whether it can be met', zh: '向生产部提出协作请求，确认能否满足' },
      command: 'ask-request',
    },
    {
      who: 'production',
      what: { en: 'Answer with the new date, or decline', zh: '答复新交期或说明无法满足' },
      command: 'requests',
    },
    { who: 'sales', what: { en: 'Tell the customer before anybody else does', zh: '第一时间告知客户' } },
  ],
  question: { en: 'Who tells the customer?', zh: '由谁告知客户？' },
  answers: [
    { en: 'Sales', zh: '销售部' },
    { en: 'Production', zh: '生产部' },
    { en: 'The haulier', zh: '承运商' },
  ],
  changes: { en: 'The customer is told first', zh: '须第一时间告知客户' },
};
