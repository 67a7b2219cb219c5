import { type Text, t, verbatim } from '../words.ts';
import { weekdayNames } from './text/words.ts';

/** What a field of the policy is called, what it means, and how it is filled in: for forms, editors and differences. */
export interface Field {
  name: Text;
  /** What it means, in a sentence; where it serves a clause, with that clause. */
  hint?: Text;
  /** What its values are called. */
  options?: Record<string, Text>;
  /** What a form chooses it from. */
  from?:
    | 'rule'
    | 'people'
    | 'departments'
    | 'committee'
    | 'attendees'
    | 'cadence'
    | 'share'
    | 'topics'
    | 'principles'
    | 'told'
    | 'audience';
}

type More = Omit<Field, 'name' | 'hint'>;
const f = (en: string, zh: string, hint?: [en: string, zh: string], more: More = {}): Field => ({
  name: t(en, zh),
  ...(hint && { hint: t(...hint) }),
  ...more,
});

const person: More = { from: 'people' };
const department: More = { from: 'departments' };
const share: More = { from: 'share' };
const rule: More = { from: 'rule' };
const periods = {
  month: t('Month', '月'),
  quarter: t('Quarter', '季度'),
  'half-year': t('Half-year', '半年'),
  year: t('Year', '年'),
};
const languages = { en: t('English', '英文'), zh: t('Chinese', '中文') };

const workingHours: [string, string] = ['In hours of the working calendar', '按工作日历计算的小时数'];

/** Fields that mean the same wherever they stand. */
const common: Record<string, Field> = {
  id: f('Short name', '标识', [
    'Small letters, digits and hyphens; rows refer to it, so it never changes',
    '小写字母、数字和连字符；台账据此引用，请勿更改',
  ]),
  name: f('Name', '名称'),
  weight: f('Weight', '权重', ['Together 100 %', '合计为 100%'], share),
};

