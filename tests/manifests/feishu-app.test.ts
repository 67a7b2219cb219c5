import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { PNG } from 'pngjs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FeishuAppSettings, feishuAppFor } from '../../manifests/feishu/app.ts';
import { checklist, steps } from '../../manifests/feishu/checklist.ts';
import { wordsOf } from '../../plugins/feishu/host.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { testLog } from '../logs.ts';
import { type Stage, stage } from '../world.ts';

const settings: FeishuAppSettings = {
  appId: 'cli_a1b2',
  region: 'feishu',
  url: 'https://liaison.example.com',
  workspace: 'company',
  webHook: false,
};

describe('the app in Feishu’s developer console', () => {
  const app = feishuAppFor(settings);

  it('imports its scopes in the console’s format, each once, and none that reads or writes everything', () => {
    const { tenant, user } = app.scopes.scopes;
    expect(Object.keys(app.scopes.scopes)).toEqual(['tenant', 'user']);
    for (const list of [tenant, user]) expect(new Set(list).size).toBe(list.length);
    expect(tenant.filter((s) => ['bitable:app', 'drive:drive', 'contact:contact', 'im:message'].includes(s))).toEqual(
      [],
    );
  });

  it.each(['en', 'zh'] as const)('has a checklist with the names of the console’s pages: %s', (language) => {
    const page = checklist(app, language);
    for (const { page: name } of steps(app)) expect(page).toContain(name[language]);
    expect(/\p{Script=Han}/u.test(page.replace(/^ {3}- .*/gm, ''))).toBe(language === 'zh');
  });

  it('is Lark by one setting, and takes events by web hook by another', () => {
    expect(feishuAppFor({ ...settings, region: 'lark' }).console).toBe('https://open.larksuite.com/app/cli_a1b2');
    const hooked = feishuAppFor({ ...settings, webHook: true });
    expect(hooked.requestUrl).toBe('https://liaison.example.com/notifications/company');
    expect(checklist(hooked, 'en')).toContain(hooked.requestUrl);
    expect(checklist(app, 'en')).toContain('long connection');
  });

  it('has an icon as the console takes it', () => {
    const icon = PNG.sync.read(readFileSync(new URL('../../manifests/feishu/icon.png', import.meta.url)));
    expect([icon.width, icon.height]).toEqual([512, 512]);
  });
});

describe('a message becomes something in Feishu', () => {
  let on: Stage;
  let server: Server;
  let url: string;
  beforeAll(async () => {
    on = await stage('feishu', { sample: false });
    server = createApp({ connections: [on.connection], log: testLog() }).listen(0);
    url = `http://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(async () => {
    server.close();
    await on.world.stop();
  });
  const sign = (page: unknown) =>
    fetch(`${url}/api/client-signature`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ workspace: on.connection.id, url: page }),
    });

  it('its page is signed for the client’s library, as documented', async () => {
    const address = new URL(on.connection.workspace.link('today')).searchParams.get('lk_target_url')!;
    const page = `${new URL(address).origin}/?host=feishu&page=from-message%2Frequest`;
    const { appId, timestamp, nonceStr, signature } = await (await sign(page)).json();
    expect(appId).toBe(on.connection.app.id);
    const words = `jsapi_ticket=ticket-${appId}&noncestr=${nonceStr}&timestamp=${timestamp}&url=${page}`;
    expect(signature).toBe(createHash('sha1').update(words).digest('hex'));
  });

  it.each(['https://evil.example/', 'https://localhost/', 'nonsense', undefined, 7])(
    'no page of somebody else is signed: %s',
    async (page) => {
      expect((await sign(page)).status).toBe(400);
    },
  );

  it('its words are read whatever its type, and nothing of what has none', () => {
    expect(wordsOf({ content: '{"text":"Price for Acme?"}' })).toBe('Price for Acme?');
    const post = {
      title: 'T',
      content: [
        [
          { tag: 'text', text: 'one ' },
          { tag: 'a', text: 'two' },
        ],
        [{ tag: 'img' }],
        [{ text: 'three' }],
      ],
    };
    expect(wordsOf({ content: JSON.stringify(post) })).toBe('T\none two\nthree');
    for (const content of ['{"image_key":"x"}', 'nonsense', undefined]) expect(wordsOf({ content })).toBe('');
  });

  it('the group chat gets its tab, where the bot is in it', async () => {
    const tenant = on.tenant as FeishuTenant;
    await expect(on.connection.chatTab!('oc_none')).rejects.toMatchObject({ kind: 'invalid' });
    tenant.state.groupChats = [{ chat_id: 'oc_1', name: 'Coordination', tabs: [] }];
    await on.connection.chatTab!('oc_1');
    expect(tenant.state.groupChats[0]!.tabs).toMatchObject([{ tab_name: 'Coordination', tab_type: 'url' }]);
  });
});
