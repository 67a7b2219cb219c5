import { t } from '../../words.ts';
import { indicatorParts } from '../parts.ts';
import { department, type Field, f, periods, person, rule, share } from './field.ts';

const deciders = { from: 'deciders' } as const;
const about = { department: t('a department', '部门'), person: t('a person', '个人') };

/** What people read and learn, and how they are assessed. */
export const peopleFields: Record<string, Field> = {
  procedures: f('Procedures', '操作规范', ['B8', 'B8']),
  'procedures.review_months': f('Reviewed every … months', '复审周期（月）'),
  'procedures.acknowledge_within_days': f('Read within … working days', '阅读时限（工作日）'),
  'procedures.remind_before_days': f('Readers and owners are reminded … working days before', '到期前提醒（工作日）', [
    '2 where nothing is said',
    '未填写时为 2',
  ]),
  training: f('Trainings', '培训', ['A7', 'A7']),
  'training.per_year': f('Trainings a year for everybody', '每人每年培训次数'),
  'training.new_staff_within_days': f('New staff trained within … days', '新员工首次培训（天内）'),
  'training.topics': f('Trainings by role', '按角色的必修培训', [
    'Who needs which, and how often',
    '谁须参加何种培训、多久一次',
  ]),
  'training.topics.*.for': f('For', '对象', undefined, { from: 'audience' }),
  'training.topics.*.every_months': f('Again after … months', '复训周期（月）'),
  performance: f('Assessment', '绩效考核', ['A10, B9', 'A10、B9']),
  'performance.period': f('Period', '考核周期', undefined, { options: periods }),
  'performance.sales_own_targets': f(
    'Sales: weight of its own targets',
    '销售部自身目标权重',
    ['The rest is co-operation', '其余为协作配合'],
    share,
  ),
  'performance.others_own_targets': f('Others: weight of their own targets', '其他部门自身目标权重', undefined, share),
  'performance.indicators': f('Indicators', '考核指标'),
  'performance.indicators.*.measures': f('Measures', '计算内容', undefined, {
    options: {
      'requests-on-time': t('Requests answered on time', '请求按时答复率'),
      'requests-responded': t('Requests responded to on time', '请求按时响应率'),
      'actions-closed': t('Actions closed on time', '行动项按时关闭率'),
      'forecast-wape': t('Forecast error (WAPE)', '预测误差（WAPE）'),
      'forecast-bias': t('Forecast bias', '预测偏差'),
      'plan-confirmed': t('Forecasts met by the plan', '计划满足预测率'),
      'plan-on-time': t('Plan confirmed on time', '计划按时确认率'),
      'orders-delivered': t('Orders delivered on time', '订单按期交付率'),
      'sales-target': t('Sales against the plan', '销售目标达成率'),
      'demands-judged': t('Demands judged on time', '需求按时评审率'),
      'demands-co-operation': t('Co-operation on demands', '需求配合'),
      'demands-closed': t('Customers told of their demand', '需求闭环率'),
      'service-on-time': t('Service cases solved on time', '售后按时解决率'),
      'service-response': t('Service cases responded to on time', '售后按时响应率'),
      'customer-satisfaction': t('Satisfaction of customers', '客户满意度'),
      'decision-time': t('Days to a decision', '决策周期（工作日）'),
      'pre-read-on-time': t('Pre-read on time', '会议材料按时发布率'),
      'news-fresh': t('News on time', '信息按时更新率'),
      'procedures-read': t('Procedures read on time', '规范按时阅读率'),
      formula: t('A formula of your own', '自定义公式'),
    },
  }),
  'performance.indicators.*.part': f('Counts for', '计入', undefined, {
    options: indicatorParts,
  }),
  'performance.indicators.*.persons': f('Of each person as well', '同时考核个人', [
    'Where the rows say whose work it is',
    '适用于记录了责任人的指标',
  ]),
  'performance.indicators.*.owner': f(
    'Owner',
    '指标负责人',
    ['Answers for the definition; an owner of performance without it', '负责指标定义，未填写则为考核负责人'],
    person,
  ),
  'performance.indicators.*.formula': f(
    'Formula',
    '公式',
    ['Gives the figure, e.g. requests_in_time / requests_due', '得出数值，例如 requests_in_time / requests_due'],
    rule,
  ),
  'performance.indicators.*.cases': f(
    'Cases it stands on',
    '样本数公式',
    ['E.g. requests_due', '例如 requests_due'],
    rule,
  ),
  'performance.indicators.*.target': f('Target', '目标值'),
  'performance.indicators.*.floor': f('No points at', '零分线'),
  'performance.indicators.*.better': f('Better is', '方向', undefined, {
    options: { higher: t('higher', '越高越好'), lower: t('lower', '越低越好') },
  }),
  'performance.indicators.*.unit': f('Unit', '单位', undefined, {
    options: { share: t('share', '比例'), points: t('points', '分值') },
  }),
  'performance.indicators.*.minimum_cases': f('At least … cases', '最少样本', [
    'With fewer no figure is given',
    '样本不足时不计分',
  ]),
  'performance.indicators.*.applies_to': f('Departments', '适用部门', undefined, department),
  'performance.appeal_within_days': f('Appeal within … working days', '申诉时限（工作日）'),
  recognition: f('Recognition', '表彰', ['Always decided by a person (A11)', '须由人决定（A11）']),
  'recognition.levels': f('Levels', '方式'),
  'recognition.levels.*.effect': f('What follows from it', '效果'),
  'recognition.decided_by': f('Decided by', '决定人', undefined, deciders),
  'recognition.rules': f('Proposals by rule', '规则提名', [
    'At the end of each period; a person decides',
    '每个考核周期结束时提出，由人决定',
  ]),
  'recognition.rules.*.about': f('About', '对象', undefined, { options: about }),
  'recognition.rules.*.when': f('When', '条件', ['E.g. thanks >= 3', '例如 thanks >= 3'], rule),
  'recognition.rules.*.level': f('Level', '方式'),
  corrections: f('Corrections', '惩戒', [
    'Always heard and decided by persons; never a fine (A11)',
    '须听取陈述并由人决定，不得罚款（A11）',
  ]),
  'corrections.levels': f('Levels', '方式', [
    'A talk, a written notice, a training …; no fine and no pay cut',
    '谈话、书面提醒、培训等；不得罚款或扣薪',
  ]),
  'corrections.levels.*.effect': f('What follows from it', '效果'),
  'corrections.decided_by': f('Decided by', '决定人', undefined, deciders),
  'corrections.hearing_within_days': f('Heard within … working days', '听取陈述时限（工作日）'),
  'corrections.rules': f('Proposals by rule', '规则提出', [
    'At the end of each period; a person looks at each before anything is said',
    '每个考核周期结束时提出，须先由人审阅',
  ]),
  'corrections.rules.*.about': f('About', '对象', undefined, { options: about }),
  'corrections.rules.*.when': f('When', '条件', ['E.g. actions_due >= 4', '例如 actions_due >= 4'], rule),
  'corrections.rules.*.level': f('Level', '方式'),
  archive: f('Archive', '奖惩档案', ['A11', 'A11']),
  'archive.keep_months': f('Kept for … months', '保存期（月）', [
    'Then names and words are taken out',
    '期满后清除姓名与内容',
  ]),
  'corrections.expire_months': f('Expire after … months', '失效期（月）'),
  'corrections.heard_by': f('Heard by', '听取陈述人', undefined, person),
};
