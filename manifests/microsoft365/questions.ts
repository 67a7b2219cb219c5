import { t } from '../../core/words.ts';
import type { Open } from '../open-question.ts';

/** What only a tenant of Microsoft 365 can tell. */
export const questions: readonly Open[] = [
  {
    id: 'workbook-as-app',
    tried: true,
    asks: t(
      'Do workbook endpoints answer to application permissions? (documented: delegated only)',
      '工作簿接口是否接受应用程序权限？（文档仅列出委派权限）',
    ),
    otherwise: t(
      'People in the tab work with their own rights; automations do not write. Grant the app the site with the role write (Sites.Selected).',
      '标签页中的用户仍以自身权限工作，但自动化无法写入。请为应用授予该站点的 write 角色（Sites.Selected）。',
    ),
  },
  {
    id: 'batch-order',
    tried: true,
    asks: t(
      'Do requests of one $batch with dependsOn reach one workbook in order, without a session?',
      '同一 $batch 中带 dependsOn 的请求，在不使用会话时是否按顺序写入同一工作簿？',
    ),
    otherwise: t(
      'Rows are found again by their ID, so nothing is lost; tell us, the order is one that we build on.',
      '行按编号重新定位，不会丢失；请告知我们，产品依赖此顺序。',
    ),
  },
  {
    id: 'cells-as-written',
    tried: true,
    asks: t(
      'Do the letters of a seal and a period such as 2026-11 come back from a cell as they were written?',
      '签名字符与 2026-11 这类期间写入单元格后读回是否不变？',
    ),
    byHand: t(
      'Besides: sort "Opinions" in desktop Excel and save; "Data quality" must not say that a row does not count.',
      '另请在桌面版 Excel 中对“委员意见”排序并保存，“数据质量”不应提示该行无效。',
    ),
  },
  {
    id: 'file-changes',
    tried: true,
    asks: t(
      'Does a drive item’s cTag change with every edit in Excel, co-authored ones included?',
      '在 Excel 中的每次编辑（含多人协同）是否都会改变文件的 cTag？',
    ),
    otherwise: t('Until it changes, an edit is not seen.', '在其变化之前，编辑不会被察觉。'),
    byHand: t(
      'Besides: type in a cell in Excel while somebody else has the workbook open; it must show in the tab within two minutes.',
      '另请在他人同时打开工作簿时于 Excel 中输入，两分钟内应显示在标签页中。',
    ),
  },
  {
    id: 'large-ranges',
    tried: true,
    asks: t(
      'May a range of 50,000 cells, and one of 20,000 rows, be read in one request each?',
      '能否各以一次请求读取 50,000 个单元格的区域和 20,000 行的区域？',
    ),
    otherwise: t(
      'Large bound spreadsheets, or registers before they go on in another table, cannot be read; tell us the status.',
      '较大的绑定表格或尚未续表的大型台账将无法读取，请告知我们状态码。',
    ),
  },
  {
    id: 'event-once',
    tried: true,
    asks: t(
      'Does a repeated transactionId answer with the first event?',
      '重复的 transactionId 是否返回首次创建的日程？',
    ),
    otherwise: t(
      'A meeting may stand twice after a crash; remove one in Outlook.',
      '进程崩溃后会议可能重复，请在 Outlook 中删除其一。',
    ),
  },
  {
    id: 'planner-as-app',
    tried: true,
    asks: t(
      'May the app itself make, change and remove tasks, each change on the version it saw?',
      '应用自身能否新建、修改、删除任务，并按所见版本更新？',
    ),
  },
  {
    id: 'directory-fields',
    tried: true,
    asks: t(
      'Are department and job title of members filled with the permissions that are granted?',
      '以已授予的权限能否读取成员的部门与职务？',
    ),
    otherwise: t('The guided start offers no departments; they are typed.', '新企业引导不会列出部门，需手动填写。'),
  },
  {
    id: 'absences',
    tried: true,
    asks: t(
      'Does getSchedule, asked as the app in the organiser’s mailbox, answer for other mailboxes?',
      '以应用身份在组织者邮箱中调用 getSchedule，能否查看其他邮箱？',
    ),
    otherwise: t('Who is away says so on Exchange → Liaisons.', '外出人员需在“信息交流 → 联络人”自行说明。'),
    byHand: t(
      'Besides: set an automatic reply with "block my calendar" for a liaison; within 15 minutes Exchange → Liaisons shows "away".',
      '另请为一名联络人设置自动回复并勾选“阻止我的日历”，15 分钟内“信息交流 → 联络人”应显示外出。',
    ),
  },
  {
    id: 'invitation-edited',
    asks: t(
      'What does Outlook leave of an invitation’s HTML after somebody edits it?',
      '他人编辑会议邀请后，Outlook 会保留哪些 HTML？',
    ),
    byHand: t(
      'Publish an agenda, add a line above and one inside the block in Outlook, publish again: the line above stays, one block only.',
      '发布议程，在 Outlook 中于议程块上方与内部各加一行，再次发布：上方的行保留，且仅有一个议程块。',
    ),
  },
  {
    id: 'claims-challenge',
    asks: t(
      'Does a claims challenge reach the tab as a 401 with WWW-Authenticate, also inside a $batch?',
      '条件访问质询是否以 401 与 WWW-Authenticate 到达标签页（含 $batch 内）？',
    ),
    byHand: t(
      'With a Conditional Access policy that asks for a fresh sign-in, open the tab: it must show "Continue at Microsoft" and go on afterwards.',
      '启用要求重新登录的条件访问策略后打开标签页：应显示“前往 Microsoft 继续”，随后正常使用。',
    ),
  },
  {
    id: 'notifications',
    asks: t(
      'Do subscriptions on the group’s drive and the organiser’s events tell of edits in Excel within minutes?',
      '对群组云盘与组织者日程的订阅能否在数分钟内通知 Excel 编辑？',
    ),
    byHand: t(
      'Edit a cell; liaison_notifications_total of /metrics rises.',
      '编辑一个单元格，/metrics 中 liaison_notifications_total 应增加。',
    ),
  },
  {
    id: 'cancelled-event',
    asks: t(
      'Does Outlook tell attendees of an event that the app cancels?',
      '应用取消日程时，Outlook 是否通知参会人？',
    ),
    byHand: t(
      'Plan a training, cancel it with a reason: it leaves the calendars, with a message.',
      '计划一次培训并注明原因取消：应从日历中消失，并发出通知。',
    ),
  },
  {
    id: 'restricted-workbook',
    asks: t(
      'Does the workbook in the drive of LIAISON_RESTRICTED_GROUP open to the app alone, and to that group’s members in Excel?',
      'LIAISON_RESTRICTED_GROUP 云盘中的工作簿是否仅对应用及该组成员（在 Excel 中）开放？',
    ),
    byHand: t(
      'Grant the app that site (Sites.Selected), run "liaison doctor"; open the workbook as somebody outside of the group: SharePoint refuses.',
      '为应用授予该站点（Sites.Selected），运行 liaison doctor；以组外人员打开工作簿，SharePoint 应拒绝。',
    ),
  },
  {
    id: 'bound-elsewhere',
    asks: t(
      'Do shared links and workbook endpoints below /drives/{id} answer to the app as well as to people?',
      '共享链接与 /drives/{id} 下的工作簿接口是否同样对应用开放？',
    ),
    byHand: t(
      'Bind a workbook that stands in another site; after an hour Exchange → Bound spreadsheets must not say "cannot be reached at the moment". If it does, grant the app that site (Sites.Selected), or move the workbook into the team’s site.',
      '绑定另一站点中的工作簿，一小时后“信息交流 → 绑定表格”不应提示暂时无法访问。否则请授予该站点（Sites.Selected），或将工作簿移入团队站点。',
    ),
  },
  {
    id: 'power-automate',
    asks: t(
      'Does the Power Automate connector import, and sign in with single sign-on?',
      'Power Automate 连接器能否导入并单点登录？',
    ),
    byHand: t(
      'pac connector create --api-definition-file … --api-properties-file …, paste the client secret, add a connection, run "Ask a request".',
      '运行 pac connector create --api-definition-file … --api-properties-file …，粘贴客户端密码，添加连接并运行“提出请求”。',
    ),
  },
  {
    id: 'bot',
    asks: t(
      'Does a bot reach people by the conversation of their installationUpdate, with a token of the company’s own tenant?',
      '机器人能否凭 installationUpdate 的会话与本租户令牌联系用户？',
    ),
    byHand: t(
      'Create an Azure Bot (single tenant, the same app registration) with the messaging endpoint {LIAISON_URL}/bot/company and the Teams channel; install the app; "Chats" in the workbook gets a row. Ask a request of yourself as somebody else: the card has Answer and Accept.',
      '创建 Azure 机器人（单租户，使用同一应用注册），消息终结点为 {LIAISON_URL}/bot/company 并启用 Teams 频道；安装应用后，台账“会话”应新增一行。以他人身份向自己提出请求：卡片应有“答复”与“受理”。',
    ),
  },
  {
    id: 'card-answered',
    asks: t(
      'Does a card answered by adaptiveCard/action show the new card to the person at once?',
      '以 adaptiveCard/action 答复后，新卡片是否立即显示？',
    ),
    byHand: t(
      'Click Accept: the buttons go and "✓ Done by …" stands there.',
      '点击“受理”：按钮消失，显示“✓ 已由…处理”。',
    ),
  },
  {
    id: 'meeting-contexts',
    asks: t(
      'Does the tab open on the running meeting in the side panel and on the stage?',
      '会议侧边栏与会议舞台中能否打开进行中的会议页？',
    ),
    byHand: t(
      'Add the app to a coordination meeting, join it, open Liaison in the side panel: the meeting’s page stands there, with its timer. "Share to stage" shows the same to everybody.',
      '将应用添加到协调会并入会，在侧边栏打开协调台：应显示会议页与计时。“共享到舞台”后所有人可见。',
    ),
  },
  {
    id: 'notice-links',
    asks: t(
      'Does a notice open the right page, and may the app send it with TeamsActivity.Send.User alone?',
      '动态通知能否打开对应页面？仅凭 TeamsActivity.Send.User 能否发送？',
    ),
    byHand: t(
      'Without TeamsActivity.Send, ask a request of yourself as somebody else; the notice in the activity feed opens it. With a published package set LIAISON_TEAMS_APP.',
      '不授予 TeamsActivity.Send，以他人身份向自己提出请求，活动中的通知应能打开该请求。应用发布后请设置 LIAISON_TEAMS_APP。',
    ),
  },
  {
    id: 'publish',
    asks: t(
      'Does "liaison publish" work with a sign-in by device code under the tenant’s Conditional Access?',
      '在租户的条件访问策略下，liaison publish 的设备代码登录是否可用？',
    ),
    byHand: t(
      'Run it; where device codes are blocked, upload the zip of "liaison package" in the Teams admin center.',
      '直接运行；若设备代码被禁止，请在 Teams 管理中心上传 liaison package 生成的 zip。',
    ),
  },
  {
    id: 'managed-identity',
    asks: t(
      'Does a managed identity with a federated credential on the app registration get tokens?',
      '在应用注册上配置联合凭据后，托管标识能否取得令牌？',
    ),
    byHand: t(
      'Set LIAISON_MANAGED_IDENTITY, run "liaison doctor" on Azure.',
      '设置 LIAISON_MANAGED_IDENTITY，在 Azure 上运行 liaison doctor。',
    ),
  },
  {
    id: 'date-system-1904',
    asks: t(
      'Which serial numbers does Graph give for the days of a workbook that counts from 1904?',
      '对使用 1904 日期系统的工作簿，Graph 返回的日期序列号是多少？',
    ),
    otherwise: t(
      'Days of such a workbook would be read four years and a day too early: switch the workbook to the 1900 date system before binding it.',
      '此类工作簿的日期会早四年零一天：绑定前请将其改为 1900 日期系统。',
    ),
    byHand: t(
      'In Excel tick “Use 1904 date system”, type 2026-11-02 into a date column and bind the workbook: the preview must show 2026-11-02.',
      '在 Excel 中勾选“使用 1904 日期系统”，在日期列输入 2026-11-02 并绑定该工作簿：预览应显示 2026-11-02。',
    ),
  },
];
