import type { Phrase } from '../../company/words/phrase.ts';

/** Topics that people proposed over the weeks. */
export const topics: readonly (Phrase & { reason: Phrase; by: string; daysAgo: number })[] = [
  {
    en: 'Who answers tenders while R&D is at the fair?',
    zh: '研发参展期间由谁答复投标？',
    reason: { en: 'Two tenders end in that week', zh: '当周有两个项目截标' },
    by: 'sales.north',
    daysAgo: 72,
  },
  {
    en: 'One list of spare parts for sales and after-sales',
    zh: '销售与售后共用备件清单',
    reason: { en: 'Customers were told two prices', zh: '客户收到两种报价' },
    by: 'service.liaison',
    daysAgo: 51,
  },
  {
    en: 'Shutdown of the calibration bench in two weeks',
    zh: '标定台两周后停机检修',
    reason: { en: 'Sample deliveries move by four days', zh: '样机交付顺延四天' },
    by: 'production.planner',
    daysAgo: 38,
  },
  {
    en: 'Who may promise a delivery date?',
    zh: '谁有权承诺交期？',
    reason: { en: 'A date was promised that the plan does not have', zh: '曾承诺计划之外的交期' },
    by: 'production.liaison',
    daysAgo: 24,
  },
];

export const notes: readonly Phrase[] = [
  { en: 'The departments concerned have said what they need.', zh: '相关部门已说明需求。' },
  { en: 'Cause found; the owner tells the others by Friday.', zh: '原因已查明，责任人周五前通报。' },
  { en: 'Customers have been told.', zh: '已告知客户。' },
];
export const clear: Phrase = { en: 'Answered at the meeting.', zh: '会上已明确。' };
export const waits: Phrase = { en: 'The agreed action is not done yet.', zh: '已定行动尚未完成。' };
export const next: Phrase = { en: 'Next steps are in the task list.', zh: '后续事项见任务清单。' };
export const follow: readonly Phrase[] = [
  { en: 'Clear up', zh: '落实' },
  { en: 'Report back on', zh: '跟进反馈' },
];
export const objection: Phrase = {
  en: 'The second date is wrong: it was the 12th.',
  zh: '第二个日期有误，应为 12 日。',
};
export const settled: Phrase = { en: 'Corrected.', zh: '已更正。' };
