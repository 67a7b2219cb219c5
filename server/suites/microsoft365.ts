import { watchedBy } from '../../core/policy/routing.ts';
import { tableTitles } from '../../core/registers.ts';
import { Bot, botScope } from '../../plugins/microsoft365/bot.ts';
import { Graph, type TokenSource } from '../../plugins/microsoft365/client.ts';
import type { Microsoft365Config } from '../../plugins/microsoft365/config.ts';
import { keepSubscriptions, readNotification } from '../../plugins/microsoft365/notifications.ts';
import { microsoft365 } from '../../plugins/microsoft365/suite.ts';
import { clicked, met } from '../cards.ts';
import type { Channel } from '../channel.ts';
import type { Common, Connection } from '../connections.ts';
import { messageExtension } from '../extension.ts';
import { type Credential, endsAt } from '../identity/credential.ts';
import { MicrosoftIdentity } from '../identity/microsoft365.ts';
import { redisCache } from '../identity/token-cache.ts';
import { keyFor } from '../keys.ts';

export function connectMicrosoft365({
  id,
  workspace,
  key,
  credential,
  clock,
  origin,
  page = origin,
  config,
  redis,
}: Common & { credential: Credential; config: Microsoft365Config; redis?: string }): Connection {
  const cache = redis ? redisCache(redis, keyFor(key, 'cache', config.tenant), workspace.trouble) : undefined;
  const identity = new MicrosoftIdentity(config.tenant, config.clientId, credential, id, cache);
  const app: TokenSource = (wish) => identity.app(wish);
  const suite = (token: TokenSource) =>
    microsoft365({
      config,
      ...tableTitles(workspace.policy),
      watched: watchedBy(workspace.policy),
      token,
      appToken: app,
      botToken: () => identity.app({}, [botScope]),
      clock,
    });
  const unattended = () => suite(app);
  const ends = endsAt(credential);
  return {
    id,
    suite: 'microsoft365',
    workspace,
    course: {},
    ...(ends && { credentialEnds: ends }),
    app: { id: config.clientId, tenant: config.tenant },
    channel: graphChannel({
      config,
      token: (wish) => identity.app(wish),
      secret: Buffer.from(keyFor(key, 'notifications', config.tenant)).toString('base64url'),
      url: `${origin}/notifications/${id}`,
      clock,
      changed: () => workspace.toldOfChange(),
    }),
    async enter(token) {
      const person = await identity.check(token);
      return {
        email: person.email.toLowerCase(),
        name: person.name,
        suite: suite((wish) => identity.onBehalfOf(token, wish)),
      };
    },
    unattended,
    bot: new Bot({
      tenant: config.tenant,
      clientId: config.clientId,
      clicked: (click) => clicked(workspace, unattended(), click),
      met: (who, address) => void met(workspace, unattended(), who, address),
      extension: messageExtension(workspace, unattended, `${page}/?host=teams&workspace=${id}`),
    }),
  };
}

/** How long Graph's subscriptions are trusted without having been looked at. */
const trusted = 2 * 3_600_000;

function graphChannel(options: {
  config: Microsoft365Config;
  token: TokenSource;
  /** What Graph says back to us. Every instance must know it, and nobody else. */
  secret: string;
  url: string;
  clock: () => number;
  changed: () => void;
}): Channel {
  const { config, token, secret, url, clock, changed } = options;
  let keptAt = 0;
  let keeping: Promise<unknown> = Promise.resolve();
  // One after another: two at once would each find the same thing missing.
  const keep = (): Promise<void> => {
    const next = keeping.then(async () => {
      await keepSubscriptions(new Graph(token, config.graph), config, { url, secret }, clock());
      keptAt = clock();
    });
    keeping = next.catch(() => {});
    return next;
  };
  return {
    keep,
    live: () => clock() - keptAt < trusted,
    async receive({ query, body }) {
      // The handshake (`change-notifications-delivery-webhooks.md`): plain text, so that no browser can be made to run it.
      const { validationToken } = query;
      if (typeof validationToken === 'string' && validationToken.length < 2000)
        return { status: 200, body: validationToken };
      const heard = readNotification(body, secret, config.tenant);
      if (!heard) return undefined;
      if (heard.keep) {
        keptAt = 0;
        void keep().catch(() => {});
      }
      if (heard.look) changed();
      return { status: 202 };
    },
    stop: () => {},
  };
}
