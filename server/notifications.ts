import type { Client } from '@larksuiteoapi/node-sdk';
import type { OnClick } from '../plugins/card.ts';
import type { FeishuConfig } from '../plugins/feishu/config.ts';
import { type EventKeys, FeishuNotifications } from '../plugins/feishu/notifications.ts';
import { Graph, type TokenSource } from '../plugins/microsoft365/client.ts';
import type { Microsoft365Config } from '../plugins/microsoft365/config.ts';
import { keepSubscriptions, readNotification } from '../plugins/microsoft365/notifications.ts';

/** A call of the suite to our web hook. */
export interface Call {
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  body: unknown;
}
export interface CallAnswer {
  status: number;
  /** Text is answered as text, all else as JSON. */
  body?: string | object;
}

/**
 * How a suite tells us that something changed. It only ever makes us look earlier than we would: whatever is missed is
 * found by the look that every command and every minute takes.
 */
export interface Channel {
  /** Makes sure that we are told; to be repeated every hour. @throws SuiteError where the suite does not allow it */
  keep(): Promise<void>;
  /** Whether changes are told at the moment. */
  live(): boolean;
  /** Answers a call of the web hook. @returns nothing to whoever is not the suite */
  receive(call: Call): Promise<CallAnswer | undefined>;
  stop(): void;
}

/** How long Graph's subscriptions are trusted without having been looked at. */
const trusted = 2 * 3_600_000;

export function graphChannel(options: {
  config: Microsoft365Config;
  token: TokenSource;
  /** What Graph says back to us. Every instance must know it, and nobody else. */
  secret: string;
  url: string;
  clock: () => number;
  changed: () => void;
}): Channel {
  const { config, token, secret, url, clock, changed } = options;
  let keptAt = 0;
  let keeping: Promise<unknown> = Promise.resolve();
  // One after another: two at once would each find the same thing missing.
  const keep = (): Promise<void> => {
    const next = keeping.then(async () => {
      await keepSubscriptions(new Graph(token, config.graph), config, { url, secret }, clock());
      keptAt = clock();
    });
    keeping = next.catch(() => {});
    return next;
  };
  return {
    keep,
    live: () => clock() - keptAt < trusted,
    async receive({ query, body }) {
      // The handshake (`change-notifications-delivery-webhooks.md`): plain text, so that no browser can be made to run it.
      const { validationToken } = query;
      if (typeof validationToken === 'string' && validationToken.length < 2000)
        return { status: 200, body: validationToken };
      const heard = readNotification(body, secret, config.tenant);
      if (!heard) return undefined;
      if (heard.keep) {
        keptAt = 0;
        void keep().catch(() => {});
      }
      if (heard.look) changed();
      return { status: 202 };
    },
    stop: () => {},
  };
}

export function feishuChannel(options: {
  config: FeishuConfig;
  client: Client;
  secret: string;
  keys: EventKeys | undefined;
  changed: () => void;
  clicked: OnClick;
}): Channel {
  const { config, secret, keys, changed, clicked, client } = options;
  const notifications = new FeishuNotifications(config, secret, keys, changed, clicked, client);
  let kept = false;
  return {
    async keep() {
      await notifications.keep(client);
      kept = true;
    },
    live: () => kept && notifications.connected,
    async receive({ headers, body }) {
      const answer = await notifications.receive(headers, body);
      return answer && { status: 200, body: answer };
    },
    stop: () => notifications.stop(),
  };
}
