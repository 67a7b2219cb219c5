import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, views } from '../../core/capabilities.ts';
import { createApp } from '../../server/app.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

/** `INPUTS=10000` for a long run. */
const inputs = Number(process.env.INPUTS ?? 1200);
const names = [...commands.keys(), ...views.keys(), 'nothing', '__proto__', 'constructor', '%2e%2e', 'a'.repeat(300)];

describe.each(suiteNames)('strange requests to %s', (suite) => {
  let on: Stage;
  let server: Server;
  let url: string;
  let token: string;

  beforeAll(async () => {
    on = await stage(suite, { sample: false, at: new Date().toISOString() });
    const endless = { commands: 1e9, views: 1e9, refused: 1e9, notifications: 1e9 };
    server = createApp({ connections: [on.connection], log: testLog(), limits: endless }).listen(0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
    const ticket = (await on.world.ticket(`${suite}-en`, 'sales.ops@example.com'))!;
    token = 'token' in ticket ? ticket.token : (await on.connection.exchange!(ticket.code)).token;
    await on.snapshot();
  });
  afterAll(async () => {
    server.close();
    await on.world.stop();
  });

  const known = [
    'meeting',
    'key',
    'title',
    'series',
    'wanted',
    'minutes',
    'owner',
    'actions',
    'language',
    'register',
    'id',
  ];
  const odd = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.constantFrom(
      'NEXT',
      'weekly',
      '=1+1',
      '../..',
      "'; --",
      '\u0000',
      '__proto__',
      'x'.repeat(5000),
      1e308,
      -1,
      null,
    ),
    fc.jsonValue(),
  );
  const body = fc.oneof(
    fc.record({
      input: fc.dictionary(fc.oneof(fc.constantFrom(...known), fc.string()), odd),
      view: fc.option(fc.record({ name: fc.constantFrom(...names), query: odd }), { nil: undefined }),
    }),
    odd,
  );

  it(`break nothing and write nothing (${inputs})`, async () => {
    const before = JSON.stringify(Object.values((await on.snapshot()).tables).map((t) => t.raw?.rows.length));
    const loose: unknown[] = [];
    const notice = (error: unknown) => loose.push(error);
    process.on('unhandledRejection', notice);
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        body,
        fc.boolean(),
        fc.boolean(),
        async (name, content, get, signed) => {
          const q = encodeURIComponent(JSON.stringify(content));
          const answer = await fetch(get ? `${url}/api/views/${name}?q=${q}` : `${url}/api/commands/${name}`, {
            method: get ? 'GET' : 'POST',
            headers: { 'content-type': 'application/json', ...(signed && { authorization: `Bearer ${token}` }) },
            ...(!get && { body: JSON.stringify(content) }),
          });
          expect(answer.status).toBeLessThan(500);
          if (!signed) expect(answer.status).toBeGreaterThanOrEqual(400);
        },
      ),
      { numRuns: inputs, seed: Number(process.env.SEED ?? 20261124) },
    );
    process.off('unhandledRejection', notice);
    expect(loose).toEqual([]);
    const after = JSON.stringify(Object.values((await on.snapshot()).tables).map((t) => t.raw?.rows.length));
    expect(after).toBe(before);
  }, 120_000);
});
