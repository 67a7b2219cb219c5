import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import { activity } from '../../core/workspace/activity.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { createApp } from '../../server/app.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

describe.each(suiteNames)('an agent that speaks for a person, in %s', (name) => {
  let on: Stage;
  let server: Server;
  let url: string;
  const clients: Client[] = [];
  beforeAll(async () => {
    on = await stage(name, { at: new Date().toISOString() });
    server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    for (const c of clients) await c.close();
    server.close();
    await on.world.stop();
  });

  async function speakingFor(email: string): Promise<Client> {
    const ticket = await on.world.ticket(on.connection.id, email);
    const token =
      'token' in ticket!
        ? ticket.token
        : (
            (await (
              await fetch(`${url}/api/session`, {
                method: 'POST',
                headers: { 'content-type': 'application/json' },
                body: JSON.stringify({ workspace: on.connection.id, code: ticket!.code }),
              })
            ).json()) as { token: string }
          ).token;
    const client = new Client({ name: 'test', version: '1' });
    const transport = new StreamableHTTPClientTransport(new URL(`${url}/api/mcp`), {
      // The simulated network never ends a body that is cancelled.
      fetch: async (to, init) => {
        const answer = await fetch(to, init);
        const words = await answer.text();
        return new Response(words || null, { status: answer.status, headers: answer.headers });
      },
      requestInit: { headers: { authorization: `Bearer ${token}` } },
    });
    await client.connect(transport as Transport);
    clients.push(client);
    return client;
  }
  const text = (answer: unknown) => (answer as { content: { text: string }[] }).content[0]!.text;

  it('does not get in without a token', async () => {
    const answer = await fetch(`${url}/api/mcp`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
  });

  it('sees what the person sees: what production waits for from us', async () => {
    const agent = await speakingFor('rd.liaison@example.com');
    const { tools } = await agent.listTools();
    expect(tools.find((x) => x.name === 'see_requests')).toMatchObject({ annotations: { readOnlyHint: true } });
    const shown = JSON.parse(text(await agent.callTool({ name: 'see_requests', arguments: { side: 'mine' } }))) as {
      requests: { to: { id: string } }[];
    };
    expect(shown.requests.length).toBeGreaterThan(0);
    expect(shown.requests.every((r) => r.to.id === 'rd')).toBe(true);
    const listed = text(await agent.callTool({ name: 'list_commands', arguments: {} }));
    expect(listed).toContain('"ask-request"');
    expect(listed).not.toContain('"close-period"');
    const refused = await agent.callTool({ name: 'see_archive', arguments: { who: 'production.planner@example.com' } });
    expect(refused).toMatchObject({ isError: true });
  });

  it('prepares and never decides: a vote, an acknowledgement, a close are refused with the page where the person does it', async () => {
    const agent = await speakingFor('rd.head@example.com');
    const own = {
      'give-opinion': { id: 'E-0001', opinion: 'support' },
      'acknowledge-procedure': { id: 'SOP-1' },
      'confirm-minutes': { meeting: 'weekly-2026-11-25' },
    };
    const listed = text(await agent.callTool({ name: 'list_commands', arguments: {} }));
    for (const [command, input] of Object.entries(own)) {
      expect(listed).not.toContain(`"${command}"`);
      for (const tool of ['prepare_command', 'do_command']) {
        const more = tool === 'do_command' ? { confirmation: '1.x' } : {};
        const answer = await agent.callTool({ name: tool, arguments: { command, input, ...more } });
        expect(answer).toMatchObject({ isError: true });
        if (tool === 'prepare_command') expect(text(answer)).toMatch(/own decision|须由本人/);
        if (tool === 'prepare_command') expect(text(answer)).toContain(Object.values(input)[0]);
      }
    }
  });

  it('changes nothing that was not shown before, and only what was shown', async () => {
    const agent = await speakingFor('rd.liaison@example.com');
    const count = async () => rowsOf(await on.snapshot(), requests).length;
    const before = await count();
    const command = 'ask-request';
    const input = { kind: 'quotation', title: 'From an agent', from: 'rd', to: 'production' };
    const prepared = JSON.parse(
      text(await agent.callTool({ name: 'prepare_command', arguments: { command, input } })),
    ) as {
      would: object[];
      confirmation: string;
    };
    expect(prepared.would).toEqual(expect.arrayContaining([expect.objectContaining({ add: 'requests' })]));
    on.clock.pass(60);
    expect(await count()).toBe(before);
    const act = (by: Client, more: object) =>
      by.callTool({ name: 'do_command', arguments: { command, input, confirmation: prepared.confirmation, ...more } });
    expect(await act(agent, { input: { ...input, title: 'Something else' } })).toMatchObject({ isError: true });
    expect(await act(agent, { confirmation: '1.x' })).toMatchObject({ isError: true });
    expect(await act(await speakingFor('sales.head@example.com'), {})).toMatchObject({ isError: true });
    expect(text(await act(agent, {}))).toContain('done');
    on.clock.pass(60);
    expect(await count()).toBe(before + 1);
    const added = rowsOf(await on.snapshot(), requests).find((r) => r.title === 'From an agent')!;
    const said = rowsOf(await on.snapshot(), activity).filter((a) => a.row === added.id);
    expect(said.map((a) => a.who).join()).toMatch(/^rd\.liaison@example\.com.*(through an agent|经智能体)/);
    on.clock.pass(16 * 60);
    expect(await act(agent, {})).toMatchObject({ isError: true });
    const wrong = await agent.callTool({
      name: 'prepare_command',
      arguments: { command, input: { ...input, to: 'nobody' } },
    });
    expect(wrong).toMatchObject({ isError: true });
  });
});
