import { Store } from '../../simulation/store.ts';

/** Where a tenant's app has its events sent: the console's page 事件与回调. Without it they go over the long connection. */
export interface WebHook {
  url: string;
  encryptKey: string;
  verificationToken: string;
}

export interface SimPerson {
  open_id: string;
  name: string;
  email: string;
  job_title?: string;
  /** Where they stand directly; the root where it says nothing. */
  department?: string;
}
export interface SimDepartment {
  open_department_id: string;
  name: string;
  parent: string;
}
export interface SimField {
  field_id: string;
  field_name: string;
  type: number;
  property?: { options?: { name: string; id?: string; color?: number }[]; [key: string]: unknown };
}
export interface SimTable {
  table_id: string;
  name: string;
  /** Counts every change of its rows and columns. */
  revision: number;
  fields: SimField[];
  records: { record_id: string; fields: Record<string, unknown> }[];
  /** Idempotency: what a client_token created. */
  tokens: Record<string, string[]>;
}
export interface SimBase {
  app_token: string;
  name: string;
  /** Seconds since 1970. */
  modified: number;
  /** Only the app, which made it, and its members open it; without it everybody in the company does. */
  closed?: boolean;
  /** Who opens it by its link. */
  link?: string;
  members?: { member_type: string; member_id: string; perm: string; type: string }[];
  tables: SimTable[];
}
/** A spreadsheet. Cells hold what the platform answers; a formula holds its result as well. */
export interface SimSpreadsheet {
  token: string;
  title: string;
  /** Seconds since 1970. */
  modified: number;
  revision: number;
  sheets: SimSheet[];
}
export interface SimSheet {
  sheet_id: string;
  title: string;
  hidden?: boolean;
  grid: SimCell[][];
  /** How cells are shown where that was set: by `row,column`, counted from 1. */
  formats?: Record<string, string>;
  /** From 0, ends included: top, bottom, left, right. */
  merges?: [number, number, number, number][];
}
export type SimCell = string | number | boolean | null | { formula: string; result: unknown } | object[];

export interface SimEvent {
  event_id: string;
  calendar_id: string;
  summary: string;
  description: string;
  start: number;
  end: number;
  timezone: string;
  location?: string;
  status: 'confirmed' | 'cancelled';
  attendees: { attendee_id: string; user_id: string; display_name: string; rsvp_status: string }[];
  key?: string;
}
export interface SimTask {
  guid: string;
  summary: string;
  description: string;
  /** Milliseconds. */
  due?: string;
  all_day: boolean;
  completed_at: string;
  created_at: string;
  members: { id: string; type: string; role: string }[];
  tasklists: { tasklist_guid: string; section_guid?: string }[];
  token?: string;
}
export interface SimChatTab {
  tab_name?: string;
  tab_type: string;
  tab_content?: { url?: string };
}
export interface TenantState {
  /** Group chats in which the bot is. */
  groupChats?: { chat_id: string; name: string; tabs: SimChatTab[] }[];
  people: SimPerson[];
  departments?: SimDepartment[];
  bases: SimBase[];
  spreadsheets: SimSpreadsheet[];
  /** Pages of the wiki: where each leads. */
  wiki: { node_token: string; obj_token: string; obj_type: string }[];
  calendars: { calendar_id: string; summary: string }[];
  events: SimEvent[];
  tasklists: { guid: string; name: string; sections: { guid: string; name: string }[] }[];
  tasks: SimTask[];
  messages: { id?: string; to: string; content: string; uuid?: string | undefined; at: number }[];
  /** Files whose events the app asked for. */
  subscribed: string[];
  counter: number;
}

/** A simulated Feishu tenant with one app of ours. */
export class FeishuTenant {
  readonly store: Store<TenantState>;
  /** Codes and user tokens live as long as the process, as tokens do. */
  readonly codes = new Map<string, string>();
  readonly userTokens = new Map<string, { open_id: string; expires: number }>();
  /** Refresh tokens, each good once. */
  readonly refreshTokens = new Map<string, string>();

  /**
   * @param appId our app in this tenant
   * @param appSecret its secret
   * @param folder where state is kept; memory without it
   * @param clock milliseconds since 1970, UTC
   */
  constructor(
    readonly appId: string,
    readonly appSecret: string,
    folder: string | undefined,
    readonly clock: () => number,
  ) {
    this.store = new Store<TenantState>(folder && `${folder}/state.json`, () => ({
      people: [],
      bases: [],
      spreadsheets: [],
      wiki: [],
      calendars: [],
      events: [],
      tasklists: [],
      tasks: [],
      messages: [],
      subscribed: [],
      counter: 0,
    }));
    this.store.state.subscribed ??= [];
    this.store.state.spreadsheets ??= [];
    this.store.state.wiki ??= [];
  }

  /** Told of every edit of a Base. */
  edited: (base: SimBase) => void = () => {};
  /** Where the app's events are sent; over its long connection where it is not set. */
  webHook: WebHook | undefined;
  /** Scopes that the company has granted to the app; everything while it is not set. */
  granted: ReadonlySet<string> | undefined;
  /** Documents that only some people may open, by token: open_ids. */
  readonly closed = new Map<string, string[]>();
  /** Tables that are being written at the moment: Base takes one writer a table at a time. */
  readonly writing = new Set<string>();

  get state(): TenantState {
    return this.store.state;
  }

  newId(prefix: string): string {
    this.state.counter++;
    return `${prefix}${this.state.counter.toString(36).padStart(8, '0')}${this.appId.slice(-6)}`;
  }

  /** Scopes that people agreed to, by open_id. */
  readonly agreed = new Map<string, readonly string[]>();

  /** What the Feishu client gives to a tab after requestAccess: a code, good once. */
  codeFor(open_id: string): string {
    const code = this.newId('code');
    this.codes.set(code, open_id);
    return code;
  }
}
