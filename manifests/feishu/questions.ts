import { t } from '../../core/words.ts';
import type { Open } from '../open-question.ts';

/** What only a tenant of Feishu or Lark can tell. */
export const questions: readonly Open[] = [
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
    id: 'full-table',
    asks: t(
      'Does a table with 20,000 records refuse the next one with 1254103, and may the app add one beside it with the same fields?',
      '满 20,000 条记录的数据表是否以 1254103 拒绝新增，应用能否在其旁新建字段相同的数据表？',
    ),
    otherwise: t(
      'What is to be added is refused and said to have failed; nothing that stands there is touched.',
      '新增会失败并给出提示，已有数据不受影响。',
    ),
    byHand: t(
      'In a test Base import a file of 20,000 rows into “Requests” and ask a request in the tab: “Requests · 2” appears with it.',
      '在测试多维表格的“协作请求”中导入 20,000 行文件，然后在标签页提出一项请求：应出现“协作请求 · 2”并包含该请求。',
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
  {
    id: 'base-look-ups',
    asks: t(
      'Does a look-up of several records’ texts give one segment for each of them?',
      '查找引用多条记录的文本时，是否每条记录返回一个文本段？',
    ),
    otherwise: t(
      'Words of several records would stand together without a comma between them.',
      '多条记录的文字会连在一起，中间没有逗号。',
    ),
    byHand: t(
      'Bind a Base in which a text column looks up two records: the preview must show both words with a comma between them.',
      '绑定一个多维表格，其中某列查找引用两条记录：预览应显示两个词，中间有逗号。',
    ),
  },
];
