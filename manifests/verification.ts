import { type Text, t } from '../core/words.ts';

/** Something that only a tenant can tell: the documentation leaves it open, or the simulators cannot show it. */
export interface Question {
  id: string;
  suite: 'microsoft365' | 'feishu';
  asks: Text;
  /** Whether `liaison doctor --live` finds it out. */
  tried?: true;
  /** What it means for the company if the answer is no. */
  otherwise?: Text;
  /** Steps for a person: all there are to it, or what is left beside what is tried. */
  byHand?: Text;
}

const microsoft365: Omit<Question, 'suite'>[] = [
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
    asks: t('May a range of 50,000 cells be read in one request?', '能否一次请求读取 50,000 个单元格？'),
    otherwise: t(
      'Large bound spreadsheets cannot be read; tell us the status.',
      '较大的绑定表格将无法读取，请告知我们状态码。',
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
];

const feishu: Omit<Question, 'suite'>[] = [
  {
    id: 'departments',
    tried: true,
    asks: t(
      'Does contact/v3/departments/{id}/children with fetch_child name every department, and does each answer with its own people?',
      'contact/v3/departments/{id}/children 配合 fetch_child 能否列出全部部门，且各部门返回其人员？',
    ),
    otherwise: t(
      'Only people who stand directly in the department take part: grant contact:department.organize:readonly.',
      '仅直属该部门的人员参与，请开通 contact:department.organize:readonly。',
    ),
  },
  {
    id: 'table-as-app',
    tried: true,
    asks: t(
      'May the app add a table to its Base, of fields with a name and a type only?',
      '应用能否在其多维表格中新建数据表，字段仅含名称与类型？',
    ),
    byHand: t(
      'Besides: delete an empty column of a register in a test Base and run "liaison provision --yes": it comes back.',
      '另请在测试多维表格中删除一列空字段并运行 liaison provision --yes：该列应恢复。',
    ),
  },
  {
    id: 'row-once',
    tried: true,
    asks: t('Does a repeated client_token add no second record?', '重复的 client_token 是否不会新增第二条记录？'),
    otherwise: t(
      'A row may stand twice after a lost answer; the next look takes the copy away.',
      '响应丢失后行可能重复，下次查看时会自动去重。',
    ),
  },
  {
    id: 'table-changes',
    tried: true,
    asks: t(
      'Does a table’s revision in appTable.list move with every record edit?',
      '记录的每次编辑是否都会改变 appTable.list 中的 revision？',
    ),
    otherwise: t(
      'Edits are seen only when the Base’s time of change moves.',
      '仅在多维表格的修改时间变化时才能察觉编辑。',
    ),
  },
  {
    id: 'file-changes',
    tried: true,
    asks: t(
      'Does a Base’s latest_modify_time move with every record edit?',
      '记录的每次编辑是否都会改变多维表格的 latest_modify_time？',
    ),
    otherwise: t('Edits are then seen by the tables’ revisions alone.', '此时仅凭数据表的 revision 察觉编辑。'),
  },
  {
    id: 'new-options',
    tried: true,
    asks: t(
      'Does a single-select field take the name of an option that it does not have?',
      '单选字段能否写入尚不存在的选项？',
    ),
    otherwise: t(
      'Meetings of working groups get no row: add the group’s name as an option of "Series" in "Meetings".',
      '工作小组的会议无法写入：请在“会议”表“系列”字段中添加小组名称选项。',
    ),
  },
  {
    id: 'cells-as-written',
    tried: true,
    asks: t(
      'Do the letters of a seal come back from a text field as they were written?',
      '签名字符写入文本字段后读回是否不变？',
    ),
    otherwise: t(
      'Sealed rows would not count; tell us what the cell says.',
      '签名行将不被认可，请告知我们单元格内容。',
    ),
  },
  {
    id: 'event-once',
    tried: true,
    asks: t(
      'Does a repeated idempotency_key answer with the first event?',
      '重复的 idempotency_key 是否返回首次创建的日程？',
    ),
    otherwise: t(
      'A meeting may stand twice after a crash; remove one in the calendar.',
      '进程崩溃后会议可能重复，请在日历中删除其一。',
    ),
  },
  {
    id: 'event-html',
    tried: true,
    asks: t('Does the calendar keep a description’s HTML?', '日历是否保留描述中的 HTML？'),
    byHand: t(
      'Besides: publish an agenda and open the event on desktop and phone.',
      '另请发布一次议程，在桌面端与手机端打开日程查看。',
    ),
  },
  {
    id: 'task-once',
    tried: true,
    asks: t('Does a repeated client_token make no second task?', '重复的 client_token 是否不会生成第二个任务？'),
    otherwise: t('An action may become two tasks after a lost answer.', '响应丢失后行动项可能生成两个任务。'),
  },
  {
    id: 'long-connection',
    asks: t(
      'Does the long connection bring drive.file.bitable_record_changed_v1 once the Base was subscribed?',
      '订阅多维表格后，长连接能否收到 drive.file.bitable_record_changed_v1？',
    ),
    byHand: t(
      'Edit a record; the log and /metrics tell of a look within seconds.',
      '编辑一条记录，数秒内日志与 /metrics 应显示一次查看。',
    ),
  },
  {
    id: 'proxy',
    asks: t('Does the long connection pass the company’s outgoing proxy?', '长连接能否经企业代理建立？'),
    byHand: t(
      'With HTTPS_PROXY set, start the server and edit a record: the log tells of a look within seconds. If not, use the web hook (LIAISON_EVENT_KEY).',
      '设置 HTTPS_PROXY 后启动服务器并编辑一条记录，数秒内日志应显示一次查看。否则请改用 Webhook（LIAISON_EVENT_KEY）。',
    ),
  },
  {
    id: 'appearance',
    asks: t(
      'Does the web view report prefers-color-scheme and navigator.language with the client’s appearance and language?',
      '网页视图的 prefers-color-scheme 与 navigator.language 是否跟随客户端外观与语言？',
    ),
    byHand: t(
      'Switch Feishu to dark, and to English on a Chinese system, and open the tab.',
      '将飞书切换为深色、并在中文系统上切换为英文，打开标签页查看。',
    ),
  },
  {
    id: 'cancelled-event',
    asks: t(
      'Does the calendar tell attendees of an event deleted with need_notification?',
      '以 need_notification 删除日程时，是否通知参会人？',
    ),
    byHand: t(
      'Plan a training, cancel it with a reason: it leaves the calendars, with a message.',
      '计划一次培训并注明原因取消：应从日历中消失，并发出通知。',
    ),
  },
  {
    id: 'restricted-base',
    asks: t(
      'Is the restricted Base closed to everybody who is not invited, whatever the tenant’s usual link sharing is, and may its owners open it? Is the open one open to the company (tenant_editable)?',
      '无论租户默认链接分享如何设置，受限多维表格是否仅对受邀者开放、考核负责人能否打开？公开的多维表格是否对全公司可编辑（tenant_editable）？',
    ),
    byHand: t(
      'Run "liaison provision --yes"; open both as an owner of performance, then as somebody else.',
      '运行 liaison provision --yes，先后以考核负责人与其他人员打开两者。',
    ),
  },
  {
    id: 'base-http',
    asks: t(
      'Does a Base’s action "send HTTP request" take a header Authorization and a JSON body with fields of the record?',
      '多维表格自动化的“发送 HTTP 请求”能否设置 Authorization 头与含记录字段的 JSON 正文？',
    ),
    byHand: t(
      'Follow feishu-base-recipe.md of "liaison connector" with a test Base.',
      '按 liaison connector 生成的 feishu-base-recipe.md 在测试多维表格中操作。',
    ),
  },
  {
    id: 'bot-without-chat',
    asks: t('Does a bot without a chat reach a person by open_id?', '机器人在无会话时能否凭 open_id 联系用户？'),
    byHand: t(
      'Propose a topic as a member; the organiser gets a message of the bot.',
      '以成员身份提交议题，组织者应收到机器人消息。',
    ),
  },
  {
    id: 'sheet-values',
    asks: t(
      'Do sheets answer formula results with UnformattedValue and formulas beginning with = with Formula, and does their latest_modify_time move within seconds?',
      '电子表格以 UnformattedValue 是否返回公式结果、以 Formula 是否返回以 = 开头的公式？其 latest_modify_time 是否在数秒内变化？',
    ),
    byHand: t(
      'Bind a sheet two-way in which one column is a formula: changing that column here must be refused; an edit in the sheet must show on Exchange within a minute.',
      '双向绑定一个含公式列的电子表格：在此修改该列应被拒绝；在表格中的编辑应在一分钟内显示于“信息交流”。',
    ),
  },
  {
    id: 'cards',
    asks: t(
      'Does a card in JSON 2.0 with one form for each input render, and does the answer to card.action.trigger replace it?',
      '每个输入项各为一个表单的 JSON 2.0 卡片能否显示？card.action.trigger 的响应能否替换卡片？',
    ),
    byHand: t(
      'Ask a request of yourself as somebody else, answer it in the chat. Under Developer Console → Events & Callbacks → Callback Configuration card.action.trigger must be subscribed, by long connection.',
      '以他人身份向自己提出请求并在聊天中答复。须在「开发者后台 → 事件与回调 → 回调配置」以长连接方式订阅“卡片回传交互”。',
    ),
  },
  {
    id: 'app-links',
    asks: t(
      'Does AppLink with lk_target_url open the page, on desktop and phone?',
      'AppLink 的 lk_target_url 能否在桌面端与手机端打开页面？',
    ),
    byHand: t('Click a link of a bot’s message.', '点击机器人消息中的链接。'),
  },
  {
    id: 'doctor-changes-nothing',
    asks: t(
      'Do the doctor’s attempts at what creates (Base, calendar, task list, chat tab) name a missing scope and create nothing?',
      'liaison doctor 对新建类操作（多维表格、日历、任务清单、会话标签页）的尝试是否只指出缺失权限而不新建任何内容？',
    ),
    byHand: t(
      'Run "liaison doctor" twice; nothing new stands in the app’s space.',
      '运行两次 liaison doctor，应用空间内不应出现新内容。',
    ),
  },
  {
    id: 'scope-names',
    asks: t(
      'Does the console know every scope of scopes.json (calendar:calendar:create among them)?',
      '开发者后台是否认识 scopes.json 中的全部权限（含 calendar:calendar:create）？',
    ),
    byHand: t(
      'Import scopes.json of "liaison package --suite feishu"; the console names what it does not know.',
      '导入 liaison package --suite feishu 生成的 scopes.json，后台会指出无法识别的权限。',
    ),
  },
  {
    id: 'message-shortcut',
    asks: t(
      'Does a message’s shortcut hand the message over (getBlockActionSourceDetail)?',
      '消息快捷操作能否传递消息内容（getBlockActionSourceDetail）？',
    ),
    byHand: t(
      'Configure it by the checklist, use it on a message: its words stand in the form.',
      '按清单配置后对一条消息使用：表单中应出现该消息内容。',
    ),
  },
];

/** Of an installation as such, whatever the suite. */
const both: Omit<Question, 'suite'>[] = [
  {
    id: 'agents',
    asks: t(
      'Do the suite’s agents (Copilot Studio, Feishu) reach POST /api/mcp with a person’s token?',
      '套件的智能体（Copilot Studio、飞书）能否以用户令牌访问 POST /api/mcp？',
    ),
    byHand: t(
      'Add it as an MCP tool; ask "what does production wait for from us?".',
      '将其添加为 MCP 工具，询问“生产部在等我们什么？”。',
    ),
  },
  {
    id: 'container',
    asks: t(
      'Does the container run? (there was no engine where it was written; its steps were run by hand, as another user with nothing to write to)',
      '容器能否运行？（编写环境没有容器引擎，仅以无写权限的其他用户手动执行过各步骤）',
    ),
    byHand: t(
      'docker build -t liaison . && docker run --read-only --env-file liaison.env -p 3978:3978 liaison; docker inspect says healthy.',
      'docker build -t liaison . && docker run --read-only --env-file liaison.env -p 3978:3978 liaison；docker inspect 应显示 healthy。',
    ),
  },
];

export const questions: readonly Question[] = (['microsoft365', 'feishu'] as const).flatMap((suite) =>
  [...(suite === 'microsoft365' ? microsoft365 : feishu), ...both].map((q) => ({ ...q, suite })),
);

export const questionOf = (suite: Question['suite'], id: string): Question | undefined =>
  questions.find((q) => q.suite === suite && q.id === id);