/** By place in the policy; `*` stands for each thing of a list. */
const places: Record<string, Field> = {
  '': f('Policy', '制度'),
  format: f('Version of the file format', '文件格式版本'),
  company: f('Company', '公司'),
  version: f('Version', '版本', [
    'Another one each time it is changed, e.g. 2026.2',
    '每次修订使用新版本号，例如 2026.2',
  ]),
  effective: f('In force from', '生效日期', [
    'Not before the day on which it is adopted; the past is not changed',
    '不早于通过之日，不溯及既往',
  ]),
  language: f(
    'Language of workbook, tasks and invitations',
    '台账、任务和邀请的语言',
    ['Cannot change once the workbook is set up', '台账建立后不可更改'],
    { options: languages },
  ),
  time_zone: f('Time zone', '时区', ['E.g. Asia/Shanghai; cannot change later', '例如 Asia/Shanghai，之后不可更改']),
  working_calendar: f('Working calendar', '工作日历', ['Every deadline counts in it (B5)', '所有时限按此计算（B5）']),
  'working_calendar.week': f('Ordinary working days', '通常工作日', undefined, { options: weekdayNames }),
  'working_calendar.hours': f('Working time of a day', '每日工作时间'),
  'working_calendar.hours.*.from': f('From', '开始'),
  'working_calendar.hours.*.to': f('To', '结束'),
  'working_calendar.holidays': f('Days off', '节假日'),
  'working_calendar.holidays.*.date': f('Date', '日期'),
  'working_calendar.make_up_workdays': f('Working days on a weekend', '调休上班日'),
  purpose: f('Purpose', '目的'),
  principles: f('Principles', '原则', ['What all the mechanisms serve (A1)', '各项机制所遵循的原则（A1）']),
  'principles.*.means': f('What it means', '含义'),
  departments: f('Departments', '部门', ['Those that take part in the coordination', '参与业务协调的部门']),
  'departments.*.head': f('Head', '负责人', undefined, person),
  'departments.*.substitute': f(
    'Substitute',
    '代理人',
    ['Stands in for the head in meetings and decisions (A8)', '在会议和决策中代理负责人（A8）'],
    person,
  ),
  'departments.*.liaison': f(
    'Liaison',
    '联络人',
    ['Through whom other departments reach this one (B7)', '其他部门通过联络人与本部门对接（B7）'],
    person,
  ),
  'departments.*.deputy': f('Deputy of the liaison', '副联络人', undefined, person),
  'departments.*.members': f('Other staff', '其他成员', undefined, person),
  'departments.*.topics': f('Liaisons for certain topics', '专项联络人', [
    'Topics for which others than the liaison are reached',
    '由专人对接的事项',
  ]),
  'departments.*.topics.*.about': f('Topics', '事项', undefined, { from: 'topics' }),
  'departments.*.topics.*.liaison': f('Who is reached', '联络人', undefined, person),
  'departments.*.topics.*.deputy': f('Deputy', '副联络人', undefined, person),
  'departments.*.formerly': f('Called before, or merged into it', '曾用名与并入部门', [
    'Rows that name one of these count as rows of this department',
    '台账中使用这些名称的行计入本部门',
  ]),
  'departments.*.formerly.*.id': f('Earlier short name', '原标识'),
  roles: f('Persons with a part of their own', '专责人员'),
  'roles.general_manager': f(
    'General manager',
    '总经理',
    ['Decides where the committee cannot agree (A9)', '委员会无法达成一致时裁决（A9）'],
    person,
  ),
  'roles.organisers': f('Organisers', '会议组织人', ['Edit and publish agendas', '可编辑并发布议程'], person),
  'roles.performance_owners': f('Performance owners', '考核负责人', undefined, person),
  'roles.admins': f('Admins', '管理员', undefined, person),
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
  service: f('After-sales service', '售后服务', ['A4', 'A4']),
  'service.handled_by': f('Handled by', '受理部门', undefined, department),
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
  meetings: f('Coordination meetings', '协调会议', ['A7, B3', 'A7、B3']),
  'meetings.*.name': f('Title in the calendar', '日历中的名称'),
  'meetings.*.principle': f('Serves the principle', '所遵循的原则', ['A1', 'A1'], { from: 'principles' }),
  'meetings.*.cadence': f('How often', '召开周期', undefined, { from: 'cadence' }),
  'meetings.*.from': f('First day of the series', '首次日期'),
  'meetings.*.starts': f('Begins at', '开始时间'),
  'meetings.*.minutes': f('Length in minutes', '时长（分钟）'),
  'meetings.*.on_rest_day': f('On a day off', '遇休息日', undefined, {
    options: {
      skip: t('is left out', '取消'),
      'workday-before': t('the working day before', '提前至前一工作日'),
      'workday-after': t('the working day after', '顺延至后一工作日'),
    },
  }),
  'meetings.*.organiser': f('Organiser', '组织人', undefined, person),
  'meetings.*.attend': f('Who comes', '参加人员', undefined, { from: 'attendees' }),
  'meetings.*.room': f('Room', '会议室'),
  'meetings.*.draft_days_before': f('Agenda drafted … days ahead', '提前起草议程（天）'),
  'meetings.*.pre_read_hours': f('Topics close before the meeting', '议题截止提前量（小时）', workingHours),
  'meetings.*.language': f('Language of the invitation', '邀请语言', undefined, { options: languages }),
  'meetings.*.sections': f('Sections of the agenda', '议程版块', ['In the order in which they are held', '按召开顺序']),
  'meetings.*.sections.*.from': f('Filled from', '来源', undefined, {
    options: {
      actions: t('Actions', '行动项'),
      requests: t('Requests', '协作请求'),
      forecast: t('Forecast', '预测'),
      decisions: t('Decisions', '决策'),
      service: t('Service', '售后'),
      demands: t('Demands', '需求'),
      signals: t('Market news', '市场信息'),
      indicators: t('Indicators', '指标'),
      reviews: t('Reviews', '复审'),
      topics: t('Topics of members', '议题征集'),
    },
  }),
  'meetings.*.sections.*.minutes_at_most': f('At most … minutes', '最长（分钟）'),
  agenda: f('How an agenda is put together', '议程编排', ['B3', 'B3']),
  'agenda.minutes': f('How long an item takes', '议题时长', [
    'When nobody says otherwise, in minutes',
    '未另行指定时，单位分钟',
  ]),
  'agenda.minutes.inform': f('To inform', '通报'),
  'agenda.minutes.discuss': f('To discuss', '讨论'),
  'agenda.minutes.decide': f('To decide', '决策'),
  'agenda.opening_minutes': f('Opening and closing, minutes', '开场与收尾（分钟）'),
  'agenda.consent_minutes': f('Taken as read, minutes', '书面通报（分钟）'),
  'agenda.weights': f('What makes an item weigh', '排序权重', [
    'The higher, the further to the front',
    '数值越大，排序越靠前',
  ]),
  'agenda.weights.lateness': f('How late it is', '逾期程度'),
  'agenda.weights.impact': f('How much it matters', '影响程度'),
  'agenda.weights.waiting': f('Departments that wait', '等待的部门数'),
  'agenda.weights.decision': f('Only this meeting can decide it', '只能由本会议决定'),
  'agenda.weights.postponed': f('It was put off before', '曾被推迟'),
  'agenda.weights.asked': f('A person asked for it', '有人提出'),
  'agenda.rules': f('Rules of your own', '自定义规则', [
    'When … then an item weighs more, takes longer, stands elsewhere or is left out',
    '满足条件时，议题加权、调整时长、移至版块或不列入',
  ]),
  'agenda.rules.*.when': f('When', '当', undefined, rule),
  'agenda.rules.*.points': f('Points more or less', '加减分'),
  'agenda.rules.*.wanted': f('Purpose', '目的', undefined, {
    options: { inform: t('Inform', '通报'), discuss: t('Discuss', '讨论'), decide: t('Decide', '决策') },
  }),
  'agenda.rules.*.minutes': f('Minutes', '用时（分钟）'),
  'agenda.rules.*.section': f('Section', '版块', ['Short name of a section', '版块标识']),
  'agenda.rules.*.leave_out': f('Leave it out', '不列入议程'),
  'agenda.confirm_minutes_within_days': f('Minutes are final after … working days', '纪要定稿（工作日）'),
  'agenda.due_within_days': f('Looks ahead … days', '提前查看（天）'),
  decisions: f('Committee and decisions', '决策委员会与决策', ['A8, A9', 'A8、A9']),
  'decisions.committee': f('Committee', '委员会'),
  'decisions.committee.members': f('Members', '委员', undefined, { from: 'committee' }),
  'decisions.committee.chair': f('Chair', '主席', undefined, person),
  'decisions.committee.quorum': f(
    'Quorum',
    '法定人数',
    ['Share of the members that must take part, substitutes included', '须参加的委员比例，含代理人'],
    share,
  ),
  'decisions.rule': f('When a plan is agreed', '一致规则', undefined, {
    options: {
      unanimity: t('Everybody supports it', '全体同意'),
      'no-sustained-objection': t('Nobody goes on objecting', '无未落实的反对意见'),
      'qualified-majority': t('A large majority supports it', '特定多数同意'),
    },
  }),
  'decisions.rounds': f('Rounds of discussion', '讨论轮次', ['Then the general manager decides', '之后提请总经理裁决']),
  'decisions.majority': f('Share that is a majority', '特定多数比例', undefined, share),
  'decisions.opinions_within_days': f('Opinions within … working days', '表态时限（工作日）'),
  'decisions.review_after_days': f('Effect checked after … days', '效果评估（天后）'),
  'decisions.criteria': f('Criteria for weighing', '权衡标准'),
  working_groups: f('Working groups', '跨部门工作小组', ['B4', 'B4']),
  'working_groups.longest_months': f('At most … months', '最长（月）'),
  'working_groups.report_every_days': f('Report every … days', '报告周期（天）'),
  procedures: f('Procedures', '操作规范', ['B8', 'B8']),
  'procedures.review_months': f('Reviewed every … months', '复审周期（月）'),
  'procedures.acknowledge_within_days': f('Read within … working days', '阅读时限（工作日）'),
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
      'forecast-wape': t('Forecast error (WAPE)', '预测误差（WAPE）'),
      'actions-closed': t('Actions closed on time', '行动项按时关闭率'),
      'service-on-time': t('Service cases on time', '售后按时解决率'),
      'customer-satisfaction': t('Customer satisfaction', '客户满意度'),
      'plan-confirmed': t('Forecasts met by the plan', '计划满足预测率'),
      formula: t('A formula of your own', '自定义公式'),
    },
  }),
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
  corrections: f('Corrections', '惩戒', [
    'Always heard and decided by persons; never a fine (A11)',
    '须听取陈述并由人决定，不得罚款（A11）',
  ]),
  'corrections.levels': f('Levels', '方式'),
  'corrections.expire_months': f('Expire after … months', '失效期（月）'),
  'corrections.heard_by': f('Heard by', '听取陈述人', undefined, person),
  automations: f('Automations', '自动规则', ['When … and … then … (A12)', '当……且……则……（A12）']),
  'automations.*.on': f('For each row of', '监测台账', undefined, {
    options: {
      requests: t('Requests', '协作请求'),
      demands: t('Demands', '市场需求'),
      signals: t('Signals', '信息通报'),
      orders: t('Orders', '订单'),
      serviceCases: t('Service cases', '售后工单'),
      forecasts: t('Forecast', '销售预测'),
      plans: t('Production plan', '生产计划'),
      decisions: t('Decisions', '决策事项'),
      suggestions: t('Suggestions', '改进意见'),
      trainings: t('Trainings', '培训'),
    },
  }),
  'automations.*.when': f('When', '当', ['Once for each row', '每行触发一次'], rule),
  'automations.*.acts_for': f(
    'Acts for',
    '以谁的名义',
    ['What it does, it does with this person’s rights', '按此人的权限执行'],
    person,
  ),
  'automations.*.tell': f('Tells', '通知', undefined, { from: 'told' }),
  'automations.*.department': f('Of which department', '所属部门', [
    'Whose head or liaison is told: a short name, or a fact in braces, e.g. {to}',
    '通知哪个部门的负责人或联络人：部门标识，或花括号中的事实，例如 {to}',
  ]),
  'automations.*.says': f('In these words', '通知内容', ['Facts in braces: {title}', '可用花括号引用事实：{title}']),
  'automations.*.does': f('And does', '并执行', undefined, {
    options: {
      'ask-request': t('ask a request', '提出协作请求'),
      'propose-topic': t('propose a topic', '提出议题'),
      'raise-demand': t('raise a demand', '登记需求'),
      'add-signal': t('tell news', '通报信息'),
      'suggest-change': t('suggest a change of the policy', '提出改进意见'),
    },
  }),
  'automations.*.input': f('With', '填写内容'),
  'automations.*.input.*.field': f('Field', '字段'),
  'automations.*.input.*.value': f('Holds', '内容', ['Facts in braces: {title}', '可用花括号引用事实：{title}']),
  'automations.*.paused': f('Paused', '暂停'),
  review: f('Review of the policy', '制度审查与修订', ['A13, B10, B11', 'A13、B10、B11']),
  'review.every_months': f('Every … months', '周期（月）'),
  'review.next': f('Next on', '下次审查日期'),
  'review.owner': f('Led by', '负责人', undefined, person),
};

