import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { createApp } from '../../server/app.ts';
import { World } from '../../server/embedded/world.ts';
import { flowToken } from '../../server/flow-token.ts';
import { testLog } from '../logs.ts';
import { planted } from '../planted/planted.ts';
import { clockAt, organiser, tuesday } from '../world.ts';

let world: World;
let server: Server;
let url: string;
beforeAll(async () => {
  world = await World.start({ past: planted, clock: clockAt(tuesday) });
  server = createApp({ connections: world.connections, log: testLog() }).listen(0);
  url = `http://localhost:${(server.address() as AddressInfo).port}`;
});
afterAll(async () => {
  server.close();
  await world.stop();
});

const post = (path: string, body: object, headers: Record<string, string> = {}) =>
  fetch(url + path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream', ...headers },
    body: JSON.stringify(body),
  });
const at = (workspace: string, token: string) => ({
  'x-liaison-workspace': workspace,
  authorization: `Bearer ${token}`,
});
async function tokenFor(workspace: string): Promise<string> {
  const ticket = (await world.ticket(workspace, organiser))!;
  if ('token' in ticket) return ticket.token;
  return ((await (await post('/api/session', { workspace, code: ticket.code })).json()) as { token: string }).token;
}

/** The sample companies have the same people and the same policy: whatever parts them is not a name. */
const pairs = [
  ['microsoft365-en', 'microsoft365-zh'],
  ['microsoft365-zh', 'microsoft365-en'],
  ['feishu-en', 'feishu-zh'],
  ['feishu-zh', 'feishu-en'],
  ['microsoft365-en', 'feishu-en'],
  ['feishu-en', 'microsoft365-en'],
] as const;

describe.each(pairs)('what is of %s, at %s', (own, other) => {
  it('a sign-in opens its own company alone', async () => {
    const token = await tokenFor(own);
    const me = (workspace: string) => fetch(`${url}/api/me`, { headers: at(workspace, token) });
    expect((await me(own)).status).toBe(200);
    const refused = await me(other);
    expect([401, 403]).toContain(refused.status);
    expect(await refused.text()).not.toContain('Ann Lee');
    for (const path of ['/api/views/requests', '/api/installation', '/api/export/requests.csv'])
      expect([401, 403], path).toContain((await fetch(url + path, { headers: at(other, token) })).status);
  });

  it('a token of a flow does nothing there', async () => {
    const { workspace } = world.connection(own);
    const token = flowToken(workspace, organiser, ['propose-topic'], 1);
    const input = { series: 'weekly', title: `Of ${own} at ${other}` };
    const send = (where: string) => post('/api/commands/propose-topic', { input }, at(where, token));
    expect([401, 403]).toContain((await send(other)).status);
    expect((await send(own)).status).toBe(200);
    const { workspace: there, unattended } = world.connection(other);
    const topics = JSON.stringify((await there.current(unattended())).tables.topics?.rows);
    expect(topics).not.toContain(input.title);
  });

  it('a confirmation of an agent is good for nothing there', async () => {
    const call = async (workspace: string, token: string, name: string, args: object) => {
      const answer = await post(
        '/api/mcp',
        { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: args } },
        at(workspace, token),
      );
      return JSON.stringify(await answer.json());
    };
    const what = { command: 'propose-topic', input: { series: 'weekly', title: `Agent of ${own} at ${other}` } };
    const prepared = await call(own, await tokenFor(own), 'prepare_command', what);
    const confirmation = /confirmation\W+([\w.~-]{12,})/.exec(prepared)?.[1];
    expect(confirmation, prepared).toBeTruthy();
    const done = await call(other, await tokenFor(other), 'do_command', { ...what, confirmation });
    expect(done).toContain('"isError":true');
  });

  it('what the suite would say there is not believed', async () => {
    const token = await tokenFor(own);
    for (const body of [{ value: [{ clientState: token, tenantId: 'x' }] }, { encrypt: token }, {}])
      expect((await post(`/notifications/${other}`, body)).status).toBeGreaterThanOrEqual(400);
    expect((await post(`/bot/${other}`, { type: 'invoke' }, { authorization: `Bearer ${token}` })).status).toBe(403);
  });

  it('what it seals is not what the other seals, and nothing of it is in the other’s memory', async () => {
    const [a, b] = [world.connection(own), world.connection(other)];
    expect(a.workspace.seal('the same words')).not.toBe(b.workspace.seal('the same words'));
    const marked = `Only in ${own}, not in ${other}`;
    await a.workspace.act(
      'propose-topic',
      { series: 'weekly', title: marked },
      actorOf(a.workspace.policy, organiser),
      a.unattended(),
    );
    await a.workspace.idle();
    expect(JSON.stringify((await a.workspace.current(a.unattended())).tables.topics?.rows)).toContain(marked);
    expect(JSON.stringify((await b.workspace.current(b.unattended())).tables.topics?.rows)).not.toContain(marked);
  });
});

it('no company is found by guessing, and none is answered for without its name', async () => {
  for (const workspace of ['', 'other', '__proto__', 'microsoft365'])
    expect(await (await fetch(`${url}/?${new URLSearchParams({ workspace })}`)).text()).toContain(
      'id="app-info">null<',
    );
});
