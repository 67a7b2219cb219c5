import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, views } from '../../core/capabilities.ts';
import { readSnapshot } from '../../core/workspace/snapshot.ts';
import { placeOf } from '../../core/workspace/table.ts';
import { createApp } from '../../server/app.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

/** `INPUTS=10000` for a long run. */
const inputs = Number(process.env.INPUTS ?? 600);
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
          // What a command takes is no bad input: saying that one is back needs no words at all.
          const { input = {} } = (content ?? {}) as { input?: unknown };
          fc.pre(get || !commands.get(name)?.input.safeParse(input).success);
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

  it(`of a web hook are answered 4xx or 2xx and write nothing (${inputs})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          odd,
          fc.record({ value: fc.array(fc.record({ clientState: odd, tenantId: odd, lifecycleEvent: odd })) }),
          fc.record({ encrypt: fc.oneof(fc.base64String(), fc.string()), schema: odd, header: odd }),
          fc.record({ type: fc.constant('url_verification'), challenge: odd, token: odd }),
        ),
        fc.option(fc.string(), { nil: undefined }),
        async (content, validationToken) => {
          const query = validationToken === undefined ? '' : `?validationToken=${encodeURIComponent(validationToken)}`;
          const answer = await fetch(`${url}/notifications/${on.connection.id}${query}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify(content) ?? '',
          });
          expect(answer.status).toBeLessThan(500);
          // A handshake is answered, in plain text; nothing else of a stranger is.
          if (answer.status === 200) expect(answer.headers.get('content-type')).toMatch(/^text\/plain/);
        },
      ),
      { numRuns: inputs, seed: Number(process.env.SEED ?? 20261124) },
    );
  }, 120_000);

  it(`of the bot are answered 403 to whoever is not Bot Connector (${inputs})`, async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          odd,
          fc.record({ type: fc.constant('invoke'), serviceUrl: odd, from: odd, conversation: odd, value: odd }),
        ),
        fc.option(
          fc.string().filter((s) => /^[\x20-\x7e]*$/.test(s)),
          { nil: undefined },
        ),
        async (content, token) => {
          const answer = await fetch(`${url}/bot/${on.connection.id}`, {
            method: 'POST',
            headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
            body: JSON.stringify(content) ?? '',
          });
          expect([400, 403]).toContain(answer.status);
        },
      ),
      { numRuns: inputs, seed: Number(process.env.SEED ?? 20261124) },
    );
  }, 120_000);

  it(`of rows: each is read, or kept and shown with its reason (${inputs})`, async () => {
    const { workspace } = on.connection;
    const { tables } = await on.snapshot();
    const cell = fc.oneof(
      odd,
      fc.double(),
      fc.boolean(),
      fc.constantFrom(
        '2026-13-45',
        '#REF!',
        '1,234.5',
        '12 %',
        '是',
        '2026年3月',
        'R&D',
        '研发部',
        'Open',
        '😀',
        -0,
        1e21,
      ),
      fc.array(fc.record({ text: odd, type: fc.string() }), { maxLength: 3 }),
      fc.array(fc.record({ id: odd, name: odd }), { maxLength: 2 }),
    );
    fc.assert(
      fc.property(
        fc.constantFrom(...workspace.registers),
        fc.array(fc.array(cell, { minLength: 30, maxLength: 30 }), { minLength: 1, maxLength: 6 }),
        (register, cells) => {
          const raw = tables[register.name]!.raw!;
          const rows = cells.map((c, i) => ({ at: String(i), cells: c.slice(0, raw.columns.length) }));
          const before = JSON.stringify(rows);
          const reading = {
            at: workspace.now(),
            window: { from: '', to: '' },
            marks: {},
            events: [],
            tasks: [],
            people: [],
          };
          const snapshot = readSnapshot(
            { ...reading, tables: { [raw.title]: { ...raw, rows } } },
            [register],
            on.suite.dialect,
            'en',
            (words) => words,
          );
          const table = snapshot.tables[register.name]!;
          const shown = new Set([...table.rows.map((r) => placeOf(table, r.id)), ...table.copies.map((c) => c.at)]);
          for (const p of table.problems) if (p.at) shown.add(p.at);
          const empty = (r: { cells: unknown[] }) => r.cells.every((c) => c === null || c === undefined || c === '');
          for (const row of rows) if (!empty(row)) expect(shown.has(row.at)).toBe(true);
          for (const p of table.problems) expect(p.says.en && p.says.zh).toBeTruthy();
          expect(JSON.stringify(rows)).toBe(before);
        },
      ),
      { numRuns: inputs, seed: Number(process.env.SEED ?? 20261124) },
    );
  }, 120_000);
});
