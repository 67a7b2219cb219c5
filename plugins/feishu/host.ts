import type { AppInfo, Host } from '../host.ts';

/** The parts of Feishu's H5 client library that the tab uses (`docs/client-api/…/requestaccess`). */
interface FeishuClient {
  h5sdk?: { ready(callback: () => void): void; error(callback: (error: unknown) => void): void };
  tt?: {
    requestAccess(options: {
      appID: string;
      scopeList: string[];
      state: string;
      success(result: { code: string; state?: string }): void;
      fail(error: unknown): void;
    }): void;
    requestAuthCode?(options: {
      appId: string;
      success(result: { code: string }): void;
      fail(error: unknown): void;
    }): void;
  };
}
const sdk = {
  feishu: 'https://lf1-cdn-tos.bytegoofy.com/goofy/lark/op/h5-js-sdk-1.5.33.js',
  lark: 'https://lf1-cdn-tos.bytegoofy.com/goofy/lark/op/h5-js-sdk-1.5.33.js',
};
/** requestAccess is not known to clients before 7.20. */
const notSupported = 103;

/** Feishu and Lark (desktop, phone) through the H5 client library. */
export function feishuHost(info: AppInfo): Host {
  const client = window as unknown as FeishuClient;
  let kept: Promise<string> | undefined;
  let until = 0;

  let last: string | undefined;

  async function signIn(): Promise<string> {
    const renewed = last && (await session({ renew: last }));
    return renewed || enter();
  }

  /** @param scopes what the person is asked to agree to besides who they are */
  async function enter(scopes: readonly string[] = []): Promise<string> {
    const state = crypto.randomUUID();
    const code = await new Promise<string>((resolve, reject) => {
      const old = () =>
        client.tt?.requestAuthCode?.({ appId: info.app.id, success: (r) => resolve(r.code), fail: reject });
      client.tt?.requestAccess({
        appID: info.app.id,
        scopeList: [...scopes],
        state,
        // An answer to another request than ours is nobody's sign-in here (`requestaccess`: state).
        success: (r) => (r.state === undefined || r.state === state ? resolve(r.code) : reject(new Error('state'))),
        fail: (error) => ((error as { errno?: number }).errno === notSupported ? old() : reject(error)),
      });
    });
    const token = await session({ code });
    if (!token) throw new Error('sign-in refused');
    return token;
  }

  async function session(by: { code: string } | { renew: string }): Promise<string | undefined> {
    const answer = await fetch('/api/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: info.workspace, ...by }),
    });
    if (!answer.ok) return undefined;
    until = Date.now() + 100 * 60_000;
    last = ((await answer.json()) as { token: string }).token;
    return last;
  }

  return {
    async start() {
      await load(info.embedded?.feishuSdk ?? sdk[info.app.region ?? 'feishu']);
      await new Promise<void>((resolve, reject) => {
        client.h5sdk?.error(reject);
        client.h5sdk?.ready(resolve);
      });
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      return {
        language: navigator.language.toLowerCase().startsWith('zh') ? 'zh' : 'en',
        theme: dark ? 'dark' : 'light',
      };
    },
    token() {
      if (!kept || until < Date.now()) {
        until = Date.now() + 60_000;
        kept = signIn().catch((error) => {
          kept = undefined;
          throw error;
        });
      }
      return kept;
    },
    renew() {
      kept = undefined;
    },
    async consent() {
      try {
        kept = enter(info.app.personScopes);
        await kept;
        return true;
      } catch {
        kept = undefined;
        return false;
      }
    },
    onTheme: (changed) =>
      matchMedia('(prefers-color-scheme: dark)').addEventListener('change', (e) =>
        changed(e.matches ? 'dark' : 'light'),
      ),
    open: (url) => void window.open(url, '_blank', 'noopener'),
  };
}

const load = (src: string) =>
  new Promise<void>((resolve, reject) => {
    const script = document.createElement('script');
    script.src = src;
    script.onload = () => resolve();
    script.onerror = () => reject(new Error('the Feishu client library did not load'));
    document.head.append(script);
  });
