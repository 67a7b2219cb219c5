import { randomUUID } from 'node:crypto';
import { type Ask, type Excuse, handlersFor, type Manners, type Reply } from '../../simulation/exchange.ts';
import { personAgreed, readable, scopeDenied } from './access.ts';
import { base } from './base.ts';
import { calendar } from './calendar.ts';
import { asksForConnection, Events } from './events.ts';
import { messages } from './messages.ts';
import { permissions } from './permissions.ts';
import { fault, ok, page } from './replies.ts';
import { documentOf, mayOpen, sheets, wiki } from './sheets.ts';
import { tasks } from './tasks.ts';
import type { FeishuTenant, SimDepartment, SimPerson } from './tenant.ts';

/** `frequency-control`: HTTP 429, code 99991400, seconds to wait in a header. Base: one writer a table at a time (1254291). */
const excuse: Excuse = (kind, ask) => {
  if (kind === 'throttled')
    return {
      status: 429,
      headers: { 'content-type': 'application/json', 'x-ogw-ratelimit-limit': '100', 'x-ogw-ratelimit-reset': '2' },
      body: { code: 99991400, msg: 'request trigger frequency limit' },
    };
  const writes = ask.url.pathname.includes('/bitable/') && ask.method !== 'GET';
  if (kind !== 'timed-out' && writes) return fault(1254291, 'Write conflict');
  return fault(1255040, 'Request timeout, please retry', kind === 'timed-out' ? 504 : 500);
};

/** The Feishu Open Platform in memory, behaving as documented as far as the plugin needs it. */
export class SimulatedFeishu {
  readonly manners: Manners = { latency: 0, observe: [] };
  readonly events: Events;
  private readonly tenantTokens = new Map<string, { tenant: FeishuTenant; expires: number }>();
  private counter = 0;

  /** @param clock for tokens: real time, whatever time it is in the company */
  constructor(
    readonly tenants: readonly FeishuTenant[],
    private readonly clock: () => number,
  ) {
    this.events = new Events(tenants);
  }

  /** The app's tokens are no longer good, before their time. */
  revokeAppTokens(): void {
    this.tenantTokens.clear();
  }

  handlers() {
    return handlersFor(
      ['https://open.feishu.cn', 'https://open.larksuite.com'],
      (ask) => this.serve(ask),
      this.manners,
      excuse,
    );
  }

