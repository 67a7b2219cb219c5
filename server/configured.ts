import { type Connection, connectFeishu, connectMicrosoft365 } from './connections.ts';
import { isModel, loadSourced, newCompany } from './policies.ts';
import type { FeishuSettings, Microsoft365Settings } from './settings.ts';
import { Workspace, type WorkspaceOptions } from './workspace.ts';

/** The one workspace of a configured installation. */
export function connectConfigured(
  settings: Microsoft365Settings | FeishuSettings,
  clock: () => number,
  onTrouble?: WorkspaceOptions['onTrouble'],
): Connection {
  const model = settings.LIAISON_POLICY;
  const installed = isModel(model)
    ? newCompany(model, {
        admin: settings.LIAISON_ADMIN!,
        language: settings.LIAISON_LANGUAGE,
        timeZone: settings.LIAISON_TIME_ZONE,
      })
    : loadSourced(model);
  const { policy } = installed;
  const host = settings.LIAISON_SUITE === 'feishu' ? 'feishu' : 'teams';
  const workspace = new Workspace({
    id: 'company',
    installed,
    clock,
    secret: 'LIAISON_APP_ID' in settings ? settings.LIAISON_APP_SECRET : settings.LIAISON_CLIENT_SECRET,
    onTrouble,
    appLink: (path) => `${settings.LIAISON_URL}/?host=${host}&workspace=company#/${path}`,
  });
  const common = { id: 'company', workspace, clock, origin: settings.LIAISON_URL.replace(/\/+$/, '') };
  if ('LIAISON_APP_ID' in settings)
    return connectFeishu({
      ...common,
      secret: settings.LIAISON_APP_SECRET,
      sessionKey: Uint8Array.from(Buffer.from(settings.LIAISON_SESSION_KEY, 'hex')),
      ...(settings.LIAISON_EVENT_KEY && {
        eventKeys: { encryptKey: settings.LIAISON_EVENT_KEY, verificationToken: settings.LIAISON_EVENT_TOKEN },
      }),
      config: {
        appId: settings.LIAISON_APP_ID,
        region: settings.LIAISON_REGION,
        base: settings.LIAISON_BASE,
        restricted: settings.LIAISON_RESTRICTED_BASE,
        taskList: settings.LIAISON_TASK_LIST,
        calendar: settings.LIAISON_CALENDAR,
        department: settings.LIAISON_DEPARTMENT,
        timeZone: policy.time_zone,
      },
    });
  return connectMicrosoft365({
    ...common,
    secret: settings.LIAISON_CLIENT_SECRET,
    config: {
      tenant: settings.LIAISON_TENANT,
      clientId: settings.LIAISON_CLIENT_ID,
      group: settings.LIAISON_GROUP,
      workbook: settings.LIAISON_WORKBOOK,
      ...(settings.LIAISON_RESTRICTED_GROUP && {
        restricted: { group: settings.LIAISON_RESTRICTED_GROUP, workbook: settings.LIAISON_RESTRICTED_WORKBOOK },
      }),
      plan: settings.LIAISON_PLAN,
      organiser: settings.LIAISON_ORGANISER,
      timeZone: policy.time_zone,
    },
  });
}
