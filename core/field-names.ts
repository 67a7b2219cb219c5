import { registers } from './registers.ts';
import { type Text, t } from './words.ts';

/** Fields of inputs that are no column of a register, or one of several columns with different titles. */
const others: Record<string, Text> = {
  about: t('About', '所涉内容'),
  accept: t('Accept', '接受'),
  actions: t('Actions', '行动项'),
  again: t('Bind again', '重新绑定'),
  agree: t('Agree', '同意'),
  answer: t('Answer', '答复'),
  audience: t('For', '对象'),
  back: t('Back', '恢复'),
  basis: t('Read at', '读取时间'),
  came: t('Came', '是否到场'),
  change: t('Change', '变更'),
  company: t('Company', '公司名称'),
  date: t('Date', '日期'),
  day: t('Weekday', '星期'),
  decision: t('Decision', '决策'),
  department: t('Department', '部门'),
  departments: t('Departments', '部门'),
  detail: t('Detail', '说明'),
  details: t('Details', '说明'),
  drop: t('Remove', '移除'),
  due: t('Due', '期限'),
  expires: t('Expires', '有效期至'),
  fields: t('Further fields', '附加项'),
  file: t('File', '文件'),
  from: t('From', '起'),
  general_manager: t('General manager', '总经理'),
  group: t('Working group', '工作小组'),
  id: t('ID', '编号'),
  indicator: t('Indicator', '指标'),
  information: t('Information', '补充信息'),
  into: t('Merge into', '合并到'),
  key: t('Key', '议题编号'),
  kind: t('Kind', '类型'),
  language: t('Language', '语言'),
  left: t('Left', '已离开'),
  line: t('Line', '内容'),
  lines: t('Lines', '明细'),
  link: t('Link', '链接'),
  map: t('Columns', '列对应'),
  measure: t('Measure', '措施'),
  measures: t('Measures', '措施'),
  meeting: t('Meeting', '会议'),
  meets: t('Meets', '会议周期'),
  members: t('Members', '成员'),
  minutes: t('Minutes', '分钟'),
  mode: t('Mode', '方式'),
  model: t('Model policy', '制度范本'),
  none: t('None', '无'),
  objection: t('Objection', '异议'),
  opened: t('Opened wording', '打开时的版本'),
  option: t('Option', '方案'),
  options: t('Options', '方案'),
  organiser: t('Organiser', '组织人'),
  outcome: t('Outcome', '结论'),
  owner: t('Owner', '承办人'),
  parked: t('Parked', '待议'),
  people: t('People', '人员'),
  performance_owner: t('Performance owner', '考核管理人'),
  period: t('Period', '期间'),
  point: t('Point', '意见要点'),
  procedure: t('Procedure', '操作规范'),
  products: t('Products', '产品'),
  quantity: t('Quantity', '数量'),
  query: t('Search', '搜索内容'),
  question: t('Question', '问题'),
  rating: t('Rating', '评分'),
  reason: t('Reason', '理由'),
  ref: t('Reference', '引用'),
  regions: t('Regions', '区域'),
  restore: t('Restore', '恢复'),
  revokes: t('Revokes', '废止的决策'),
  row: t('Row', '行'),
  scores: t('Scores', '评分'),
  source: t('Source', '来源'),
  starts: t('Starts at', '开始时间'),
  task: t('Task', '任务'),
  text: t('Text', '内容'),
  title: t('Title', '标题'),
  to: t('To', '对象'),
  topic: t('Topic', '主题'),
  until: t('Until', '截止'),
  verdict: t('Verdict', '评审结论'),
  who: t('Person', '人员'),
  why: t('Why', '理由'),
  wording: t('Wording', '文本版本'),
  words: t('Words', '内容'),
};

let names: Map<string, Text> | undefined;

/** What a field of an input is called: as its column in the registers, where those that have one agree. */
export function fieldNameOf(key: string): Text | undefined {
  names ??= columnTitles();
  return others[key] ?? names.get(key);
}

function columnTitles(): Map<string, Text> {
  const titles = new Map<string, Text>();
  const differ = new Set<string>();
  for (const { columns } of registers)
    for (const [key, { title }] of Object.entries(columns)) {
      const known = titles.get(key);
      if (known && (known.en !== title.en || known.zh !== title.zh)) differ.add(key);
      titles.set(key, title);
    }
  for (const key of differ) titles.delete(key);
  return titles;
}
