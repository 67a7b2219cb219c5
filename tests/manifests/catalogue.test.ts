import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { manifestFor, type PackageSettings } from '../../manifests/microsoft365/manifest.ts';
import { packageFiles, zipped } from '../../manifests/microsoft365/package.ts';
import { activities } from '../../plugins/microsoft365/activities.ts';
import { publish, unpublish } from '../../plugins/microsoft365/catalogue.ts';
import { Graph } from '../../plugins/microsoft365/client.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { clientId } from '../../server/embedded/installation.ts';
import { signInAsAdmin } from '../../server/identity/admin-sign-in.ts';
import { asItIs, onTuesday } from '../day.ts';
import { type Stage, stage } from '../world.ts';

const settings: PackageSettings = {
  stage: 'production',
  url: 'https://liaison.example.com',
  workspace: 'company',
  clientId,
  version: '1.0.0',
  publisher: 'IT of Example',
  bot: true,
  language: 'en',
};

describe('the organisation’s catalogue', () => {
  let on: Stage;
  let tenant: Tenant;
  let graph: Graph;
  const told: string[] = [];
  beforeEach(async () => {
    onTuesday();
    on = await stage('microsoft365');
    tenant = on.tenant as Tenant;
    on.world.adminSignsIn(on.connection.id);
    graph = new Graph(await signInAsAdmin(tenant.id, clientId, (what) => told.push(what)));
  });
  afterEach(async () => {
    await on.world.stop();
    asItIs();
  });
  const put = async (more: Partial<PackageSettings> = {}) => {
    const one = { ...settings, ...more };
    return publish(graph, await zipped(packageFiles(one)), { id: clientId, version: one.version });
  };

  it('takes the package, an update of it, and nothing twice; the admin signed in with a code', async () => {
    expect(told[0]).toMatch(/devicelogin/);
    const first = await put();
    expect(first).toMatchObject({ did: 'published', id: expect.stringMatching(/^[0-9a-f-]{36}$/) });
    expect(first.id).not.toBe(clientId);
    expect(await put()).toEqual({ id: first.id, did: 'unchanged', before: '1.0.0' });
    expect(await put({ version: '1.1.0' })).toEqual({ id: first.id, did: 'updated', before: '1.0.0' });
    expect(tenant.state.apps).toHaveLength(1);
  });

  it('lets whoever is no admin submit it for approval', async () => {
    tenant.admins.clear();
    expect(await put()).toMatchObject({ did: 'submitted' });
    expect(tenant.state.apps).toEqual([]);
  });

  it('says in Teams’ own words what is wrong with a manifest', async () => {
    await expect(put({ version: 'newest' })).rejects.toMatchObject({ kind: 'invalid', message: /version/ });
  });

  it('is left without a trace of the app, and the company keeps its data, readable by people', async () => {
    await put();
    const before = rowsOf(await on.snapshot(), requests).length;
    expect(await unpublish(graph, clientId)).toBe(true);
    expect(await unpublish(graph, clientId)).toBe(false);
    expect(tenant.state.apps).toEqual([]);
    const file = await tenant.drive.open('Liaison/Coordination.xlsx');
    expect(file!.workbook.getWorksheet('Requests')!.actualRowCount).toBeGreaterThan(before);
    expect(tenant.state.events).not.toEqual({});
    expect(tenant.state.tasks.length).toBeGreaterThan(0);
  });

  it('holds an older package than the server: people are told nevertheless, by the type that every app has', async () => {
    await put();
    for (const chat of tenant.state.chats) chat.removed = true;
    tenant.state.apps![0]!.activityTypes = activities.map((a) => a.type).filter((type) => type !== 'requestNotice');
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Hello' }, 'sales.east@example.com');
    const notice = (about: string) => tenant.state.notices.find((n) => n.text.includes(about));
    expect(notice('Hello')).toMatchObject({ type: 'systemDefault', title: 'You are asked' });
    tenant.state.apps![0]!.activityTypes.push('requestNotice');
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Again' }, 'sales.east@example.com');
    expect(notice('Again')).toMatchObject({
      type: 'requestNotice',
      link: expect.stringMatching(/^https:\/\/teams\.microsoft\.com\/l\/entity\/.*requests/),
    });
  });

  it('every notice that is sent has a type that the manifest declares', () => {
    const declared = manifestFor(settings).activities!.activityTypes!.map((a) => a.type);
    expect(declared).toEqual(activities.map((a) => a.type));
  });
});
