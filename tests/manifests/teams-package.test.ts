import { createHash } from 'node:crypto';
import JSZip from 'jszip';
import { PNG } from 'pngjs';
import { describe, expect, it } from 'vitest';
import type { Files } from '../../manifests/microsoft365/guidelines.ts';
import { guidelines } from '../../manifests/microsoft365/guidelines.ts';
import { manifestFor, type PackageSettings, stringsOf } from '../../manifests/microsoft365/manifest.ts';
import { packageFiles, zipped } from '../../manifests/microsoft365/package.ts';
import { validatePackage } from '../../manifests/microsoft365/validate.ts';

const settings: PackageSettings = {
  stage: 'production',
  url: 'https://liaison.example.com',
  workspace: 'company',
  clientId: '8f2c4e9a-0000-4000-8000-000000000002',
  version: '1.2.3',
  publisher: 'IT of Example',
  bot: true,
  language: 'zh',
};
const stages = (['dev', 'test', 'production'] as const).flatMap((stage) =>
  (['en', 'zh'] as const).flatMap((language) => [true, false].map((bot) => ({ ...settings, stage, language, bot }))),
);

describe('the app package for Teams', () => {
  it.each(stages)('is good by schema and guidelines: $stage, $language, bot $bot', (one) => {
    expect(validatePackage(packageFiles(one))).toEqual([]);
  });

  it('is the same bytes for the same settings, and others for others', async () => {
    const hash = async (one: PackageSettings) =>
      createHash('sha256')
        .update(await zipped(packageFiles(one)))
        .digest('hex');
    expect(await hash(settings)).toBe(await hash({ ...settings }));
    expect(await hash({ ...settings, version: '1.2.4' })).not.toBe(await hash(settings));
    const zip = await JSZip.loadAsync(await zipped(packageFiles(settings)));
    expect(Object.keys(zip.files).sort()).toEqual([
      'color.png',
      'color32x32.png',
      'en-us.json',
      'manifest.json',
      'outline.png',
      'zh-cn.json',
    ]);
  });

  it('says everything in both languages', () => {
    const [en, zh] = (['en', 'zh'] as const).map((language) => stringsOf(manifestFor({ ...settings, language })));
    expect(Object.keys(en!)).toEqual(Object.keys(zh!));
    for (const [place, text] of Object.entries(zh!).filter(([k]) => k !== '$schema' && !k.endsWith('templateText'))) {
      expect(text, place).toMatch(/\p{Script=Han}/u);
      expect(en![place], place).not.toMatch(/\p{Script=Han}/u);
    }
    // Each string of the manifest that a person reads stands in the file.
    const strings = new Set(Object.values(zh!));
    const manifest = manifestFor(settings);
    for (const said of JSON.stringify(manifest).match(/"[^"]*\p{Script=Han}[^"]*"/gu)!)
      expect(strings, said).toContain(JSON.parse(said));
  });

  it('has a name of its own outside of production, and asks for two permissions that whoever installs it gives', () => {
    expect(manifestFor({ ...settings, stage: 'test', language: 'en' }).name.short).toBe('Liaison (test)');
    expect(manifestFor(settings).authorization?.permissions?.resourceSpecific?.map((p) => p.name)).toEqual([
      'TeamsActivity.Send.User',
      'MeetingStage.Write.Chat',
    ]);
  });
});

