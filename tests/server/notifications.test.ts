import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encrypted, signed } from '../../plugins/feishu/simulator/events.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import type { Subscriptions } from '../../plugins/microsoft365/simulator/subscriptions.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { reachable } from '../../server/embedded/installation.ts';
import { type Hands, handsOf } from '../hands.ts';
import { testLog } from '../logs.ts';
import { type Stage, type SuiteName, stage } from '../world.ts';

const day = 86_400;
const keys = { encryptKey: 'planted-encrypt-key-123', verificationToken: 'planted-verification-token' };

/** A company, a server that the suite reaches, and what the suite has told it. */
async function open(suite: SuiteName, eventKeys?: typeof keys) {
  const on = await stage(suite, { sample: false, eventKeys });
  const server: Server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const tunnel = (address: string, init: RequestInit) => fetch(address.replace(reachable, url), init);
  on.world.graph.deliver = tunnel;
  on.world.lark.events.deliver = tunnel;
  let told = 0;
  const { workspace, channel } = on.connection;
  workspace.onChange = () => void told++;
  workspace.told = () => channel.live();
  const call = (body: unknown, headers: Record<string, string> = {}, query = '') =>
    fetch(`${url}/notifications/${on.connection.id}${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  const close = async () => {
    server.close();
    await on.world.stop();
  };
  return { on, hands: handsOf(on), url, call, told: () => told, channel, close };
}
const settled = () => new Promise((done) => setTimeout(done, 60));

/** What a person changes in the spreadsheet is shown at once, though a view may be half a minute old while we are told. */
async function shownAtOnce(on: Stage, hands: Hands, settle: () => Promise<unknown>): Promise<void> {
  await on.act('propose-topic', { series: 'weekly', title: 'Typed by hand', wanted: 'discuss' });
  on.clock.pass(10);
  await on.see('data-quality');
  await settle();
  await on.see('data-quality');
  on.clock.pass(8);
  on.count();
  await on.see('data-quality');
  expect(on.count()).toBe(0);
  await hands.type('Topics', 0, 'Title', 'Changed by hand');
  on.clock.pass(5);
  await settle();
  const { fields } = await on.see<{ fields: { value: { en: string } }[] }>('record', {
    register: 'topics',
    id: (await on.snapshot()).tables.topics!.rows[0]!.id,
  });
  expect(fields.map((f) => f.value.en)).toContain('Changed by hand');
}

describe('Graph tells of changes', () => {
  let at: Awaited<ReturnType<typeof open>>;
  let subscriptions: Subscriptions;
  let tenant: Tenant;
  beforeAll(async () => {
    at = await open('microsoft365');
    tenant = at.on.tenant as Tenant;
    subscriptions = at.on.world.graph.subscriptions.get(tenant.id)!;
  });
  afterAll(() => at.close());
  const held = () => tenant.state.subscriptions;
  const notice = (more: object = {}) => ({
    value: [
      { subscriptionId: 'x', clientState: held()[0]!.clientState, tenantId: tenant.id, changeType: 'updated', ...more },
    ],
  });

  it('of the drive and the calendar, once the handshake has passed; asking again changes nothing', async () => {
    await at.channel.keep();
    expect(held().map((s) => s.resource)).toEqual([
      `groups/${tenant.group}/drive/root`,
      `groups/${tenant.restrictedGroup}/drive/root`,
      'users/sales.ops@example.com/events',
    ]);
    await at.channel.keep();
    await at.on.world.reconnect(at.on.connection.id).channel.keep();
    expect(held()).toHaveLength(3);
  });

  it('answers the handshake in plain text, whatever it says', async () => {
    const answer = await at.call('', {}, `?validationToken=${encodeURIComponent('<script>alert(1)</script>')}`);
    expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(await answer.text()).toBe('<script>alert(1)</script>');
  });

  it('and what a person types in Excel is shown without being looked for', async () => {
    await shownAtOnce(at.on, at.hands, async () => {
      await subscriptions.idle();
      await settled();
    });
    expect(subscriptions.log.every((l) => l.status === 202)).toBe(true);
  });

  it('renews before the end, and subscribes anew after it', async () => {
    const [first] = held();
    const ends = first!.expirationDateTime;
    at.on.clock.pass(2.5 * day);
    await at.channel.keep();
    expect(held()[0]).toMatchObject({ id: first!.id });
    expect(held()[0]!.expirationDateTime > ends).toBe(true);
    at.on.clock.pass(9 * day);
    await at.channel.keep();
    expect(held()).toHaveLength(3);
    expect(held()[0]!.id).not.toBe(first!.id);
  });

  it.each(['reauthorizationRequired', 'subscriptionRemoved', 'missed'] as const)(
    'answers the lifecycle notification %s by looking, and by subscribing where it must',
    async (event) => {
      await at.on.snapshot();
      const before = at.told();
      await subscriptions.lifecycle(event);
      await settled();
      expect(at.told()).toBeGreaterThan(before);
      // Whatever is gone is subscribed anew behind the answer, one after another.
      await expect.poll(() => held().length, { timeout: 10_000 }).toBe(3);
    },
  );

  it('hears nothing from strangers: a wrong secret, another tenant, no secret, nonsense', async () => {
    await at.on.snapshot();
    const before = at.told();
    for (const forged of [
      notice({ clientState: 'guessed' }),
      notice({ tenantId: 'another' }),
      notice({ clientState: undefined }),
      notice({ clientState: [held()[0]!.clientState] }),
      { value: 'x' },
      { value: [null, 1, 'x'] },
      null,
      [],
      {},
    ])
      expect([400, 403]).toContain((await at.call(forged)).status);
    expect((await fetch(`${at.url}/notifications/nobody`, { method: 'POST' })).status).toBe(403);
    expect(at.told()).toBe(before);
  });

  it('says so when Graph cannot reach us, and nothing else changes', async () => {
    const { graph } = at.on.world;
    const tunnel = graph.deliver;
    graph.deliver = () => Promise.reject(new Error('unreachable'));
    tenant.state.subscriptions.length = 0;
    const { channel, workspace, unattended } = at.on.world.reconnect(at.on.connection.id);
    await expect(channel.keep()).rejects.toMatchObject({ kind: 'invalid', operation: 'subscribe to changes' });
    expect(channel.live()).toBe(false);
    await workspace.look(unattended());
    graph.deliver = tunnel;
    await at.channel.keep();
  });

  it('heals what was missed by looking: a view is never older than half a minute', async () => {
    at.on.world.graph.deliver = async () => new Response(null, { status: 503 });
    await at.on.see('data-quality');
    await at.hands.type('Topics', 0, 'Title', 'Nobody told');
    at.on.clock.pass(31);
    await at.on.see('data-quality');
    expect(JSON.stringify((await at.on.snapshot()).tables.topics!.rows)).toContain('Nobody told');
  });

  it('takes duplicates, replays and a flood for one reason to look, and then for too much', async () => {
    await at.on.snapshot();
    const before = at.told();
    const statuses = new Set<number>();
    // No more at a time than a listening socket keeps waiting: what comes beyond that never reaches us.
    for (let wave = 0; wave < 8; wave++) {
      const answers = await Promise.all(Array.from({ length: 100 }, () => at.call(notice())));
      for (const { status } of answers) statuses.add(status);
    }
    expect([...statuses].sort()).toEqual([202, 429]);
    expect(at.told()).toBe(before + 1);
  });
});

describe('Feishu tells of changes over the long connection', () => {
  let at: Awaited<ReturnType<typeof open>>;
  let tenant: FeishuTenant;
  beforeAll(async () => {
    at = await open('feishu');
    tenant = at.on.tenant as FeishuTenant;
    await at.channel.keep();
  });
  afterAll(() => at.close());
  const event = (more: object = {}) => ({
    schema: '2.0',
    header: { event_id: 'one', event_type: 'drive.file.edit_v1', app_id: tenant.appId, token: '', ...more },
    event: { file_type: 'bitable', file_token: tenant.state.bases.findLast((b) => !b.closed)!.app_token },
  });

  it('and what a person types in the Base is shown without being looked for', async () => {
    await expect.poll(() => at.channel.live()).toBe(true);
    await shownAtOnce(at.on, at.hands, settled);
  });

  it('hears an event once, however often it is sent, and none of another Base', async () => {
    const { events } = at.on.world.lark;
    await at.on.snapshot();
    const before = at.told();
    for (let i = 0; i < 4; i++) await events.send(tenant, event());
    await settled();
    await at.on.snapshot();
    await events.send(tenant, event());
    await events.send(tenant, { ...event({ event_id: 'two' }), event: { file_token: 'another' } } as never);
    await settled();
    expect(at.told()).toBe(before + 1);
  });

  it('comes back by itself after the network was cut', async () => {
    at.on.world.lark.events.cut();
    await settled();
    await expect.poll(() => at.channel.live(), { timeout: 8000 }).toBe(true);
    at.channel.stop();
    expect(at.channel.live()).toBe(false);
  });

  it('and no web hook is open beside it', async () => {
    expect((await at.call({ challenge: 'x', type: 'url_verification' })).status).toBe(403);
  });
});

describe('Feishu tells of changes by web hook', () => {
  let at: Awaited<ReturnType<typeof open>>;
  let tenant: FeishuTenant;
  beforeAll(async () => {
    at = await open('feishu', keys);
    tenant = at.on.tenant as FeishuTenant;
    tenant.webHook = { url: `${reachable}/notifications/${at.on.connection.id}`, ...keys };
    await at.channel.keep();
  });
  afterAll(() => at.close());
  const body = (more: object = {}, header: object = {}) =>
    JSON.stringify({
      schema: '2.0',
      header: {
        event_id: String(Math.random()),
        event_type: 'drive.file.edit_v1',
        app_id: tenant.appId,
        token: keys.verificationToken,
        ...header,
      },
      event: { file_token: tenant.state.bases.findLast((b) => !b.closed)!.app_token },
      ...more,
    });
  const wrapped = (text: string, key = keys.encryptKey) => JSON.stringify({ encrypt: encrypted(text, key) });
  const now = () => Math.floor(Date.now() / 1000);

  it('tells back the challenge when the address is saved in the console', async () => {
    expect(await at.on.world.lark.events.challenge(tenant.webHook!)).toBe(true);
    expect(await at.on.world.lark.events.challenge({ ...tenant.webHook!, verificationToken: 'wrong' })).toBe(false);
  });

  it('and what a person types in the Base is shown without being looked for', async () => {
    await shownAtOnce(at.on, at.hands, async () => {
      await at.on.world.lark.events.idle();
      await settled();
    });
    expect(at.on.world.lark.events.log.every((l) => l.status === 200)).toBe(true);
  });

  it('believes only what is encrypted with the key, signed with it, and carries the token of this app', async () => {
    await at.on.snapshot();
    const before = at.told();
    const good = wrapped(body());
    const attempts: [string, string, Record<string, string>][] = [
      ['not encrypted', body(), {}],
      ['not signed', good, {}],
      ['signed with another key', good, signed(good, 'another', now())],
      ['signed for another body', good, signed(wrapped(body()), keys.encryptKey, now())],
      ['encrypted with another key', wrapped(body(), 'another'), signed(wrapped(body(), 'another'), 'another', now())],
      ['with another token', wrapped(body({}, { token: 'x' })), {}],
      ['of another app', wrapped(body({}, { app_id: 'cli_other' })), {}],
      ['garbage', '{"encrypt":"AAAA"}', {}],
      ['empty', '{}', {}],
    ];
    for (const [what, sent, headers] of attempts) {
      const own = headers['x-lark-signature'] || what === 'not signed' ? headers : signed(sent, keys.encryptKey, now());
      expect((await at.call(sent, own)).status, what).toBe(403);
    }
    expect(at.told()).toBe(before);
    expect((await at.call(good, signed(good, keys.encryptKey, now()))).status).toBe(200);
    expect((await at.call(good, signed(good, keys.encryptKey, now()))).status).toBe(200);
    expect(at.told()).toBe(before + 1);
  });
});
