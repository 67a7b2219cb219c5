import { hkdfSync } from 'node:crypto';

/** What a key is for: proving rows and flow tokens, the tab's token in Feishu, what Graph says back to us, a cache. */
export type Purpose = 'seal' | 'session' | 'notifications' | 'cache';

/**
 * A key of its own for each purpose and company, made from the installation's one (LIAISON_KEY), so that what was
 * written for one company never proves anything in another (RFC 5869).
 * @param key 32 bytes in hex
 * @param company what the suite calls the company or its app: it outlives every name that we give
 */
export const keyFor = (key: string, purpose: Purpose, company: string): Uint8Array =>
  new Uint8Array(hkdfSync('sha256', Buffer.from(key, 'hex'), '', `liaison ${purpose} ${company}`, 32));
