import { type Text, t } from '../../words.ts';
import type { Fact, Facts } from './expression.ts';

const number = (en: string, zh: string): Fact => ({ type: 'number', says: t(en, zh) });
const words = (en: string, zh: string): Fact => ({ type: 'words', says: t(en, zh) });
const yes = (en: string, zh: string): Fact => ({ type: 'yes', says: t(en, zh) });

/** What a rule on agenda items may look at (B3). */
export const agendaFacts: Facts = {
  source: words(
    'Where it comes from: requests, forecast, demands, service …',
    '来源：requests、forecast、demands、service 等',
  ),
  title: words('Its title', '标题'),
  wanted: words('inform, discuss or decide', 'inform、discuss 或 decide'),
  series: words('Series of the meeting', '会议系列'),
  minutes: number('Minutes it takes', '用时（分钟）'),
  rows: number('How many rows it stands on', '所依据的行数'),
  lateness: number('How late it is, 0 to 1', '逾期程度，0 到 1'),
  impact: number('How much it matters, 0 to 1', '影响程度，0 到 1'),
  waiting: number('How many wait for it, 0 to 1', '等待程度，0 到 1'),
  postponed: number('How often it was put off', '被推迟次数'),
  department: words('Department of its owner', '责任人所在部门'),
};

/** What a condition on a step of escalation may look at (B5). */
export const escalationFacts: Facts = {
  register: words(
    'What is late: requests, serviceCases, demands, actionLinks …',
    '逾期事项所在台账：requests、serviceCases、demands、actionLinks 等',
  ),
  title: words('Its title', '标题'),
  kind: words('Kind of request', '请求类型'),
  department: words('Department that owes it', '承办部门'),
  from: words('Department that waits', '等待部门'),
  customer: words('Customer', '客户'),
  priority: words('Priority of a service case', '售后优先级'),
  impact: words('Impact of a demand: high, medium, low', '需求影响：high、medium、low'),
};

/** What the rule for exceptions of the forecast may look at (A3). */
export const gapFacts: Facts = {
  product: words('Product', '产品'),
  region: words('Region', '区域'),
  period: words('Month, e.g. 2026-12', '月份，如 2026-12'),
  forecast: number('Forecast', '预测数量'),
  plan: number('Production plan', '计划数量'),
  gap: number('Plan less forecast', '计划减预测'),
  share: number('Gap as a share of the forecast', '缺口占预测比例'),
  short: yes('Whether the plan falls short', '计划是否不足'),
};

/** What a condition on owed information may look at (A5, A6). */
export const informationFacts: Facts = {
  department: words('Department that owes it', '提供部门'),
  days_since: number('Days since the last news', '距上次更新的天数'),
  month: number('Month of the year, 1 to 12', '月份，1 到 12'),
  day: number('Day of the month', '日期'),
  weekday: number('Day of the week, 1 is Monday', '星期，1 为周一'),
};

/** What the formula of an indicator may look at: of one department, over the stretch that is looked at (A10, B9). */
export const indicatorFacts: Facts = {
  requests_due: number('Requests whose answer fell due', '到期的请求数'),
  requests_in_time: number('… of them answered in time', '其中按时答复'),
  actions_due: number('Actions that fell due', '到期的行动项'),
  actions_in_time: number('… of them done in time', '其中按时完成'),
  cases_due: number('Service cases that fell due', '到期的售后工单'),
  cases_in_time: number('… of them solved in time', '其中按时解决'),
  satisfaction: number('Mean satisfaction of customers, 1 to 5', '客户满意度均值，1 到 5'),
  rated: number('Service cases with a rating', '有评分的工单'),
  forecast_lines: number('Lines of the forecast held against the orders', '已与订单对照的预测行'),
  forecast_error: number('Their error (WAPE)', '预测误差（WAPE）'),
  plan_lines: number('Lines of the forecast', '预测行'),
  plan_met: number('… met by the plan', '其中计划满足'),
  responses_due: number('Requests whose first response fell due', '到期应响应的请求数'),
  responses_in_time: number('… of them responded to in time', '其中按时响应'),
  demands_due: number('Demands whose judgement fell due', '到期应评审的需求数'),
  demands_in_time: number('… of them judged in time', '其中按时评审'),
  news_due: number('Times that news came or was due', '信息应更新次数'),
  news_in_time: number('… of them in time', '其中按时更新'),
  readings_due: number('Readings of procedures that fell due', '到期的规范阅读数'),
  readings_in_time: number('… of them in time', '其中按时确认'),
  decisions: number('Decisions taken', '作出的决定数'),
  decision_days: number('Working days from proposal to decision, the mean', '平均决策周期（工作日）'),
  sales_share: number('Orders as a share of the sales plan', '订单占销售计划比例'),
};

/** What a rule that proposes recognition or correction may look at: of one department or one person, over a period (A11). */
export const conductFacts: Facts = {
  ...indicatorFacts,
  points: number('Points of co-operation, of the department', '部门协作得分'),
  points_before: number('… in the period before', '上一周期得分'),
  coverage: number('Part of the weights that the points stand on', '得分所依据的权重比例'),
  thanks: number('How often somebody thanked', '获得致谢次数'),
  thanking: number('How many people thanked', '致谢人数'),
};

/** Which facts stand open to the rules of the policy, by the place of the rule in it, and what each has to give. */
export const rulePlaces: Record<string, { facts: Facts; gives: 'yes' | 'number' }> = {
  'agenda.rules.*.when': { facts: agendaFacts, gives: 'yes' },
  'requests.escalate.*.when': { facts: escalationFacts, gives: 'yes' },
  'forecast.exception_when': { facts: gapFacts, gives: 'yes' },
  'information.*.owed_when': { facts: informationFacts, gives: 'yes' },
  'performance.indicators.*.formula': { facts: indicatorFacts, gives: 'number' },
  'performance.indicators.*.cases': { facts: indicatorFacts, gives: 'number' },
  'recognition.rules.*.when': { facts: conductFacts, gives: 'yes' },
  'corrections.rules.*.when': { facts: conductFacts, gives: 'yes' },
};

/** What facts mean, for documentation. */
export const listOf = (facts: Facts): { name: string; type: Fact['type']; says: Text }[] =>
  Object.entries(facts).map(([name, fact]) => ({ name, ...fact }));
