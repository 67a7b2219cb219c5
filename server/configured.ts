import { feishuLink } from '../plugins/feishu/links.ts';
import { teamsLink } from '../plugins/microsoft365/links.ts';
import type { Connection } from './connections.ts';
import { keyFor } from './keys.ts';
import { isModel, loadSourced, newCompany } from './policies.ts';
import { type CompanySettings, credentialOf, isFeishu, type ProcessSettings, type Settings } from './settings.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

type OnTrouble = WorkspaceOptions['onTrouble'];

/** The workspaces of a configured installation: one, or several companies that know nothing of each other. */
export const connectConfigured = (
  { process, companies }: Settings,
  clock: () => number,
  onTrouble?: OnTrouble,
): Promise<Connection[]> => Promise.all(companies.map((company) => connectCompany(company, process, clock, onTrouble)));

/** A company's workspace in its suite. Of the suites' clients only the one that is needed is loaded. */
export async function connectCompany(
  { id, settings }: CompanySettings,
  { LIAISON_URL: origin, LIAISON_KEY: key, LIAISON_REDIS: redis }: ProcessSettings,
  clock: () => number,
  onTrouble?: OnTrouble,
): Promise<Connection> {
  const model = settings.LIAISON_POLICY;
  const installed = isModel(model)
    ? newCompany(model, {
        admin: settings.LIAISON_ADMIN!,
        language: settings.LIAISON_LANGUAGE,
        timeZone: settings.LIAISON_TIME_ZONE,
      })
    : loadSourced(model);
  const timeZone = installed.policy.time_zone;
  const address = (host: string) => `${origin}/?host=${host}&workspace=${id}`;
  const open = (company: string, appLink: (page: string) => string) =>
    new Workspace({ id, installed, clock, sealKey: keyFor(key, 'seal', company), onTrouble, appLink });
  const common = { id, key, clock, origin };

  if (isFeishu(settings)) {
    const config = {
      appId: settings.LIAISON_APP_ID,
      region: settings.LIAISON_REGION,
      base: settings.LIAISON_BASE,
      restricted: settings.LIAISON_RESTRICTED_BASE,
      taskList: settings.LIAISON_TASK_LIST,
      calendar: settings.LIAISON_CALENDAR,
      department: settings.LIAISON_DEPARTMENT,
      timeZone,
    };
    const { connectFeishu } = await import('./suites/feishu.ts');
    return connectFeishu({
      ...common,
      config,
      workspace: open(config.appId, (page) => feishuLink(config, address('feishu'), page)),
      secret: settings.LIAISON_APP_SECRET,
      ...(settings.LIAISON_EVENT_KEY && {
        eventKeys: { encryptKey: settings.LIAISON_EVENT_KEY, verificationToken: settings.LIAISON_EVENT_TOKEN },
      }),
    });
  }
  const config = {
    tenant: settings.LIAISON_TENANT,
    clientId: settings.LIAISON_CLIENT_ID,
    group: settings.LIAISON_GROUP,
    workbook: settings.LIAISON_WORKBOOK,
    ...(settings.LIAISON_RESTRICTED_GROUP && {
      restricted: { group: settings.LIAISON_RESTRICTED_GROUP, workbook: settings.LIAISON_RESTRICTED_WORKBOOK },
    }),
    plan: settings.LIAISON_PLAN,
    organiser: settings.LIAISON_ORGANISER,
    timeZone,
  };
  const inCatalogue = { app: settings.LIAISON_TEAMS_APP || config.clientId, tenant: config.tenant };
  const { connectMicrosoft365 } = await import('./suites/microsoft365.ts');
  return connectMicrosoft365({
    ...common,
    config,
    workspace: open(config.tenant, (page) => teamsLink(inCatalogue, address('teams'), page)),
    credential: credentialOf(settings),
    ...(redis && { redis }),
  });
}
