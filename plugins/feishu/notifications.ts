import {
  AESCipher,
  type Client,
  EventDispatcher,
  generateChallenge,
  LoggerLevel,
  WSClient,
} from '@larksuiteoapi/node-sdk';
import type { OnClick } from '../card.ts';
import { cardAfter, clickIn } from './cards.ts';
import { silent } from './client.ts';
import { domains, type FeishuConfig } from './config.ts';
import { answered } from './errors.ts';
import { redraw, tell } from './messages.ts';

/** Encrypt key and verification token of the console's page 事件与回调 → 加密策略. */
export interface EventKeys {
  encryptKey: string;
  verificationToken: string;
}

/** What the console's page 事件与回调 has to list. */
export const events = [
  'drive.file.edit_v1',
  'drive.file.bitable_record_changed_v1',
  'drive.file.bitable_field_changed_v1',
] as const;
export const callbacks = ['card.action.trigger'] as const;

/** Feishu waits three seconds for the answer to a click. */
const patienceOfFeishu = 2_500;
const eventId = (event: unknown) => String((event as { event_id?: unknown }).event_id ?? '');
const late = () => new Promise<undefined>((done) => setTimeout(() => done(undefined), patienceOfFeishu).unref());

/** How many events are remembered, so that one that is sent again is heard once (`event-subscription`: up to four times). */
const memory = 1000;

/**
 * Feishu tells of edits of the Base. By default over the SDK's long connection, which needs no public address; by web
 * hook where the keys are configured. Calendar events can only be subscribed to as a person
 * (`calendar-event/subscription`: user_access_token), tasks per task list member; both are always looked at.
 */
export class FeishuNotifications {
  private readonly dispatcher: EventDispatcher;
  private readonly seen = new Set<string>();
  private socket: WSClient | undefined;

  /** @param changed called once for each event that is about one of our Bases */
  constructor(
    private readonly config: FeishuConfig,
    private readonly appSecret: string,
    private readonly keys: EventKeys | undefined,
    changed: () => void,
    private readonly clicked: OnClick,
    private readonly client: Client,
    /** The way of the long connection, where it leads through a proxy: an agent of Node's. */
    private readonly tunnel?: object,
  ) {
    const heard = (data: unknown) => {
      const event = data as { event_id?: string; file_token?: string };
      if (this.bases.includes(event.file_token ?? '') && this.isNew(event.event_id)) changed();
      // An answer tells an event that was accepted from one whose signature was not.
      return {};
    };
    this.dispatcher = new EventDispatcher({ ...keys, loggerLevel: LoggerLevel.fatal, logger: silent }).register({
      ...Object.fromEntries(events.map((name) => [name, heard])),
      ...Object.fromEntries(callbacks.map((name) => [name, (event: unknown) => this.click(event)])),
    } as Parameters<EventDispatcher['register']>[0]);
  }

  /**
   * A button of a card was clicked. The answer is a word for the person and the card as it is from now on; it has three
   * seconds (`feishu-cards/handle-card-callbacks`), after which the card is drawn anew by itself, or the person told.
   */
  private async click(event: unknown): Promise<object> {
    const click = clickIn(event);
    if (!click) return {};
    const { words, message, ...asked } = click;
    const outcome = this.clicked(asked);
    const quick = await Promise.race([outcome, late()]);
    if (!quick) {
      void outcome
        .then(async (o) => {
          if (o.over && message) await redraw(this.client, message, cardAfter(words, o));
          else await tell(this.client, click.who, { ...words, title: o.says }, eventId(event));
        })
        // Whoever is not told finds it on the page.
        .catch(() => {});
      return { toast: { type: 'info', content: '…' } };
    }
    return {
      toast: { type: quick.done ? 'success' : 'error', content: quick.says },
      ...(quick.over && { card: { type: 'raw', data: cardAfter(words, quick) } }),
    };
  }

  private get bases(): string[] {
    return [this.config.base, this.config.restricted].filter((b): b is string => !!b);
  }

  /** Asks for the events of our Bases; asking again changes nothing (`drive-v1/file/subscribe`). @throws SuiteError */
  async keep(client: Client): Promise<void> {
    for (const file_token of this.bases)
      await answered('subscribe to changes', () =>
        client.drive.v1.file.subscribe({ path: { file_token }, params: { file_type: 'bitable' } }),
      );
    if (this.keys || this.socket) return;
    this.socket = new WSClient({
      appId: this.config.appId,
      appSecret: this.appSecret,
      domain: domains[this.config.region],
      loggerLevel: LoggerLevel.fatal,
      logger: silent,
      ...(this.tunnel && { agent: this.tunnel }),
    });
    await this.socket.start({ eventDispatcher: this.dispatcher });
  }

  /** Whether the long connection stands. */
  get connected(): boolean {
    return !!this.keys || this.socket?.getConnectionStatus().state === 'connected';
  }

  stop(): void {
    this.socket?.close({ force: true });
    this.socket = undefined;
  }

  /**
   * Answers a call of the web hook. Only an encrypted, signed body with the right token is believed.
   * @returns nothing if it is not Feishu's
   */
  async receive(headers: Record<string, unknown>, body: unknown): Promise<object | undefined> {
    const { keys } = this;
    const encrypted = (body as { encrypt?: unknown } | null)?.encrypt;
    if (!keys || typeof encrypted !== 'string') return undefined;
    let inside: { type?: string; token?: string; header?: { token?: string; app_id?: string } };
    try {
      inside = JSON.parse(new AESCipher(keys.encryptKey).decrypt(encrypted));
    } catch {
      return undefined;
    }
    const token = inside.header?.token ?? inside.token;
    if (token !== keys.verificationToken) return undefined;
    const { isChallenge, challenge } = generateChallenge({ encrypt: encrypted }, { encryptKey: keys.encryptKey });
    // The challenge of the console comes without a signature; it is only told back what it said.
    if (isChallenge) return challenge;
    if (inside.header?.app_id !== this.config.appId) return undefined;
    // The dispatcher checks X-Lark-Signature over exactly what came; it finds the headers on the prototype.
    const signed = Object.assign(Object.create({ headers }), { encrypt: encrypted });
    // What a handler answers is told back: a click waits for it. One whose signature was not accepted is not handled at all.
    const answer: unknown = await this.dispatcher.invoke(signed);
    return answer === undefined ? undefined : typeof answer === 'object' && answer ? answer : {};
  }

  private isNew(id: string | undefined): boolean {
    if (!id || this.seen.has(id)) return false;
    this.seen.add(id);
    if (this.seen.size > memory) this.seen.delete(this.seen.values().next().value!);
    return true;
  }
}
