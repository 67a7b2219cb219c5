import { z } from 'zod';
import { type Text, t } from '../core/words.ts';
import { type Credential, readCertificate } from './identity/credential.ts';

const filled = z.string().trim().min(1);
const optional = z.string().default('');
const saying = (en: string, zh: string) => ({ says: t(en, zh) });

/** What holds for the process, however many companies it serves. From the environment only; the manuals' tables are made from these lines. */
export const processSettings = {
  LIAISON_URL: z
    .url({ protocol: /^https?$/ })
    .transform((address) => address.replace(/\/+$/, ''))
    .meta(saying('Public address of this server, by https', '本服务的公网地址（https）')),
  LIAISON_KEY: z
    .string()
    .regex(/^[0-9a-f]{64}$/i)
    .meta(
      saying(
        '32 bytes in hex, the same on every instance and for as long as the company’s records: openssl rand -hex 32',
        '32 字节的十六进制密钥，各实例相同且长期不变：openssl rand -hex 32',
      ),
    ),
  LIAISON_COMPANIES: optional.meta(
    saying(
      'Several companies: their short names, separated by blanks; every setting below can then end in __NAME',
      '多家企业时的简称，以空格分隔；以下各项可加后缀 __简称',
    ),
  ),
  LIAISON_NOTIFICATIONS: z
    .enum(['on', 'off'])
    .default('on')
    .meta(
      saying(
        'Whether the suite is asked to tell of changes; without it changes are looked for',
        '是否请套件通知变更；关闭时改为定时查看',
      ),
    ),
  LIAISON_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .meta(
      saying(
        'Bearer token for /metrics; without it only this machine may read them',
        '读取 /metrics 的令牌；不设置时仅本机可读',
      ),
    ),
  LIAISON_STAGE: z
    .enum(['dev', 'test', 'production'])
    .default('production')
    .meta(
      saying(
        'What the app package is called: outside of production its name says so',
        '应用包的环境；非生产环境会在名称中注明',
      ),
    ),
  LIAISON_PUBLISHER: z
    .string()
    .trim()
    .min(1)
    .max(32)
    .default('IT')
    .meta(
      saying('Who offers the app to the company’s people; at most 32 characters', '应用的提供者名称，不超过 32 个字符'),
    ),
  LIAISON_CONTACT: z
    .email()
    .optional()
    .meta(
      saying('Whom people ask: stands on the pages about, privacy and terms', '联系人邮箱，显示在说明、隐私与条款页'),
    ),
  LIAISON_BOT: z
    .enum(['on', 'off'])
    .default('on')
    .meta(
      saying(
        'Microsoft 365: whether the company has an Azure Bot, for cards and the message extension',
        'Microsoft 365：是否有 Azure Bot（用于卡片和消息扩展）',
      ),
    ),
  LIAISON_REDIS: z
    .url({ protocol: /^rediss?$/ })
    .optional()
    .meta(
      saying(
        'Address of a Redis that keeps people’s tokens to Graph, encrypted, for all instances; without it each keeps its own',
        '各实例共用的 Redis 地址，加密保存访问令牌；不设置时各实例自行保存',
      ),
    ),
};

