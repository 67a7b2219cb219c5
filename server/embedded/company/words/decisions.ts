/* What the sample company's proposals say. */

export const gateways = {
  title: { en: 'Keep a buffer stock of gateways', zh: '建立网关安全库存' },
  problem: { en: 'Gateways take 18 days; tenders allow ten', zh: '网关交期 18 天，投标要求 10 天以内' },
  plan: { en: 'Production keeps 40 gateways in stock, reviewed monthly', zh: '生产部常备 40 台网关，每月复核' },
  promise: { en: 'Lead time of gateways below 12 days', zh: '网关交期降至 12 天以内' },
  outcome: { en: 'Lead time of gateways fell from 18 to 11 days', zh: '网关交期由 18 天降至 11 天' },
  lessons: {
    en: 'Ask after-sales as well: they need spares from the same stock',
    zh: '应同时征求售后意见：备件也取自该库存',
  },
};

export const prices = {
  title: { en: 'One price list for all regions', zh: '各区域统一价目表' },
  problem: { en: 'The same customer was quoted three prices', zh: '同一客户收到三种报价' },
  plan: {
    en: 'Sales keeps one price list; exceptions above 5 % go to the head',
    zh: '销售部维护统一价目表，超过 5% 的例外报负责人批准',
  },
  promise: { en: 'No quotation is corrected after it was sent', zh: '报价发出后不再更正' },
  measures: [
    {
      en: 'Publish the price list',
      zh: '发布统一价目表',
      criteria: { en: 'On the shared page', zh: '在共享页面可见' },
    },
    {
      en: 'Check open quotations against it',
      zh: '按价目表核对在途报价',
      criteria: { en: 'Each one marked', zh: '逐项标注' },
    },
  ],
};

export const shortage = {
  title: { en: 'Prefer water customers when PT-200 is short', zh: 'PT-200 短缺时优先保障水务客户' },
  problem: {
    en: 'In December 60 pieces of PT-200 are missing against the forecast',
    zh: '12 月 PT-200 较预测缺 60 台',
  },
  plan: {
    en: 'Water utilities first, then by date of order; sales tells the others the new dates',
    zh: '优先水务客户，其余按下单日期；由销售告知其他客户新交期',
  },
  effects: {
    en: 'Sales: calls 14 customers\nProduction: no change of the plan\nAfter-sales: 5 installations move by two weeks',
    zh: '销售部：需致电 14 家客户\n生产部：计划不变\n售后部：5 项安装推迟两周',
  },
  cost: { en: 'About 2 % of the turnover of the month at risk', zh: '约 2% 月销售额有流失风险' },
  promise: { en: 'No water utility waits longer than agreed', zh: '水务客户无一延期' },
  options: [
    { en: 'Share evenly among all customers', zh: '各客户按比例分配' },
    { en: 'Overtime in production for three weekends', zh: '生产部连续三个周末加班' },
  ],
};

export const replacement = {
  title: { en: 'Replace LV-300 by the new generation in January', zh: '一月起以新一代替换 LV-300' },
  problem: { en: 'The old sensor is no longer delivered after March', zh: '旧传感器三月后停供' },
  plan: { en: 'From 1 January only the new LV-300 is offered', zh: '1 月 1 日起仅报价新一代 LV-300' },
  promise: { en: 'No tender is lost for want of a sensor', zh: '不因传感器停供丢失项目' },
};

export const group = {
  title: { en: 'Working group: delivery dates', zh: '成立工作小组：交期协同' },
  name: { en: 'Delivery dates', zh: '交期协同' },
  charge: {
    en: 'Find out why delivery dates slip and propose a way to tell customers first',
    zh: '查明交期推迟原因，并提出先行告知客户的办法',
  },
  report: {
    en: 'Two of three causes found; the proposal follows in two weeks',
    zh: '三个原因已查明两个，两周后提交方案',
  },
  task: { en: 'List the last ten slipped deliveries with their causes', zh: '列出最近十次交期推迟及其原因' },
};

export const answer = { en: 'Spare parts are planned until 2029', zh: '备件已规划供应至 2029 年' };
export const condition = {
  en: 'Only if spare parts for the old model stay available for three years',
  zh: '前提是老型号备件继续供应三年',
};

export const objection = {
  en: 'Two large tenders in December name the present model',
  zh: '12 月两个大项目投标均指定现有型号',
};
export const feedback = {
  en: 'The list works; two dealers still use the old one',
  zh: '价目表可用，仍有两家经销商使用旧版',
};
export const doNothing = { en: 'Do nothing', zh: '维持现状' };
