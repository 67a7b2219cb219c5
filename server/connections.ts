import { watchedBy } from '../core/policy/routing.ts';
import { Refusal, t } from '../core/words.ts';
import type { Suite } from '../core/workspace/port.ts';
import { addChatTab } from '../plugins/feishu/chat-tab.ts';
import { larkClient } from '../plugins/feishu/client.ts';
import type { FeishuConfig } from '../plugins/feishu/config.ts';
import type { EventKeys } from '../plugins/feishu/notifications.ts';
import { PageSigner } from '../plugins/feishu/page-signature.ts';
import { personScopes } from '../plugins/feishu/scopes.ts';
import { feishu } from '../plugins/feishu/suite.ts';
import { Bot, botScope } from '../plugins/microsoft365/bot.ts';
import type { TokenSource } from '../plugins/microsoft365/client.ts';
import type { Microsoft365Config } from '../plugins/microsoft365/config.ts';
import { microsoft365 } from '../plugins/microsoft365/suite.ts';
import { clicked, met } from './cards.ts';
import type { Course } from './course.ts';
import { messageExtension } from './extension.ts';
import { type Credential, endsAt } from './identity/credential.ts';
import { FeishuIdentity, type FeishuSession } from './identity/feishu.ts';
import { MicrosoftIdentity } from './identity/microsoft365.ts';
import { redisCache } from './identity/token-cache.ts';
import { keyFor } from './keys.ts';
import { type Channel, feishuChannel, graphChannel } from './notifications.ts';
import type { Workspace } from './workspace.ts';

/** Who came in, and the suite as they may use it. */
export interface Entered {
  email: string;
  name: string;
  suite: Suite;
}

export interface Session {
  token: string;
  email: string;
  name: string;
}

/** A workspace and how people and the process itself reach its suite. */
export interface Connection {
  id: string;
  suite: 'microsoft365' | 'feishu';
  workspace: Workspace;
  /** Checks a tab's bearer token. @throws Refusal */
  enter(token: string): Promise<Entered>;
  /** Feishu only: exchanges the client's code, or an expired token of ours, for the tab's token. */
  exchange?(code: string): Promise<Session>;
  renew?(token: string): Promise<Session>;
  /** The suite with the app's own rights, for what runs by itself. */
  unattended(): Suite;
  /** Teams only: what people click in the chat comes here. */
  bot?: { receive(authorization: unknown, body: unknown): Promise<object | undefined> };
  /** How the suite tells of changes. Nothing is asked for before its `keep`. */
  channel: Channel;
  /** Feishu only: what its client wants before it hands a message over to a page of ours. @throws Refusal for any other page */
  sign?(url: unknown): Promise<object>;
  /** Feishu only: makes a page of ours a tab of a group chat. */
  chatTab?(chat: string): Promise<unknown>;
  /** Until when the app's own credential is good, where it says so. Milliseconds since 1970, UTC. */
  credentialEnds?: number;
  /** How what runs by itself went in this process. */
  course: Course;
  /** What the tab's host page needs to know; nothing secret. */
  app: { id: string; region?: 'feishu' | 'lark'; tenant?: string; personScopes?: readonly string[] };
}

interface Common {
  id: string;
  workspace: Workspace;
  /** The installation's key (LIAISON_KEY), 32 bytes in hex. */
  key: string;
  clock: () => number;
  /** Our public address, without a slash at its end. */
  origin: string;
  /** Where the tab is opened, if that is another address: the embedded default. */
  page?: string;
}

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
      ...workspace.tableTitles(),
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

const tabName = { en: 'Coordination', zh: '业务协调' };

const sessionOf = ({ token, session }: { token: string; session: FeishuSession }): Session => ({
  token,
  email: session.email.toLowerCase(),
  name: session.name,
});

export function connectFeishu({
  id,
  workspace,
  key,
  secret,
  clock,
  origin,
  page = origin,
  config,
  eventKeys,
}: Common & { config: FeishuConfig; secret: string; eventKeys?: EventKeys }): Connection {
  const identity = new FeishuIdentity(keyFor(key, 'session', config.appId));
  const client = larkClient(config, secret);
  const signer = new PageSigner(client, config.appId);
  const address = `${origin}/?host=feishu&workspace=${id}`;
  const suite = (userToken?: string) => feishu({ config, client, ...workspace.tableTitles(), userToken, clock });
  return {
    id,
    suite: 'feishu',
    workspace,
    course: {},
    app: { id: config.appId, region: config.region, personScopes },
    channel: feishuChannel({
      config,
      client,
      secret,
      keys: eventKeys,
      changed: () => workspace.toldOfChange(),
      clicked: (click) => clicked(workspace, suite(), click),
    }),
    exchange: async (code) => sessionOf(await identity.exchange(id, client, code)),
    renew: async (token) => sessionOf(await identity.renew(id, client, token)),
    async enter(token) {
      const session = await identity.check(token);
      if (session.workspace !== id)
        throw new Refusal(t('This sign-in belongs to another company', '该登录属于其他企业'), 'denied');
      return { email: session.email.toLowerCase(), name: session.name, suite: suite(session.userToken) };
    },
    unattended: () => suite(),
    async sign(url) {
      // Our address as it was configured: what a request says of its host is whatever somebody sent.
      if (typeof url !== 'string' || !URL.canParse(url) || new URL(url).origin !== new URL(page).origin)
        throw new Refusal(t('This is no page of Liaison', '这不是协调台的页面'), 'invalid', 'url');
      return signer.sign(url, clock());
    },
    chatTab: (chat) => addChatTab(client, chat, tabName[workspace.policy.language], `${address}&page=overview`),
  };
}
