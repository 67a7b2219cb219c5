import { type Text, t } from '../../core/words.ts';

export const tourWords = {
  welcome: t('Welcome. What you will use most:', '欢迎使用，以下是您最常用的功能：'),
  step: t('{n} of {all}', '第 {n} 步，共 {all} 步'),
  show: t('Show me', '去看看'),
  next: t('Next', '下一步'),
  previous: t('Back', '上一步'),
  done: t('Got it', '知道了'),
  later: t('Not now', '以后再说'),
  again: t('Show the first steps again', '重新显示入门引导'),
};

export const sampleWords = {
  region: t('Sample rows', '示例数据'),
  wanted: t('Nothing here yet. Would you like to see how it looks?', '暂无数据，想先看看效果吗？'),
  wantedHint: t(
    'Sample rows come into your own registers: requests, news, orders, a service case and a proposal. They are marked as samples, wait for nobody but you, and go again with one click.',
    '示例数据将写入贵公司的台账：请求、信息、订单、售后工单与议案各若干条。均标明“示例”，只与您有关，可一键清除。',
  ),
  add: t('Add sample rows', '添加示例数据'),
  added: t(
    'Sample rows were added. Answer one, or look for them on the other pages.',
    '已添加示例数据，可试着答复，或到其他页面查看。',
  ),
  there: t('Sample rows stand among your data.', '台账中含有示例数据。'),
  thereHint: t('Take them away before the figures of a period count.', '请在正式统计前清除。'),
  remove: t('Remove all sample rows', '清除全部示例数据'),
  removed: t('All sample rows are gone, with what came of them.', '示例数据及其衍生记录已全部清除。'),
};

/** One thing that somebody is shown, and the page where it is. */
export interface TourStep {
  title: Text;
  says: Text;
  page: string;
}

const today: TourStep = {
  title: t('Today', '今日'),
  says: t(
    'What waits for you comes first, what waits for your department below. Most of it is done right here, in a click.',
    '先列出待您处理的事项，其后是部门事项；大多可在此一键完成。',
  ),
  page: 'today',
};
const ask: TourStep = {
  title: t('Ask another department', '向其他部门提出请求'),
  says: t(
    'Say what you need. The policy knows who answers and by when; reminders go out by themselves.',
    '写明需求即可。由谁答复、何时答复由制度确定，系统自动提醒。',
  ),
  page: 'requests?ask=1',
};
const overview: TourStep = {
  title: t('Who waits for whom', '谁在等谁'),
  says: t(
    'Figures, charts and the weakest links of any period, with the rows behind them; as Word or Excel in a click.',
    '任一周期的指标、图表与薄弱环节及其明细，一键导出 Word 或 Excel。',
  ),
  page: 'overview',
};
const decisions: TourStep = {
  title: t('Decisions', '决策'),
  says: t(
    'Say what you think of a proposal between meetings. A condition or an objection names its reason and must be answered.',
    '会前即可对议案表态。附条件或反对须说明理由，并须得到答复。',
  ),
  page: 'decisions',
};
const scores: TourStep = {
  title: t('Scores', '考核得分'),
  says: t(
    'Every figure shows how it is counted and which rows count against it. Object to what is wrong while the period is in review.',
    '每项得分都列出计算方式与不利明细；复核期内可提出异议。',
  ),
  page: 'scores',
};
const topic: TourStep = {
  title: t('Meetings', '会议'),
  says: t(
    'The agenda writes itself from what is open. Propose a topic; read the minutes and say so.',
    '议程由未结事项自动生成。可提议议题，阅读并确认纪要。',
  ),
  page: 'meetings',
};

/** By role, the one with the most to do first: everybody gets the first that fits them. */
export const tours: readonly { role: string; steps: readonly TourStep[] }[] = [
  {
    role: 'organiser',
    steps: [
      today,
      {
        title: t('The next agenda', '下一次会议的议程'),
        says: t(
          'It is drafted already: move, drop or pin items, then publish it into the invitation. Each item says why it is there.',
          '议程已生成：调整、移出或固定议题后发布到会议邀请；每个议题都说明来由。',
        ),
        page: 'meetings',
      },
      overview,
      {
        title: t('The policy itself', '制度本身'),
        says: t(
          'Departments, deadlines, meetings and rules are edited here, tried on the past and brought into force. Nothing is programmed.',
          '部门、时限、会议与规则在此编辑，可用历史数据试算后生效，无需编程。',
        ),
        page: 'revision',
      },
    ],
  },
  { role: 'performance-owner', steps: [today, scores, overview, topic] },
  {
    role: 'liaison',
    steps: [
      today,
      ask,
      {
        title: t('What others should know', '告知其他部门'),
        says: t(
          'Changes, market news and customers’ needs are told once, here. Where there is nothing new, one click says so.',
          '变更、市场信息与客户需求在此一次告知；没有新情况时一键说明。',
        ),
        page: 'exchange',
      },
      topic,
    ],
  },
  { role: 'committee', steps: [today, decisions, overview, scores] },
  { role: 'head', steps: [today, decisions, overview, scores] },
  {
    role: 'admin',
    steps: [
      {
        title: t('The installation', '安装状态'),
        says: t(
          'What runs by itself, what stopped it, and what to do about it.',
          '自动运行的任务、受阻原因与处理办法。',
        ),
        page: 'installation',
      },
      {
        title: t('Data quality', '数据质量'),
        says: t(
          'Rows that cannot be read stand here as they are, with the way to put them right.',
          '无法读取的行在此原样列出，并说明如何修正。',
        ),
        page: 'data-quality',
      },
    ],
  },
  { role: 'member', steps: [today, ask, topic] },
];
