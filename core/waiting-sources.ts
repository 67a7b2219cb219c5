import { actionsWaiting } from './actions/waiting.ts';
import { conductWaiting } from './conduct/waiting.ts';
import { decisionsWaiting } from './decisions/waiting.ts';
import { demandsWaiting } from './demands/waiting.ts';
import { evaluationsWaiting } from './evaluation/waiting.ts';
import { forecastsWaiting } from './forecasts/waiting.ts';
import { groupsWaiting } from './groups/waiting.ts';
import { liaisonsWaiting } from './liaisons/waiting.ts';
import { ratingsWaiting } from './meetings/rating.ts';
import { minutesWaiting } from './meetings/waiting.ts';
import { periodsWaiting } from './performance/waiting.ts';
import { proceduresWaiting } from './procedures/waiting.ts';
import { requestsWaiting } from './requests/waiting.ts';
import { suggestionsWaiting } from './revision/waiting.ts';
import { casesWaiting } from './service/waiting.ts';
import { trainingsWaiting } from './training/waiting.ts';
import { type Text, t } from './words.ts';
import type { WaitingSource } from './workspace/waiting.ts';

/** Everything that may stand on somebody's Today page, and by which rule it does: "why do I see this?" */
export const waitingSources: Readonly<Record<string, { of: WaitingSource; why: Text }>> = {
  decisions: {
    of: decisionsWaiting,
    why: t(
      'Members of the committee see what they have still to say; whoever proposed sees questions, points and the next step; departments see what was decided until they acknowledge it. What was decided on one’s proposal is news for 14 days.',
      '委员会成员看到待表态事项；提议人看到问题、意见与下一步；部门看到待签收的决定。对本人提议的结论作为新消息保留 14 天。',
    ),
  },
  requests: {
    of: requestsWaiting,
    why: t(
      'A request stands here until it is answered, declined or returned: under the name of whoever took it on, and under the department as long as nobody did. What comes back to your department is news for 14 days.',
      '请求在答复、拒绝或退回前一直显示：已受理的列在受理人名下，未受理的列在部门名下。返回本部门的结果作为新消息保留 14 天。',
    ),
  },
  demands: {
    of: demandsWaiting,
    why: t(
      'A customer’s need stands here for whoever owes its next step: the department that judges it, the one that carries it out, and whoever passed it on and has to tell the customer.',
      '客户需求显示给下一步的责任方：评审部门、实施部门，以及需要回复客户的提出人。',
    ),
  },
  service: {
    of: casesWaiting,
    why: t(
      'A service case stands here until it is solved: for its owner, or for the department that handles service. Whoever opened it asks the customer afterwards.',
      '售后事项在解决前显示给负责人或售后部门；解决后由提出人回访客户。',
    ),
  },
  forecasts: {
    of: forecastsWaiting,
    why: t(
      'Your department plans: lines of the forecast stand here from the cut-off until the plan confirms them. Or it gives the forecast: lines that are missing stand here in the days before the cut-off.',
      '您所在部门负责计划：预测行自截止起显示，直至计划确认；或您所在部门负责预测：截止前几天显示尚缺的预测行。',
    ),
  },
  liaisons: {
    of: liaisonsWaiting,
    why: t(
      'The policy names somebody for every post. A post without its holder waits for the department’s head and the organisers; requests of somebody who left wait for their department.',
      '制度为每个岗位指定人员。空缺岗位提醒部门负责人与组织者；离职人员的请求提醒其部门。',
    ),
  },
  groups: {
    of: groupsWaiting,
    why: t(
      'You lead a working group: its report to the committee is asked for a week before its day, and its end when that has come.',
      '您是工作小组负责人：报告日前一周提醒提交报告，期限届满时提醒处理。',
    ),
  },
  procedures: {
    of: proceduresWaiting,
    why: t(
      'You are among those who must read this version and have not confirmed it; or you own the procedure and its review is due.',
      '您属于须阅读该版本的人员且尚未确认；或您是该流程负责人且已到复审日期。',
    ),
  },
  trainings: {
    of: trainingsWaiting,
    why: t(
      'You held a training whose attendance is not written down, or you attended one in the last 14 days and have not said how it was.',
      '您组织的培训尚未登记到课情况；或您在近 14 天内参加过培训但尚未反馈。',
    ),
  },
  suggestions: {
    of: suggestionsWaiting,
    why: t(
      'You lead the review of the policy: suggestions wait for you until they are answered.',
      '您负责制度修订：改进意见在答复前一直显示。',
    ),
  },
  actions: {
    of: actionsWaiting,
    why: t(
      'A task of the suite’s list that has your name and is due within 14 days. It goes when it is ticked off, here or there.',
      '套件任务清单中您名下 14 天内到期的任务；在此处或清单中勾选后消失。',
    ),
  },
  minutes: {
    of: minutesWaiting,
    why: t(
      'You take part in this series and have not confirmed the minutes; or you run the meeting and somebody objects to them.',
      '您是该会议的参会者且尚未确认纪要；或您主持会议，有人对纪要提出异议。',
    ),
  },
  ratings: {
    of: ratingsWaiting,
    why: t(
      'You were at this meeting in the last five days and have not said whether it was worth it.',
      '您在近五天内参加了该会议，尚未评价是否值得。',
    ),
  },
  evaluations: {
    of: evaluationsWaiting,
    why: t(
      'You lead the evaluation of the co-ordination, and its day has come by the policy.',
      '您负责协调效果评估，按制度已到评估日期。',
    ),
  },
  periods: {
    of: periodsWaiting,
    why: t(
      'A period of assessment is in review: heads look at the figures of their department until objections end, owners of performance answer and close it.',
      '考核周期处于复核阶段：部门负责人在异议期内核对数据，考核负责人答复并关闭周期。',
    ),
  },
  conduct: {
    of: conductWaiting,
    why: t(
      'You have a part in this case of recognition or correction by the policy: you decide it, are heard in it, or answer an appeal. Nobody without a part sees it. Thanks to you are news for 14 days.',
      '按制度您参与该奖惩事项：作出决定、陈述意见或答复申诉；无关人员不可见。对您的致谢作为新消息保留 14 天。',
    ),
  },
};
