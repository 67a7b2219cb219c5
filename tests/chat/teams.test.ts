import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decisions, opinions } from '../../core/decisions/records.ts';
import { requests } from '../../core/requests/records.ts';
import { chats } from '../../core/workspace/chats.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { buttonsIn } from '../../plugins/microsoft365/simulator/bot.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { reachable } from '../../server/embedded/installation.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage } from '../world.ts';

const sales = 'sales.east@example.com';
const rd = 'rd.liaison@example.com';

describe('cards in Teams', () => {
  let on: Stage;
  let tenant: Tenant;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    on = await stage('microsoft365', { sample: false });
    tenant = on.tenant as Tenant;
    server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
    bots().deliver = (address, init) => fetch(address.replace(reachable, url), init);
  });
  afterAll(async () => {
    server.close();
    await on.world.stop();
  });

  const bots = () => on.world.graph.bots;
  const user = (email: string) => tenant.user(email)!;
  const card = (email: string) => bots().cardsOf(tenant, user(email)).at(-1)!.card;
  const click = (email: string, title: string, words?: string) => {
    const input = buttonsIn(card(email)).find((b) => b.title === title)?.input;
    return bots().click(tenant, user(email), {
      title,
      ...(input && words !== undefined && { form: { [input]: words } }),
    });
  };
  const settled = async () => {
    await new Promise((done) => setTimeout(done, 50));
    await on.connection.workspace.idle();
  };
  const request = async (title: string) => rowsOf(await on.snapshot(), requests).find((r) => r.title === title)!;
  const ask = (title: string) => on.act('ask-request', { kind: 'quotation', to: 'rd', title }, sales);
  const notices = (email: string) => tenant.state.notices.filter((n) => n.to === user(email).id);

  it('reach whoever has installed the app; everybody else is told in the activity feed', async () => {
    await ask('Before');
    expect(notices(rd)).toHaveLength(1);
    expect(await bots().install(tenant, user(rd))).toBe(200);
    expect(await bots().install(tenant, user(sales))).toBe(200);
    await settled();
    expect(rowsOf(await on.snapshot(), chats).map((c) => c.person)).toEqual([rd, sales]);
    await ask('After [x](https://evil.example)');
    expect(notices(rd)).toHaveLength(1);
    expect(buttonsIn(card(rd))).toEqual([{ title: 'Answer', input: 'ask0' }, { title: 'Accept' }]);
    expect(JSON.stringify(card(rd))).not.toContain('"TextBlock"');
  });

  it('are answered in the chat: the request is, and the card says so and offers nothing more', async () => {
    expect(await click(rd, 'Answer', 'By Friday')).toBe('card');
    await settled();
    expect(await request('After [x](https://evil.example)')).toMatchObject({ state: 'answered', answer: 'By Friday' });
    expect(buttonsIn(card(rd))).toEqual([]);
    expect(JSON.stringify(card(rd))).toContain('✓ Done by Rita Low');
    expect(await click(sales, 'Confirm')).toBe('card');
    await settled();
    expect((await request('After [x](https://evil.example)')).state).toBe('confirmed');
  });

  it('have the checks of a page', async () => {
    await ask('Third');
    const others = bots().cardsOf(tenant, user(rd));
    expect(await bots().click(tenant, user('production.liaison@example.com'), { title: 'Accept' }, others)).not.toBe(
      'card',
    );
    expect(await click(rd, 'Answer', ' ')).toContain('“Answer” is empty');
    expect(buttonsIn(card(rd))).toHaveLength(2);
    await on.act('answer-request', { id: (await request('Third')).id, answer: 'In the tab' }, rd);
    expect(await click(rd, 'Answer', 'Too late')).toBe('card');
    expect(JSON.stringify(card(rd))).toContain('“Answered” by now');
    expect(await request('Third')).toMatchObject({ answer: 'In the tab' });
  });

  it('ask a member of the committee, who answers right there', async () => {
    const head = 'rd.head@example.com';
    await bots().install(tenant, user(head));
    await settled();
    const decision = async () => rowsOf(await on.snapshot(), decisions)[0]!;
    await on.act('propose-decision', { title: 'Second shift', plan: 'Two more people' }, 'sales.head@example.com');
    await on.act('ask-opinions', { id: (await decision()).id }, 'sales.head@example.com');
    await settled();
    expect(buttonsIn(card(head))).toMatchObject([
      { title: 'Support' },
      { title: 'Support with condition', input: 'ask1' },
      { title: 'Object', input: 'ask2' },
      { title: 'Abstain' },
    ]);
    expect(await click(head, 'Support with condition', 'Only until March')).toBe('card');
    expect(rowsOf(await on.snapshot(), opinions)).toMatchObject([
      { member: head, opinion: 'condition', reason: 'Only until March' },
    ]);
  });

  it('come from Bot Connector alone', async () => {
    const invoke = { type: 'invoke', name: 'adaptiveCard/action', value: { action: { verb: 'x', data: {} } } };
    const status = async (activity: object, claims?: Record<string, unknown>) =>
      (await bots().tell(tenant, user(rd), activity, claims)).status;
    expect(await status(invoke)).toBe(200);
    expect(await status(invoke, { aud: 'another app' })).toBe(403);
    expect(await status(invoke, { iss: 'https://login.microsoftonline.com/x/v2.0' })).toBe(403);
    expect(await status(invoke, { serviceurl: 'https://smba.trafficmanager.net/other/' })).toBe(403);
    expect(
      await status({ ...invoke, serviceUrl: 'https://evil.example/' }, { serviceurl: 'https://evil.example/' }),
    ).toBe(403);
    expect(await status({ ...invoke, conversation: { tenantId: 'another' } })).toBe(403);
    for (const headers of [{}, { authorization: 'Bearer x' }] as Record<string, string>[])
      expect((await fetch(`${url}/bot/${on.connection.id}`, { method: 'POST', headers })).status).toBe(403);
  });

  it('never send our token anywhere else, whatever stands in the register', async () => {
    const row = rowsOf(await on.snapshot(), chats).find((c) => c.person === rd)!;
    const table = (await on.snapshot()).tables.chats!;
    const { patch } = await import('../../core/workspace/changes.ts');
    await on.connection.workspace.load(patch(chats, row, { address: 'https://evil.example/ x' }), on.suite);
    expect(table.rows).toHaveLength(3);
    const before = notices(rd).length;
    await ask('Fourth');
    await settled();
    expect(notices(rd)).toHaveLength(before + 1);
  });
});
