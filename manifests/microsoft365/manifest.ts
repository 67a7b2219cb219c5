import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import type { Language } from '../../core/words.ts';
import { activities, template } from '../../plugins/microsoft365/activities.ts';
import { tabId } from '../../plugins/microsoft365/links.ts';
import { stageNames, words } from './words.ts';

/** Version of the manifest's schema: the newest of `@microsoft/app-manifest`. */
export const schemaVersion = '1.30';
const schemas = `https://developer.microsoft.com/json-schemas/teams/v${schemaVersion}`;

export type Stage = keyof typeof stageNames;

/** What differs from one company, and one environment, to the next. */
export interface PackageSettings {
  stage: Stage;
  /** Public address of the server, https, without a slash at its end. */
  url: string;
  /** The company's short name on that server. */
  workspace: string;
  /** Of the app registration; the app's own id as well: one Entra app is one Teams app (`teams-send-activityfeednotifications.md`, 409). */
  clientId: string;
  /** x.y.z; Teams takes an update only if it is higher. */
  version: string;
  /** Who offers the app to the company's people, at most 32 characters. */
  publisher: string;
  /** Without a bot there are no cards in the chat and no message extension. */
  bot: boolean;
  /** Language of the manifest itself; the other stands in a file of its own. */
  language: Language;
}

type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;
type Commands = NonNullable<NonNullable<Manifest['composeExtensions']>[number]['commands']>;

/** The app package's `manifest.json`. */
export function manifestFor(s: PackageSettings): Manifest {
  const say = (text: { en: string; zh: string }) => text[s.language];
  const page = (name?: string) =>
    `${s.url}/?${new URLSearchParams({ host: 'teams', workspace: s.workspace, package: s.version, ...(name && { page: name }) })}`;
  return {
    $schema: `${schemas}/MicrosoftTeams.schema.json`,
    manifestVersion: schemaVersion,
    version: s.version,
    id: s.clientId,
    localizationInfo: {
      defaultLanguageTag: regions[s.language],
      // By the language alone, so that whoever reads English in another country reads English (`apps-localization.md`).
      additionalLanguages: languages.map((l) => ({ languageTag: l, file: stringsFile(l) })),
    },
    developer: {
      name: s.publisher,
      websiteUrl: `${s.url}/about`,
      privacyUrl: `${s.url}/privacy`,
      termsOfUseUrl: `${s.url}/terms`,
    },
    name: { short: say(words.name) + say(stageNames[s.stage]), full: say(words.fullName) },
    description: { short: say(words.short), full: say(words.full) },
    icons: { color: 'color.png', outline: 'outline.png', color32x32: 'color32x32.png' },
    accentColor: '#0F6CBD',
    staticTabs: [
      { entityId: tabId, name: say(words.tab), contentUrl: page(), websiteUrl: page(), scopes: ['personal'] },
    ],
    configurableTabs: [
      {
        id: 'coordination',
        configurationUrl: page('configure'),
        canUpdateConfiguration: true,
        scopes: ['team', 'groupChat'],
        context: [
          'channelTab',
          'privateChatTab',
          'meetingChatTab',
          'meetingDetailsTab',
          'meetingSidePanel',
          'meetingStage',
        ],
        meetingSurfaces: ['sidePanel', 'stage'],
      },
    ],
    ...(s.bot && {
      // People are told by it and answer on its cards; there is nothing to type to it.
      bots: [{ botId: s.clientId, scopes: ['personal'], isNotificationOnly: true }],
      composeExtensions: [{ botId: s.clientId, canUpdateConfiguration: false, commands: commands(say) }],
    }),
    permissions: ['identity'],
    validDomains: [new URL(s.url).host],
    webApplicationInfo: { id: s.clientId, resource: `api://${new URL(s.url).host}/${s.clientId}` },
    activities: {
      activityTypes: activities.map(({ type, description }) => ({
        type,
        description: say(description),
        templateText: template,
      })),
    },
    authorization: {
      permissions: {
        resourceSpecific: resourceSpecific.map(({ name, type }) => ({ name, type })),
      },
    },
    showLoadingIndicator: false,
    isFullScreen: false,
    defaultInstallScope: 'personal',
    defaultGroupCapability: { team: 'tab', groupchat: 'tab', meetings: 'tab' },
    publisherDocsUrl: `${s.url}/about`,
  };
}

/**
 * What whoever installs the app consents to by installing it, for that person, chat or meeting alone
 * (`graph-api/rsc/resource-specific-consent.md`).
 */
export const resourceSpecific = [
  {
    name: 'TeamsActivity.Send.User',
    type: 'Application',
    why: { en: 'notices in the activity feed of whoever has the app', zh: '向已安装应用者的活动中发送通知' },
  },
  {
    name: 'MeetingStage.Write.Chat',
    type: 'Delegated',
    why: { en: 'share the running meeting’s agenda to its stage', zh: '将会中议程共享到会议舞台' },
  },
] as const;

function commands(say: (text: { en: string; zh: string }) => string): Commands {
  return [
    {
      id: 'search',
      type: 'query',
      context: ['compose', 'commandBox'],
      title: say(words.search),
      description: say(words.searchSays),
      initialRun: true,
      parameters: [
        { name: 'text', title: say(words.searchFor), description: say(words.searchForSays), inputType: 'text' },
      ],
    },
    {
      id: 'request',
      type: 'action',
      context: ['message', 'compose'],
      title: say(words.ask),
      description: say(words.askSays),
      fetchTask: true,
    },
    {
      id: 'demand',
      type: 'action',
      context: ['message', 'compose'],
      title: say(words.demand),
      description: say(words.demandSays),
      fetchTask: true,
    },
  ];
}

export const languages: readonly Language[] = ['en', 'zh'];
const regions: Record<Language, string> = { en: 'en-us', zh: 'zh-cn' };
export const stringsFile = (language: Language): string => `${regions[language]}.json`;

/**
 * A localisation file: every string of the manifest that people read, by its place (`apps-localization.md`).
 * @param manifest in that language
 */
export function stringsOf(manifest: Manifest): Record<string, string> {
  const extension = manifest.composeExtensions?.[0]?.commands ?? [];
  return {
    $schema: `${schemas}/MicrosoftTeams.Localization.schema.json`,
    'name.short': manifest.name.short,
    'name.full': manifest.name.full ?? '',
    'description.short': manifest.description.short,
    'description.full': manifest.description.full,
    ...numbered(manifest.staticTabs ?? [], (tab, i) => ({ [`staticTabs[${i}].name`]: tab.name ?? '' })),
    ...numbered(manifest.activities?.activityTypes ?? [], (a, i) => ({
      [`activities.activityTypes[${i}].description`]: a.description,
      [`activities.activityTypes[${i}].templateText`]: a.templateText,
    })),
    ...numbered(extension, (c, i) => ({
      [`composeExtensions[0].commands[${i}].title`]: c.title,
      [`composeExtensions[0].commands[${i}].description`]: c.description ?? '',
      ...numbered(c.parameters ?? [], (p, n) => ({
        [`composeExtensions[0].commands[${i}].parameters[${n}].title`]: p.title,
        [`composeExtensions[0].commands[${i}].parameters[${n}].description`]: p.description ?? '',
      })),
    })),
  };
}

const numbered = <T>(list: readonly T[], of: (one: T, i: number) => Record<string, string>): Record<string, string> =>
  Object.assign({}, ...list.map(of));
