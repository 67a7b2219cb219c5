import { distance } from 'fastest-levenshtein';
import { z } from 'zod';
import { type Text, t } from '../core/words.ts';
import { isModel } from './policies.ts';
import {
  type CompanySettings,
  credentialOf,
  type FeishuSettings,
  feishuSettings,
  isFeishu,
  type Microsoft365Settings,
  microsoft365Settings,
  processSettings,
  type Settings,
  SettingsError,
} from './settings.ts';

interface Problem {
  setting: string;
  says: Text;
}
type Environment = Readonly<Record<string, string | undefined>>;

const ofProcess = new Set(Object.keys(processSettings));
const ofCompany = new Set([...Object.keys(microsoft365Settings.shape), ...Object.keys(feishuSettings.shape)]);
const shortName = /^[a-z][a-z0-9-]{0,23}$/;
const suffixOf = (company: string): string => `__${company.toUpperCase().replaceAll('-', '_')}`;

/**
 * Reads the settings, or nothing when none is set: then the embedded default runs. Half a configuration never falls
 * back to the embedded default, nor does a production environment whose settings did not arrive: the embedded default
 * lets anybody sign in as anybody.
 * @throws SettingsError that names every setting that is missing, wrong or unknown
 */
export function readSettings(env: Environment): Settings | undefined {
  const given = Object.keys(env).filter((name) => name.startsWith('LIAISON_') && env[name]);
  if (!given.length) {
    if (env.NODE_ENV !== 'production') return undefined;
    throw new SettingsError([{ setting: 'NODE_ENV', says: notInProduction }]);
  }
  const named = (env.LIAISON_COMPANIES ?? '').split(/[\s,]+/).filter(Boolean);
  const problems: Problem[] = [...namesWrong(named), ...unknown(given, named)];
  const process = z.object(processSettings).safeParse(filledOnly(env));
  problems.push(...problemsOf(process.error, ''));
  const companies = (named.length ? named : [undefined]).map((name) => readCompany(env, name));
  problems.push(...companies.flatMap((c) => c.problems));
  const read = companies.flatMap((c) => c.read ?? []);
  problems.push(...shared(read));
  if (problems.length || !process.data) throw new SettingsError(problems);
  return { process: process.data, companies: read };
}

/** Where there is one company. @throws SettingsError where there are several */
export const theOnly = ({ companies }: Settings): CompanySettings => {
  if (companies.length === 1) return companies[0]!;
  const names = companies.map((c) => c.id).join(', ');
  throw new SettingsError([
    {
      setting: 'LIAISON_COMPANIES',
      says: t(`names several: say which with --company (${names})`, `有多家企业，请以 --company 指定（${names}）`),
    },
  ]);
};

function readCompany(env: Environment, name: string | undefined): { read?: CompanySettings; problems: Problem[] } {
  const suffix = name ? suffixOf(name) : '';
  const own = filledOnly(env);
  for (const setting of ofCompany) if (own[setting + suffix]) own[setting] = own[setting + suffix]!;
  const schema: z.ZodType<Microsoft365Settings | FeishuSettings> =
    own.LIAISON_SUITE === 'feishu' ? feishuSettings : microsoft365Settings;
  const { data: settings, error } = schema.safeParse(own);
  const problems = problemsOf(error, suffix);
  if (settings) problems.push(...together(settings).map((p) => ({ ...p, setting: p.setting + suffix })));
  return { problems, ...(settings && { read: { id: name ?? 'company', settings } }) };
}

/** A setting that is empty is not set: that is how environments say so. */
const filledOnly = (env: Environment): Record<string, string> =>
  Object.fromEntries(Object.entries(env).filter((e): e is [string, string] => !!e[1]?.trim()));

function problemsOf(error: z.ZodError | undefined, suffix: string): Problem[] {
  return (error?.issues ?? []).map((issue) => ({ setting: issue.path.join('.') + suffix, says: saysOf(issue) }));
}

function saysOf(issue: z.core.$ZodIssue): Text {
  if (issue.code === 'invalid_type' || ('input' in issue && issue.input === undefined)) return missing;
  if (issue.code === 'invalid_value') {
    const wanted = issue.values.filter(Boolean).join(', ');
    return t(`is missing, or none of ${wanted}`, `缺少，或不是 ${wanted} 之一`);
  }
  if (issue.code === 'invalid_format' && issue.format === 'email')
    return t('is not an e-mail address', '不是有效的邮箱');
  if (issue.code === 'invalid_format' && issue.format === 'url')
    return t(
      'is not an address as it should be: https://liaison.example.com',
      '网址格式不正确，例如 https://liaison.example.com',
    );
  if (issue.code === 'invalid_format' && issue.format === 'regex')
    return t(`has not the form ${issue.pattern}`, `格式应为 ${issue.pattern}`);
  if (issue.code === 'too_small') return t(`is shorter than ${issue.minimum}`, `长度少于 ${issue.minimum}`);
  if (issue.code === 'custom' && typeof issue.params?.expected === 'string')
    return t(`is not known; for example ${issue.params.expected}`, `无法识别，例如 ${issue.params.expected}`);
  return t(
    'is not an id such as 8f2c4e9a-0000-4000-8000-000000000000',
    '不是有效的 ID，如 8f2c4e9a-0000-4000-8000-000000000000',
  );
}

