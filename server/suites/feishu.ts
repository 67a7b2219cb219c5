import type { Client } from '@larksuiteoapi/node-sdk';
import { tableTitles } from '../../core/registers.ts';
import { Refusal, t } from '../../core/words.ts';
import type { OnClick } from '../../plugins/card.ts';
import { addChatTab } from '../../plugins/feishu/chat-tab.ts';
import { larkClient } from '../../plugins/feishu/client.ts';
import { domains, type FeishuConfig } from '../../plugins/feishu/config.ts';
import { type EventKeys, FeishuNotifications } from '../../plugins/feishu/notifications.ts';
import { PageSigner } from '../../plugins/feishu/page-signature.ts';
import { personScopes } from '../../plugins/feishu/scopes.ts';
import { feishu } from '../../plugins/feishu/suite.ts';
import { clicked } from '../cards.ts';
import type { Channel } from '../channel.ts';
import type { Common, Connection, Session } from '../connections.ts';
import { FeishuIdentity, type FeishuSession } from '../identity/feishu.ts';
import { keyFor } from '../keys.ts';
import { tunnelTo } from '../proxy.ts';

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
  const suite = (userToken?: string) => feishu({ config, client, ...tableTitles(workspace.policy), userToken, clock });
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

function feishuChannel(options: {
  config: FeishuConfig;
  client: Client;
  secret: string;
  keys: EventKeys | undefined;
  changed: () => void;
  clicked: OnClick;
}): Channel {
  const { config, secret, keys, changed, clicked, client } = options;
  const notifications = new FeishuNotifications(
    config,
    secret,
    keys,
    changed,
    clicked,
    client,
    tunnelTo(domains[config.region]),
  );
  let kept = false;
  return {
    async keep() {
      await notifications.keep(client);
      kept = true;
    },
    live: () => kept && notifications.connected,
    async receive({ headers, body }) {
      const answer = await notifications.receive(headers, body);
      return answer && { status: 200, body: answer };
    },
    stop: () => notifications.stop(),
  };
}
