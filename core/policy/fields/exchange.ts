import { t } from '../../words.ts';
import { department, type Field, f, periods, rule, share, workingHours } from './field.ts';

/** What departments tell, ask and plan with each other. */
export const exchangeFields: Record<string, Field> = {
  information: f('What departments tell each other', '信息共享', ['A5, A6, B6', 'A5、A6、B6']),
  'information.*.from': f('From', '提供部门', undefined, department),
  'information.*.to': f('To', '接收部门', undefined, department),
  'information.*.kept_in': f('Kept in', '登记台账', undefined, {
    options: {
      demands: t('Demands', '市场需求'),
      competitor: t('Competitor intelligence', '竞争对手情报'),
      feedback: t('Customer feedback', '客户反馈'),
      progress: t('Product progress', '产品进度'),
      market: t('Market news', '市场动态'),
      status: t('After-sales status', '售后情况'),
      orders: t('Orders', '订单'),
      plans: t('Production plan', '生产计划'),
      forecasts: t('Forecast', '销售预测'),
      serviceCases: t('Service cases', '售后工单'),
    },
  }),
  'information.*.owed_when': f(
    'Owed only if',
    '仅在此条件下须更新',
    ['A rule; without it always', '规则；留空表示始终'],
    rule,
  ),
  'information.*.every_days': f('An update is owed every … days', '更新周期（天）'),
  requests: f('Requests between departments', '部门间协作请求', ['B2, B5', 'B2、B5']),
  'requests.kinds': f('Kinds of request', '请求类型'),
  'requests.kinds.*.to': f('Departments that answer', '受理部门', undefined, department),
  'requests.kinds.*.respond_within_hours': f('First response within', '响应时限（小时）', workingHours),
  'requests.kinds.*.complete_within_hours': f('Completed within', '完成时限（小时）', workingHours),
  'requests.kinds.*.fields': f('What has to be known', '须填写的信息', [
    'Each becomes a field of the form and a column of the register',
    '每项都会成为表单字段和台账列',
  ]),
  'requests.kinds.*.fields.*.type': f('Holds', '格式', undefined, {
    options: { text: t('Words', '文字'), number: t('A number', '数字'), date: t('A date', '日期') },
  }),
  'requests.kinds.*.fields.*.required': f('Must be filled in', '必填'),
  'requests.read_by': f(
    'Who reads requests',
    '请求的阅读范围',
    [
      'In the tab, exports and for agents; the workbook is read by whoever it is shared with',
      '适用于页面、导出与智能体；台账文件由共享对象阅读',
    ],
    {
      options: {
        everybody: t('everybody who takes part', '所有参与人员'),
        concerned: t(
          'the departments concerned, heads, organisers and performance owners',
          '相关部门、负责人、组织者与考核负责人',
        ),
      },
    },
  ),
  'requests.remind_before_hours': f('Remind before the deadline', '到期前提醒（小时）', workingHours),
  'requests.escalate': f('Who hears of an overdue request', '逾期升级', ['Step by step (B5)', '逐级升级（B5）']),
  'requests.escalate.*.after_hours': f('Hours overdue', '逾期（小时）', workingHours),
  'requests.escalate.*.to': f('Goes to', '升级至', undefined, {
    options: {
      liaison: t('the liaison', '联络人'),
      deputy: t('the deputy', '副联络人'),
      head: t('the head', '部门负责人'),
      agenda: t('the next agenda', '下次会议议程'),
    },
  }),
  'requests.escalate.*.when': f('Only if', '仅当', ['A rule; without it always', '规则；留空表示始终'], rule),
  demands: f('Market demands', '市场需求', ['A2', 'A2']),
  'demands.triage_within_days': f('Judged within … working days', '评审时限（工作日）'),
  'demands.triaged_by': f('Judged by', '评审部门', undefined, department),
  'demands.progress_within_days': f('Progress told every … working days', '进展通报周期（工作日）', [
    'Of what was accepted or planned, until it is shipped',
    '已采纳或已排期的需求，直至上线',
  ]),
  'demands.tell_within_days': f('Customer told within … working days', '告知客户时限（工作日）', [
    'From when it was shipped or declined',
    '自上线或不采纳之日起',
  ]),
  service: f('After-sales service', '售后服务', ['A4', 'A4']),
  'service.handled_by': f('Handled by', '受理部门', undefined, department),
  'service.call_back_within_days': f('Customer asked within … working days', '回访时限（工作日）', [
    'From when a case was solved',
    '自工单解决之日起',
  ]),
  'service.priorities': f('Priorities', '优先级'),
  'service.priorities.*.respond_within_hours': f('First response within', '响应时限（小时）', workingHours),
  'service.priorities.*.resolve_within_hours': f('Solved within', '解决时限（小时）', workingHours),
  forecast: f('Forecast and production plan', '销售预测与生产计划', ['A3', 'A3']),
  'forecast.given_by': f('Given by', '编制部门', undefined, department),
  'forecast.planned_by': f('Planned by', '计划部门', undefined, department),
  'forecast.period': f('Period', '周期', undefined, { options: periods }),
  'forecast.horizon_periods': f('Periods ahead', '预测期数'),
  'forecast.cut_off_day': f('Closes on day', '截止日（每月）', [
    'On this day of the month the next period is locked',
    '每月此日锁定下一期预测',
  ]),
  'forecast.confirm_within_days': f('Confirmed within … working days', '确认时限（工作日）'),
  'forecast.exception_share': f(
    'A gap is an exception beyond',
    '例外比例',
    ['Of the forecast', '缺口占预测的比例'],
    share,
  ),
  'forecast.exception_units': f('… and beyond so many units', '且超过（数量）'),
  'forecast.exception_when': f(
    '… or by a rule of your own',
    '或自定义规则',
    ['In place of the two limits above', '代替以上两项限值'],
    rule,
  ),
  'forecast.products': f('Products', '产品'),
  'forecast.regions': f('Regions', '区域'),
  sales_plan: f('Sales plan', '销售计划', ['B1', 'B1']),
  'sales_plan.period': f('Period', '周期', undefined, { options: periods }),
  'sales_plan.targets': f('Targets', '目标'),
  'sales_plan.targets.*.period': f('Period', '期间', ['E.g. 2026-12', '例如 2026-12']),
  'sales_plan.targets.*.target': f('Target', '目标值'),
};
