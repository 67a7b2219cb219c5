import type { AppInfo, Host, HostContext } from '../host.ts';

/** The parts of Feishu's H5 client library that the tab uses (`docs/client-api/…/requestaccess`). */
interface FeishuClient {
  h5sdk?: {
    ready(callback: () => void): void;
    error(callback: (error: unknown) => void): void;
    config?(options: PageSignature & { jsApiList: string[]; onSuccess(): void; onFail(error: unknown): void }): void;
  };
  tt?: {
    requestAccess(options: {
      appID: string;
      scopeList: string[];
      state: string;
      success(result: { code: string; state?: string }): void;
      fail(error: unknown): void;
    }): void;
    /** The message whose shortcut opened the page (`getBlockActionSourceDetail`). */
    getBlockActionSourceDetail?(options: {
      triggerCode: string;
      success(result: { content?: { messages?: ChatMessage[] } }): void;
      fail(error: unknown): void;
    }): void;
    closeWindow?(): void;
    requestAuthCode?(options: {
      appId: string;
      success(result: { code: string }): void;
      fail(error: unknown): void;
    }): void;
  };
}
interface ChatMessage {
  messageType?: string;
  sender?: { name?: string };
  /** JSON, by the message's type. */
  content?: string;
}
/** What the library wants before it hands anything over. */
interface PageSignature {
  appId: string;
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** What a message's shortcut adds to the page's address: on desktops `from`, on phones `required_launch_ability`. */
function triggerIn(search: string): string | undefined {
  const query = new URLSearchParams(search);
  const shortcut = [query.get('from'), query.get('required_launch_ability')].includes('message_action');
  try {
    const { __trigger_id__ } = JSON.parse(query.get('bdp_launch_query') ?? '') as { __trigger_id__?: string };
    return shortcut ? __trigger_id__ : undefined;
  } catch {
    return undefined;
  }
}

/** Text and posts in plain words; of anything else nothing. */
export function wordsOf({ content = '' }: ChatMessage): string {
  try {
    const said = JSON.parse(content) as { text?: string; title?: string; content?: { text?: string }[][] };
    const lines = (said.content ?? []).map((line) => line.map((part) => part.text ?? '').join(''));
    return [said.title, said.text, ...lines].filter(Boolean).join('\n');
  } catch {
    return '';
  }
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

  /** The message that the person came with. Without it the page asks for the words. */
  async function messageOf(triggerCode: string): Promise<HostContext['message']> {
    const answer = await fetch('/api/client-signature', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: info.workspace, url: location.href.split('#')[0] }),
    });
    const signature = (await answer.json()) as PageSignature;
    await new Promise<void>((onSuccess, onFail) =>
      client.h5sdk?.config?.({ ...signature, jsApiList: ['getBlockActionSourceDetail'], onSuccess, onFail }),
    );
    const detail = await new Promise<{ content?: { messages?: ChatMessage[] } }>((success, fail) =>
      client.tt?.getBlockActionSourceDetail?.({ triggerCode, success, fail }),
    );
    const [message] = detail.content?.messages ?? [];
    return message && { text: wordsOf(message), from: message.sender?.name ?? '' };
  }

  return {
    async start() {
      await load(info.embedded?.feishuSdk ?? sdk[info.app.region ?? 'feishu']);
      await new Promise<void>((resolve, reject) => {
        client.h5sdk?.error(reject);
        client.h5sdk?.ready(resolve);
      });
      const dark = matchMedia('(prefers-color-scheme: dark)').matches;
      const trigger = triggerIn(location.search);
      const message = trigger ? await messageOf(trigger).catch(() => undefined) : undefined;
      return {
        ...(message && { message }),
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
    finish() {
      if (client.tt?.closeWindow) client.tt.closeWindow();
      else location.hash = '/today';
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
