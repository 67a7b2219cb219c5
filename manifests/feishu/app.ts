import type { Text } from '../../core/words.ts';
import { domains, type FeishuConfig } from '../../plugins/feishu/config.ts';
import { fieldScopes } from '../../plugins/feishu/directory-fields.ts';
import { callbacks, events } from '../../plugins/feishu/notifications.ts';
import { personScopes, scopes } from '../../plugins/feishu/scopes.ts';

/** What differs from one company to the next. */
export interface FeishuAppSettings {
  appId: string;
  region: FeishuConfig['region'];
  /** Public address of the server, https, without a slash at its end. */
  url: string;
  /** The company's short name on that server. */
  workspace: string;
  /** Whether events come by web hook (LIAISON_EVENT_KEY); else over the long connection, and no address is needed. */
  webHook: boolean;
}

/** An entry in the menu of a message: it opens the web app with the message. */
export interface Shortcut {
  name: Text;
  says: Text;
  url: string;
}

/** A self-built app as the developer console wants it, page by page. */
export interface FeishuApp {
  console: string;
  /** The very JSON for “批量导入/导出权限”: least scopes, each once. */
  scopes: { scopes: { tenant: string[]; user: string[] } };
  events: readonly string[];
  callbacks: readonly string[];
  /** Where events and callbacks go, unless they come over the long connection. */
  requestUrl?: string;
  /** Desktop and mobile home page of the web app. */
  homePage: string;
  redirectUrls: string[];
  trustedDomains: string[];
  shortcuts: Shortcut[];
  /** A tab of a group chat, set by `liaison chat-tab`. */
  chatTab: string;
}

export function feishuAppFor({ appId, region, url, workspace, webHook }: FeishuAppSettings): FeishuApp {
  const page = (name?: string) =>
    `${url}/?${new URLSearchParams({ host: 'feishu', workspace, ...(name && { page: name }) })}`;
  return {
    console: `${domains[region]}/app/${appId}`,
    scopes: {
      scopes: {
        tenant: [...new Set([...scopes.map((s) => s.anyOf[0]!), ...fieldScopes.map((f) => f.scope)])].sort(),
        user: [...personScopes].sort(),
      },
    },
    events,
    callbacks,
    ...(webHook && { requestUrl: `${url}/notifications/${workspace}` }),
    homePage: page(),
    redirectUrls: [`${url}/`],
    trustedDomains: [url],
    shortcuts: [
      {
        name: { en: 'Ask another department', zh: '提出协作请求' },
        says: { en: 'Make a request of this message', zh: '将此消息转为协作请求' },
        url: page('from-message/request'),
      },
      {
        name: { en: 'Raise a demand', zh: '登记市场需求' },
        says: { en: 'Make a market demand of this message', zh: '将此消息登记为市场需求' },
        url: page('from-message/demand'),
      },
    ],
    chatTab: page('overview'),
  };
}
