import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';

/** Where people's tokens to Graph are kept between clicks. MSAL keeps them in the process as well. */
export interface TokenCache {
  /** @param proof the tab's own token, which the kept one was given for */
  get(proof: string): Promise<string | undefined>;
  /** @param until when the token ends, milliseconds since 1970 */
  keep(proof: string, token: string, until: number): Promise<void>;
}

/** A token is not handed out in its last minutes: the request that uses it has to arrive. */
const margin = 5 * 60_000;

/**
 * One cache for all instances, so that a person who reaches another one costs no exchange with Entra. What stands in Redis is
 * encrypted with a key that only the instances have, under a name that tells nothing. Without Redis each instance asks Entra.
 * @param key 32 bytes (`keyFor`)
 * @param onTrouble told once of an outage; meanwhile nothing is found
 */
export function redisCache(
  url: string,
  key: Uint8Array,
  onTrouble: (what: string, error: unknown) => void,
): TokenCache {
  const connected = connect(url, onTrouble);
  const nameOf = (proof: string) => `liaison:${createHash('sha256').update(key).update(proof).digest('base64url')}`;
  return {
    async get(proof) {
      const client = await connected;
      const kept = await client.get(nameOf(proof)).catch(() => null);
      return kept ? opened(kept, key) : undefined;
    },
    async keep(proof, token, until) {
      const good = until - margin - Date.now();
      const client = await connected;
      if (good > 0) await client.set(nameOf(proof), sealed(token, key), { PX: good }).catch(() => null);
    },
  };
}

/** The library is loaded where it is wanted: most installations have no Redis. */
async function connect(url: string, onTrouble: (what: string, error: unknown) => void) {
  const { createClient } = await import('redis');
  // Offline requests are not queued: a click never waits for a cache.
  const client = createClient({ url, disableOfflineQueue: true, socket: { connectTimeout: 2_000 } });
  let out = false;
  client.on('error', (error) => {
    if (!out) onTrouble('redis', error);
    out = true;
  });
  client.on('ready', () => {
    out = false;
  });
  void client.connect().catch(() => {});
  return client;
}

function sealed(token: string, key: Uint8Array): string {
  const iv = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const body = Buffer.concat([cipher.update(token, 'utf8'), cipher.final()]);
  return Buffer.concat([iv, cipher.getAuthTag(), body]).toString('base64');
}

/** Nothing, where somebody else wrote it. */
function opened(kept: string, key: Uint8Array): string | undefined {
  try {
    const bytes = Buffer.from(kept, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, 12));
    decipher.setAuthTag(bytes.subarray(12, 28));
    return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
  } catch {
    return undefined;
  }
}
