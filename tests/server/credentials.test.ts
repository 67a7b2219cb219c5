import { spawn, spawnSync } from 'node:child_process';
import { generate } from 'selfsigned';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Credential } from '../../server/identity/credential.ts';
import { MicrosoftIdentity } from '../../server/identity/microsoft365.ts';
import { redisCache, type TokenCache } from '../../server/identity/token-cache.ts';
import { organiser, type Stage, stage } from '../world.ts';

let on: Stage;
let tenant: Tenant;
beforeAll(async () => {
  on = await stage('microsoft365', { sample: false, at: new Date().toISOString() });
  tenant = on.tenant as Tenant;
});
afterAll(() => on.world.stop());

const identity = (credential: Credential, cache?: TokenCache) =>
  new MicrosoftIdentity(tenant.id, on.connection.app.id, credential, on.connection.id, cache);
const secret: Credential = { kind: 'secret', secret: 'embedded-default-only' };
const ticket = async () => ((await on.world.ticket(on.connection.id, organiser)) as { token: string }).token;

describe('the app proves itself to Entra', () => {
  it('with a certificate that is registered, for itself and for people', async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'liaison' }], { keySize: 2048 });
    const { assertions } = on.world.graph.entra;
    const with_ = () => identity({ kind: 'certificate', pem: `${cert}\n${key}` });
    await expect(with_().app()).rejects.toThrow(/AADSTS700027/);
    assertions.certificates.add(cert);
    expect(await with_().app()).toMatch(/^ey/);
    expect(await with_().onBehalfOf(await ticket())).toMatch(/^ey/);
    const other = await generate([{ name: 'commonName', value: 'another' }], { keySize: 2048 });
    const stolen = identity({ kind: 'certificate', pem: `${cert}\n${other.private}` });
    await expect(stolen.app()).rejects.toThrow(/AADSTS700027/);
  });

  it('with a managed identity that the registration trusts: nothing has to be kept or renewed', async () => {
    const { assertions } = on.world.graph.entra;
    const with_ = () => identity({ kind: 'managed-identity', identity: '8f2c4e9a-0000-4000-8000-000000000009' });
    await expect(with_().app()).rejects.toThrow(/AADSTS700213/);
    assertions.identities.add('8f2c4e9a-0000-4000-8000-000000000009');
    expect(await with_().app()).toMatch(/^ey/);
    expect(await with_().onBehalfOf(await ticket())).toMatch(/^ey/);
  });
});

const redis = spawnSync('redis-server', ['--version']).status === 0;
if (!redis) console.warn('notice: there is no redis-server on this machine; the shared token cache is not tried');

describe.skipIf(!redis)('people’s tokens in a Redis that all instances share', () => {
  const port = 6390;
  const url = `redis://localhost:${port}`;
  const key = new Uint8Array(32).fill(3);
  const troubles: string[] = [];
  const ready = async (withKey = key) => {
    const cache = redisCache(url, withKey, (what) => troubles.push(what));
    await expect
      .poll(
        async () => {
          await cache.keep('ready', 'yes', until());
          return cache.get('ready');
        },
        { timeout: 10_000 },
      )
      .toBe('yes');
    return cache;
  };
  const server = spawn('redis-server', ['--port', String(port), '--save', '', '--appendonly', 'no'], {
    stdio: 'ignore',
  });
  const until = () => Date.now() + 3_600_000;
  afterAll(() => server.kill());

  it('are found by another instance, and by nobody without the key', async () => {
    await (await ready()).keep('proof', 'token-of-a-person', until());
    expect(await (await ready()).get('proof')).toBe('token-of-a-person');
    expect(await (await ready(new Uint8Array(32).fill(4))).get('proof')).toBeUndefined();
    const dump = spawnSync('redis-cli', ['-p', String(port), '--scan'], { encoding: 'utf8' }).stdout;
    expect(dump).not.toContain('proof');
  });

  it('save the exchange with Entra, except where Graph refused the token', async () => {
    const token = await ticket();
    const first = await identity(secret, await ready()).onBehalfOf(token);
    const second = identity(secret, await ready());
    on.world.graph.entra.withdrawn.add(tenant.id);
    expect(await second.onBehalfOf(token)).toBe(first);
    await expect(second.onBehalfOf(token, { fresh: true })).rejects.toMatchObject({ step: { kind: 'consent' } });
    on.world.graph.entra.withdrawn.clear();
  });

  it('are gone with it, and nobody waits: Entra is asked', async () => {
    const cache = await ready();
    await cache.keep('x', 'y', until());
    server.kill('SIGKILL');
    await expect.poll(() => cache.get('x')).toBeUndefined();
    expect(await identity(secret, cache).onBehalfOf(await ticket())).toMatch(/^ey/);
    await expect.poll(() => troubles).toContain('redis');
  });
});
