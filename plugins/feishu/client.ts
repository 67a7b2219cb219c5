import {
  Client,
  DefaultCache,
  defaultHttpInstance,
  type HttpInstance,
  LoggerLevel,
  withUserAccessToken,
} from '@larksuiteoapi/node-sdk';
import { domains, type FeishuConfig } from './config.ts';

/** Options of one call: the person's own token, or the app's when nobody acts. */
export type As = ReturnType<typeof withUserAccessToken> | undefined;

// What its interceptors answer is the body, which axios' own types do not know.
const http = defaultHttpInstance as unknown as HttpInstance;
type Asking = Parameters<HttpInstance['request']>[0];

/** The SDK's cache of tokens, which can be told that they are worth nothing. */
class TokenCache {
  private kept = new DefaultCache();
  get(...args: Parameters<DefaultCache['get']>) {
    return this.kept.get(...args);
  }
  set(...args: Parameters<DefaultCache['set']>) {
    return this.kept.set(...args);
  }
  forget(): void {
    this.kept = new DefaultCache();
  }
}

/** The app's token is not accepted (any more): `docs/…/server-api/…/generic-error-code`. */
const appTokenRefused = new Set([99991661, 99991663, 99991664]);

/** The official client; it fetches and keeps the app's token by itself, in a cache of its own (else all clients of a process share one). */
export function larkClient(config: Pick<FeishuConfig, 'appId' | 'region'>, appSecret: string): Client {
  const cache = new TokenCache();
  const client: Client = new Client({
    appId: config.appId,
    appSecret,
    domain: domains[config.region],
    loggerLevel: LoggerLevel.fatal,
    logger: silent,
    cache,
    httpInstance: Object.assign(Object.create(http) as HttpInstance, { request, post }),
  });
  return client;

  /** The SDK asks for tokens here, and would tell a wrong secret only in the words of its error. */
  async function post<T>(...asking: Parameters<HttpInstance['post']>): Promise<T> {
    const answer = (await http.post(...asking)) as T & { code?: number; msg?: string };
    if (answer.code) throw Object.assign(new Error(answer.msg), { code: answer.code });
    return answer;
  }

  /** A token that was revoked before its time is asked for anew, once. */
  async function request<T>(asking: Asking): Promise<T> {
    try {
      return await http.request<T>(asking);
    } catch (error) {
      const { data } = (error as { response?: { data?: { code?: number } } }).response ?? {};
      const sent = String((asking.headers as Record<string, unknown> | undefined)?.Authorization ?? '');
      if (!appTokenRefused.has(data?.code ?? 0) || !sent.startsWith('Bearer t-')) throw error;
      cache.forget();
      const token = await client.tokenManager.getTenantAccessToken();
      return http.request<T>({
        ...asking,
        headers: { ...asking.headers, Authorization: `Bearer ${token}` },
      });
    }
  }
}

/** The SDK logs requests with their tokens; errors reach us as answers anyway. */
export const silent = {
  fatal: () => {},
  error: () => {},
  warn: () => {},
  info: () => {},
  debug: () => {},
  trace: () => {},
};

export const asUser = (token: string | undefined): As => (token ? withUserAccessToken(token) : undefined);

/** Follows `page_token` until `has_more` is false. */
export async function everyPage<T>(
  get: (pageToken: string | undefined) => Promise<{ items?: T[]; has_more?: boolean; page_token?: string }>,
): Promise<T[]> {
  const all: T[] = [];
  let token: string | undefined;
  do {
    const page = await get(token);
    all.push(...(page.items ?? []));
    token = page.has_more ? page.page_token : undefined;
  } while (token);
  return all;
}

/** A key as a UUID of version 4, the form that Base wants of `client_token`, and long enough for a calendar's `idempotency_key`. */
export function uuidFrom(key: string): string {
  const bytes = new TextEncoder().encode(key);
  const word = (seed: number) => {
    let h = seed;
    for (const b of bytes) h = Math.imul(h ^ b, 0x01000193);
    h ^= h >>> 15;
    h = Math.imul(h, 0x2c1b3c6d);
    return ((h ^ (h >>> 13)) >>> 0).toString(16).padStart(8, '0');
  };
  const hex = [0x811c9dc5, 0x1b873593, 0x9e3779b9, 0x85ebca6b].map(word).join('');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}