const anyCompany = {
  LIAISON_SUITE: z.enum(['microsoft365', 'feishu']).meta(saying('Which suite the company uses', '企业使用的套件')),
  LIAISON_POLICY: filled.meta(
    saying(
      'Path of the policy file (YAML); or committee, or working-group: a model that LIAISON_ADMIN makes the company’s own in the tab',
      '制度文件（YAML）的路径；或 committee、working-group：由 LIAISON_ADMIN 在页面中改为本企业的范本',
    ),
  ),
  LIAISON_ADMIN: z
    .email()
    .optional()
    .meta(saying('With a model: e-mail address of whoever sets the company up', '使用范本时：负责初始化者的邮箱')),
  LIAISON_LANGUAGE: z
    .enum(['zh', 'en'])
    .default('zh')
    .meta(saying('With a model: language of workbook, tasks, invitations', '使用范本时：台账、任务与日程的语言')),
  LIAISON_TIME_ZONE: z
    .string()
    .refine(isTimeZone, { params: { expected: 'Asia/Shanghai, Europe/Berlin …' } })
    .default('Asia/Shanghai')
    .meta(saying('With a model: time zone', '使用范本时：时区')),
};
const microsoft365Fields = {
  ...anyCompany,
  LIAISON_TENANT: z.guid().meta(saying('Entra tenant id', 'Entra 租户 ID')),
  LIAISON_CLIENT_ID: z.guid().meta(saying('Client id of the app registration', '应用注册的客户端 ID')),
  LIAISON_MANAGED_IDENTITY: optional.meta(
    saying(
      'The app’s proof, best: client id of a managed identity that the registration trusts, or system',
      '应用凭据（首选）：受应用注册信任的托管标识的客户端 ID，或 system',
    ),
  ),
  LIAISON_CLIENT_CERTIFICATE: optional.meta(
    saying(
      'The app’s proof, second: path of a PEM file with certificate and private key, or its content',
      '应用凭据（其次）：含证书与私钥的 PEM 文件路径或内容',
    ),
  ),
  LIAISON_CLIENT_SECRET: optional.meta(
    saying('The app’s proof, last: a secret of the registration', '应用凭据（最后）：应用注册的客户端密码'),
  ),
  LIAISON_TEAMS_APP: optional.meta(
    saying(
      'Id of the app in the organisation’s catalogue; liaison publish prints it. Default: the client id, as for an uploaded package',
      '应用在组织目录中的 ID，由 liaison publish 输出；默认同客户端 ID（适用于直接上传的应用包）',
    ),
  ),
  LIAISON_GROUP: z
    .guid()
    .meta(
      saying(
        'Object id of the group (team) that takes part; its drive holds the workbook',
        '参与的组（团队）对象 ID，其云盘存放台账',
      ),
    ),
  LIAISON_WORKBOOK: z
    .string()
    .default('Liaison/Coordination.xlsx')
    .meta(saying('Path of the workbook in the group’s drive', '台账在该组云盘中的路径')),
  LIAISON_RESTRICTED_GROUP: z
    .union([z.guid(), z.literal('')])
    .default('')
    .meta(
      saying(
        'Object id of the group whose members may read personnel matters; its drive holds the restricted workbook',
        '可查阅人事事项者的组对象 ID，其云盘存放受限工作簿',
      ),
    ),
  LIAISON_RESTRICTED_WORKBOOK: z
    .string()
    .default('Liaison/Restricted.xlsx')
    .meta(saying('Path of the restricted workbook in that group’s drive', '受限工作簿在该组云盘中的路径')),
  LIAISON_PLAN: optional.meta(saying('Planner plan; liaison provision prints it', 'Planner 计划，由 provision 输出')),
  LIAISON_ORGANISER: filled.meta(saying('Mailbox in whose calendar the meetings stand', '存放会议日程的邮箱')),
};
const feishuFields = {
  ...anyCompany,
  LIAISON_APP_ID: z
    .string()
    .regex(/^cli_\w+$/)
    .meta(saying('App ID of the self-built app (cli_…)', '企业自建应用的 App ID（cli_…）')),
  LIAISON_APP_SECRET: filled.meta(saying('App Secret', 'App Secret')),
  LIAISON_REGION: z
    .enum(['feishu', 'lark'])
    .default('feishu')
    .meta(saying('feishu (feishu.cn) or lark (larksuite.com)', 'feishu（飞书）或 lark（国际版）')),
  LIAISON_BASE: optional.meta(saying('Token of the Base; provision prints it', '多维表格 token，由 provision 输出')),
  LIAISON_RESTRICTED_BASE: optional.meta(
    saying('Token of the restricted Base; provision prints it', '受限多维表格 token，由 provision 输出'),
  ),
  LIAISON_TASK_LIST: optional.meta(saying('Task list; provision prints it', '任务清单，由 provision 输出')),
  LIAISON_CALENDAR: optional.meta(saying('Shared calendar; provision prints it', '共享日历，由 provision 输出')),
  LIAISON_DEPARTMENT: z
    .string()
    .default('0')
    .meta(
      saying('Open department id of those who take part; 0 is everybody', '参与部门的 open_department_id；0 为全员'),
    ),
  LIAISON_EVENT_KEY: optional.meta(
    saying(
      'Encrypt Key, if events come by web hook; empty for the long connection',
      '以 Webhook 接收事件时的 Encrypt Key；为空则用长连接',
    ),
  ),
  LIAISON_EVENT_TOKEN: optional.meta(saying('Verification Token of the web hook', 'Webhook 的 Verification Token')),
};

export const microsoft365Settings = z.object(microsoft365Fields);
export const feishuSettings = z.object(feishuFields);
export type Microsoft365Settings = z.infer<typeof microsoft365Settings>;
export type FeishuSettings = z.infer<typeof feishuSettings>;
export type ProcessSettings = z.infer<z.ZodObject<typeof processSettings>>;

/** One company of an installation. */
export interface CompanySettings {
  /** Its short name in addresses; `company` where there is only one. */
  id: string;
  settings: Microsoft365Settings | FeishuSettings;
}
export interface Settings {
  process: ProcessSettings;
  companies: CompanySettings[];
}

export const isFeishu = (s: Microsoft365Settings | FeishuSettings): s is FeishuSettings => s.LIAISON_SUITE === 'feishu';

/** With what the app signs in; exactly one is set. */
export function credentialOf(s: Microsoft365Settings): Credential {
  if (s.LIAISON_MANAGED_IDENTITY) return { kind: 'managed-identity', identity: s.LIAISON_MANAGED_IDENTITY };
  if (s.LIAISON_CLIENT_CERTIFICATE) return { kind: 'certificate', pem: readCertificate(s.LIAISON_CLIENT_CERTIFICATE) };
  return { kind: 'secret', secret: s.LIAISON_CLIENT_SECRET };
}

/** What is wrong with the environment: each setting with its remedy, in both languages. Values never stand in it. */
export class SettingsError extends Error {
  constructor(readonly problems: { setting: string; says: Text }[]) {
    super(problems.map(({ setting, says }) => `${setting}: ${says.en}\n    ${says.zh}`).join('\n'));
    this.name = 'SettingsError';
  }
}

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}
