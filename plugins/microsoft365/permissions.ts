/** What one part of our work needs in Graph. Any one of the listed permissions will do; the least comes first. */
export interface Need {
  /** Which requests it is about. */
  matches: (method: string, path: string) => boolean;
  application: readonly string[];
  delegated: readonly string[];
  /** Comfort: everything else works without it. */
  optional?: true;
  /** What stops working without it. */
  without: { en: string; zh: string };
  /** Page of Graph's documentation. */
  source: string;
}

const get = (pattern: RegExp) => (method: string, path: string) => method === 'GET' && pattern.test(path);
const change = (pattern: RegExp) => (method: string, path: string) => method !== 'GET' && pattern.test(path);

/**
 * Permissions by request, as documented. Workbook pages list no application permission; Files and Sites permissions are
 * reported to work (issue 8691 of the documentation's repository), and only a tenant can tell.
 */
export const needs = {
  people: {
    matches: get(/^groups\/[^/]+\/members/),
    application: ['GroupMember.Read.All', 'User.Read.All', 'Group.Read.All'],
    delegated: ['GroupMember.Read.All', 'User.ReadBasic.All', 'User.Read.All', 'Group.Read.All'],
    without: { en: 'nobody is recognised', zh: '无法识别任何人员' },
    source: 'api/group-list-members.md',
  },
  readWorkbook: {
    matches: get(/^(groups\/[^/]+\/drive|drives|shares)\//),
    application: ['Sites.Selected', 'Files.Read.All', 'Sites.Read.All', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'],
    delegated: ['Files.Read.All', 'Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'],
    without: { en: 'no register can be read', zh: '无法读取任何台账' },
    source: 'api/driveitem-get.md, api/table-range.md, api/shares-get.md',
  },
  writeWorkbook: {
    matches: change(/^(groups\/[^/]+\/drive|drives)\//),
    application: ['Sites.Selected', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'],
    delegated: ['Files.ReadWrite', 'Files.ReadWrite.All', 'Sites.ReadWrite.All'],
    without: { en: 'automations cannot write rows', zh: '自动化无法写入台账' },
    source: 'api/table-post-rows.md, api/driveitem-put-content.md',
  },
  readCalendar: {
    matches: (method, path) =>
      (method === 'GET' && /^users\/[^/]+\/calendarView/.test(path)) ||
      /^users\/[^/]+\/calendar\/getSchedule$/.test(path),
    application: ['Calendars.Read', 'Calendars.ReadWrite'],
    delegated: ['Calendars.Read.Shared', 'Calendars.ReadWrite.Shared', 'Calendars.Read', 'Calendars.ReadWrite'],
    without: { en: 'meetings are not found', zh: '找不到会议日程' },
    source: 'api/user-list-calendarview.md, api/calendar-getschedule.md',
  },
  writeCalendar: {
    matches: change(/^users\/[^/]+\/(calendar\/)?events/),
    application: ['Calendars.ReadWrite'],
    delegated: ['Calendars.ReadWrite.Shared', 'Calendars.ReadWrite'],
    without: { en: 'meetings are not created and agendas not published', zh: '无法创建会议和发布议程' },
    source: 'api/user-post-events.md, api/event-update.md, api/event-cancel.md',
  },
  readTasks: {
    matches: get(/^(planner\/|groups\/[^/]+\/planner)/),
    application: ['Tasks.Read.All', 'Tasks.ReadWrite.All'],
    delegated: ['Tasks.Read', 'Tasks.ReadWrite'],
    without: { en: 'actions are not followed up', zh: '无法跟进行动项' },
    source: 'api/plannerplan-list-tasks.md',
  },
  writeTasks: {
    matches: change(/^planner\//),
    application: ['Tasks.ReadWrite.All'],
    delegated: ['Tasks.ReadWrite'],
    without: { en: 'actions do not become tasks', zh: '行动项无法生成任务' },
    source: 'api/planner-post-tasks.md',
  },
  told: {
    matches: (_, path) => /^subscriptions(\/|$)/.test(path),
    application: ['Files.ReadWrite.All', 'Sites.ReadWrite.All'],
    delegated: ['Files.ReadWrite.All'],
    optional: true,
    without: {
      en: 'changes are looked for every minute instead of being told (LIAISON_NOTIFICATIONS=off)',
      zh: '变更改为每分钟查看，而非即时通知（LIAISON_NOTIFICATIONS=off）',
    },
    source: 'api/subscription-post-subscriptions.md',
  },
  publishing: {
    matches: (_, path) => path.startsWith('appCatalogs/teamsApps'),
    application: [],
    delegated: ['AppCatalog.Submit', 'AppCatalog.ReadWrite.All'],
    optional: true,
    without: {
      en: '"liaison publish" cannot be used; the package is uploaded in the Teams admin center',
      zh: '无法使用 liaison publish，请在 Teams 管理中心上传应用包',
    },
    source: 'api/teamsapp-publish.md, api/teamsapp-update.md',
  },
  notices: {
    matches: change(/\/teamwork\/sendActivityNotification$/),
    // The app's package asks whoever installs it for the first; no admin has to grant it (`resource-specific-consent.md`).
    application: ['TeamsActivity.Send.User', 'TeamsActivity.Send'],
    delegated: ['TeamsActivity.Send'],
    without: { en: 'nobody is told in the activity feed', zh: '无法在活动中通知人员' },
    source: 'api/userteamwork-sendactivitynotification.md',
  },
} satisfies Record<string, Need>;

export const needOf = (method: string, path: string): Need | undefined =>
  Object.values<Need>(needs).find((need) => need.matches(method, path));
