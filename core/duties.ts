import { createTasks, removeTwinTasks } from './actions/automation.ts';
import { policyAutomations } from './automations/automation.ts';
import { followSources } from './bindings/automation.ts';
import { commands } from './capabilities.ts';
import { conductAutomations } from './conduct/automation.ts';
import { decisionAutomations } from './decisions/automation.ts';
import { chaseDemands } from './demands/automation.ts';
import { prepareEvaluation } from './evaluation/automation.ts';
import { askForUpdates, tellFollowers } from './exchange/automation.ts';
import { askForForecasts, lockForecasts } from './forecasts/automation.ts';
import { groupAutomations } from './groups/automation.ts';
import { meetingAutomations } from './meetings/automation.ts';
import { performanceAutomations } from './performance/freezing.ts';
import { procedureAutomations } from './procedures/automation.ts';
import { removeCopies } from './reports/automation.ts';
import { tellOfReports } from './reports/telling.ts';
import { requestAutomations } from './requests/automation.ts';
import { dropVersions } from './revision/automation.ts';
import { serviceAutomations } from './service/automation.ts';
import { trainingAutomations } from './training/automation.ts';
import { type Text, t } from './words.ts';
import type { Automation } from './workspace/command.ts';
import { notePeople } from './workspace/note-people.ts';
import { namePeopleWithAddress } from './workspace/person-cells.ts';

/** What looks after something by itself, in words for an admin. */
export interface Duty {
  name: string;
  title: Text;
  automations: readonly Automation[];
}
const duty = (name: string, title: Text, ...automations: Automation[]): Duty => ({ name, title, automations });

/** What must be true by now, in the order in which it is looked after: what feeds an agenda comes before its draft. */
export const duties: readonly Duty[] = [
  duty(
    'people',
    t('Who is in the directory is noted, and named with the address in rows', '登记通讯录人员，并在台账中补全邮箱'),
    notePeople,
    namePeopleWithAddress,
  ),
  duty('copies', t('Rows that were written twice become one', '合并重复写入的行'), removeCopies),
  duty('bound', t('Bound spreadsheets are followed', '同步绑定的表格'), followSources),
  duty(
    'forecast',
    t('The forecast is locked at its cut-off, and asked for', '预测按时锁定并催报'),
    lockForecasts,
    askForForecasts,
  ),
  duty('freshness', t('Information that is owed is asked for', '催报应更新的信息'), askForUpdates),
  duty('requests', t('Requests have tasks, and are chased', '协作请求生成任务并催办'), ...requestAutomations),
  duty('demands', t('Market demands are chased', '市场需求催办'), chaseDemands),
  duty('service', t('Service cases have tasks, and are chased', '售后工单生成任务并催办'), ...serviceAutomations),
  duty(
    'decisions',
    t('The rule of decision is applied, measures are chased', '执行决策规则并催办措施'),
    ...decisionAutomations,
  ),
  duty('groups', t('Leads of working groups are reminded', '提醒工作小组组长'), ...groupAutomations),
  duty('procedures', t('Procedures are read by whom they concern', '操作规范的阅读确认'), ...procedureAutomations),
  duty(
    'trainings',
    t('Trainings stand in calendars, newcomers are enrolled', '培训日程与新人报名'),
    ...trainingAutomations,
  ),
  duty('policy', t('Drafts of the policy that were overtaken are dropped', '清理已被取代的制度草案'), dropVersions),
  duty('evaluation', t('The evaluation is prepared', '准备效果评估'), prepareEvaluation),
  duty(
    'performance',
    t('Periods of assessment are opened, kept and closed', '考核周期的复核、留存与关闭'),
    ...performanceAutomations,
  ),
  duty(
    'conduct',
    t('Recognition is proposed by rule, the archive is cleared in time', '按规则提名表扬、按期清理档案'),
    ...conductAutomations,
  ),
  duty('followers', t('Who follows something is told of news', '通知关注者'), tellFollowers),
  duty('reports', t('Digests and reports are told of', '发送摘要与报告'), tellOfReports),
  duty(
    'meetings',
    t('Meetings are called, agendas drafted, minutes made final', '召集会议、起草议程、纪要定稿'),
    ...meetingAutomations,
  ),
  duty('own', t('The policy’s own automations', '制度中的自动规则'), policyAutomations(commands)),
  duty('tasks', t('Actions are tasks, each once', '行动项生成任务且不重复'), createTasks, removeTwinTasks),
];
