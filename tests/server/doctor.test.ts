import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from 'vitest';
import { layoutFor } from '../../core/registers.ts';
import { fieldScopes } from '../../plugins/feishu/directory-fields.ts';
import { scopes } from '../../plugins/feishu/scopes.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { type Need, needs } from '../../plugins/microsoft365/permissions.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { diagnose } from '../../server/doctor.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

let on: Stage;
afterEach(() => on.world.stop());
const layout = () => layoutFor(on.connection.workspace.policy, 'en');
const missing = async () => (await diagnose(on.connection)).filter((f) => !f.ok);

describe.each(suiteNames)('provisioning and the doctor, in %s', (suite) => {
  it('nothing is missing after provisioning, and nothing is changed by looking', async () => {
    on = await stage(suite, { sample: false });
    const state = () => createHash('sha256').update(JSON.stringify(on.tenant.state)).digest('hex');
    await on.snapshot();
    const before = state();
    expect(await missing()).toEqual([]);
    expect(state()).toBe(before);
    expect((await on.suite.provision(layout(), 'plan')).did).toEqual([]);
  });

  it('shows what it would do, does it, and then has nothing to do', async () => {
    on = await stage(suite, { sample: false });
    const hands = handsOf(on);
    await hands.removeTable('Signals');
    await hands.renameColumn('Requests', 'Customer', 'My own word');
    const planned = await on.suite.provision(layout(), 'plan');
    expect(planned.did).toEqual(expect.arrayContaining(['table Signals', 'column Customer of Requests']));
    expect(planned.did).toHaveLength(2);
    expect((await on.suite.provision(layout(), 'plan')).did).toHaveLength(2);
    expect((await on.suite.provision(layout(), 'act')).did).toEqual(expect.arrayContaining(planned.did));
    expect((await on.suite.provision(layout(), 'act')).did).toEqual([]);
    on.clock.pass(60);
    expect((await on.snapshot()).problems.filter((p) => p.weight === 'error')).toEqual([]);
  });

  it('adds the columns that an older layout lacks beside the rows that are there', async () => {
    on = await stage(suite);
    const hands = handsOf(on);
    const title = await hands.read('Requests', 0, 'Title');
    await hands.renameColumn('Requests', 'Answer', 'Old answer');
    await on.suite.provision(layout(), 'act');
    expect(await hands.read('Requests', 0, 'Title')).toEqual(title);
    expect(await hands.read('Requests', 0, 'Old answer')).not.toBe('');
    on.clock.pass(60);
    expect((await on.snapshot()).tables.requests!.rows.length).toBeGreaterThan(50);
  });

  it('names people of the policy who do not take part', async () => {
    on = await stage(suite, { sample: false });
    const people = 'users' in on.tenant.state ? on.tenant.state.users : on.tenant.state.people;
    people.splice(
      people.findIndex((p) => JSON.stringify(p).includes('rd.head@example.com')),
      1,
    );
    on.clock.pass(16 * 60);
    expect((await missing()).map((f) => f.what)).toEqual(['rd.head@example.com']);
  });
});

describe('permissions taken away one by one', () => {
  const everything = new Set(Object.values<Need>(needs).flatMap((n) => [...n.application, ...n.delegated]));
  // What comes with the app's package, and comforts, are not what the doctor looks for in the app's token.
  const examined = Object.entries<Need>(needs).filter(([name, need]) => !need.optional && name !== 'notices');
  it.each(examined)('in Microsoft 365: %s', async (_, need) => {
    on = await stage('microsoft365', { sample: false });
    await on.snapshot();
    (on.tenant as Tenant).granted = new Set([...everything].filter((p) => !need.application.includes(p)));
    const findings = await missing();
    expect(findings.map((f) => f.what)).toContain(need.application[0]);
    const finding = findings.find((f) => f.what === need.application[0])!;
    expect(finding.says.en).toContain(need.without.en);
    expect(finding.remedy!.en).toContain(`Add ${need.application[0]} at`);
    expect(finding.remedy!.zh).toContain(need.application[0]);
  });

  it('in Microsoft 365: the secret has expired', async () => {
    on = await stage('microsoft365', { sample: false });
    on.world.graph.entra.expiredSecrets.add('embedded-default-only');
    const fresh = on.world.reconnect(on.connection.id);
    const findings = (await diagnose(fresh)).filter((f) => !f.ok);
    expect(findings.map((f) => f.what)).toEqual(['LIAISON_TENANT, LIAISON_CLIENT_ID, LIAISON_CLIENT_SECRET']);
    expect(JSON.stringify(findings)).not.toContain('embedded-default-only');
  });

  const all = new Set([...scopes.flatMap((s) => s.anyOf), ...fieldScopes.map((f) => f.scope)]);
  it.each(scopes.map((s) => [s.anyOf[0]!, s] as const))('in Feishu: %s', async (name, scope) => {
    on = await stage('feishu', { sample: false });
    await on.snapshot();
    (on.tenant as FeishuTenant).granted = new Set([...all].filter((s) => !scope.anyOf.includes(s)));
    const findings = await missing();
    const finding = findings.find((f) => f.what === name)!;
    expect(finding.says.en).toContain(scope.without.en);
    expect(finding.remedy!.en).toMatch(/Developer Console → Permissions & Scopes.*https:\/\/open\.feishu\.cn\/app\//);
  });

  it.each(fieldScopes.map((f) => [f.scope, f] as const))(
    'in Feishu: %s, a field of the directory',
    async (name, field) => {
      on = await stage('feishu', { sample: false });
      await on.snapshot();
      const tenant = on.tenant as FeishuTenant;
      tenant.state.departments ??= [];
      if (!tenant.state.departments.length)
        tenant.state.departments.push({ open_department_id: 'od-1', name: 'Sales', parent: '0' });
      for (const p of tenant.state.people) p.job_title ??= 'Head';
      tenant.granted = new Set([...all, ...fieldScopes.map((f) => f.scope)].filter((s) => s !== name));
      const finding = (await missing()).find((f) => f.what === name)!;
      expect(finding.says.en).toContain(field.without.en);
    },
  );

  it('in Feishu: another secret, a Base that is gone', async () => {
    on = await stage('feishu', { sample: false });
    const tenant = on.tenant as FeishuTenant;
    handsOf(on).removeFile();
    expect((await missing()).map((f) => f.remedy!.en)).toEqual([expect.stringContaining('LIAISON_BASE')]);
    (tenant as { appSecret: string }).appSecret = 'changed';
    const findings = (await diagnose(on.world.reconnect(on.connection.id))).filter((f) => !f.ok);
    expect(findings.map((f) => f.what)).toEqual(['LIAISON_APP_ID, LIAISON_APP_SECRET']);
  });
});
