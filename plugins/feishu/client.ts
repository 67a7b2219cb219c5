import { Client, DefaultCache, LoggerLevel, withUserAccessToken } from '@larksuiteoapi/node-sdk';
import { domains, type FeishuConfig } from './config.ts';

/** Options of one call: the person's own token, or the app's when nobody acts. */
export type As = ReturnType<typeof withUserAccessToken> | undefined;

/** The official client; it fetches and keeps the app's token by itself, in a cache of its own (else all clients of a process share one). */
export const larkClient = (config: Pick<FeishuConfig, 'appId' | 'region'>, appSecret: string): Client =>
  new Client({
    appId: config.appId,
    appSecret,
    domain: domains[config.region],
    loggerLevel: LoggerLevel.fatal,
    logger: silent,
    cache: new DefaultCache(),
  });

/** The SDK logs requests with their tokens; errors reach us as answers anyway. */
const silent = { fatal: () => {}, error: () => {}, warn: () => {}, info: () => {}, debug: () => {}, trace: () => {} };

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
