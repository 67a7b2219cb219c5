import { createHash } from 'node:crypto';
import type { Sourced } from '../../core/policy/history.ts';
import { feishuLink } from '../../plugins/feishu/links.ts';
import type { EventKeys } from '../../plugins/feishu/notifications.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { teamsLink } from '../../plugins/microsoft365/links.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Connection } from '../connections.ts';
import { keyFor } from '../keys.ts';
import { modelPath } from '../policies.ts';
import { connectFeishu } from '../suites/feishu.ts';
import { connectMicrosoft365 } from '../suites/microsoft365.ts';
import { Workspace, type WorkspaceOptions } from '../workspace.ts';
import { stableId } from './ids.ts';

/** What an admin has set up for one simulated company. */
export interface Installation {
  id: string;
  installed: Sourced;
  tenant: Tenant | FeishuTenant;
  /** What provisioning found or made, as it stands in the environment. */
  settings: Record<string, string>;
}

export interface InstallationOptions {
  clock: () => number;
  /** Root of the links into the tab. */
  origin: string;
  onTrouble?: WorkspaceOptions['onTrouble'];
  eventKeys?: EventKeys;
}

export const secret = 'embedded-default-only';
export const clientId = stableId('client');
/** Under this address the simulated suites reach this process, whatever it is called here: they want https, as the real ones do. */
export const reachable = 'https://liaison.example';

export const workbookPath = (id: string): string =>
  id.endsWith('zh') ? '协调台/业务协调台账.xlsx' : 'Liaison/Coordination.xlsx';

export const restrictedPath = (id: string): string =>
  id.endsWith('zh') ? '协调台/考核与奖惩（受限）.xlsx' : 'Liaison/Restricted.xlsx';

/** Anybody may know it: the embedded default keeps nobody out. */
const key = createHash('sha256').update(secret).digest('hex');

/** A connection as a configured server has it, with nothing in memory. */
export function connect({ id, installed, tenant, settings }: Installation, options: InstallationOptions): Connection {
  const { policy } = installed;
  const { clock, origin, onTrouble, eventKeys } = options;
  const company = tenant instanceof Tenant ? tenant.id : tenant.appId;
  const workspace = new Workspace({
    id,
    installed,
    clock,
    sealKey: keyFor(key, 'seal', company),
    onTrouble,
    appLink: (page) =>
      tenant instanceof Tenant
        ? teamsLink({ app: clientId, tenant: company }, `${origin}/?host=teams&workspace=${id}`, page)
        : feishuLink({ appId: company, region: 'feishu' }, `${origin}/?host=feishu&workspace=${id}`, page),
  });
  const common = { id, workspace, clock, key, origin: reachable, page: origin };
  if (tenant instanceof Tenant) {
    Object.assign(tenant.bot, { clientId, url: `${reachable}/bot/${id}` });
    return connectMicrosoft365({
      ...common,
      credential: { kind: 'secret', secret },
      config: {
        tenant: tenant.id,
        clientId,
        group: tenant.group,
        workbook: workbookPath(id),
        restricted: { group: tenant.restrictedGroup, workbook: restrictedPath(id) },
        plan: settings.LIAISON_PLAN ?? '',
        organiser: policy.roles.organisers[0]!,
        timeZone: policy.time_zone,
      },
    });
  }
  return connectFeishu({
    ...common,
    secret,
    ...(eventKeys && { eventKeys }),
    config: {
      appId: tenant.appId,
      region: 'feishu',
      base: settings.LIAISON_BASE ?? '',
      restricted: settings.LIAISON_RESTRICTED_BASE ?? '',
      taskList: settings.LIAISON_TASK_LIST ?? '',
      calendar: settings.LIAISON_CALENDAR ?? '',
      department: '0',
      timeZone: policy.time_zone,
    },
  });
}

/** The settings of a configured server that works in this company. */
export function environmentOf(
  { id, installed, tenant, settings }: Installation,
  origin: string,
): Record<string, string> {
  const { policy } = installed;
  const common = {
    ...settings,
    LIAISON_POLICY: modelPath('committee'),
    LIAISON_URL: origin,
    LIAISON_KEY: key,
  };
  if (tenant instanceof Tenant)
    return {
      ...common,
      LIAISON_SUITE: 'microsoft365',
      LIAISON_TENANT: tenant.id,
      LIAISON_CLIENT_ID: clientId,
      LIAISON_CLIENT_SECRET: secret,
      LIAISON_GROUP: tenant.group,
      LIAISON_WORKBOOK: workbookPath(id),
      LIAISON_RESTRICTED_GROUP: tenant.restrictedGroup,
      LIAISON_RESTRICTED_WORKBOOK: restrictedPath(id),
      LIAISON_ORGANISER: policy.roles.organisers[0]!,
    };
  return {
    ...common,
    LIAISON_SUITE: 'feishu',
    LIAISON_APP_ID: tenant.appId,
    LIAISON_APP_SECRET: secret,
  };
}
