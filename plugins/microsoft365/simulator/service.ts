import { type Ask, type Excuse, handlersFor, type Manners, type Reply, weathered } from '../../simulation/exchange.ts';
import { needOf, needs } from '../permissions.ts';
import { SimulatedBots } from './bot.ts';
import { calendar } from './calendar.ts';
import { catalogue } from './catalogue.ts';
import { drives, files, unmergedChange } from './files.ts';
import { SimulatedEntra } from './identity.ts';
import { planner } from './planner.ts';
import { collided, fault, ok, page } from './replies.ts';
import { type Deliver, Subscriptions } from './subscriptions.ts';
import type { SimUser, Tenant } from './tenant.ts';

/** Microsoft Graph v1.0 and Entra in memory, behaving as documented as far as the plugin needs them. */
export class SimulatedMicrosoft365 {
  readonly tenants = new Map<string, Tenant>();
  readonly subscriptions = new Map<string, Subscriptions>();
  /** How notifications leave; a test or the embedded default leads them to the process they are for. */
  deliver: Deliver = (url, init) => fetch(url, init);
  readonly manners: Manners = { latency: 0, observe: [] };

  readonly bots: SimulatedBots;

  private constructor(readonly entra: SimulatedEntra) {
    this.bots = new SimulatedBots(entra, (id) => this.tenants.get(id));
  }

  static async start(tenants: readonly Tenant[], clock: () => number): Promise<SimulatedMicrosoft365> {
    const entra = await SimulatedEntra.start(clock);
    const service = new SimulatedMicrosoft365(entra);
    entra.rolesOf = (tenant) => service.tenants.get(tenant)?.granted ?? usualRoles;
    for (const tenant of tenants) {
      service.tenants.set(tenant.id, tenant);
      service.subscriptions.set(tenant.id, new Subscriptions(tenant, () => service.deliver, tenant.clock));
    }
    return service;
  }

  handlers() {
    return [
      ...handlersFor(['https://graph.microsoft.com'], (ask) => this.serve(ask), this.manners, excuse),
      ...handlersFor(['https://smba.trafficmanager.net'], (ask) => this.bots.serve(ask), this.manners, excuse),
      ...handlersFor(
        ['https://login.botframework.com'],
        async (ask) => this.bots.keys(ask),
        { latency: 0, observe: [] },
        excuse,
      ),
      ...handlersFor(
        ['https://login.microsoftonline.com'],
        (ask) => this.entra.serve(ask),
        { latency: 0, observe: [] },
        excuse,
      ),
      ...handlersFor(
        ['http://169.254.169.254'],
        (ask) => this.entra.assertions.imds(ask),
        { latency: 0, observe: [] },
        excuse,
      ),
    ];
  }

