import type { TeamsManifestV1D30 } from '@microsoft/app-manifest';
import { PNG } from 'pngjs';

type Manifest = TeamsManifestV1D30.TeamsManifestV1D30;
export type Files = Readonly<Record<string, Uint8Array>>;

/** A rule of the store, or of the platform, that the schema does not hold. */
export interface Guideline {
  rule: string;
  /** Page of the Teams documentation, and its heading. */
  source: string;
  /** What breaks it. */
  breaks: (manifest: Manifest, files: Files) => readonly string[];
}

const store = 'teams-store-validation-guidelines.md';
const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);
const said = (m: Manifest): string[] => [m.name.short, m.name.full ?? '', m.description.short, m.description.full];
const addresses = (m: Manifest): string[] => [
  m.developer.websiteUrl,
  m.developer.privacyUrl,
  m.developer.termsOfUseUrl,
  ...(m.staticTabs ?? []).flatMap((t) => [t.contentUrl ?? '', t.websiteUrl ?? '']),
  ...(m.configurableTabs ?? []).map((t) => t.configurationUrl),
];
const ifSo = (broken: boolean, ...what: string[]): string[] => (broken ? what : []);

export const guidelines: readonly Guideline[] = [
  {
    rule: 'the name holds no name of a Teams feature or Microsoft product',
    source: `${store}, App name`,
    breaks: (m) =>
      said(m)
        .slice(0, 2)
        .flatMap(
          (name) =>
            name.match(
              /\b(chat|contacts|calendar|calls|files|activity|apps|help|teams|excel|powerpoint|word|onedrive|sharepoint|onenote|azure)\b/gi,
            ) ?? [],
        ),
  },
  {
    rule: 'the short description is one sentence that repeats neither the name nor “app”',
    source: `${store}, Short description`,
    breaks: (m) => [
      ...ifSo(/[.。].*\S/.test(m.description.short), 'more than one sentence'),
      ...ifSo(/\bapp\b/i.test(m.description.short), '“app”'),
      ...ifSo(m.description.short.includes(m.name.short), m.name.short),
    ],
  },
  {
    rule: 'the long description has at most 500 words',
    source: `${store}, Long description`,
    breaks: (m) => ifSo(words(m.description.full).length > 500, `${words(m.description.full).length} words`),
  },
  {
    rule: 'Microsoft is written out, Teams is first called Microsoft Teams, Office 365 is Microsoft 365',
    source: `${store}, Long description`,
    breaks: (m) =>
      said(m).flatMap((text) => [
        ...(text.match(/\bMS(FT)?\b|Office 365/g) ?? []),
        ...ifSo(/\bTeams\b/.test(text) && !/Microsoft Teams/.test(text), 'Teams without Microsoft'),
      ]),
  },
  {
    rule: 'nothing is claimed that cannot be shown, certified or powered by anybody',
    source: `${store}, Long description`,
    breaks: (m) =>
      said(m).flatMap(
        (text) => text.match(/\b(best|top|ranked|guaranteed|certified for|powered by)\b|最佳|第一|顶级/gi) ?? [],
      ),
  },
  {
    rule: 'what an admin has to do first is said',
    source: `${store}, Authenticating with external services`,
    breaks: (m) => ifSo(!/admin|管理员/.test(m.description.full), 'no word of an admin'),
  },
  {
    rule: 'every address is https',
    source: `${store}, Terms of use; tabs/how-to/tab-requirements.md`,
    breaks: (m) => addresses(m).filter((url) => !url.startsWith('https://')),
  },
  {
    rule: 'every page of ours stands on a valid domain, and domains are our own, without wildcards or tunnels',
    source: `${store}, External domains`,
    breaks: (m) => [
      ...addresses(m).filter((url) => !(m.validDomains ?? []).includes(new URL(url).host)),
      ...(m.validDomains ?? []).filter((d) => /\*|ngrok|devtunnels|trycloudflare|localtunnel/.test(d)),
    ],
  },
  {
    rule: 'the app is known to Entra, for single sign-on on its own domain',
    source: `${store}, App manifest; tabs/how-to/authentication/tab-sso-register-aad.md`,
    breaks: (m) =>
      ifSo(
        !(m.validDomains ?? []).some(
          (d) => m.webApplicationInfo?.resource === `api://${d}/${m.webApplicationInfo?.id}`,
        ),
        m.webApplicationInfo?.resource ?? 'no webApplicationInfo',
      ),
  },
  {
    rule: 'no notice type is called systemDefault, and each is declared once',
    source: 'teams-send-activityfeednotifications.md, Reserved activity types',
    breaks: (m) => {
      const types = (m.activities?.activityTypes ?? []).map((a) => a.type);
      return types.filter((type, i) => type === 'systemDefault' || types.indexOf(type) !== i);
    },
  },
  {
    rule: 'a bot that people cannot type to says so',
    source: `${store}, Bot commands`,
    breaks: (m) => (m.bots ?? []).flatMap((b) => ifSo(!b.isNotificationOnly && !b.commandLists?.length, b.botId ?? '')),
  },
  {
    rule: 'what a team or meeting sees first is the same for all of them: nobody’s own page',
    source: `${store}, Usability (configurable tabs)`,
    breaks: (m) => (m.configurableTabs ?? []).map((t) => t.configurationUrl).filter((url) => /page=today/.test(url)),
  },
  {
    rule: 'the color icon has 192 × 192 pixels on a square that is one colour or none',
    source: 'apps-package.md, Color icon',
    breaks: (_, files) => squareOf(files['color.png'], 192, (image) => sameCorners(image)),
  },
  {
    rule: 'the outline icon has 32 × 32 pixels, all white or transparent',
    source: 'apps-package.md, Outline icon',
    breaks: (_, files) => squareOf(files['outline.png'], 32, (image) => whiteAndClear(image)),
  },
  {
    rule: 'the small color icon has 32 × 32 pixels and a transparent background',
    source: 'apps-package.md, Outlook and Microsoft 365',
    breaks: (_, files) =>
      squareOf(files['color32x32.png'], 32, (image) => ifSo(image.data[3] !== 0, 'an opaque corner')),
  },
  {
    rule: 'nothing is in the package that the manifest does not name',
    source: 'apps-package.md, Teams app package',
    breaks: (m, files) => {
      const named = new Set([
        'manifest.json',
        ...Object.values(m.icons),
        ...(m.localizationInfo?.additionalLanguages ?? []).map((l) => l.file),
      ]);
      return [
        ...Object.keys(files).filter((name) => !named.has(name)),
        ...[...named].filter((name) => !(name in files)).map((name) => `${name} is missing`),
      ];
    },
  },
];

function squareOf(bytes: Uint8Array | undefined, size: number, more: (image: PNG) => string[]): string[] {
  if (!bytes) return ['there is none'];
  const image = PNG.sync.read(Buffer.from(bytes));
  if (image.width !== size || image.height !== size) return [`${image.width} × ${image.height}`];
  return more(image);
}

function sameCorners({ data, width, height }: PNG): string[] {
  const at = (x: number, y: number) => data.subarray((y * width + x) * 4, (y * width + x) * 4 + 4).toString('hex');
  const corners = new Set([at(0, 0), at(width - 1, 0), at(0, height - 1), at(width - 1, height - 1)]);
  return ifSo(corners.size > 1, 'corners of several colours');
}

function whiteAndClear({ data }: PNG): string[] {
  for (let i = 0; i < data.length; i += 4)
    if (data[i + 3] !== 0 && (data[i] !== 255 || data[i + 1] !== 255 || data[i + 2] !== 255)) return ['another colour'];
  return [];
}
