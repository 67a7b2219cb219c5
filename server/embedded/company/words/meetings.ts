import type { Wanted } from '../../../../core/policy/parts.ts';
import type { Phrase } from './phrase.ts';

export const tasks = [
  { en: 'Update the price list', zh: '更新价目表' },
  { en: 'Confirm supplier dates', zh: '确认供应商交期' },
  { en: 'Write the test report', zh: '编写测试报告' },
  { en: 'Call the customer back', zh: '回访客户' },
  { en: 'Check the stock of spare parts', zh: '核对备件库存' },
  { en: 'Train the service team on firmware 2.4', zh: '固件 2.4 售后培训' },
] as Phrase[];

export const owners = [
  'sales.liaison@example.com',
  'rd.liaison@example.com',
  'production.liaison@example.com',
  'service.liaison@example.com',
  'sales.east@example.com',
  'rd.deputy@example.com',
  'production.deputy@example.com',
];

export const openTasks = [
  {
    en: 'Answer the three open tenders with R&D',
    zh: '会同研发答复三个在投项目',
    owner: 'rd.liaison@example.com',
    dueIn: -9,
  },
  {
    en: 'Find a second source of sensor chips',
    zh: '寻找传感器芯片第二供应商',
    owner: 'production.liaison@example.com',
    dueIn: -12,
  },
  {
    en: 'Send the installation schedule to sales',
    zh: '向销售部提供安装排期',
    owner: 'service.liaison@example.com',
    dueIn: -4,
  },
  { en: 'Publish the overtime plan', zh: '发布加班计划', owner: 'production.deputy@example.com', dueIn: -5 },
  {
    en: 'Collect references for the water campaign',
    zh: '收集水务推广案例',
    owner: 'sales.east@example.com',
    dueIn: 1,
  },
  { en: 'Draft the drift analysis of PT-200', zh: '起草 PT-200 漂移分析', owner: 'rd.deputy@example.com', dueIn: 1 },
  { en: 'Review the service price list', zh: '复核服务价目', owner: 'service.deputy@example.com', dueIn: 12 },
] as (Phrase & { owner: string; dueIn: number })[];

export const pastItems = [
  {
    key: 'forecast:gap:PT-200',
    section: 'plan',
    en: 'PT-200 is short',
    zh: 'PT-200 供应不足',
    wanted: 'discuss',
    minutes: 8,
    owner: 'production.head@example.com',
    unreached: false,
  },
  {
    key: 'requests:overdue:sales>rd',
    section: 'problems',
    en: 'Sales waits for answers from R&D',
    zh: '销售部等待研发部答复',
    wanted: 'discuss',
    minutes: 6,
    owner: 'rd.head@example.com',
    unreached: true,
  },
  {
    key: 'actions:overdue:production',
    section: 'follow-up',
    en: 'Production: overdue actions',
    zh: '生产部：逾期行动',
    wanted: 'discuss',
    minutes: 5,
    owner: 'production.head@example.com',
    unreached: false,
  },
] as (Phrase & {
  key: string;
  section: string;
  wanted: Wanted;
  minutes: number;
  owner: string;
  unreached: boolean;
})[];

export const discussed = { en: 'Discussed; next steps are in the task list.', zh: '已讨论，后续事项见任务清单。' };

export const topic = { en: 'Who tells the customer when a delivery date slips?', zh: '交期推迟时由谁告知客户？' };

export const topicReason = {
  en: 'Twice this month the customer heard it from the haulier first',
  zh: '本月两次客户先从物流公司得知',
};