  /** One request to graph.microsoft.com, a batch included. */
  async serve(ask: Ask): Promise<Reply> {
    const claims = await this.entra.accepts(ask.headers.authorization);
    const tenant = claims && this.tenants.get(claims.tid);
    if (!tenant)
      return fault(
        401,
        'InvalidAuthenticationToken',
        'Access token is empty, malformed, expired or for another audience.',
      );
    const me = claims.oid ? tenant.user(claims.oid) : undefined;
    const challenge = me && this.entra.challenges.get(tenant.id);
    if (challenge) return challenged(challenge);
    const path = ask.url.pathname.replace(/^\/v1\.0\//, '');
    if (path === '$batch') return this.batch(tenant, me, ask);
    const [, inCatalogue] = path.match(/^appCatalogs\/teamsApps(.*)$/) ?? [];
    if (inCatalogue !== undefined) return catalogue(tenant, me, claims.scp ?? '', inCatalogue, ask);
    return this.route(tenant, me, path, ask);
  }

  /** `concepts/json-batching.md`: 20 at most, unique ids, 424 for what depends on a failure. */
  private async batch(tenant: Tenant, me: SimUser | undefined, ask: Ask): Promise<Reply> {
    const { requests = [] } = (ask.body ?? {}) as { requests?: BatchPart[] };
    if (requests.length > 20)
      return fault(400, 'BadRequest', 'Number of batch request steps exceeds the maximum value of 20.');
    if (new Set(requests.map((r) => r.id)).size !== requests.length)
      return fault(400, 'BadRequest', 'Each batch request needs a unique id.');
    const answers = new Map<string, Reply>();
    const crowd = new Crowd();
    for (const part of requests) {
      const failed = (part.dependsOn ?? []).some((id) => (answers.get(id)?.status ?? 400) >= 400);
      const headers = Object.fromEntries(Object.entries(part.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
      if (failed) answers.set(part.id, fault(424, 'FailedDependency', 'Failed dependency.'));
      else if (!crowd.admits(part)) answers.set(part.id, fault(429, 'ApplicationThrottled', mailboxFull, retryLater));
      else if (part.body !== undefined && !headers['content-type'])
        answers.set(part.id, fault(400, 'BadRequest', 'Content-Type is required with a body.'));
      else {
        const url = new URL(`https://graph.microsoft.com/v1.0/${part.url.replace(/^\//, '')}`);
        const inner: Ask = { method: part.method.toUpperCase(), url, headers, body: part.body };
        const route = (ask: Ask) => this.route(tenant, me, ask.url.pathname.replace(/^\/v1\.0\//, ''), ask);
        // A request of a batch is throttled and fails by itself (`concepts/json-batching.md`); its connection is the batch's.
        const reply = await weathered(inner, route, this.manners, excuse, (ask) => this.pretend(tenant, ask));
        answers.set(part.id, reply ?? excuse('timed-out', inner));
      }
    }
    return ok({
      responses: [...answers].map(([id, r]) => ({
        id,
        status: r.status,
        headers: r.headers ?? {},
        ...(r.body !== undefined && { body: r.body }),
      })),
    });
  }

  /** A change of a workbook that is answered as done and lost when the co-authors' changes are merged. */
  private async pretend(tenant: Tenant, ask: Ask): Promise<Reply | undefined> {
    const [, group, path] = decodeURIComponent(ask.url.pathname).match(/\/groups\/([^/]+)\/drive\/(.*)$/) ?? [];
    const library = group && tenant.libraryOf(group, undefined);
    return path && typeof library === 'object' && ask.method !== 'GET' ? unmergedChange(library, path, ask) : undefined;
  }

  private async route(tenant: Tenant, me: SimUser | undefined, encoded: string, ask: Ask): Promise<Reply> {
    const path = decodeURIComponent(encoded);
    const need = tenant.granted && needOf(ask.method, path);
    const held = (me ? need?.delegated : need?.application)?.some((p) => tenant.granted!.has(p));
    if (need && !held) return fault(403, 'accessDenied', 'Access is denied. Check credentials and try again.');
    const group = path.match(/^groups\/([^/]+)\/(.*)$/);
    if (group) {
      const library = tenant.libraryOf(group[1]!, me);
      if (!library) return fault(404, 'Request_ResourceNotFound', `Resource '${group[1]}' does not exist.`);
      if (library === 'closed') return fault(403, 'accessDenied', 'Access denied');
      if (group[2]!.startsWith('drive/')) return files(library, group[2]!.slice('drive/'.length), ask);
      if (group[2] === 'planner/plans')
        return ok({
          value: tenant.state.plans.map((p) => ({ '@odata.etag': `W/"plan${p.version}"`, id: p.id, title: p.title })),
        });
      if (group[2]!.startsWith('members')) return page(ask, tenant.state.users.map(shownUser), 100);
    }
    if (/^(drives|shares)\//.test(path)) return drives(tenant, me, path, ask);
    if (/^subscriptions(\/|$)/.test(path))
      return this.subscriptions.get(tenant.id)!.serve(path.slice('subscriptions/'.length), ask);
    if (path.startsWith('planner/')) return planner(tenant, path.slice('planner/'.length), ask);
    const user = path.match(/^(?:me|users\/([^/]+))\/?(.*)$/);
    if (user) {
      const who = user[1] ? tenant.user(user[1]) : me;
      if (!who) return fault(404, 'Request_ResourceNotFound', `Resource '${user[1]}' does not exist.`);
      if (!user[2]) return ok(shownUser(who));
      if (user[2] === 'teamwork/sendActivityNotification') return this.notice(tenant, who, ask);
      return calendar(tenant, who, user[2], ask);
    }
    return fault(400, 'BadRequest', `Resource not found for the segment '${path}'.`);
  }

  /** `teams-send-activityfeednotifications.md`: a text topic leads into Teams, and the app's package declares the type. */
  private notice(tenant: Tenant, who: SimUser, ask: Ask): Reply {
    const body = ask.body as {
      topic: { source: string; value: string; webUrl?: string };
      activityType: string;
      previewText: { content: string };
      templateParameters?: { name: string; value: string }[];
    };
    const leadsToTeams = body.topic.webUrl?.startsWith('https://teams.microsoft.com/');
    if (body.topic.source === 'text' && !leadsToTeams)
      return fault(400, 'BadRequest', "Invalid 'webUrl': it must start with the Microsoft Teams domain.");
    if (body.activityType !== 'systemDefault' && !tenant.activityTypes.has(body.activityType))
      return fault(400, 'BadRequest', `Activity type '${body.activityType}' is not declared in the app's manifest.`);
    const free = body.templateParameters?.find((p) => p.name === 'systemDefaultText')?.value;
    if (body.activityType === 'systemDefault' && !free)
      return fault(400, 'BadRequest', "'systemDefault' needs the template parameter 'systemDefaultText'.");
    tenant.state.notices.push({
      to: who.id,
      type: body.activityType,
      title: free ?? body.topic.value,
      text: body.previewText.content,
      link: body.topic.webUrl ?? '',
      at: tenant.now(),
    });
    tenant.store.changed();
    return { status: 204 };
  }
}

/** `concepts/throttling.md`: 429 and 503 say how long to wait; a gateway that gave up waiting answers 504. */
const excuse: Excuse = (kind, ask) => {
  if (kind === 'collision' && ask.url.pathname.includes('/workbook/')) return collided();
  if (kind === 'throttled') return fault(429, 'TooManyRequests', 'Please retry again later.', { 'Retry-After': '2' });
  if (kind === 'busy' || kind === 'collision')
    return fault(503, 'ServiceUnavailable', 'The service is temporarily unavailable.', { 'Retry-After': '1' });
  return fault(504, 'GatewayTimeout', 'The operation timed out.');
};

const mailboxFull = 'Application is over its MailboxConcurrency limit.';
const retryLater = { 'Retry-After': '1' };

/**
 * Requests of a batch that do not wait for each other reach a mailbox side by side, and Outlook serves four of an app at a
 * time (`concepts/throttling-limits.md`, Outlook service limits).
 */
class Crowd {
  private readonly wave = new Map<string, number>();
  private readonly atOnce = new Map<string, number>();

  admits({ id, url, dependsOn = [] }: BatchPart): boolean {
    const wave = 1 + Math.max(-1, ...dependsOn.map((d) => this.wave.get(d) ?? 0));
    this.wave.set(id, wave);
    const mailbox = url.match(/^\/?(me|users\/[^/]+)\/(calendar|events)/)?.[1];
    if (!mailbox) return true;
    const place = `${wave} ${mailbox}`;
    this.atOnce.set(place, 1 + (this.atOnce.get(place) ?? 0));
    return this.atOnce.get(place)! <= 4;
  }
}

/** What a company grants that has followed the manual. */
const usualRoles = new Set(Object.values(needs).map((need) => need.application[0]!));
usualRoles.add('Sites.Selected').add('Calendars.ReadWrite').add('Tasks.ReadWrite.All');

/** Continuous access evaluation: the token is good, but Graph wants to hear more of the person. */
const challenged = (claims: string): Reply =>
  fault(401, 'InvalidAuthenticationToken', 'Continuous access evaluation resulted in challenge.', {
    'WWW-Authenticate': `Bearer realm="", authorization_uri="https://login.microsoftonline.com/common/oauth2/authorize", error="insufficient_claims", claims="${btoa(claims)}"`,
  });

interface BatchPart {
  id: string;
  method: string;
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  dependsOn?: string[];
}

const shownUser = (u: SimUser) => ({
  id: u.id,
  displayName: u.displayName,
  mail: u.mail || null,
  userPrincipalName: u.userPrincipalName ?? u.mail,
  proxyAddresses: u.proxyAddresses ?? [],
  jobTitle: u.jobTitle ?? null,
  department: u.department ?? null,
});
