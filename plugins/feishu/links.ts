import type { FeishuConfig } from './config.ts';

/** Where links are opened in the client. */
export const appLinks = { feishu: 'https://applink.feishu.cn', lark: 'https://applink.larksuite.com' } as const;

/**
 * A link that opens a page of the web app in the client (AppLink, “打开网页应用”). A target with `#` is refused by the client
 * (“重定向 URL 有误”), so the page stands in the query.
 * @param address of the web app on our server
 * @param page of the tab, e.g. `requests/R-0001`
 */
export const feishuLink = (
  { appId, region }: Pick<FeishuConfig, 'appId' | 'region'>,
  address: string,
  page: string,
): string =>
  `${appLinks[region]}/client/web_app/open?${new URLSearchParams({
    appId,
    lk_target_url: `${address}&page=${encodeURIComponent(page)}`,
  })}`;