/** What no setting says by itself. */
function together(s: Microsoft365Settings | FeishuSettings): Problem[] {
  const problems: Problem[] = [];
  if (isModel(s.LIAISON_POLICY) && !s.LIAISON_ADMIN)
    problems.push({
      setting: 'LIAISON_ADMIN',
      says: t(
        'is missing; with a model policy somebody has to set the company up',
        '缺少此项；使用范本时须有人负责初始化',
      ),
    });
  if (isFeishu(s)) {
    if (!s.LIAISON_EVENT_KEY !== !s.LIAISON_EVENT_TOKEN)
      problems.push({
        setting: s.LIAISON_EVENT_KEY ? 'LIAISON_EVENT_TOKEN' : 'LIAISON_EVENT_KEY',
        says: t(
          'is missing: LIAISON_EVENT_KEY and LIAISON_EVENT_TOKEN go together; set both, or neither',
          '缺少此项：LIAISON_EVENT_KEY 与 LIAISON_EVENT_TOKEN 须同时设置或同时留空',
        ),
      });
    return problems;
  }
  const proofs = (['LIAISON_MANAGED_IDENTITY', 'LIAISON_CLIENT_CERTIFICATE', 'LIAISON_CLIENT_SECRET'] as const).filter(
    (name) => s[name],
  );
  if (!proofs.length)
    problems.push({
      setting: 'LIAISON_CLIENT_CERTIFICATE',
      says: t(
        'is missing: the app needs one of LIAISON_MANAGED_IDENTITY, LIAISON_CLIENT_CERTIFICATE, LIAISON_CLIENT_SECRET',
        '缺少此项：LIAISON_MANAGED_IDENTITY、LIAISON_CLIENT_CERTIFICATE、LIAISON_CLIENT_SECRET 须设置其一',
      ),
    });
  for (const extra of proofs.slice(1))
    problems.push({
      setting: extra,
      says: t(`is one too many: ${proofs[0]} is set as well; keep one`, `多余：已设置 ${proofs[0]}，请仅保留一项`),
    });
  if (proofs.length === 1)
    try {
      credentialOf(s);
    } catch (error) {
      const why = (error as NodeJS.ErrnoException).code ?? (error as Error).message;
      problems.push({ setting: proofs[0]!, says: t(`cannot be used: ${why}`, `无法使用：${why}`) });
    }
  return problems;
}

const missing = t('is missing', '缺少此项');
const notInProduction = t(
  'is production but no LIAISON_ setting is there. The embedded default lets anybody sign in as anybody and never runs in production: set LIAISON_SUITE and the settings of README.md, "Configuration".',
  '为 production，但没有任何 LIAISON_ 设置。内置演示允许以任何人身份登录，不得用于生产：请按 README.md 的 Configuration 一节设置。',
);

/** Names that end in nothing we know, and settings that nobody reads: a slip of the pen is not found otherwise. */
function unknown(given: readonly string[], named: readonly string[]): Problem[] {
  const suffixes = named.map(suffixOf);
  return given.flatMap((name): Problem[] => {
    const suffix = suffixes.find((s) => name.endsWith(s)) ?? '';
    const bare = name.slice(0, name.length - suffix.length);
    if (ofCompany.has(bare) || (ofProcess.has(bare) && !suffix)) return [];
    if (ofProcess.has(bare))
      return [{ setting: name, says: t(`holds for all companies: set ${bare}`, `对所有企业生效：请设置 ${bare}`) }];
    const near = [...ofProcess, ...ofCompany].find((known) => distance(known, bare.replace(/__.*/, '')) <= 2);
    if (near && near === bare.replace(/__.*/, ''))
      return [
        {
          setting: name,
          says: t('ends in no name of LIAISON_COMPANIES', '后缀不是 LIAISON_COMPANIES 中的简称'),
        },
      ];
    const meant = near ? [` Did you mean ${near}?`, `是否为 ${near}？`] : ['', ''];
    return [{ setting: name, says: t(`is not a setting.${meant[0]}`, `不是有效的设置项。${meant[1]}`) }];
  });
}

function namesWrong(named: readonly string[]): Problem[] {
  const wrong = named.filter((name, i) => !shortName.test(name) || named.indexOf(name) !== i);
  return wrong.map((name) => ({
    setting: 'LIAISON_COMPANIES',
    says: t(
      `"${name}" is no short name of its own: small letters, digits and -, each once`,
      `“${name}”不是有效的简称：仅限小写字母、数字和 -，且不重复`,
    ),
  }));
}

/** Two companies never share what tells them apart. */
function shared(companies: readonly CompanySettings[]): Problem[] {
  const places = companies.map(({ id, settings: s }) => ({
    id,
    place: isFeishu(s) ? `LIAISON_APP_ID ${s.LIAISON_APP_ID}` : `LIAISON_TENANT ${s.LIAISON_TENANT}`,
  }));
  return places.flatMap(({ id, place }, i): Problem[] => {
    const other = places.slice(0, i).find((p) => p.place === place);
    if (!other) return [];
    const [setting = ''] = place.split(' ');
    return [
      {
        setting: setting + suffixOf(id),
        says: t(`is that of ${other.id} as well: each company has its own`, `与 ${other.id} 相同：各企业须各自设置`),
      },
    ];
  });
}
