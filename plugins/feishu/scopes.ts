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

/** As documented on the page of each operation (权限要求). */
export const scopes: readonly Scope[] = [
  {
    anyOf: ['base:record:retrieve', 'bitable:app:readonly', 'bitable:app'],
    matches: is(/GET|POST/, /^bitable\/v1\/apps\/[^/]+\/tables(\/[^/]+\/(fields|records\/search))?$/),
    without: { en: 'no register can be read', zh: '无法读取任何台账' },
    finds: 'LIAISON_BASE',
    attempt: (client, { base }) => client.bitable.v1.appTable.list({ path: { app_token: base || nothing } }),
  },
  {
    anyOf: ['base:record:create', 'bitable:app'],
    matches: is('POST', /^bitable\/v1\/apps(\/.*\/records\/batch_\w+)?$/),
    without: { en: 'nothing can be written to registers', zh: '无法写入台账' },
    attempt: (client) =>
      client.bitable.v1.appTableRecord.batchCreate({
        path: { app_token: nothing, table_id: nothing },
        data: { records: [] },
      }),
  },
  {
    anyOf: ['sheets:spreadsheet:readonly', 'drive:drive:readonly', 'sheets:spreadsheet', 'drive:drive'],
    matches: is('GET', /^sheets\/v\d\//),
    without: { en: 'sheets of the company cannot be bound', zh: '无法绑定公司已有表格' },
    attempt: (client) => client.sheets.v3.spreadsheetSheet.query({ path: { spreadsheet_token: nothing } }),
  },
  {
    anyOf: ['sheets:spreadsheet', 'drive:drive'],
    matches: is('POST', /^sheets\/v2\//),
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
    attempt: (client) =>
      client.drive.v1.permissionMember.list({ path: { token: nothing }, params: { type: 'bitable' } }),
  },
  {
    anyOf: ['docs:permission.member:create', 'docs:permission.member'],
    matches: is('POST', /^drive\/v1\/permissions\/[^/]+\/members$/),
    without: { en: 'nobody is invited to the restricted Base', zh: '无法邀请人员打开受限多维表格' },
    attempt: (client) =>
      client.drive.v1.permissionMember.create({
        path: { token: nothing },
        params: { type: 'bitable' },
        data: { member_type: 'openid', member_id: nothing, perm: 'view' },
      }),
  },
  {
    anyOf: ['docs:permission.setting:write_only', 'drive:drive'],
    matches: is('PATCH', /^drive\/v1\/permissions\/[^/]+\/public$/),
    without: { en: 'the restricted Base is not closed to others', zh: '无法限制受限多维表格的访问' },
    attempt: (client) =>
      client.drive.v1.permissionPublic.patch({ path: { token: nothing }, params: { type: 'bitable' }, data: {} }),
  },
  {
    anyOf: ['calendar:calendar.event:read', 'calendar:calendar:readonly', 'calendar:calendar'],
    matches: is('GET', /^calendar\/v4\/calendars\/[^/]+\/events/),
    without: { en: 'meetings are not found', zh: '找不到会议日程' },
    finds: 'LIAISON_CALENDAR',
    attempt: (client, { calendar }) => {
      const now = Math.floor(Date.now() / 1000);
      return client.calendar.v4.calendarEvent.instanceView({
        path: { calendar_id: calendar || nothing },
        params: { start_time: String(now), end_time: String(now + 86_400) },
      });
    },
  },
  {
    anyOf: ['calendar:calendar.event:create', 'calendar:calendar'],
    matches: is('POST', /^calendar\/v4\/calendars\/[^/]+\/events$/),
    without: { en: 'meetings are not created', zh: '无法创建会议' },
    attempt: (client) =>
      client.calendar.v4.calendarEvent.create({
        path: { calendar_id: nothing },
        data: { start_time: {}, end_time: {} },
      }),
  },
  {
    anyOf: ['calendar:calendar.event:update', 'calendar:calendar'],
    matches: is(/POST|PATCH/, /^calendar\/v4\/calendars\/[^/]+\/events\/./),
    without: { en: 'agendas are not published and nobody is invited', zh: '无法发布议程和邀请人员' },
    attempt: (client) =>
      client.calendar.v4.calendarEvent.patch({ path: { calendar_id: nothing, event_id: nothing }, data: {} }),
  },
  {
    anyOf: ['calendar:calendar.event:delete', 'calendar:calendar'],
    matches: is('DELETE', /^calendar\/v4\/calendars\/[^/]+\/events\/./),
    without: { en: 'a training that is cancelled stays in the calendar', zh: '取消的培训仍留在日历中' },
    attempt: (client) => client.calendar.v4.calendarEvent.delete({ path: { calendar_id: nothing, event_id: nothing } }),
  },
  {
    anyOf: ['task:task:read', 'task:task:write'],
    matches: is('GET', /^task\/v2\//),
    without: { en: 'actions are not followed up', zh: '无法跟进行动项' },
    finds: 'LIAISON_TASK_LIST',
    attempt: (client, { taskList }) => client.task.v2.tasklist.tasks({ path: { tasklist_guid: taskList || nothing } }),
  },
  {
    anyOf: ['task:task:write'],
    matches: is(/POST|PATCH|DELETE/, /^task\/v2\//),
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
];

/** What a person is asked for when they first open a spreadsheet of their own, and not before (`requestAccess`: scopeList). */
export const personScopes: readonly string[] = [
  'sheets:spreadsheet',
  'bitable:app:readonly',
  'wiki:wiki:readonly',
  'drive:drive.metadata:readonly',
];

export const scopeOf = (method: string, path: string): Scope | undefined => scopes.find((s) => s.matches(method, path));
