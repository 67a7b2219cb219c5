import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../core/capabilities.ts';
import { automatable } from '../../core/policy/parts.ts';
import { requests } from '../../core/requests/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { createApp } from '../../server/app.ts';
import { baseRecipe, connectorDefinition, connectorProperties } from '../../server/connector.ts';
import { flowToken } from '../../server/flow-token.ts';
import { plantSecret, testLog } from '../logs.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const url = 'https://liaison.example.com';

describe('the connector of Power Automate', () => {
  const definition = connectorDefinition(url);

  it('is Swagger 2.0, by its published schema', async () => {
    const { valid, errors } = await new Validator().validate(structuredClone(definition));
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    const broken = structuredClone(definition) as { paths: object };
    broken.paths = { 'no-slash': {} };
    expect((await new Validator().validate(broken as never)).valid).toBe(false);
  });

  it('has every command that an automation may give, each with its fields, and operations that are told apart', () => {
    const paths = definition.paths as Record<string, { post: { operationId: string } }>;
    for (const name of automatable) expect(paths[`/commands/${name}`]?.post.operationId).toBe(name);
    const ids = Object.values(paths).map((p) => p.post.operationId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(JSON.stringify(paths['/commands/ask-request'])).toContain('"title"');
    expect(definition).toMatchObject({ host: 'liaison.example.com', schemes: ['https'], basePath: '/api' });
  });

  it('has properties with a way to sign in, and no secret', () => {
    const { properties } = connectorProperties('client', 'tenant') as { properties: Record<string, unknown> };
    expect(properties).toMatchObject({ iconBrandColor: expect.stringMatching(/^#/), capabilities: [] });
    expect(JSON.stringify(properties)).toContain('api://client/access_as_user');
    expect(JSON.stringify(properties)).not.toMatch(/secret/i);
  });

  it('has a sister for a Base: a request for each command, with the fields that it needs', () => {
    const recipe = baseRecipe(url);
    for (const name of automatable) {
      expect(recipe).toContain(`${url}/api/commands/${name}`);
      expect(recipe).toContain(commands.get(name)!.title.zh);
    }
    expect(recipe).toContain('"title":"{{title}}"');
  });
});

describe.each(suiteNames)('a token for a flow, in %s', (name) => {
  let on: Stage;
  let server: Server;
  let at: string;
  beforeAll(async () => {
    on = await stage(name, { sample: false, at: new Date().toISOString() });
    server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
    at = `http://localhost:${(server.address() as AddressInfo).port}/api`;
  });
  afterAll(async () => {
    server.close();
    await on.world.stop();
  });
  const call = async (token: string, path: string, body: object) => {
    const answer = await fetch(at + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, body: await answer.text() };
  };
  const input = { kind: 'quotation', title: 'From a flow', from: 'sales', to: 'rd' };

  it('does its commands for its person, and nothing else', async () => {
    const token = flowToken(on.connection.workspace, 'sales.ops@example.com', ['ask-request'], 30);
    plantSecret(token);
    const done = await call(token, '/commands/ask-request', { input, view: { name: 'today', query: {} } });
    expect(done).toEqual({ status: 200, body: '{}' });
    expect(rowsOf(await on.snapshot(), requests)).toMatchObject([
      { title: 'From a flow', askedBy: 'sales.ops@example.com' },
    ]);
    expect((await call(token, '/commands/propose-topic', { input: {} })).status).toBe(403);
    expect((await call(token, '/views/today', { query: {} })).status).toBe(403);
    expect((await call(token, '/mcp', {})).status).toBe(403);
    expect((await call(token, '/commands/ask-request', { input: { ...input, to: 'nobody' } })).status).toBe(400);
  });

  it('cannot be made or changed by anybody else, and ends', async () => {
    const { workspace } = on.connection;
    const token = flowToken(workspace, 'sales.ops@example.com', ['ask-request'], 1);
    const [, words, proof] = token.split('.');
    const forged = Buffer.from(
      JSON.stringify({ email: 'gm@example.com', commands: ['close-period'], until: '2099-01-01' }),
    ).toString('base64url');
    for (const wrong of [`flow.${forged}.${proof}`, `flow.${words}.`, 'flow.', `flow.${words}.${proof}x`])
      expect((await call(wrong, '/commands/ask-request', { input })).status).toBe(403);
    expect(() => flowToken(workspace, 'sales.ops@example.com', ['ask-request'], 5000)).toThrow(/1 to 366/);
    on.clock.pass(2 * 86_400);
    expect((await call(token, '/commands/ask-request', { input })).status).toBe(403);
    const stranger = flowToken(workspace, 'stranger@elsewhere.com', ['ask-request'], 30);
    expect((await call(stranger, '/commands/ask-request', { input })).status).toBe(403);
  });
});
