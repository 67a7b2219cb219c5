import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok } from './replies.ts';
import type { SimSubscription, Tenant } from './tenant.ts';

/** How a notification leaves the simulated Graph; tests put a tunnel here. */
export type Deliver = (url: string, init: RequestInit) => Promise<Response>;

/** Longest life in minutes (`resources/subscription.md`). */
const longest = { drive: 42_300, events: 10_080 };
/** Graph tries again for up to four hours; here a few times are enough to see it. */
const tries = 3;

/** Subscriptions as documented: a handshake before they exist, an end that must be put off, and news of their own life. */
export class Subscriptions {
  /** Notifications that were sent, or given up: for tests. */
  readonly log: { url: string; status: number }[] = [];
  private sending: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly tenant: Tenant,
    private readonly deliver: () => Deliver,
    private readonly clock: () => number,
  ) {
    tenant.changed = (resource) => void this.tell(resource);
  }

  private get all(): SimSubscription[] {
    return this.tenant.state.subscriptions;
  }

  async serve(rest: string, ask: Ask): Promise<Reply> {
    this.expire();
    const [id, action] = rest.split('/');
    if (!id) return ask.method === 'POST' ? this.create(ask) : ok({ value: this.all.map(shown) });
    const found = this.all.find((s) => s.id === id);
    if (!found) return fault(404, 'ResourceNotFound', 'The object was not found.');
    if (action === 'reauthorize') return { status: 204 };
    if (ask.method === 'DELETE') {
      this.remove(found);
      return { status: 204 };
    }
    if (ask.method === 'PATCH') {
      const until = String((ask.body as { expirationDateTime?: string }).expirationDateTime);
      const wrong = this.tooLong(found.resource, until);
      if (wrong) return wrong;
      found.expirationDateTime = until;
      this.tenant.store.changed();
    }
    return ok(shown(found));
  }

  private async create(ask: Ask): Promise<Reply> {
    const body = ask.body as Omit<SimSubscription, 'id'>;
    for (const url of [body.notificationUrl, body.lifecycleNotificationUrl]) {
      if (url === undefined) continue;
      if (!/^https:\/\//.test(url))
        return fault(400, 'InvalidRequest', 'The underlying connection requires a valid HTTPS URL.');
    }
    if (!body.resource || !body.changeType || !body.clientState)
      return fault(400, 'InvalidRequest', 'A required property is missing.');
    const drive = /drive\/(?!root$)/.test(body.resource);
    if (drive) return fault(400, 'InvalidRequest', 'Only the root folder of a drive can be subscribed to.');
    const wrong = this.tooLong(body.resource, body.expirationDateTime);
    if (wrong) return wrong;
    for (const url of new Set([body.notificationUrl, body.lifecycleNotificationUrl])) {
      if (url && !(await this.handshake(url)))
        return fault(400, 'ValidationError', 'Subscription validation request failed.');
    }
    const made = { ...body, resource: body.resource.replace(/^\//, ''), id: crypto.randomUUID() };
    this.all.push(made);
    this.tenant.store.changed();
    return ok(shown(made), 201);
  }

  private tooLong(resource: string, until: string): Reply | undefined {
    const minutes = (Date.parse(until) - this.clock()) / 60_000;
    const most = resource.includes('/drive/') ? longest.drive : longest.events;
    if (minutes > 0 && minutes <= most) return undefined;
    return fault(400, 'InvalidRequest', `Subscription expiration can only be up to ${most} minutes in the future.`);
  }

  /** `change-notifications-delivery-webhooks.md`: the token comes back as plain text within ten seconds. */
  private async handshake(url: string): Promise<boolean> {
    const token = `Validation: Testing client application reachability for subscription Request-Id: ${crypto.randomUUID()} <b>`;
    const asked = new URL(url);
    asked.searchParams.set('validationToken', token);
    const answer = await this.deliver()(asked.href, {
      method: 'POST',
      headers: { 'content-type': 'text/plain' },
    }).catch(() => undefined);
    const plain = answer?.headers.get('content-type')?.startsWith('text/plain');
    return answer?.status === 200 && !!plain && (await answer.text()) === token;
  }

  private expire(): void {
    for (const s of [...this.all]) if (Date.parse(s.expirationDateTime) <= this.clock()) this.remove(s);
  }
  private remove(s: SimSubscription): void {
    this.all.splice(this.all.indexOf(s), 1);
    this.tenant.store.changed();
  }

  private tell(resource: string): Promise<void> {
    this.expire();
    const calls = this.all
      .filter((s) => s.resource.toLowerCase() === resource.toLowerCase())
      .map((s) => this.send(s.notificationUrl, { ...this.about(s), changeType: 'updated', resource: s.resource }));
    const done = Promise.all(calls).then(() => {});
    this.sending = Promise.all([this.sending, done]);
    return done;
  }

  /** News of a subscription's own life (`concepts/change-notifications-lifecycle-events.md`). */
  async lifecycle(event: 'reauthorizationRequired' | 'subscriptionRemoved' | 'missed'): Promise<void> {
    for (const s of [...this.all]) {
      if (event === 'subscriptionRemoved') this.remove(s);
      if (s.lifecycleNotificationUrl)
        await this.send(s.lifecycleNotificationUrl, { ...this.about(s), lifecycleEvent: event });
    }
  }

  async idle(): Promise<void> {
    await this.sending;
  }

  private about(s: SimSubscription) {
    return {
      subscriptionId: s.id,
      subscriptionExpirationDateTime: s.expirationDateTime,
      clientState: s.clientState,
      tenantId: this.tenant.id,
    };
  }

  private async send(url: string, notification: object): Promise<void> {
    const init = {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ value: [notification] }),
    };
    for (let i = 0; i < tries; i++) {
      const answer = await this.deliver()(url, init).catch(() => undefined);
      this.log.push({ url, status: answer?.status ?? 0 });
      if (answer?.ok) return;
    }
  }
}

const shown = ({ clientState: _, ...s }: SimSubscription) => ({
  ...s,
  applicationId: 'simulated',
  latestSupportedTlsVersion: 'v1_2',
});
