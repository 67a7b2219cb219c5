import { EncryptJWT, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { FeishuIdentity } from '../../server/identity/feishu.ts';
import { type Stage, stage } from '../world.ts';

const authority = 'https://login.microsoftonline.com';

describe('a token for the tab in Teams', () => {
  let on: Stage;
  let tenant: Tenant;
  let good: Record<string, unknown>;
  const sign = (more: object, seconds = 3600) => on.world.graph.entra.sign({ ...good, ...more }, seconds);
  const refused = (token: string) => expect(on.connection.enter(token)).rejects.toMatchObject({ kind: 'denied' });

  beforeAll(async () => {
    on = await stage('microsoft365', { sample: false, at: new Date().toISOString() });
    tenant = on.tenant as Tenant;
    const user = tenant.state.users[0]!;
    good = {
      aud: on.connection.app.id,
      iss: `${authority}/${tenant.id}/v2.0`,
      tid: tenant.id,
      oid: user.id,
      preferred_username: user.mail,
      name: user.displayName,
    };
  });
  afterAll(() => on.world.stop());

  it('lets its person in', async () => {
    expect((await on.connection.enter(await sign({}))).email).toBe(tenant.state.users[0]!.mail.toLowerCase());
  });
  it.each([
    ['of another app', { aud: 'another-app' }],
    ['that is for Graph', { aud: 'https://graph.microsoft.com' }],
    ['of another tenant', { tid: 'another', iss: `${authority}/another/v2.0` }],
    ['that names another tenant', { tid: 'another' }],
    ['of another issuer', { iss: 'https://evil.example/v2.0' }],
    ['of nobody', { oid: undefined }],
    ['without a name to look up', { preferred_username: undefined }],
  ])('is refused: %s', async (_, claims) => refused(await sign(claims)));

  it('of Entra’s first version is refused, and says what the admin forgot', async () => {
    const old = {
      aud: `api://liaison.example.com/${on.connection.app.id}`,
      iss: `https://sts.windows.net/${tenant.id}/`,
    };
    await expect(on.connection.enter(await sign({ ...old, ver: '1.0' }))).rejects.toMatchObject({
      kind: 'denied',
      says: { en: expect.stringContaining('accessTokenAcceptedVersion'), zh: expect.stringContaining('清单') },
    });
  });

  it('is refused when it has expired', async () => refused(await sign({}, -600)));

  it('is refused when its claims were changed', async () => {
    const [head, , signature] = (await sign({})).split('.');
    const claims = Buffer.from(JSON.stringify({ ...good, exp: 4e9, oid: 'somebody-else' })).toString('base64url');
    await refused(`${head}.${claims}.${signature}`);
  });

  it('is refused when another key signed it, or none', async () => {
    const { privateKey } = await generateKeyPair('RS256');
    const signed = new SignJWT(good).setProtectedHeader({ alg: 'RS256', kid: 'sim-1' }).setExpirationTime('1h');
    await refused(await signed.sign(privateKey));
    await refused(new UnsecuredJWT(good).setExpirationTime('1h').encode());
    const keys = await (await fetch(`${authority}/${tenant.id}/discovery/v2.0/keys`)).text();
    const symmetric = new SignJWT(good).setProtectedHeader({ alg: 'HS256', kid: 'sim-1' }).setExpirationTime('1h');
    await refused(await symmetric.sign(new TextEncoder().encode(keys)));
  });

  it.each(['', 'x', 'a.b.c', '..', 'null', '\u0000'])('is refused when it is none: %j', refused);
});

describe('a token for the tab in Feishu', () => {
  let on: Stage;
  const key = new Uint8Array(32).fill(7);
  const identity = new FeishuIdentity(key);
  const session = { workspace: 'feishu-en', id: 'ou_1', email: 'a@b.c', name: 'A', userToken: 'u-1' };
  const token = (expires = '1h', issuer = 'liaison', with_ = key) =>
    new EncryptJWT({ ...session })
      .setProtectedHeader({ alg: 'dir', enc: 'A256GCM' })
      .setIssuer(issuer)
      .setExpirationTime(expires)
      .encrypt(with_);

  beforeAll(async () => {
    on = await stage('feishu', { sample: false, at: new Date().toISOString() });
  });
  afterAll(() => on.world.stop());

  it('is read by any instance with the key', async () => {
    expect(await identity.check(await token())).toMatchObject(session);
  });
  it('is refused when it has expired, is of another key or issuer, or was changed', async () => {
    const whole = await token();
    const cut = `${whole.slice(0, -6)}AAAAAA`;
    for (const bad of [
      await token('-1h'),
      await token('1h', 'other'),
      await token('1h', 'liaison', new Uint8Array(32)),
      cut,
      '',
    ])
      await expect(identity.check(bad)).rejects.toMatchObject({ kind: 'denied' });
  });
  it('cannot be had twice for one code', async () => {
    const ticket = await on.world.ticket('feishu-en', 'sales.ops@example.com');
    const code = 'code' in ticket! ? ticket.code : '';
    const first = await on.connection.exchange!(code);
    expect((await on.connection.enter(first.token)).email).toBe('sales.ops@example.com');
    await expect(on.connection.exchange!(code)).rejects.toMatchObject({ kind: 'denied' });
  });
  it('is not said to be refused where Feishu cannot be reached', async () => {
    const ticket = await on.world.ticket('feishu-en', 'sales.ops@example.com');
    const code = 'code' in ticket! ? ticket.code : '';
    on.world.lark.manners.faults = { draw: () => 'busy' };
    await expect(on.connection.exchange!(code)).rejects.toMatchObject({ kind: 'unavailable' });
    on.world.lark.manners.faults = undefined;
    expect((await on.connection.enter((await on.connection.exchange!(code)).token)).email).toBe(
      'sales.ops@example.com',
    );
  });
});
