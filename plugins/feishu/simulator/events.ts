import { createCipheriv, createHash, randomBytes, randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import protobuf from 'protobufjs';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Ask, Reply } from '../../simulation/exchange.ts';
import { redrawn } from './messages.ts';
import type { FeishuTenant, SimBase, WebHook } from './tenant.ts';

/**
 * The frames of the long connection, as the SDK reads and writes them (`larksuite/node-sdk`: ws-client/proto-buf). Its ids
 * are uint64; small ones look the same on the wire, and the SDK switches the library's large numbers off for everybody.
 */
const { root } = protobuf.parse(`syntax = "proto2";
message Header { required string key = 1; required string value = 2; }
message Frame {
  required uint32 SeqID = 1; required uint32 LogID = 2; required int32 service = 3; required int32 method = 4;
  repeated Header headers = 5; optional string payloadEncoding = 6; optional string payloadType = 7; optional bytes payload = 8;
}`);
const Frame = root.lookupType('Frame');
const control = 0;
const data = 1;

/** How the platform tells an app of edits: by web hook, encrypted and signed, or over the app's long connection. */
export class Events {
  private server: WebSocketServer | undefined;
  private readonly sockets = new Map<string, Set<WebSocket>>();
  private counter = 0;
  /** How events leave; tests put a tunnel here. */
  deliver: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init);
  /** What was sent, and what came back (0: nobody). */
  readonly log: { id: string; status: number }[] = [];
  private sending: Promise<unknown> = Promise.resolve();

  constructor(tenants: readonly FeishuTenant[]) {
    for (const tenant of tenants) tenant.edited = (base) => this.edited(tenant, base);
  }

  /** `POST /callback/ws/endpoint`: where an app opens its long connection. */
  async endpoint(tenant: FeishuTenant): Promise<Reply> {
    this.server ??= this.listen();
    await new Promise<void>((ready) => (this.server!.address() ? ready() : this.server!.once('listening', ready)));
    const { port } = this.server.address() as AddressInfo;
    const config = { PingInterval: 120, ReconnectCount: -1, ReconnectInterval: 1, ReconnectNonce: 0 };
    const url = `ws://127.0.0.1:${port}/?device_id=${randomUUID()}&service_id=1&app=${tenant.appId}`;
    return { status: 200, body: { code: 0, msg: 'ok', data: { URL: url, ClientConfig: config } } };
  }

  private listen(): WebSocketServer {
    const server = new WebSocketServer({ host: '127.0.0.1', port: 0 });
    server.on('connection', (socket, request) => {
      const app = new URL(request.url ?? '/', 'ws://here').searchParams.get('app') ?? '';
      const open = this.sockets.get(app) ?? new Set();
      this.sockets.set(app, open.add(socket));
      socket.on('close', () => open.delete(socket));
      socket.on('message', (bytes) => {
        const frame = Frame.decode(new Uint8Array(bytes as Buffer)) as unknown as {
          method: number;
          payload?: Uint8Array;
        };
        if (frame.method === control) socket.send(this.frame(control, 'pong', '{}'));
        else this.heard(frame);
      });
    });
    return server;
  }

  private frame(method: number, type: string, payload: string): Uint8Array {
    const id = String(++this.counter);
    const headers = Object.entries({ type, message_id: id, sum: '1', seq: '0', trace_id: id });
    return Frame.encode({
      SeqID: this.counter,
      LogID: this.counter,
      service: 1,
      method,
      headers: headers.map(([key, value]) => ({ key, value })),
      payload: new TextEncoder().encode(payload),
    }).finish();
  }

  private edited(tenant: FeishuTenant, base: SimBase): void {
    if (!tenant.state.subscribed.includes(base.app_token)) return;
    const event = eventOf(tenant, 'drive.file.edit_v1', {
      file_type: 'bitable',
      file_token: base.app_token,
      operator_id_list: [],
      subscriber_id_list: [],
    });
    this.sending = Promise.all([this.sending, this.send(tenant, event)]);
  }

  /** Sends an event; also used by tests to send one twice, or one that somebody made up. */
  async send(tenant: FeishuTenant, event: { header: { event_id: string } }, key?: string): Promise<void> {
    const { webHook } = tenant;
    if (!webHook) {
      for (const socket of this.sockets.get(tenant.appId) ?? [])
        socket.send(this.frame(data, 'event', JSON.stringify(event)));
      return;
    }
    const body = JSON.stringify({ encrypt: encrypted(JSON.stringify(event), key ?? webHook.encryptKey) });
    const headers = signed(body, key ?? webHook.encryptKey, Math.floor(Date.now() / 1000));
    const answer = await this.deliver(webHook.url, { method: 'POST', headers, body }).catch(() => undefined);
    this.log.push({ id: event.header.event_id, status: answer?.status ?? 0 });
  }

  /**
   * A person clicks a button of a card (`feishu-cards/card-callback-communication`): the app has three seconds to answer with
   * a word for the person and the card as it is from now on.
   * @returns what the person is told
   */
  async click(
    tenant: FeishuTenant,
    click: { message: string; who: string; value: unknown; form?: Record<string, string> },
  ): Promise<{ type?: string; content?: string }> {
    const event = eventOf(tenant, 'card.action.trigger', {
      operator: { tenant_key: tenant.appId, open_id: click.who },
      token: `c-${randomUUID()}`,
      action: { value: click.value, tag: 'button', ...(click.form && { form_value: click.form }) },
      host: 'im_message',
      context: { open_message_id: click.message, open_chat_id: 'oc_sim' },
    });
    const answer = (await this.answerTo(tenant, event)) as
      | { toast?: { type?: string; content?: string }; card?: { type?: string; data?: unknown } }
      | undefined;
    if (!answer) return { type: 'error', content: 'the app did not answer' };
    if (answer.card?.type === 'raw') redrawn(tenant, click.message, JSON.stringify(answer.card.data));
    return answer.toast ?? {};
  }

  /** Sends an event that wants an answer, and waits for it. */
  private async answerTo(tenant: FeishuTenant, event: object): Promise<unknown> {
    const { webHook } = tenant;
    if (webHook) {
      const body = JSON.stringify({ encrypt: encrypted(JSON.stringify(event), webHook.encryptKey) });
      const headers = signed(body, webHook.encryptKey, Math.floor(Date.now() / 1000));
      const answer = await this.deliver(webHook.url, { method: 'POST', headers, body });
      return answer.ok ? answer.json() : undefined;
    }
    const [socket] = this.sockets.get(tenant.appId) ?? [];
    if (!socket) return undefined;
    const answer = new Promise<unknown>((done) => {
      this.waiting.set(String(this.counter + 1), done);
      setTimeout(() => done(undefined), 3_000).unref();
    });
    socket.send(this.frame(data, 'event', JSON.stringify(event)));
    return answer;
  }
  private readonly waiting = new Map<string, (answer: unknown) => void>();

  /** What an app answers over its long connection: the event's own headers, and its word in base64. */
  private heard(frame: { headers?: { key: string; value: string }[]; payload?: Uint8Array }): void {
    const id = frame.headers?.find((h) => h.key === 'message_id')?.value ?? '';
    const said = JSON.parse(new TextDecoder().decode(frame.payload)) as { data?: string };
    this.waiting.get(id)?.(said.data ? JSON.parse(Buffer.from(said.data, 'base64').toString()) : {});
    this.waiting.delete(id);
  }

  /** What the console does when the address is saved (`request-url-configuration-case`): within a second the challenge must come back. */
  async challenge({ url, encryptKey, verificationToken }: WebHook): Promise<boolean> {
    const challenge = randomUUID();
    const said = JSON.stringify({ challenge, token: verificationToken, type: 'url_verification' });
    const body = JSON.stringify({ encrypt: encrypted(said, encryptKey) });
    const answer = await this.deliver(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
    return answer.ok && ((await answer.json()) as { challenge?: string }).challenge === challenge;
  }

  async idle(): Promise<void> {
    await this.sending;
  }

  /** The network between the platform and the apps is cut. */
  cut(): void {
    for (const open of this.sockets.values()) for (const socket of open) socket.terminate();
  }

  stop(): void {
    this.cut();
    this.server?.close();
  }
}

