import { failure, type Graph, succeeded } from './client.ts';
import type { Microsoft365Config } from './config.ts';

/** Longest life of a subscription in minutes (`resources/subscription.md`): a drive 42,300, events 10,080. We take three days. */
const life = 3 * 86_400_000;
/** What has less than this left is renewed. */
const renewBefore = 86_400_000;

export interface Notifications {
  /** Where Graph finds us: https, reachable from the internet. */
  url: string;
  /** What Graph must say with each notification (`clientState`), the same on every instance. */
  secret: string;
}

interface Subscription {
  id: string;
  resource: string;
  notificationUrl: string;
  expirationDateTime: string;
}

/**
 * What we want to hear of: files of the groups' drives (only its root can be subscribed to, `subscription-post-subscriptions.md`)
 * and the organiser's calendar. Planner tells of nothing; plans are always looked at.
 */
const wanted = (config: Microsoft365Config) => [
  ...[config, ...(config.restricted ? [config.restricted] : [])].map(({ group }) => ({
    resource: `/groups/${group}/drive/root`,
    changeType: 'updated',
  })),
  { resource: `/users/${config.organiser}/events`, changeType: 'created,updated,deleted' },
];

/**
 * Makes sure that Graph tells us of changes: creates what is missing, renews what ends soon. Any instance may do it, again
 * and again; two that create one at the same moment are told twice, which does no harm.
 * @param now milliseconds since 1970, UTC
 * @returns how many were created or renewed
 * @throws SuiteError where Graph does not allow it or cannot reach us
 */
export async function keepSubscriptions(
  graph: Graph,
  config: Microsoft365Config,
  { url, secret }: Notifications,
  now: number,
): Promise<number> {
  const [listed] = await graph.batch(
    [{ method: 'GET', url: '/subscriptions', operation: 'list subscriptions' }],
    'together',
  );
  const ours = ((await graph.pages(listed!)) as unknown as Subscription[]).filter((s) => s.notificationUrl === url);
  const expirationDateTime = new Date(now + life).toISOString();
  let did = 0;
  for (const { resource, changeType } of wanted(config)) {
    const same = (s: Subscription) => s.resource.replace(/^\//, '') === resource.replace(/^\//, '');
    const held = ours.find(same);
    if (held && Date.parse(held.expirationDateTime) - now > renewBefore) continue;
    did++;
    if (held) {
      const [renewed] = await graph.batch([renewal(held.id, expirationDateTime)], 'together');
      if (succeeded(renewed)) continue;
      // It ended in the meantime: a new one takes its place.
      if (renewed!.status !== 404) throw failure(renewed!);
    }
    await graph.one({
      method: 'POST',
      url: '/subscriptions',
      body: {
        changeType,
        resource,
        notificationUrl: url,
        lifecycleNotificationUrl: url,
        expirationDateTime,
        clientState: secret,
      },
      operation: 'subscribe to changes',
    });
  }
  return did;
}

const renewal = (id: string, expirationDateTime: string) => ({
  method: 'PATCH' as const,
  url: `/subscriptions/${id}`,
  body: { expirationDateTime },
  operation: 'renew a subscription',
});

/** What a notification asks of us. */
export interface Heard {
  /** Something changed, or may have: look. */
  look: boolean;
  /** A subscription ended or wants to be renewed (`concepts/change-notifications-lifecycle-events.md`). */
  keep: boolean;
}

/**
 * Reads a call of Graph. Only what carries our secret counts; the content of a notification is never believed, it only
 * makes us look.
 * @returns nothing if no notification in it is Graph's
 */
export function readNotification(body: unknown, secret: string, tenant: string): Heard | undefined {
  const list = (body as { value?: unknown } | null)?.value;
  if (!Array.isArray(list)) return undefined;
  const ours = (list as Record<string, unknown>[])
    .slice(0, 1000)
    .filter((n) => n && typeof n === 'object' && sameSecret(n.clientState, secret) && n.tenantId === tenant);
  if (!ours.length) return undefined;
  return { look: true, keep: ours.some((n) => n.lifecycleEvent !== undefined) };
}

/** In the same time whether they differ early or late. */
function sameSecret(given: unknown, secret: string): boolean {
  if (typeof given !== 'string' || given.length !== secret.length) return false;
  let differs = 0;
  for (let i = 0; i < secret.length; i++) differs |= given.charCodeAt(i) ^ secret.charCodeAt(i);
  return differs === 0;
}