/** All words: by place, and for what means the same everywhere by its own name. */
export const fieldsByPlace = (): Record<string, Field> => ({ ...common, ...places });

/** Places that have words of their own. */
export const wordedPlaces: readonly string[] = Object.keys(places);

/** The words of a field. @param place e.g. `requests.kinds.*.to`, `''` for the whole */
export const fieldAt = (place: string): Field | undefined => places[place] ?? common[place.split('.').at(-1)!];

/** Where in the policy a path leads: what stands in a list goes by its number or by its own name, and both are `*`. */
function placeOf(path: readonly (string | number)[]): string {
  let place = '';
  for (const step of path) {
    const next = place ? `${place}.${step}` : String(step);
    const known = next in places || (place.endsWith('.*') && String(step) in common);
    place = known ? next : `${place}.*`;
  }
  return place;
}

/** A field in a manager's words, from the whole to the part: “Kinds of request › quotation › First response within”. */
export function fieldName(path: readonly (string | number)[]): Text {
  const names = path.map((step, i): Text => {
    const place = placeOf(path.slice(0, i + 1));
    if (place.endsWith('.*')) return verbatim(typeof step === 'number' ? String(step + 1) : step);
    return fieldAt(place)?.name ?? verbatim(String(step));
  });
  return { en: names.map((n) => n.en).join(' › '), zh: names.map((n) => n.zh).join(' › ') };
}
