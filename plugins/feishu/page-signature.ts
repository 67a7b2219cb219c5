import type { Client } from '@larksuiteoapi/node-sdk';
import { answered } from './errors.ts';

/** What the client's library wants from the server of a page before it hands a message over. */
export interface PageSignature {
  appId: string;
  /** Milliseconds since 1970. */
  timestamp: number;
  nonceStr: string;
  signature: string;
}

/** A ticket is asked for anew a little before it ends. */
const margin = 10 * 60_000;

/** Signs addresses of our own pages for the client's library (`web_app_with_jssdk`; POST /open-apis/jssdk/ticket/get). */
export class PageSigner {
  private ticket = '';
  private until = 0;

  constructor(
    private readonly client: Client,
    private readonly appId: string,
  ) {}

  /** @param url of the page, without its hash @param now milliseconds since 1970 @throws SuiteError */
  async sign(url: string, now: number): Promise<PageSignature> {
    if (now > this.until) {
      const { ticket, expire_in } = await answered('ask for a ticket of the client', () =>
        this.client.request<{ code?: number; data?: { ticket: string; expire_in: number } }>({
          method: 'POST',
          url: '/open-apis/jssdk/ticket/get',
          data: {},
        }),
      );
      this.ticket = ticket;
      this.until = now + expire_in * 1000 - margin;
    }
    const nonceStr = crypto.randomUUID();
    const words = `jsapi_ticket=${this.ticket}&noncestr=${nonceStr}&timestamp=${now}&url=${url}`;
    const digest = await crypto.subtle.digest('SHA-1', new TextEncoder().encode(words));
    const signature = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
    return { appId: this.appId, timestamp: now, nonceStr, signature };
  }
}
