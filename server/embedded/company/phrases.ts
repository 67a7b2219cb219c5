import type { Wanted } from '../../../core/policy/parts.ts';

/** What people of the sample company wrote. */
export interface Phrase {
  en: string;
  zh: string;
}

export const customers: Phrase[] = [
  { en: 'Northern Water', zh: '北方水务' },
  { en: 'Blue Coast Chemicals', zh: '蓝岸化工' },
  { en: 'Everbright Foods', zh: '恒光食品' },
  { en: 'Tianhe Power', zh: '天河电力' },
  { en: 'Delta Paper', zh: '三角纸业' },
  { en: 'Orion Pharma', zh: '猎户制药' },
  { en: 'Fenghe Steel', zh: '丰禾钢铁' },
  { en: 'Silver Lake Dairy', zh: '银湖乳业' },
];

type Impact = 'high' | 'medium' | 'low';
type Demand = Phrase & {
  product?: string;
  impact: Impact;
  state: 'new' | 'accepted' | 'planned' | 'declined' | 'shipped' | 'closed';
  daysAgo: number;
};
type Signal = Phrase & {
  kind: 'competitor' | 'feedback' | 'progress' | 'market';
  product?: string;
  impact: Impact;
  department: string;
  daysAgo: number;
};

export const phrases = {
  serviceStatus: { en: 'Service in week 46: 9 cases, 2 open', zh: '第 46 周售后：9 单，2 单未结' },
  answer: { en: 'Done as asked; documents are in the shared folder.', zh: '已按要求完成，资料见共享文件夹。' },
  shortage: { en: 'Sensor chips arrive late; second shift planned', zh: '传感器芯片到货推迟，拟加开晚班' },
  source: { en: 'Trade fair talk with two customers', zh: '展会上与两家客户交流' },
  declined: { en: 'Outside our range; a partner product was named', zh: '超出产品范围，已推荐合作伙伴产品' },
  discussed: { en: 'Discussed; next steps are in the task list.', zh: '已讨论，后续事项见任务清单。' },
  topic: { en: 'Who tells the customer when a delivery date slips?', zh: '交期推迟时由谁告知客户？' },
  topicReason: {
    en: 'Twice this month the customer heard it from the haulier first',
    zh: '本月两次客户先从物流公司得知',
  },

  requests: [
    { kind: 'quotation', from: 'sales', to: 'rd', en: 'Technical data for a tender', zh: '投标所需技术参数' },
    { kind: 'sample', from: 'sales', to: 'production', en: 'Two sample units for a test bench', zh: '两台试验样机' },
    {
      kind: 'delivery',
      from: 'sales',
      to: 'production',
      en: 'Confirm the delivery date of an order',
      zh: '确认订单交期',
    },
    {
      kind: 'installation',
      from: 'sales',
      to: 'after-sales',
      en: 'Installation on site next month',
      zh: '下月现场安装',
    },
    {
      kind: 'product-information',
      from: 'after-sales',
      to: 'rd',
      en: 'Firmware notes for the field',
      zh: '现场所需固件说明',
    },
    { kind: 'problem', from: 'production', to: 'sales', en: 'Order changed after release', zh: '订单下达后变更' },
    { kind: 'problem', from: 'after-sales', to: 'production', en: 'Missing parts in a shipment', zh: '发货缺件' },
    {
      kind: 'product-information',
      from: 'rd',
      to: 'sales',
      en: 'Customer feedback on the prototype',
      zh: '样机客户反馈',
    },
  ] as (Phrase & { kind: string; from: string; to: string })[],

  openRequests: [
    { en: 'Quotation support: PT-200 with Ex certificate', zh: '报价支持：PT-200 防爆型' },
    { en: 'Quotation support: LV-300 for cryogenic tanks', zh: '报价支持：LV-300 低温储罐' },
    { en: 'Data sheet of GW-10 in English and French', zh: 'GW-10 英法文数据表' },
    { en: 'Delivery of 40 FM-100 to Northern Water', zh: '北方水务 40 台 FM-100 交付' },
    { en: 'Split delivery for Tianhe Power', zh: '天河电力分批交付' },
    { en: 'Installation at Delta Paper, second line', zh: '三角纸业二号线安装' },
    { en: 'Order of Fenghe Steel changed twice after release', zh: '丰禾钢铁订单下达后两次变更' },
    { en: 'Sample units for Orion Pharma', zh: '猎户制药样机' },
    { en: 'Calibration data of FM-100', zh: 'FM-100 标定数据' },
  ] as Phrase[],

  demands: [
    {
      en: 'PT-200 with wireless output',
      zh: 'PT-200 增加无线输出',
      product: 'PT-200',
      impact: 'high',
      state: 'new',
      daysAgo: 16,
    },
    {
      en: 'Gateway certified for the EU market',
      zh: '网关通过欧盟认证',
      product: 'GW-10',
      impact: 'high',
      state: 'new',
      daysAgo: 4,
    },
    {
      en: 'Chinese display on LV-300',
      zh: 'LV-300 支持中文显示',
      product: 'LV-300',
      impact: 'medium',
      state: 'new',
      daysAgo: 6,
    },
    {
      en: 'Longer cable as an option',
      zh: '可选加长电缆',
      product: 'FM-100',
      impact: 'medium',
      state: 'new',
      daysAgo: 3,
    },
    {
      en: 'QR code with the calibration record',
      zh: '二维码查询标定记录',
      product: 'FM-100',
      impact: 'low',
      state: 'new',
      daysAgo: 2,
    },
    {
      en: 'Faster start-up of FM-100',
      zh: 'FM-100 缩短启动时间',
      product: 'FM-100',
      impact: 'medium',
      state: 'planned',
      daysAgo: 40,
    },
    {
      en: 'Modbus map for GW-10',
      zh: 'GW-10 开放 Modbus 点表',
      product: 'GW-10',
      impact: 'medium',
      state: 'shipped',
      daysAgo: 70,
    },
    { en: 'Stainless housing', zh: '不锈钢外壳', product: 'PT-200', impact: 'medium', state: 'accepted', daysAgo: 30 },
    {
      en: 'Explosion-proof connector',
      zh: '防爆接头',
      product: 'PT-200',
      impact: 'high',
      state: 'planned',
      daysAgo: 55,
    },
    { en: 'Rental units for test runs', zh: '试用租赁机', impact: 'low', state: 'declined', daysAgo: 60 },
    {
      en: 'Export of trend data',
      zh: '趋势数据导出',
      product: 'GW-10',
      impact: 'medium',
      state: 'closed',
      daysAgo: 80,
    },
  ] as Demand[],

  signals: [
    {
      kind: 'competitor',
      en: 'Rivalux cuts the price of level gauges by 12 %',
      zh: '瑞力仕液位计降价 12%',
      product: 'LV-300',
      impact: 'high',
      department: 'sales',
      daysAgo: 5,
    },
    {
      kind: 'feedback',
      en: 'Northern Water is content with the new packaging',
      zh: '北方水务认可新包装',
      impact: 'medium',
      department: 'sales',
      daysAgo: 4,
    },
    {
      kind: 'progress',
      en: 'Prototype of FM-100 rev. C passed the vibration test',
      zh: 'FM-100 C 版样机通过振动试验',
      product: 'FM-100',
      impact: 'medium',
      department: 'rd',
      daysAgo: 6,
    },
    {
      kind: 'feedback',
      en: 'Three customers report drift of PT-200 above 80 °C',
      zh: '三家客户反映 PT-200 在 80℃ 以上漂移',
      product: 'PT-200',
      impact: 'high',
      department: 'after-sales',
      daysAgo: 8,
    },
    {
      kind: 'market',
      en: 'New subsidy for water metering from next year',
      zh: '明年起水计量改造补贴',
      impact: 'medium',
      department: 'sales',
      daysAgo: 3,
    },
    {
      kind: 'competitor',
      en: 'Metrona opens a service point in the north',
      zh: '美创在华北设服务点',
      impact: 'medium',
      department: 'sales',
      daysAgo: 25,
    },
    {
      kind: 'progress',
      en: 'Firmware 2.4 of GW-10 released',
      zh: 'GW-10 固件 2.4 发布',
      product: 'GW-10',
      impact: 'low',
      department: 'rd',
      daysAgo: 33,
    },
    {
      kind: 'feedback',
      en: 'Silver Lake Dairy asks for hygienic fittings',
      zh: '银湖乳业询问卫生型接头',
      impact: 'low',
      department: 'sales',
      daysAgo: 47,
    },
  ] as Signal[],

  cases: [
    { en: 'Plant stands still: no signal from the flow meter', zh: '流量计无信号，产线停机' },
    { en: 'Display flickers', zh: '显示屏闪烁' },
    { en: 'Gateway loses its connection at night', zh: '网关夜间掉线' },
    { en: 'Reading drifts after a week', zh: '一周后读数漂移' },
    { en: 'Seal leaks slightly', zh: '密封轻微渗漏' },
    { en: 'Wrong unit after an update', zh: '升级后单位错误' },
    { en: 'Question about calibration', zh: '标定咨询' },
  ] as Phrase[],

  procedures: [
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
  ] as (Phrase & { version: string; department: string; owner: string; reviewIn: number })[],

  owners: [
    'sales.liaison@example.com',
    'rd.liaison@example.com',
    'production.liaison@example.com',
    'service.liaison@example.com',
    'sales.east@example.com',
    'rd.deputy@example.com',
    'production.deputy@example.com',
  ],
  tasks: [
    { en: 'Update the price list', zh: '更新价目表' },
    { en: 'Confirm supplier dates', zh: '确认供应商交期' },
    { en: 'Write the test report', zh: '编写测试报告' },
    { en: 'Call the customer back', zh: '回访客户' },
    { en: 'Check the stock of spare parts', zh: '核对备件库存' },
    { en: 'Train the service team on firmware 2.4', zh: '固件 2.4 售后培训' },
  ] as Phrase[],
  openTasks: [
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
  ] as (Phrase & { owner: string; dueIn: number })[],

  pastItems: [
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
  })[],
};
