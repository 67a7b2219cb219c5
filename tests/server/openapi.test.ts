import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Validator } from '@seriousme/openapi-schema-validator';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, views } from '../../core/capabilities.ts';
import { createApp } from '../../server/app.ts';
import { World } from '../../server/embedded/world.ts';
import { planted } from '../planted/planted.ts';
import { clockAt, organiser, tuesday } from '../world.ts';

interface Operation {
  operationId: string;
  summary: string;
  parameters: { name?: string; content?: Record<string, { schema: object }> }[];
  requestBody?: { content: Record<string, { schema: { properties: { input: { additionalProperties?: boolean } } } }> };
  responses: Record<string, unknown>;
}
interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
}

let world: World;
let server: Server;
let url: string;
let document: Document;

beforeAll(async () => {
  world = await World.start({ past: planted, clock: clockAt(tuesday), languages: ['en'] });
  server = createApp({ connections: world.connections, log: pino({ level: 'silent' }) }).listen(0);
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
  document = (await (await fetch(`${url}/api/openapi.json`)).json()) as Document;
});
afterAll(async () => {
  server.close();
  await world.stop();
});

async function tokenFor(workspace: string): Promise<string> {
  const ticket = (await world.ticket(workspace, organiser))!;
  if ('token' in ticket) return ticket.token;
  const answer = await fetch(`${url}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ workspace, code: ticket.code }),
  });
  return ((await answer.json()) as { token: string }).token;
}

describe('the document of the interface', () => {
  it('is OpenAPI 3.1, by its published schema', async () => {
    expect(document.openapi).toBe('3.1.0');
    const { valid, errors } = await new Validator().validate(
      structuredClone(document) as unknown as Record<string, unknown>,
    );
    expect(errors).toBeUndefined();
    expect(valid).toBe(true);
    // The validator is one that can say no.
    const broken = { ...structuredClone(document), paths: { 'no-slash': {} } };
    expect((await new Validator().validate(broken)).valid).toBe(false);
  });

  it('has every view and every command, and says that nothing else is taken', () => {
    const operations = Object.values(document.paths).flatMap((path) => Object.values(path));
    expect(operations.map((o) => o.operationId).sort()).toEqual([...views.keys(), ...commands.keys()].sort());
    for (const name of commands.keys()) {
      const { requestBody } = document.paths[`/commands/${name}`]!.post!;
      const { input } = requestBody!.content['application/json']!.schema.properties;
      if ('properties' in input) expect(input.additionalProperties, name).toBe(false);
    }
  });

  it('tells nothing of any company', () => {
    expect(JSON.stringify(document)).not.toMatch(/example\.com|microsoft365-en|feishu-en/);
  });
});

describe.each(['microsoft365-en', 'feishu-en'])('whoever follows the document, in %s', (workspace) => {
  it('sees each view, or is told which field is missing, with a status that it names', async () => {
    const token = await tokenFor(workspace);
    const headers = { 'x-liaison-workspace': workspace, authorization: `Bearer ${token}` };
    const [{ url: base }] = document.servers as [{ url: string }];
    const seen: string[] = [];
    for (const [path, { get }] of Object.entries(document.paths)) {
      if (!get) continue;
      const answer = await fetch(`${url}${base}${path}?q=${encodeURIComponent('{}')}`, { headers });
      const body = (await answer.json()) as { error?: { kind: string; says: object } };
      expect(Object.keys(get.responses), path).toContain(String(answer.status));
      if (answer.status === 200) {
        seen.push(path);
        expect(answer.headers.get('x-liaison-read-at'), path).toMatch(/^\d{4}-/);
      } else expect(body.error?.says, path).toHaveProperty('zh');
    }
    expect(seen).toContain('/views/scores');
    expect(seen.length).toBeGreaterThan(10);
  });

  it('does a command and has the view for an answer', async () => {
    const headers = {
      'content-type': 'application/json',
      'x-liaison-workspace': workspace,
      authorization: `Bearer ${await tokenFor(workspace)}`,
    };
    const send = (input: object) =>
      fetch(`${url}/api/commands/propose-topic`, {
        method: 'POST',
        headers,
        body: JSON.stringify({ input, view: { name: 'agenda', query: { meeting: 'NEXT' } } }),
      });
    const done = await send({ series: 'weekly', title: 'Asked from a flow of our own' });
    expect(done.status).toBe(200);
    expect(JSON.stringify(await done.json())).toContain('Asked from a flow of our own');
    const refused = await send({ series: 'weekly', titel: 'typed wrongly' });
    expect(refused.status).toBe(400);
  });
});