  /** One request to /open-apis. */
  async serve(ask: Ask): Promise<Reply> {
    const connecting = asksForConnection(ask);
    if (connecting) {
      const app = this.tenants.find((t) => t.appId === connecting.AppID && t.appSecret === connecting.AppSecret);
      return app ? this.events.endpoint(app) : fault(10014, 'app secret invalid');
    }
    const path = decodeURIComponent(ask.url.pathname.replace(/^\/open-apis\//, ''));
    if (path === 'auth/v3/tenant_access_token/internal' || path === 'auth/v3/app_access_token/internal')
      return this.appToken(ask);
    const who = this.bearer(ask);
    if (!who && /^Bearer u-/i.test(ask.headers.authorization ?? '')) return this.userTokenRefused(ask);
    if (!who)
      return fault(
        99991663,
        'Invalid access token for authorization. Please make a test attempt with the correct token.',
        401,
      );
    const { tenant } = who;
    const denied =
      !path.startsWith('authen/') &&
      (scopeDenied(tenant, ask.method, path) ?? (who.open_id ? personAgreed(who, ask.method, path) : undefined));
    if (denied) return denied;
    const [, area, rest] = path.match(/^(\w+)\/(?:v\d\/)?(.*)$/) ?? [];
    switch (area) {
      case 'bitable':
        return mayOpen(tenant, rest!.match(/^apps\/([^/]+)/)?.[1], who.open_id)
          ? this.oneWriter(tenant, path, ask, () => base(tenant, rest!, ask))
          : fault(1254302, 'Permission denied.');
      case 'calendar':
        return calendar(tenant, rest!, ask);
      case 'task':
        return tasks(tenant, rest!, ask);
      case 'contact':
        return this.contact(tenant, rest!, ask);
      case 'drive':
        return this.drive(tenant, rest!, ask, who.open_id);
      case 'sheets':
        return sheets(tenant, rest!, ask, who.open_id);
      case 'wiki':
        return wiki(tenant, rest!, ask);
      case 'im':
        return messages(tenant, rest!, ask);
      case 'jssdk':
        return ok({ ticket: `ticket-${tenant.appId}`, expire_in: 7200 });
      case 'authen':
        return this.authen(tenant, rest!, ask, who.open_id);
      default:
        return fault(99992402, `no such operation: ${path}`, 404);
    }
  }

  /** `bitable/…/notification`: 1254291 for whoever writes a table while another does. */
  private async oneWriter(tenant: FeishuTenant, path: string, ask: Ask, serve: () => Reply): Promise<Reply> {
    const table = path.match(/^(.*\/tables\/[^/]+)\/records\/batch_/)?.[1];
    if (!table || ask.method === 'GET') return serve();
    if (tenant.writing.has(table)) return fault(1254291, 'Write conflict');
    tenant.writing.add(table);
    try {
      await new Promise((done) => setTimeout(done, 1));
      return serve();
    } finally {
      tenant.writing.delete(table);
    }
  }

  private appToken(ask: Ask): Reply {
    const { app_id, app_secret } = (ask.body ?? {}) as { app_id?: string; app_secret?: string };
    const tenant = this.tenants.find((t) => t.appId === app_id);
    if (!tenant) return fault(10003, 'invalid param');
    if (tenant.appSecret !== app_secret) return fault(10014, 'app secret invalid');
    const token = `t-${++this.counter}-${app_id}`;
    this.tenantTokens.set(token, { tenant, expires: this.clock() + 7_200_000 });
    return {
      status: 200,
      body: { code: 0, msg: 'ok', tenant_access_token: token, app_access_token: token, expire: 7200 },
    };
  }

  /** `generic-error-code`: 99991677 for a person's token that has expired, 99991668 for one that is not known. */
  private userTokenRefused(ask: Ask): Reply {
    const token = ask.headers.authorization!.replace(/^Bearer /i, '');
    const known = this.tenants.some((t) => t.userTokens.has(token));
    return known
      ? fault(99991677, 'Authentication token expired. Please use the latest user access token.', 401)
      : fault(
          99991668,
          'Invalid access token for authorization. Please make a test attempt with the correct token.',
          401,
        );
  }

  private bearer(ask: Ask): { tenant: FeishuTenant; open_id?: string; scopes?: readonly string[] } | undefined {
    const token = ask.headers.authorization?.replace(/^Bearer /i, '') ?? '';
    const app = this.tenantTokens.get(token);
    if (app) return app.expires > this.clock() ? { tenant: app.tenant } : undefined;
    for (const tenant of this.tenants) {
      const user = tenant.userTokens.get(token);
      if (user && user.expires > this.clock())
        return { tenant, open_id: user.open_id, scopes: tenant.agreed.get(user.open_id) ?? [] };
    }
    return undefined;
  }

  private authen(tenant: FeishuTenant, rest: string, ask: Ask, open_id: string | undefined): Reply {
    if (rest === 'oidc/access_token' || rest === 'oidc/refresh_access_token') {
      const { code = '', refresh_token = '' } = (ask.body ?? {}) as { code?: string; refresh_token?: string };
      const who = tenant.codes.get(code) ?? tenant.refreshTokens.get(refresh_token);
      if (!who) return fault(code ? 20003 : 20037, code ? 'invalid code' : 'refresh token is invalid');
      tenant.codes.delete(code);
      tenant.refreshTokens.delete(refresh_token);
      const token = `u-${++this.counter}-${who}`;
      const refresh = `ur-${this.counter}-${randomUUID()}`;
      tenant.userTokens.set(token, { open_id: who, expires: this.clock() + 7_200_000 });
      tenant.refreshTokens.set(refresh, who);
      return ok({
        access_token: token,
        refresh_token: refresh,
        token_type: 'Bearer',
        expires_in: 7199,
        refresh_expires_in: 2_591_999,
        scope: '',
      });
    }
    const person = tenant.state.people.find((p) => p.open_id === open_id);
    if (rest !== 'user_info' || !person) return fault(20005, 'The user access token passed is invalid.', 401);
    return ok({
      name: person.name,
      en_name: person.name,
      open_id: person.open_id,
      union_id: `on_${person.open_id}`,
      email: person.email,
      enterprise_email: person.email,
      tenant_key: tenant.appId,
    });
  }

  private contact(tenant: FeishuTenant, rest: string, ask: Ask): Reply {
    const departments = tenant.state.departments ?? [];
    const parent = rest.match(/^departments\/([^/]+)\/children$/)?.[1];
    if (parent) {
      const whole = ask.url.searchParams.get('fetch_child') === 'true';
      const under = (id: string): SimDepartment[] =>
        departments.filter((d) => d.parent === id).flatMap((d) => [d, ...(whole ? under(d.open_department_id) : [])]);
      return ok(
        page(
          under(parent).map((d) => readable(tenant, 'department', shownDepartment(d))),
          ask.url.searchParams,
          10,
          50,
        ),
      );
    }
    if (rest !== 'users/find_by_department') return fault(99992402, 'no such operation', 404);
    const id = ask.url.searchParams.get('department_id') ?? '';
    if (id !== '0' && !departments.some((d) => d.open_department_id === id))
      return fault(43008, 'dept_id is invalid', 400);
    // Only those who stand directly in it (获取部门直属用户列表).
    const direct = tenant.state.people.filter((p) => (p.department ?? '0') === id);
    return ok(
      page(
        direct.map((p) => readable(tenant, 'user', shownPerson(p))),
        ask.url.searchParams,
        10,
        50,
      ),
    );
  }

  private drive(tenant: FeishuTenant, rest: string, ask: Ask, open_id: string | undefined): Reply {
    const file = rest.match(/^files\/([^/]+)\/subscribe$/)?.[1];
    if (file) {
      if (!tenant.state.bases.some((b) => b.app_token === file)) return fault(970005, 'not exist');
      if (!tenant.state.subscribed.includes(file)) tenant.state.subscribed.push(file);
      tenant.store.changed();
      return ok();
    }
    const [, token, what] = rest.match(/^permissions\/([^/]+)\/(members|public)$/) ?? [];
    if (token) return permissions(tenant, token, what!, ask, open_id);
    if (rest !== 'metas/batch_query') return fault(99992402, 'no such operation', 404);
    const { request_docs, with_url } = ask.body as {
      request_docs: { doc_token: string; doc_type: string }[];
      with_url?: boolean;
    };
    const metas = request_docs.flatMap((doc) => {
      const found = documentOf(tenant, doc.doc_token);
      if (!found || !mayOpen(tenant, doc.doc_token, open_id)) return [];
      const time = String(found.modified);
      return [
        {
          doc_token: doc.doc_token,
          doc_type: doc.doc_type,
          title: found.title,
          owner_id: 'ou_app',
          create_time: time,
          latest_modify_user: 'ou_app',
          latest_modify_time: time,
          url: with_url ? `https://sample.feishu.cn/${found.kind}/${doc.doc_token}` : '',
        },
      ];
    });
    const failed = request_docs
      .filter((d) => !metas.some((m) => m.doc_token === d.doc_token))
      .map((d) => ({ token: d.doc_token, code: 970005 }));
    return ok({ metas, failed_list: failed });
  }
}

const shownDepartment = (d: SimDepartment) => ({
  name: d.name,
  open_department_id: d.open_department_id,
  department_id: d.open_department_id.slice(3),
  parent_department_id: d.parent,
  member_count: 0,
  status: { is_deleted: false },
});

const shownPerson = (p: SimPerson) => ({
  union_id: `on_${p.open_id}`,
  open_id: p.open_id,
  name: p.name,
  en_name: p.name,
  email: p.email,
  enterprise_email: p.email,
  mobile: '',
  status: { is_frozen: false, is_resigned: false, is_activated: true, is_exited: false, is_unjoin: false },
  department_ids: [p.department ?? '0'],
  job_title: p.job_title ?? '',
});
