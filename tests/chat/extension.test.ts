import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { reachable } from '../../server/embedded/installation.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage } from '../world.ts';

const sales = 'sales.east@example.com';

describe('the message extension in Teams', () => {
  let on: Stage;
  let tenant: Tenant;
  let server: Server;
  beforeAll(async () => {
    on = await stage('microsoft365');
    tenant = on.tenant as Tenant;
    server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
    const url = `http://localhost:${(server.address() as AddressInfo).port}`;
    on.world.graph.bots.deliver = (address, init) => fetch(address.replace(reachable, url), init);
  });
  afterAll(async () => {
    server.close();
    await on.world.stop();
  });
  const does = (name: 'query' | 'fetchTask' | 'submitAction', value: object, who = tenant.user(sales)!) =>
    on.world.graph.bots.extension(tenant, who, name, value);
  const search = async (text?: string) => {
    const parameters = [text === undefined ? { name: 'initialRun', value: 'true' } : { name: 'text', value: text }];
    const { body } = await does('query', { commandId: 'search', parameters, queryOptions: { skip: 0, count: 25 } });
    return body.composeExtension!.attachments;
  };

  it('finds requests and decisions by their words, and leads into the tab', async () => {
    const all = await search();
    expect(all.length).toBeGreaterThan(5);
    const links = all.map((a) => (a.content as { actions: { url: string }[] }).actions[0]!.url);
    expect(links.every((link) => link.startsWith('https://teams.microsoft.com/l/entity/'))).toBe(true);
    expect(links.map((l) => JSON.parse(new URL(l).searchParams.get('context')!).subEntityId.split('/')[0])).toEqual(
      expect.arrayContaining(['requests', 'decisions']),
    );
    const found = await search('gateway');
    expect(found.length).toBeGreaterThan(0);
    expect(await search('no such words anywhere')).toEqual([]);
  });

  it('opens the tab with the message, whose words no server sees', async () => {
    const { body } = await does('fetchTask', {
      commandId: 'request',
      commandContext: 'message',
      messagePayload: {
        body: {
          contentType: 'html',
          content: '<div>Price for <b>Acme</b> &lt;10 t&gt;?<br>By Friday</div><script>x</script>',
        },
        from: { user: { displayName: 'Olo' } },
      },
    });
    const { url, title } = body.task!.value;
    expect(title).toBe('Ask another department');
    const at = new URL(url);
    expect(at.search).not.toContain('Acme');
    expect(at.searchParams.get('page')).toBe('from-message/request');
    const query = new URLSearchParams(at.hash.split('?')[1]);
    expect(query.get('from')).toBe('Olo');
    expect(query.get('text')).toBe('Price for Acme <10 t>?\nBy Friday\nx');
  });

  it('puts what was made into the message', async () => {
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'From a message' }, sales);
    await on.act('raise-demand', { title: 'A demand from a message', impact: 'high' }, sales);
    on.clock.pass(60);
    for (const [commandId, title, page] of [
      ['request', 'From a message', 'requests/R-'],
      ['demand', 'A demand from a message', 'exchange/demands/D-'],
    ] as const) {
      const { body } = await does('submitAction', { commandId, data: { kind: commandId, title } });
      const [made] = body.composeExtension!.attachments;
      expect(made!.preview.content.title).toBe(title);
      expect(decodeURIComponent(JSON.stringify(made!.content))).toContain(page);
    }
    expect((await does('submitAction', { commandId: 'request' })).body).toEqual({});
  });

  it('finds nothing for whoever takes no part, and answers nonsense with nothing', async () => {
    const stranger = { id: 'stranger', displayName: 'S', mail: 's@elsewhere.example' };
    const { body } = await does('query', { commandId: 'search', parameters: [] }, stranger);
    expect(body.composeExtension!.attachments).toEqual([]);
    for (const value of [
      {},
      { commandId: 'nonsense' },
      { commandId: 'request', messagePayload: 7 },
      { commandId: '__proto__' },
    ])
      expect((await does('fetchTask', value)).status).toBe(200);
  });
});
