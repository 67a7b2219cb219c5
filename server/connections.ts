import { Refusal, t } from '../core/words.ts';
import type { Suite } from '../core/workspace/port.ts';
import { larkClient } from '../plugins/feishu/client.ts';
import type { FeishuConfig } from '../plugins/feishu/config.ts';
import { feishu } from '../plugins/feishu/suite.ts';
import type { Microsoft365Config } from '../plugins/microsoft365/config.ts';
import { microsoft365 } from '../plugins/microsoft365/suite.ts';
import { FeishuIdentity } from './identity/feishu.ts';
import { MicrosoftIdentity } from './identity/microsoft365.ts';
import type { Workspace } from './workspace.ts';

/** Who came in, and the suite as they may use it. */
export interface Entered {
  email: string;
  name: string;
  suite: Suite;
}

/** A workspace and how people and the process itself reach its suite. */
export interface Connection {
  id: string;
  suite: 'microsoft365' | 'feishu';
  workspace: Workspace;
  /** Checks a tab's bearer token. @throws Refusal */
  enter(token: string): Promise<Entered>;
  /** Feishu only: exchanges the client's code for the tab's token. */
  exchange?(code: string): Promise<{ token: string; email: string; name: string }>;
  /** The suite with the app's own rights, for what runs by itself. */
  unattended(): Suite;
  /** What the tab's host page needs to know; nothing secret. */
  app: { id: string; region?: 'feishu' | 'lark' };
}

interface Common {
  id: string;
  workspace: Workspace;
  secret: string;
  clock: () => number;
}

export function connectMicrosoft365({
  id,
  workspace,
  secret,
  clock,
  config,
}: Common & { config: Microsoft365Config }): Connection {
  const identity = new MicrosoftIdentity(config.tenant, config.clientId, secret);
  const suite = (token: () => Promise<string>) =>
    microsoft365({ config, tables: workspace.tableTitles(), token, clock });
  return {
    id,
    suite: 'microsoft365',
    workspace,
    app: { id: config.clientId },
    async enter(token) {
      const person = await identity.check(token);
      return { email: person.email.toLowerCase(), name: person.name, suite: suite(() => identity.onBehalfOf(token)) };
    },
    unattended: () => suite(() => identity.app()),
  };
}

export function connectFeishu({
  id,
  workspace,
  secret,
  clock,
  config,
  sessionKey,
}: Common & { config: FeishuConfig; sessionKey: Uint8Array }): Connection {
  const identity = new FeishuIdentity(sessionKey);
  const client = larkClient(config, secret);
  const suite = (userToken?: string) => feishu({ config, client, tables: workspace.tableTitles(), userToken, clock });
  return {
    id,
    suite: 'feishu',
    workspace,
    app: { id: config.appId, region: config.region },
    async exchange(code) {
      const { token, session } = await identity.exchange(id, client, code);
      return { token, email: session.email.toLowerCase(), name: session.name };
    },
    async enter(token) {
      const session = await identity.check(token);
      if (session.workspace !== id)
        throw new Refusal(t('This sign-in belongs to another company', '该登录属于其他企业'), 'denied');
      return { email: session.email.toLowerCase(), name: session.name, suite: suite(session.userToken) };
    },
    unattended: () => suite(),
  };
}
