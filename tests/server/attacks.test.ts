import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createApp } from '../../server/app.ts';
import { usualLimits } from '../../server/limits.ts';
import { readSettings } from '../../server/read-settings.ts';
import { type Hands, handsOf } from '../hands.ts';
import { plantSecret, testLog } from '../logs.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';

const evil = '<img src=x onerror=alert(1)><script>alert(2)</script>';

describe.each(suiteNames)('the web’s usual attacks, in %s', (suite) => {
  let on: Stage;
  let hands: Hands;
  let server: Server;
  let url: string;
  const tokens = new Map<string, string>();
  beforeAll(async () => {
    on = await stage(suite, { at: new Date().toISOString() });
    hands = handsOf(on);
    const limits = { ...usualLimits, commands: 20, views: 40, refused: 60 };
    server = createApp({
      connections: [on.connection],
      log: testLog(),
      limits,
      metricsToken: 'planted-metrics-token',
    }).listen(0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
    plantSecret('planted-metrics-token');
  });
  afterAll(async () => {
    server.close();
    await on.world.stop();
  });
  const tokenOf = async (email: string) => {
    const known = tokens.get(email);
    if (known) return known;
    const ticket = (await on.world.ticket(on.connection.id, email))!;
    const token = 'token' in ticket ? ticket.token : (await on.connection.exchange!(ticket.code)).token;
    tokens.set(email, token);
    plantSecret(token);
    return token;
  };
  const call = async (path: string, init: RequestInit & { as?: string } = {}) =>
    fetch(url + path, {
      ...init,
      headers: {
        'content-type': 'application/json',
        ...(init.as && { authorization: `Bearer ${await tokenOf(init.as)}` }),
        ...init.headers,
      },
    });
  const propose = (title: string, as: string) =>
    call('/api/commands/propose-topic', {
      method: 'POST',
      as,
      body: JSON.stringify({ input: { series: 'weekly', title, wanted: 'discuss' } }),
    });

  it('another site can neither read nor send: no cookie, no CORS, frames of the suites only', async () => {
    const foreign = { origin: 'https://evil.example' };
    const answer = await call('/api/views/meetings', { as: organiser, headers: foreign });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const preflight = await call('/api/commands/save-draft', { method: 'OPTIONS', headers: foreign });
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
    const csp = answer.headers.get('content-security-policy')!;
    expect(csp).toMatch(/frame-ancestors 'self' https:\/\/teams\.microsoft\.com/);
    expect(csp).not.toMatch(/frame-ancestors[^;]*(\*(?!\.)|http:)/);
    expect(csp).toMatch(/object-src 'none'/);
    expect(csp).not.toMatch(/script-src[^;]*unsafe/);
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('x-powered-by')).toBeNull();
  });

  it('a form of another site is no command', async () => {
    const answer = await call('/api/commands/save-draft', {
      method: 'POST',
      as: organiser,
      headers: { 'content-type': 'text/plain' },
      body: JSON.stringify({ input: { meeting: 'NEXT' } }),
    });
    expect(answer.status).toBe(400);
  });

  it('a body that is too large is refused before it is read', async () => {
    const answer = await call('/api/commands/propose-topic', {
      method: 'POST',
      as: organiser,
      body: JSON.stringify({ input: { title: 'x'.repeat(300_000) } }),
    });
    expect(answer.status).toBe(413);
  });

  it('HTML and formulas of a member stay words: in the invitation, in cells, in messages', async () => {
    for (const title of [evil, '=HYPERLINK("http://evil.example","click")', '+1+cmd|/c calc', '@SUM(A1)'])
      expect((await propose(title, 'rd.deputy@example.com')).status).toBe(200);
    await on.act('publish-agenda', { meeting: 'NEXT' });
    const body = hands
      .events()
      .map((e) => e.body)
      .join('');
    expect(body).not.toMatch(/<(script|img)/i);
    const raw = (await on.snapshot()).tables.topics!.raw!;
    const titles = raw.rows.map((r) => JSON.stringify(r.cells));
    expect(titles.some((t) => t.includes('HYPERLINK'))).toBe(true);
    expect(titles.join('')).not.toContain('#NAME?');
    for (const { words } of hands.messages()) expect(words).not.toMatch(/<script>alert\(2\)<\/script><\/p>/);
  });

  it('no field makes the server call somewhere else', async () => {
    const called: string[] = [];
    const watch = (ask: { url: URL }) => called.push(ask.url.host);
    on.world.graph.manners.observe.push(watch);
    on.world.lark.manners.observe.push(watch);
    await propose('http://169.254.169.254/latest/meta-data', 'rd.liaison@example.com');
    await call(`/notifications/${on.connection.id}`, {
      method: 'POST',
      body: JSON.stringify({
        value: [{ resource: 'http://169.254.169.254/', '@odata.nextLink': 'http://evil.example' }],
      }),
    });
    expect(new Set(called)).toEqual(new Set([suite === 'feishu' ? 'open.feishu.cn' : 'graph.microsoft.com']));
  });

  it('one person who asks too often is told to wait; the others go on', async () => {
    const answers = await Promise.all(Array.from({ length: 60 }, () => call('/api/me', { as: 'hr@example.com' })));
    expect(answers.filter((a) => a.status === 429).length).toBeGreaterThan(0);
    expect(answers.find((a) => a.status === 429)!.headers.get('retry-after')).toBeTruthy();
    expect((await call('/api/me', { as: 'it@example.com' })).status).toBe(200);
  });

  it('whoever guesses tokens is stopped', async () => {
    const guess = (n: number) => call('/api/me', { headers: { authorization: `Bearer guess-${n}` } });
    const answers = await Promise.all(Array.from({ length: 90 }, (_, n) => guess(n)));
    expect(new Set(answers.map((a) => a.status))).toEqual(new Set([401, 429]));
  });

  it('metrics are for whoever holds their token, and name no person', async () => {
    expect((await call('/metrics')).status).toBe(404);
    const answer = await call('/metrics', { headers: { authorization: 'Bearer planted-metrics-token' } });
    const text = await answer.text();
    expect(text).toMatch(/liaison_commands_total\{command="propose-topic",outcome="done"\} \d/);
    expect(text).toMatch(
      new RegExp(`liaison_suite_requests_total\\{suite="${suite}",operation="[^"]+",outcome="ok"\\}`),
    );
    expect(text).toMatch(/liaison_notifications_total\{workspace="[^"]+",verdict="refused"\} 1/);
    expect(text).not.toContain('@example.com');
  });
});

describe('the embedded default', () => {
  it('never runs by accident: not in production, not beside half a configuration', () => {
    expect(() => readSettings({ NODE_ENV: 'production' })).toThrow(/never runs in production/);
    expect(() => readSettings({ LIAISON_APP_ID: 'cli_x' })).toThrow(/LIAISON_SUITE/);
    expect(() => readSettings({ LIAISON_SUITE: 'feishu', LIAISON_EVENT_KEY: 'only-one' })).toThrow(/LIAISON_APP_ID/);
    expect(readSettings({})).toBeUndefined();
  });
});
