import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import type { Change } from '../../core/workspace/changes.ts';
import { fieldScopes } from '../../plugins/feishu/directory-fields.ts';
import { scopes } from '../../plugins/feishu/scopes.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { needs } from '../../plugins/microsoft365/permissions.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { createApp } from '../../server/app.ts';
import { endingSoon, installation } from '../../server/installation.ts';
import { version } from '../../server/version.ts';
import { testLog } from '../logs.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';

let on: Stage;
afterEach(() => on.world.stop());
const admin = () => actorOf(on.connection.workspace.policy, on.connection.workspace.policy.roles.admins[0]!);
const look = (more: { packaged?: string; again?: boolean } = {}) =>
  installation(on.connection, admin(), { suite: on.suite }, { again: true, ...more });
const wrong = async (more?: { packaged?: string }) => (await look(more)).findings.filter((f) => !f.ok);
const day = 86_400_000;
const everyScope = [
  ...Object.values(needs).flatMap((n) => [...n.application, ...n.delegated] as string[]),
  ...scopes.flatMap((s) => s.anyOf),
  ...fieldScopes.map((f) => f.scope),
];

describe.each(suiteNames)('the page of the admin, in %s', (suite) => {
  it('is for admins, counts without names, and says what was done by itself', async () => {
    on = await stage(suite);
    await on.act('propose-topic', { series: 'weekly', title: 'Spare parts' });
    const actor = actorOf(on.connection.workspace.policy, organiser);
    await expect(installation(on.connection, actor, { suite: on.suite })).rejects.toMatchObject({ kind: 'denied' });
    const shown = await look();
    expect(shown.version).toBe(version);
    expect(shown.use!.use).toHaveLength(4);
    expect(shown.use!.use[0]!.changes).toBeGreaterThan(0);
    expect(shown.use!.did.length).toBeGreaterThan(0);
    // The record of changes is no change.
    expect(shown.use!.did.map((d) => d.table.en)).not.toContain('Activity');
    expect(JSON.stringify(shown.use)).not.toMatch(/@|Ann Lee/);
    expect(shown.findings.filter((f) => !f.ok)).toEqual([]);
  });

  it('shows a withdrawn consent with its remedy, though nothing can be read any more', async () => {
    on = await stage(suite, { sample: false });
    await on.snapshot();
    (on.tenant as Tenant | FeishuTenant).granted = new Set<string>();
    const found = await wrong();
    expect(found.length).toBeGreaterThan(0);
    for (const f of found) expect(f.remedy?.zh, f.what).toBeTruthy();
  });

  it('says of each thing that runs by itself how it went, what stopped one and that the others went on', async () => {
    on = await stage(suite, { sample: false });
    const { workspace } = on.connection;
    await workspace.look(on.suite);
    const went = (await look()).duties;
    expect(went.map((d) => d.name)).toEqual(workspace.duties.all.map((d) => d.name));
    expect(went.every((d) => d.at === workspace.now() && !d.failure)).toBe(true);
    // What happens in the restricted file is nobody's to count.
    const closed = { do: 'append', register: { readers: ['hr'] } } as unknown as Change;
    await workspace.duties.run(async () => [closed]);
    expect(workspace.duties.went.map((d) => d.changes)).toEqual(went.map(() => 0));
    // Two weeks later there are meetings to call, and the app may not any more.
    on.clock.pass(14 * 86_400);
    (on.tenant as Tenant | FeishuTenant).granted = new Set(
      [...everyScope].filter(
        (name) => name !== 'Calendars.ReadWrite' && !/calendar\.event:create|^calendar:calendar$/.test(name),
      ),
    );
    await expect(workspace.look(on.suite)).rejects.toThrow();
    const after = (await look()).duties;
    const failed = after.filter((d) => d.failure);
    expect(failed.map((d) => d.name)).toEqual(['meetings']);
    expect(failed[0]!.failure!.zh).toContain('拒绝');
    expect(after.at(-1)).toMatchObject({ at: workspace.now() });
  });

  it('costs the suite nothing the second time', async () => {
    on = await stage(suite, { sample: false });
    await look();
    on.count();
    await look({ again: false });
    expect(on.count()).toBeLessThan(4);
  });

  it('tells of a package that is older or newer than the server, and of one that says nonsense', async () => {
    on = await stage(suite, { sample: false });
    expect(await wrong({ packaged: version })).toEqual([]);
    expect((await wrong({ packaged: '0.0.9' }))[0]!.remedy!.en).toContain('liaison publish');
    expect((await wrong({ packaged: '99.0.0' }))[0]!.remedy!.en).toContain('update the server');
    expect(await wrong({ packaged: `<script>${'x'.repeat(500)}` })).toHaveLength(1);
  });
});

it('tells the admin in Feishu that the scope for addresses is gone, by which admins are recognised too', async () => {
  on = await stage('feishu', { sample: false });
  await on.snapshot();
  const gone = 'contact:user.email:readonly';
  (on.tenant as FeishuTenant).granted = new Set(everyScope.filter((name) => name !== gone));
  on.clock.pass(16 * 60);
  expect((await wrong()).map((f) => f.what)).toContain(gone);
});

it('warns of a certificate thirty days before its end, not earlier', async () => {
  on = await stage('microsoft365', { sample: false });
  const now = on.clock();
  const ends = (days: number) => endingSoon({ ...on.connection, credentialEnds: now + days * day }, now);
  expect(ends(31)).toMatchObject({ ok: true });
  expect(ends(29)).toMatchObject({ ok: false });
  expect(ends(-1)!.says.en).toContain('ended');
  expect(endingSoon(on.connection, now)).toBeUndefined();
  on.connection.credentialEnds = now + 5 * day;
  expect((await wrong())[0]).toMatchObject({ what: 'LIAISON_CLIENT_CERTIFICATE' });
});

it('the pages that the packages lead to need no sign-in and say whom to ask', async () => {
  on = await stage('microsoft365', { sample: false });
  const contact = 'it&<b>@example.com';
  const server: Server = createApp({ connections: [on.connection], log: testLog(), contact }).listen(0);
  const url = `http://localhost:${(server.address() as AddressInfo).port}`;
  for (const name of ['about', 'privacy', 'terms']) {
    const answer = await fetch(`${url}/${name}`);
    expect(answer.status).toBe(200);
    const text = await answer.text();
    expect(text).toMatch(/协调台/);
    expect(text).toContain('mailto:it&#38;&#60;b&#62;@example.com');
  }
  server.close();
});
