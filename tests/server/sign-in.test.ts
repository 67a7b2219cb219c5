import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { ledgerOf } from '../bindings/ledgers.ts';
import { handsOf } from '../hands.ts';
import { plantSecret, testLog } from '../logs.ts';
import { organiser, type SuiteName, stage } from '../world.ts';

async function open(suite: SuiteName) {
  const on = await stage(suite, { sample: false, at: new Date().toISOString() });
  const server: Server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  const see = async (token: string, view = 'meetings', query: object = {}) => {
    const answer = await fetch(`${url}/api/views/${view}?q=${encodeURIComponent(JSON.stringify(query))}`, {
      headers: { authorization: `Bearer ${token}` },
    });
    return { status: answer.status, body: (await answer.json()) as { error?: { kind: string; step?: object } } };
  };
  const session = async (by: object) => {
    const answer = await fetch(`${url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(by),
    });
    return { status: answer.status, token: ((await answer.json()) as { token?: string }).token };
  };
  const close = async () => {
    server.close();
    await on.world.stop();
  };
  return { on, see, session, close };
}

describe('a person in Teams', () => {
  let at: Awaited<ReturnType<typeof open>>;
  let tenant: Tenant;
  let n = 0;
  const token = async () => {
    const ticket = (await at.on.world.ticket(at.on.connection.id, organiser)) as { token: string };
    plantSecret(ticket.token);
    return ticket.token;
  };
  beforeAll(async () => {
    at = await open('microsoft365');
    tenant = at.on.tenant as Tenant;
  });
  afterAll(() => at.close());
  afterEach(() => {
    at.on.world.graph.entra.withdrawn.clear();
    at.on.world.graph.entra.challenges.clear();
    // The next view must ask Graph again.
    at.on.clock.pass(60 + n++);
  });

  it('is shown the way to consent while the company has not given it, and gets in once it has', async () => {
    at.on.world.graph.entra.withdrawn.add(tenant.id);
    const bearer = await token();
    expect(await at.see(bearer)).toMatchObject({
      status: 401,
      body: {
        error: { kind: 'sign-in', step: { kind: 'consent', url: expect.stringMatching(/^\/auth\/start\?workspace=/) } },
      },
    });
    at.on.world.graph.entra.withdrawn.clear();
    expect((await at.see(bearer)).status).toBe(200);
  });

  it('is led to Entra with its claims when Graph challenges the token', async () => {
    const claims = '{"access_token":{"acrs":{"essential":true,"value":"c1"}}}';
    const bearer = await token();
    expect((await at.see(bearer)).status).toBe(200);
    at.on.clock.pass(60);
    at.on.world.graph.entra.challenges.set(tenant.id, claims);
    const { status, body } = await at.see(bearer);
    expect(status).toBe(401);
    const { url } = body.error!.step as { url: string };
    expect(new URLSearchParams(url.split('?')[1]).get('claims')).toBe(claims);
    at.on.world.graph.entra.challenges.clear();
    expect((await at.see(bearer)).status).toBe(200);
  });

  it('with a token that has expired is told to ask Teams for another one', async () => {
    const old = await at.on.world.graph.entra.sign({}, -600);
    expect((await at.see(old)).body.error).toMatchObject({ kind: 'sign-in', step: { kind: 'renew' } });
  });
});

describe('a person in Feishu', () => {
  let at: Awaited<ReturnType<typeof open>>;
  let tenant: FeishuTenant;
  let bound = '';
  const code = async () => ((await at.on.world.ticket(at.on.connection.id, organiser)) as { code: string }).code;
  beforeAll(async () => {
    at = await open('feishu');
    tenant = at.on.tenant as FeishuTenant;
  });
  afterAll(() => at.close());

  it('comes in with a code, which is good once', async () => {
    const one = await code();
    const first = await at.session({ code: one });
    plantSecret(first.token, one, ...tenant.userTokens.keys());
    expect((await at.see(first.token!)).status).toBe(200);
    expect((await at.session({ code: one })).status).toBe(403);
    expect((await at.session({ code: 'made-up' })).status).toBe(403);
  });

  it('is asked before a spreadsheet of theirs is opened, and not before; then it opens with their own rights', async () => {
    const { link } = await handsOf(at.on).spreadsheet('Orders', [ledgerOf(3)]);
    const { token } = await at.session({ code: await code() });
    expect((await at.see(token!)).status).toBe(200);
    const asked = await at.see(token!, 'spreadsheet', { link });
    expect(asked).toMatchObject({ status: 401, body: { error: { kind: 'sign-in', step: { kind: 'consent' } } } });
    const ticket = await at.on.world.ticket(at.on.connection.id, organiser, at.on.connection.app.personScopes);
    const agreed = await at.session({ code: (ticket as { code: string }).code });
    expect((await at.see(agreed.token!, 'spreadsheet', { link })).status).toBe(200);
    bound = link;
  });

  it('is told to sign in again when Feishu has revoked the token, and renews without being asked, once', async () => {
    const { token } = await at.session({ code: await code() });
    tenant.userTokens.clear();
    const spreadsheet = (bearer: string) => at.see(bearer, 'spreadsheet', { link: bound });
    expect((await spreadsheet(token!)).body.error).toMatchObject({ kind: 'sign-in', step: { kind: 'renew' } });
    const renewed = await at.session({ renew: token });
    plantSecret(renewed.token);
    expect(renewed.status).toBe(200);
    expect((await spreadsheet(renewed.token!)).status).toBe(200);
    expect((await at.session({ renew: token })).status).toBe(401);
    expect((await at.session({ renew: 'forged' })).status).toBe(401);
  });

  it('does not notice that the app itself got a new token', async () => {
    const { token } = await at.session({ code: await code() });
    expect((await at.see(token!)).status).toBe(200);
    at.on.world.lark.revokeAppTokens();
    at.on.clock.pass(60);
    await at.on.snapshot();
  });
});
