import { t } from '../../core/words.ts';

/** What the guided start says. */
export const startWords = {
  title: t('Set your company up', '初始化公司制度'),
  hint: t(
    'Six short steps. Everything can be changed afterwards, by a new version of the policy.',
    '共六步，几分钟完成；之后可随时通过新版本修订。',
  ),
  notYou: t(
    'The company is not set up yet. Whoever installed Liaison does that; it takes a few minutes.',
    '公司尚未初始化，请安装协调台的管理员完成，仅需几分钟。',
  ),
  step: t('Step {n} of {all}', '第 {n} 步，共 {all} 步'),
  back: t('Back', '上一步'),
  next: t('Next', '下一步'),
  finish: t('Adopt the policy', '启用制度'),
  model: t('Which way do you decide?', '采用哪种决策方式'),
  models: {
    committee: t(
      'A committee of the heads: a plan is issued when nobody goes on objecting',
      '部门负责人组成决策委员会：无未落实的反对意见即可下达',
    ),
    'working-group': t(
      'Liaisons and working groups: a large majority of the heads decides',
      '联络人与工作小组：由多数负责人同意即可决定',
    ),
  },
  company: t('Name of the company', '公司名称'),
  departments: t('Which departments take part?', '参与协作的部门'),
  departmentsHint: t(
    'Each of the four parts is taken by one department. People come from the directory.',
    '四个职能各由一个部门承担，人员取自通讯录。',
  ),
  part: t('Part', '职能'),
  name: t('Name of the department', '部门名称'),
  head: t('Head', '负责人'),
  liaison: t('Liaison', '联络人'),
  deputy: t('Deputy (may be left out)', '副联络人（可不填）'),
  deputyShort: t('Deputy', '副联络人'),
  productsShort: t('Products', '产品'),
  regionsShort: t('Regions', '区域'),
  addDepartment: t('Another department', '增加部门'),
  removeDepartment: t('Leave this department out', '移除该部门'),
  people: t('Who else has a part?', '其他专责人员'),
  gm: t('General manager', '总经理'),
  organiser: t('Organiser of the meetings', '会议组织人'),
  performance: t('Performance owner (HR)', '考核负责人（人力资源）'),
  meeting: t('When is the weekly coordination meeting?', '周协调会时间'),
  day: t('Day', '星期'),
  days: {
    MO: t('Monday', '周一'),
    TU: t('Tuesday', '周二'),
    WE: t('Wednesday', '周三'),
    TH: t('Thursday', '周四'),
    FR: t('Friday', '周五'),
  },
  at: t('Begins at', '开始时间'),
  goods: t('What do you sell, and where?', '产品与区域'),
  products: t('Products, one a line', '产品，每行一个'),
  regions: t('Regions, one a line', '区域，每行一个'),
  twice: t(
    '“{name}” takes two parts. Choose another department for one of them.',
    '“{name}”同时承担两个职能，请为其中之一选择其他部门。',
  ),
  review: t('This is what will be in force', '即将生效的内容'),
  reviewHint: t(
    'Look through it. “Back” changes it; “Adopt the policy” puts it in force today and calls the first meeting.',
    '请核对。如需修改请返回上一步；点击“启用制度”后今日生效，并召集首次会议。',
  ),
  weekly: t('{day}, {at}', '{day} {at}'),
  done: t('Your policy is in force.', '制度已生效。'),
};
