import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { World } from '../../server/embedded/world.ts';
import { planted } from '../planted/planted.ts';
import { clockAt, organiser, tuesday } from '../world.ts';

let world: World;
let server: Server;
let url: string;
const lines: string[] = [];

beforeAll(async () => {
  world = await World.start({ past: planted, clock: clockAt(tuesday), languages: ['en'] });
  const log = pino({ level: 'debug' }, { write: (line: string) => void lines.push(line) });
  server = createApp({ connections: world.connections, log }).listen(0);
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await world.stop();
});

async function tokenFor(workspace: string, email: string): Promise<string> {
  const ticket = (await world.ticket(workspace, email))!;
  if ('token' in ticket) return ticket.token;
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ workspace, code: ticket.code }),
  });
  return ((await answer.json()) as { token: string }).token;
}
const call = async (path: string, workspace: string, token: string | undefined, init: RequestInit = {}) => {
  const answer = await fetch(url + path, {
    ...init,
    headers: {
      'content-type': 'application/json',
      'x-liaison-workspace': workspace,
      ...(token && { authorization: `Bearer ${token}` }),
    },
  });
  return {
    status: answer.status,
    body: (await answer.json()) as Record<string, unknown> & {
      error?: { kind: string; says: { en: string; zh: string } };
    },
  };
};

describe.each(['microsoft365-en', 'feishu-en'])('the interface of %s', (workspace) => {
  it('knows who asks, and what the policy says of them', async () => {
    const { body } = await call('/api/me', workspace, await tokenFor(workspace, organiser));
    expect(body).toMatchObject({
      email: organiser,
      name: 'Ann Lee',
      roles: ['member', 'head', 'organiser'],
      departments: ['sales'],
    });
  });

  it('does a command and answers with the view in one round trip', async () => {
    const token = await tokenFor(workspace, organiser);
    const body = JSON.stringify({
      input: { meeting: 'NEXT', key: 'demand:D-0002', pinned: true },
      view: { name: 'agenda', query: {} },
    });
    const answer = await call('/api/commands/edit-agenda-item', workspace, token, { method: 'POST', body });
    expect(answer.status).toBe(200);
    expect(JSON.stringify(answer.body.sections)).toContain('"key":"demand:D-0002"');
  });

  it('refuses without a token, with a forged one, and with one of another company', async () => {
    expect((await call('/api/views/agenda', workspace, undefined)).status).toBe(403);
    const forged = await new SignJWT({ oid: 'x', tid: 'x', preferred_username: organiser })
      .setProtectedHeader({ alg: 'HS256' })
      .setExpirationTime('1h')
      .sign(new Uint8Array(32));
    const answer = await call('/api/views/agenda', workspace, forged);
    expect(answer).toMatchObject({ status: 401, body: { error: { kind: 'sign-in', step: { kind: 'renew' } } } });
    const other = workspace === 'feishu-en' ? 'microsoft365-en' : 'feishu-en';
    expect((await call('/api/views/agenda', workspace, await tokenFor(other, organiser))).status).toBe(401);
  });

  it('says what a person may not do, and what an input lacks, in both languages', async () => {
    const member = await tokenFor(workspace, 'rd.deputy@example.com');
    const denied = await call('/api/commands/publish-agenda', workspace, member, {
      method: 'POST',
      body: '{"input":{"meeting":"NEXT"}}',
    });
    expect(denied).toMatchObject({
      status: 403,
      body: { error: { says: { zh: expect.stringContaining('仅组织者') } } },
    });
    const token = await tokenFor(workspace, organiser);
    const wrong = await call('/api/commands/edit-agenda-item', workspace, token, {
      method: 'POST',
      body: '{"input":{"meeting":"NEXT","key":"x","minutes":-1}}',
    });
    expect(wrong).toMatchObject({ status: 400, body: { error: { field: 'minutes' } } });
    expect((await call('/api/commands/nothing', workspace, token, { method: 'POST', body: '{}' })).status).toBe(404);
    expect((await call('/api/views/agenda?q=nonsense', workspace, token)).status).toBe(400);
    expect(
      (await call('/api/commands/save-draft', workspace, token, { method: 'POST', body: 'nonsense' })).status,
    ).toBe(400);
  });
});

describe('the web process', () => {
  it('may be framed by the suites only', async () => {
    const policy = (await fetch(`${url}/healthz`)).headers.get('content-security-policy')!;
    expect(policy).toContain("frame-ancestors 'self' https://teams.microsoft.com");
    expect(policy).toContain("script-src 'self'");
  });

  it('says whether it is ready, and what is not', async () => {
    const ready = await fetch(`${url}/readyz`);
    expect(ready.status).toBe(200);
    expect(await ready.json()).toEqual({ ready: true, workspaces: { 'microsoft365-en': 'ok', 'feishu-en': 'ok' } });
  });

  it('writes no token into its log', async () => {
    const token = await tokenFor('microsoft365-en', organiser);
    await call('/api/commands/save-draft', 'microsoft365-en', token, {
      method: 'POST',
      body: '{"input":{"meeting":"NEXT"}}',
    });
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.join('')).not.toContain(token.slice(0, 40));
    expect(lines.join('')).not.toContain('embedded-default-only');
  });
});