describe('a package that is not good is told so, with the source', () => {
  const good = packageFiles({ ...settings, language: 'en' });
  const text = (value: object) => new TextEncoder().encode(JSON.stringify(value));
  type Loose = Record<string, never> & ReturnType<typeof manifestFor>;
  const broken = (change: (m: Loose) => void): Files => {
    const manifest = structuredClone(manifestFor({ ...settings, language: 'en' })) as Loose;
    change(manifest);
    return { ...good, 'manifest.json': text(manifest) };
  };
  const image = (size: number, rgba: [number, number, number, number]) => {
    const png = new PNG({ width: size, height: size });
    for (let i = 0; i < png.data.length; i += 4) png.data.set(rgba, i);
    return PNG.sync.write(png);
  };
  const spotted = (size: number) => {
    const png = PNG.sync.read(image(size, [9, 9, 9, 255]));
    png.data.set([1, 2, 3, 255], 0);
    return PNG.sync.write(png);
  };
  const cases: [string, Files, RegExp][] = [
    [
      'an id that is none',
      broken((m) => {
        m.id = 'liaison';
      }),
      /manifest\.json: id .*\[schema v1\.30\]/,
    ],
    [
      'a name that is too long',
      broken((m) => {
        m.name.short = 'x'.repeat(31);
      }),
      /name\.short .*30/,
    ],
    ['a field nobody knows', broken((m) => void Object.assign(m, { colour: 'blue' })), /additional properties/],
    [
      'a string of no place',
      { ...good, 'zh-cn.json': text({ 'staticTabs[99].name': 'x' }) },
      /zh-cn\.json: .*localisation/,
    ],
    [
      'a product’s name',
      broken((m) => {
        m.name.short = 'Liaison for Excel';
      }),
      /App name/,
    ],
    [
      'two sentences',
      broken((m) => {
        m.description.short = 'One. Two.';
      }),
      /Short description/,
    ],
    [
      'a novel',
      broken((m) => {
        m.description.full = 'admin '.repeat(501);
      }),
      /500 words/,
    ],
    [
      'Teams by its first name',
      broken((m) => {
        m.description.full = 'For Teams. Ask an admin.';
      }),
      /Microsoft is written out/,
    ],
    [
      'a claim',
      broken((m) => {
        m.description.full += ' The best.';
      }),
      /nothing is claimed/,
    ],
    [
      'no word of the admin',
      broken((m) => {
        m.description.full = 'Good.';
      }),
      /admin/,
    ],
    [
      'plain http',
      broken((m) => {
        m.developer.privacyUrl = 'http://liaison.example.com/privacy';
      }),
      /is https/,
    ],
    [
      'another domain',
      broken((m) => {
        m.developer.websiteUrl = 'https://elsewhere.example';
      }),
      /valid domain/,
    ],
    ['a tunnel', broken((m) => void m.validDomains!.push('x.ngrok.io')), /tunnels/],
    ['no Entra app', broken((m) => void delete m.webApplicationInfo), /known to Entra/],
    [
      'a reserved type',
      broken(
        (m) => void m.activities!.activityTypes!.push({ type: 'systemDefault', description: 'x', templateText: 'x' }),
      ),
      /systemDefault/,
    ],
    [
      'a bot that is silent',
      broken((m) => {
        m.bots![0]!.isNotificationOnly = false;
      }),
      /cannot type/,
    ],
    [
      'a page of one’s own for all',
      broken((m) => {
        m.configurableTabs![0]!.configurationUrl += '&page=today';
      }),
      /nobody’s own page/,
    ],
    ['a color icon of another size', { ...good, 'color.png': image(96, [0, 0, 0, 255]) }, /192 × 192.*96 × 96/],
    ['a color icon on a picture', { ...good, 'color.png': spotted(192) }, /192 × 192.*several colours/],
    ['a grey outline', { ...good, 'outline.png': image(32, [128, 128, 128, 255]) }, /all white or transparent/],
    ['a small icon on a square', { ...good, 'color32x32.png': image(32, [0, 0, 0, 255]) }, /opaque corner/],
    ['a file too many', { ...good, 'notes.txt': text({}) }, /notes\.txt/],
    [
      'a file too few',
      Object.fromEntries(Object.entries(good).filter(([n]) => n !== 'zh-cn.json')),
      /zh-cn\.json is missing/,
    ],
  ];
  it.each(cases)('%s', (_, files, says) => {
    expect(validatePackage(files)).toContainEqual(expect.stringMatching(says));
  });
  it('each guideline among them', () => {
    const said = cases.flatMap(([, files]) => validatePackage(files));
    for (const { rule } of guidelines)
      expect(
        said.some((s) => s.startsWith(rule)),
        rule,
      ).toBe(true);
  });
});