/** An event as every app gets it (`event-subscription-guide/event-subscription-configure`: version 2.0). */
const eventOf = (tenant: FeishuTenant, type: string, event: object) => ({
  schema: '2.0',
  header: {
    event_id: randomUUID().replaceAll('-', ''),
    event_type: type,
    create_time: String(tenant.clock()),
    token: tenant.webHook?.verificationToken ?? '',
    app_id: tenant.appId,
    tenant_key: tenant.appId,
  },
  event,
});

export function encrypted(text: string, key: string): string {
  const iv = randomBytes(16);
  const cipher = createCipheriv('aes-256-cbc', createHash('sha256').update(key).digest(), iv);
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final()]).toString('base64');
}

/** X-Lark-Signature: SHA-256 over time, nonce, key and body (`encrypt-key-encryption-configuration-case`). */
export function signed(body: string, key: string, seconds: number): Record<string, string> {
  const nonce = randomUUID();
  return {
    'content-type': 'application/json',
    'x-lark-request-timestamp': String(seconds),
    'x-lark-request-nonce': nonce,
    'x-lark-signature': createHash('sha256').update(`${seconds}${nonce}${key}${body}`).digest('hex'),
  };
}

/** Which app asks for its long connection. */
export const asksForConnection = (ask: Ask): { AppID?: string; AppSecret?: string } | undefined =>
  ask.url.pathname === '/callback/ws/endpoint' ? ((ask.body ?? {}) as { AppID?: string }) : undefined;
