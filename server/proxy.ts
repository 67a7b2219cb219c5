import type { Agent } from 'node:https';
import { HttpsProxyAgent } from 'https-proxy-agent';
import { getProxyForUrl } from 'proxy-from-env';
import { t } from '../core/words.ts';
import { SettingsError } from './settings.ts';

/**
 * Sends what this process asks of the world through the company's outgoing proxy, where HTTPS_PROXY names one and NO_PROXY
 * does not except the host. Node's own fetch, by which Graph, Entra and their keys are asked, looks at neither before
 * version 24; Feishu's client does so by itself, except for its long connection.
 * @throws SettingsError where the setting is no address
 */
export async function throughProxy(env: NodeJS.ProcessEnv): Promise<void> {
  const setting = env.https_proxy ? 'https_proxy' : 'HTTPS_PROXY';
  const proxy = env[setting];
  if (!proxy) return;
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol))
    throw new SettingsError([
      {
        setting,
        says: t(
          'is no address of a proxy, such as http://proxy.example.com:3128',
          '不是代理地址，应形如 http://proxy.example.com:3128',
        ),
      },
    ]);
  const { EnvHttpProxyAgent, setGlobalDispatcher } = await import('undici');
  setGlobalDispatcher(new EnvHttpProxyAgent());
}

/** The way of a web socket to an address, if it leads through the proxy. */
export function tunnelTo(address: string): Agent | undefined {
  const proxy = getProxyForUrl(address);
  return proxy ? new HttpsProxyAgent(proxy) : undefined;
}
