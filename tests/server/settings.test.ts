import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, it } from 'vitest';
import { readSettings } from '../../server/read-settings.ts';
import { SettingsError } from '../../server/settings.ts';

const id = (n: number) => `8f2c4e9a-0000-4000-8000-00000000000${n}`;
const common = {
  LIAISON_URL: 'https://liaison.example.com',
  LIAISON_KEY: 'ab'.repeat(32),
  LIAISON_POLICY: 'policy.yaml',
};
const microsoft365 = {
  ...common,
  LIAISON_SUITE: 'microsoft365',
  LIAISON_TENANT: id(1),
  LIAISON_CLIENT_ID: id(2),
  LIAISON_CLIENT_SECRET: 'very-secret-words',
  LIAISON_GROUP: id(3),
  LIAISON_ORGANISER: 'meetings@example.com',
};
const feishu = {
  ...common,
  LIAISON_SUITE: 'feishu',
  LIAISON_APP_ID: 'cli_a1b2c3',
  LIAISON_APP_SECRET: 'very-secret-words',
};

function problems(env: Record<string, string | undefined>): string[] {
  try {
    readSettings(env);
    return [];
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    expect(error.message).not.toContain('very-secret-words');
    for (const { says } of error.problems) expect(says.zh).toMatch(/\p{Script=Han}/u);
    return error.problems.map(({ setting, says }) => `${setting} ${says.en}`);
  }
}

describe('settings that are complete', () => {
  it.each([
    ['microsoft365', microsoft365],
    ['feishu', feishu],
  ])('%s: one company, whose short name is company', (suite, env) => {
    const { companies, process } = readSettings(env)!;
    expect(companies).toMatchObject([{ id: 'company', settings: { LIAISON_SUITE: suite } }]);
    expect(process).toMatchObject({ LIAISON_NOTIFICATIONS: 'on' });
  });
});

describe('a setting that is missing is named, each by itself', () => {
  const cases = [microsoft365, feishu].flatMap((env) =>
    Object.keys(env).map((name) => [env.LIAISON_SUITE, name, env] as const),
  );
  it.each(cases)('%s: %s', (_, name, env) => {
    const said = problems({ ...env, [name]: undefined });
    expect(said[0]).toMatch(
      name === 'LIAISON_CLIENT_SECRET'
        ? /^LIAISON_CLIENT_CERTIFICATE is missing: the app needs one of/
        : new RegExp(`^${name} is missing`),
    );
    // Without the suite nobody can know which of the others are wanted.
    if (name !== 'LIAISON_SUITE') expect(said).toHaveLength(1);
    expect(problems({ ...env, [name]: '  ' })[0]).toBe(said[0]);
  });
});

describe('a setting that is wrong is named with its remedy', () => {
  it.each([
    [microsoft365, 'LIAISON_URL', 'liaison', /an address as it should be/],
    [microsoft365, 'LIAISON_URL', 'javascript:alert(1)', /an address as it should be/],
    [microsoft365, 'LIAISON_KEY', 'short', /has not the form/],
    [microsoft365, 'LIAISON_TENANT', 'contoso.com', /is not an id such as/],
    [microsoft365, 'LIAISON_CLIENT_ID', 'x', /is not an id such as/],
    [microsoft365, 'LIAISON_GROUP', 'Sales', /is not an id such as/],
    [microsoft365, 'LIAISON_SUITE', 'slack', /none of microsoft365, feishu/],
    [microsoft365, 'LIAISON_LANGUAGE', 'fr', /none of zh, en/],
    [microsoft365, 'LIAISON_TIME_ZONE', 'Shanghai', /for example Asia\/Shanghai/],
    [microsoft365, 'LIAISON_NOTIFICATIONS', 'maybe', /none of on, off/],
    [microsoft365, 'LIAISON_METRICS_TOKEN', 'short', /shorter than 16/],
    [microsoft365, 'LIAISON_REDIS', 'http://x', /an address as it should be/],
    [microsoft365, 'LIAISON_RESTRICTED_GROUP', 'HR', /is not an id such as/],
    [microsoft365, 'LIAISON_POLICY', 'committee', /LIAISON_ADMIN is missing/],
    [microsoft365, 'LIAISON_GROPU', id(3), /is not a setting. Did you mean LIAISON_GROUP\?/],
    [microsoft365, 'LIAISON_WHATEVER', 'x', /is not a setting\.$/],
    [feishu, 'LIAISON_APP_ID', 'a1b2', /has not the form/],
    [feishu, 'LIAISON_REGION', 'china', /none of feishu, lark/],
    [feishu, 'LIAISON_EVENT_KEY', 'k', /LIAISON_EVENT_TOKEN is missing: .* go together/],
    [feishu, 'LIAISON_EVENT_TOKEN', 't', /LIAISON_EVENT_KEY is missing: .* go together/],
    [feishu, 'LIAISON_ADMIN', 'nobody', /is not an e-mail address/],
  ])('%#: %s', (env, name, value, says) => {
    expect(problems({ ...env, [name]: value })).toEqual([expect.stringMatching(says)]);
  });
});

