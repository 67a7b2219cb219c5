import type { Client } from '@larksuiteoapi/node-sdk';
import type { FeishuConfig } from './config.ts';

/** A scope of the app, what it is for, and a harmless request that needs it. */
export interface Scope {
  /** Any one of these will do (“开启任一权限即可”); the least comes first. */
  anyOf: readonly string[];
  /** Requests that need it: method and path below /open-apis/. For the simulator and the table of permissions. */
  matches: (method: string, path: string) => boolean;
  /** What stops working without it. */
  without: { en: string; zh: string };
  /** The setting that names what the attempt looks for; empty where the attempt finds nothing on purpose. */
  finds?: string;
  attempt(client: Client, config: FeishuConfig): Promise<unknown>;
}

/** Nothing has this id: a change of it changes nothing. */
const nothing = 'liaison-doctor-none';
const is = (method: string | RegExp, path: RegExp) => (m: string, p: string) =>
  (typeof method === 'string' ? m === method : method.test(m)) && path.test(p);

const app = nothing;
const table = { app_token: nothing, table_id: nothing };
const calendarOf = (id: string) => ({ calendar_id: id || nothing });
const event = { calendar_id: nothing, event_id: nothing };
const bitable = { params: { type: 'bitable' as const } };

/** As documented on the page of each operation (权限要求), the narrowest first. */
export const scopes: readonly Scope[] = [
  {
    anyOf: ['base:table:read', 'bitable:app:readonly', 'bitable:app'],
    matches: is('GET', /^bitable\/v1\/apps\/[^/]+\/tables$/),
    without: { en: 'no register can be read', zh: '无法读取任何台账' },
    finds: 'LIAISON_BASE',
    attempt: (client, { base }) => client.bitable.v1.appTable.list({ path: { app_token: base || nothing } }),
  },
  {
    anyOf: ['base:field:read', 'bitable:app:readonly', 'bitable:app'],
    matches: is('GET', /^bitable\/v1\/apps\/[^/]+\/tables\/[^/]+\/fields$/),
    without: { en: 'no register can be read', zh: '无法读取任何台账' },
    attempt: (client) => client.bitable.v1.appTableField.list({ path: table }),
  },
  {
    anyOf: ['base:record:retrieve', 'bitable:app:readonly', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps\/.*\/records\/search$/),
    without: { en: 'no register can be read', zh: '无法读取任何台账' },
    attempt: (client) => client.bitable.v1.appTableRecord.search({ path: table, data: {} }),
  },
  {
    anyOf: ['base:record:create', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps\/.*\/records\/batch_create$/),
    without: { en: 'nothing can be added to registers', zh: '无法向台账新增内容' },
    attempt: (client) => client.bitable.v1.appTableRecord.batchCreate({ path: table, data: { records: [] } }),
  },
  {
    anyOf: ['base:record:update', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps\/.*\/records\/batch_update$/),
    without: { en: 'nothing can be changed in registers', zh: '无法修改台账内容' },
    attempt: (client) => client.bitable.v1.appTableRecord.batchUpdate({ path: table, data: { records: [] } }),
  },
  {
    anyOf: ['base:record:delete', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps\/.*\/records\/batch_delete$/),
    without: { en: 'rows that were written twice stay twice', zh: '重复写入的行无法合并' },
    attempt: (client) => client.bitable.v1.appTableRecord.batchDelete({ path: table, data: { records: [] } }),
  },
  {
    anyOf: ['base:app:create', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps$/),
    without: { en: '"liaison provision" makes no Base', zh: 'liaison provision 无法新建多维表格' },
    // A folder that does not exist: the scope is looked at first, and no Base is made.
    attempt: (client) => client.bitable.v1.app.create({ data: { name: nothing, folder_token: nothing } }),
  },
  {
    anyOf: ['base:table:create', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps\/[^/]+\/tables$/),
    without: { en: '"liaison provision" makes no tables', zh: 'liaison provision 无法新建数据表' },
    attempt: (client) =>
      client.bitable.v1.appTable.create({ path: { app_token: app }, data: { table: { name: nothing } } }),
  },
  {
    anyOf: ['base:field:create', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps\/[^/]+\/tables\/[^/]+\/fields$/),
    without: { en: 'columns that a new policy needs are not added', zh: '新制度所需的字段无法新增' },
    attempt: (client) =>
      client.bitable.v1.appTableField.create({ path: table, data: { field_name: nothing, type: 1 } }),
  },
  {
    anyOf: ['docs:event:subscribe', 'bitable:app', 'drive:drive'],
    matches: is('POST', /^drive\/v1\/files\/[^/]+\/subscribe$/),
    without: {
      en: 'changes are looked for every minute instead of being told',
      zh: '变更改为每分钟查看，而非即时通知',
    },
    attempt: (client) =>
      client.drive.v1.file.subscribe({ path: { file_token: nothing }, params: { file_type: 'bitable' } }),
  },
  {
    anyOf: ['drive:drive.metadata:readonly', 'drive:drive:readonly', 'drive:drive'],
    matches: is('POST', /^drive\/v1\/metas\/batch_query$/),
    without: { en: 'changes of the Base are not noticed', zh: '无法察觉多维表格的变更' },
    attempt: (client, { base }) =>
      client.drive.v1.meta.batchQuery({
        data: { request_docs: [{ doc_token: base || nothing, doc_type: 'bitable' }] },
      }),
  },
  {
    anyOf: ['docs:permission.member:retrieve', 'bitable:app', 'drive:drive'],
    matches: is('GET', /^drive\/v1\/permissions\/[^/]+\/members$/),
    without: { en: 'nobody is invited to the restricted Base', zh: '无法邀请人员打开受限多维表格' },
    attempt: (client) => client.drive.v1.permissionMember.list({ path: { token: nothing }, ...bitable }),
  },
  {
    anyOf: ['docs:permission.member:create', 'docs:permission.member'],
    matches: is('POST', /^drive\/v1\/permissions\/[^/]+\/members$/),
    without: { en: 'nobody is invited to the restricted Base', zh: '无法邀请人员打开受限多维表格' },
    attempt: (client) =>
      client.drive.v1.permissionMember.create({
        path: { token: nothing },
        ...bitable,
        data: { member_type: 'openid', member_id: nothing, perm: 'view' },
      }),
  },
  {
    anyOf: ['docs:permission.setting:write_only', 'drive:drive'],
    matches: is('PATCH', /^drive\/v1\/permissions\/[^/]+\/public$/),
    without: { en: 'the restricted Base is not closed to others', zh: '无法限制受限多维表格的访问' },
    attempt: (client) => client.drive.v1.permissionPublic.patch({ path: { token: nothing }, ...bitable, data: {} }),
  },
  {
    anyOf: ['sheets:spreadsheet:readonly', 'drive:drive:readonly', 'sheets:spreadsheet', 'drive:drive'],
    matches: is('GET', /^sheets\/v\d\//),
    without: { en: 'sheets of the company cannot be bound', zh: '无法绑定公司已有表格' },
    attempt: (client) => client.sheets.v3.spreadsheetSheet.query({ path: { spreadsheet_token: nothing } }),
  },
  {
    anyOf: ['sheets:spreadsheet', 'drive:drive'],
    matches: (method, path) => (method === 'POST' || method === 'PUT') && /^sheets\/v2\//.test(path),
    without: { en: 'two-way bound sheets cannot be changed', zh: '无法写回双向绑定的表格' },
    attempt: (client) =>
      client.request({
        method: 'POST',
        url: `/open-apis/sheets/v2/spreadsheets/${nothing}/values_batch_update`,
        data: { valueRanges: [] },
      }),
  },
  {
    anyOf: ['wiki:wiki:readonly', 'wiki:wiki'],
    matches: is('GET', /^wiki\/v2\/spaces\/get_node$/),
    without: { en: 'spreadsheets of the wiki cannot be bound', zh: '无法绑定知识库中的表格' },
    attempt: (client) => client.wiki.v2.space.getNode({ params: { token: nothing } }),
  },
  {
    anyOf: ['calendar:calendar.event:read', 'calendar:calendar:readonly', 'calendar:calendar'],
    matches: is('GET', /^calendar\/v4\/calendars\/[^/]+\/events/),
    without: { en: 'meetings are not found', zh: '找不到会议日程' },
    finds: 'LIAISON_CALENDAR',
    attempt: (client, { calendar }) => {
      const now = Math.floor(Date.now() / 1000);
      return client.calendar.v4.calendarEvent.instanceView({
        path: calendarOf(calendar),
        params: { start_time: String(now), end_time: String(now + 86_400) },
      });
    },
  },
  {
    anyOf: ['calendar:calendar:create', 'calendar:calendar'],
    matches: is('POST', /^calendar\/v4\/calendars$/),
    without: { en: '"liaison provision" makes no shared calendar', zh: 'liaison provision 无法新建共享日历' },
    // A word that the platform does not know: the scope is looked at first, and no calendar is made.
    attempt: (client) => client.calendar.v4.calendar.create({ data: { permissions: nothing as 'private' } }),
  },
  {
    anyOf: ['calendar:calendar.event:create', 'calendar:calendar'],
    matches: is('POST', /^calendar\/v4\/calendars\/[^/]+\/events$/),
    without: { en: 'meetings are not created', zh: '无法创建会议' },
    attempt: (client) =>
      client.calendar.v4.calendarEvent.create({ path: calendarOf(''), data: { start_time: {}, end_time: {} } }),
  },
  {
    anyOf: ['calendar:calendar.event:update', 'calendar:calendar'],
    matches: is(/POST|PATCH/, /^calendar\/v4\/calendars\/[^/]+\/events\/./),
    without: { en: 'agendas are not published and nobody is invited', zh: '无法发布议程和邀请人员' },
    attempt: (client) => client.calendar.v4.calendarEvent.patch({ path: event, data: {} }),
  },
  {
    anyOf: ['calendar:calendar.event:delete', 'calendar:calendar'],
    matches: is('DELETE', /^calendar\/v4\/calendars\/[^/]+\/events\/./),
    without: { en: 'a training that is cancelled stays in the calendar', zh: '取消的培训仍留在日历中' },
    attempt: (client) => client.calendar.v4.calendarEvent.delete({ path: event }),
  },
  {
    anyOf: ['task:tasklist:read', 'task:tasklist:write'],
    matches: is('GET', /^task\/v2\/tasklists\//),
    without: { en: 'actions are not followed up', zh: '无法跟进行动项' },
    finds: 'LIAISON_TASK_LIST',
    attempt: (client, { taskList }) => client.task.v2.tasklist.tasks({ path: { tasklist_guid: taskList || nothing } }),
  },
  {
    anyOf: ['task:section:read', 'task:section:write'],
    matches: is('GET', /^task\/v2\/sections$/),
    without: { en: 'actions stand in no section', zh: '行动项无法归入分组' },
    attempt: (client) => client.task.v2.section.list({ params: { resource_type: 'tasklist', resource_id: nothing } }),
  },
  {
    anyOf: ['task:tasklist:write'],
    matches: is('POST', /^task\/v2\/tasklists$/),
    without: { en: '"liaison provision" makes no task list', zh: 'liaison provision 无法新建任务清单' },
    attempt: (client) => client.task.v2.tasklist.create({ data: { name: '' } }),
  },
  {
    anyOf: ['task:section:write'],
    matches: is('POST', /^task\/v2\/sections$/),
    without: { en: '"liaison provision" makes no sections', zh: 'liaison provision 无法新建分组' },
    attempt: (client) =>
      client.task.v2.section.create({ data: { name: nothing, resource_type: 'tasklist', resource_id: nothing } }),
  },
  {
    anyOf: ['task:task:write'],
    matches: is(/POST|PATCH|DELETE/, /^task\/v2\/tasks/),
    without: { en: 'actions do not become tasks', zh: '行动项无法生成任务' },
    attempt: (client) => client.task.v2.task.delete({ path: { task_guid: nothing } }),
  },
  {
    anyOf: ['contact:contact.base:readonly', 'contact:contact:readonly_as_app'],
    matches: is('GET', /^contact\/v3\/users/),
    without: { en: 'nobody is recognised', zh: '无法识别任何人员' },
    finds: 'LIAISON_DEPARTMENT',
    attempt: (client, { department }) =>
      client.contact.v3.user.findByDepartment({
        params: { department_id: department, department_id_type: 'open_department_id', page_size: 10 },
      }),
  },
  {
    anyOf: ['contact:department.organize:readonly', 'contact:contact:readonly_as_app'],
    matches: is('GET', /^contact\/v3\/departments/),
    without: { en: 'only people who stand directly in the department are recognised', zh: '仅能识别直属该部门的人员' },
    finds: 'LIAISON_DEPARTMENT',
    attempt: (client, { department }) =>
      client.contact.v3.department.children({
        path: { department_id: department },
        params: { department_id_type: 'open_department_id', page_size: 10 },
      }),
  },
  {
    anyOf: ['im:message:send_as_bot', 'im:message'],
    matches: is(/POST|PATCH/, /^im\/v1\/messages/),
    without: { en: 'nobody is told in chat', zh: '无法在聊天中通知人员' },
    attempt: (client) =>
      client.im.v1.message.create({
        params: { receive_id_type: 'open_id' },
        data: { receive_id: nothing, msg_type: 'text', content: '{"text":""}' },
      }),
  },
  {
    anyOf: ['im:chat.tabs:write_only', 'im:chat'],
    matches: is('POST', /^im\/v1\/chats\/[^/]+\/chat_tabs$/),
    without: { en: '"liaison chat-tab" puts no tab into a group chat', zh: 'liaison chat-tab 无法在群中添加标签页' },
    attempt: (client) => client.im.v1.chatTab.create({ path: { chat_id: nothing }, data: { chat_tabs: [] } }),
  },
];

/** What a person is asked for when they first open a spreadsheet of their own, and not before (`requestAccess`: scopeList). */
export const personScopes: readonly string[] = [
  'sheets:spreadsheet',
  'bitable:app:readonly',
  'wiki:wiki:readonly',
  'drive:drive.metadata:readonly',
];

export const scopeOf = (method: string, path: string): Scope | undefined => scopes.find((s) => s.matches(method, path));
