import type { Text } from '../../core/words.ts';

/** A kind of notice that people can switch off by itself in Teams' settings, where they read the description. */
export interface Activity {
  type: string;
  description: Text;
  /** First words of the tab's pages that such a notice leads to. */
  pages: readonly string[];
}

const activity = (type: string, en: string, zh: string, ...pages: string[]): Activity => ({
  type,
  description: { en, zh },
  pages,
});

/** Declared in the app's manifest (`activities.activityTypes`); their order there is this one. */
export const activities: readonly Activity[] = [
  activity('requestNotice', 'Requests between departments', '部门间协作请求', 'requests'),
  activity('decisionNotice', 'Decisions, opinions and working groups', '决策、表态与工作小组', 'decisions', 'groups'),
  activity('meetingNotice', 'Meetings, topics and minutes', '会议、议题与纪要', 'meetings', 'live', 'minutes'),
  activity(
    'exchangeNotice',
    'Information, demands, cases and forecasts',
    '信息、需求、工单与预测',
    'exchange',
    'forecast',
  ),
  activity(
    'policyNotice',
    'The policy, procedures, trainings and improvements',
    '制度、操作规范、培训与改进',
    'policy',
    'revision',
    'procedures',
    'trainings',
    'evaluation',
  ),
  activity(
    'performanceNotice',
    'Scores, thanks, recognition and corrections',
    '考核、致谢与奖惩',
    'scores',
    'conduct',
    'archive',
  ),
  activity('reportNotice', 'Digests and reports', '摘要与报告', 'overview'),
  activity(
    'coordinationNotice',
    'Reminders of what waits for you',
    '待办提醒',
    'today',
    'data-quality',
    'installation',
  ),
];

/** What a notice shows; the same in every language, since the title is in the company's. */
export const template = '{title}';

/** @param page of the tab, e.g. `requests/R-0001` */
export const activityFor = (page: string): string => {
  const [first = ''] = page.split(/[/?]/);
  return (activities.find((a) => a.pages.includes(first)) ?? activities.at(-1)!).type;
};