describe('the proof with which the app signs in to Entra', () => {
  const folder = mkdtempSync(join(tmpdir(), 'certificate-'));
  const file = join(folder, 'app.pem');
  const without = { ...microsoft365, LIAISON_CLIENT_SECRET: undefined };
  beforeAll(async () => {
    const { cert, private: key } = await generate([{ name: 'commonName', value: 'liaison' }], { keySize: 2048 });
    writeFileSync(file, `${cert}\n${key}`);
    writeFileSync(join(folder, 'certificate-only.pem'), cert);
    writeFileSync(join(folder, 'key-only.pem'), key);
  });
  it('may be a file, or its content in the environment', () => {
    expect(problems({ ...without, LIAISON_CLIENT_CERTIFICATE: file })).toEqual([]);
  });
  it.each([
    ['a file that is not there', 'nowhere.pem', /ENOENT/],
    ['a certificate without its key', 'certificate-only.pem', /holds no private key/],
    ['a key without its certificate', 'key-only.pem', /holds no certificate/],
  ])('%s is said', (_, name, says) => {
    expect(problems({ ...without, LIAISON_CLIENT_CERTIFICATE: join(folder, name) })).toEqual([
      expect.stringMatching(says),
    ]);
  });
  it('is one: two are too many', () => {
    expect(problems({ ...microsoft365, LIAISON_MANAGED_IDENTITY: 'system' })).toEqual([
      expect.stringMatching(/^LIAISON_CLIENT_SECRET is one too many: LIAISON_MANAGED_IDENTITY/),
    ]);
  });
});

describe('several companies', () => {
  const shared = { ...common, LIAISON_COMPANIES: 'acme globex-cn' };
  const both = {
    ...shared,
    ...Object.fromEntries(
      Object.entries(microsoft365)
        .filter(([k]) => !(k in common))
        .map(([k, v]) => [`${k}__ACME`, v]),
    ),
    ...Object.fromEntries(
      Object.entries(feishu)
        .filter(([k]) => !(k in common))
        .map(([k, v]) => [`${k}__GLOBEX_CN`, v]),
    ),
  };
  it('have settings of their own beside those that they share', () => {
    const { companies } = readSettings(both)!;
    expect(companies).toMatchObject([
      { id: 'acme', settings: { LIAISON_SUITE: 'microsoft365', LIAISON_POLICY: 'policy.yaml' } },
      { id: 'globex-cn', settings: { LIAISON_SUITE: 'feishu', LIAISON_APP_ID: 'cli_a1b2c3' } },
    ]);
    const own = readSettings({ ...both, LIAISON_POLICY__ACME: 'acme.yaml' })!;
    expect(own.companies.map((c) => c.settings.LIAISON_POLICY)).toEqual(['acme.yaml', 'policy.yaml']);
  });
  it.each([
    [{ LIAISON_GROUP__ACME: undefined }, /^LIAISON_GROUP__ACME is missing/],
    [{ LIAISON_GROUP__ACNE: id(4) }, /^LIAISON_GROUP__ACNE ends in no name/],
    [{ LIAISON_KEY__ACME: 'ab'.repeat(32) }, /^LIAISON_KEY__ACME holds for all companies/],
    [{ LIAISON_COMPANIES: 'acme globex-cn acme' }, /"acme" is no short name of its own/],
    [{ LIAISON_COMPANIES: 'acme globex-cn Big!' }, /"Big!" is no short name/],
  ])('%# are told what is wrong', (change, says) => {
    expect(problems({ ...both, ...change })).toContainEqual(expect.stringMatching(says));
  });
  it('never share a tenant', () => {
    const twin = Object.fromEntries(
      Object.entries(microsoft365)
        .filter(([k]) => !(k in common))
        .map(([k, v]) => [`${k}__TWIN`, v]),
    );
    expect(problems({ ...both, ...twin, LIAISON_COMPANIES: 'acme globex-cn twin' })).toEqual([
      'LIAISON_TENANT__TWIN is that of acme as well: each company has its own',
    ]);
  });
});
