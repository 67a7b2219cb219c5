import { z } from 'zod';
import { isModel } from './policies.ts';

const filled = z.string().trim().min(1);

/** What a configured installation needs, from the environment only. The README's table is made from these lines. */
const common = {
  LIAISON_SUITE: z
    .enum(['microsoft365', 'feishu'])
    .describe('Which suite the company uses; without it the embedded default runs'),
  LIAISON_POLICY: filled.describe(
    'Path of the policy file (YAML); or committee, or working-group: a model that LIAISON_ADMIN makes the company’s own in the tab',
  ),
  LIAISON_ADMIN: z.email().optional().describe('E-mail address of whoever sets a new company up'),
  LIAISON_LANGUAGE: z
    .enum(['zh', 'en'])
    .default('zh')
    .describe('Language of workbook, tasks and invitations, where a model is installed'),
  LIAISON_TIME_ZONE: z.string().default('Asia/Shanghai').describe('Time zone, where a model is installed'),
  LIAISON_URL: z.url().describe('Public address of this server, for links in invitations'),
  LIAISON_NOTIFICATIONS: z
    .enum(['on', 'off'])
    .default('on')
    .describe('Whether the suite is asked to tell of changes; without it changes are looked for'),
  LIAISON_METRICS_TOKEN: z
    .string()
    .min(16)
    .optional()
    .describe('Bearer token for /metrics; without it only this machine may read them'),
};
export const microsoft365Settings = z.object({
  ...common,
  LIAISON_TENANT: filled.describe('Entra tenant id'),
  LIAISON_CLIENT_ID: filled.describe('Client id of the app registration'),
  LIAISON_CLIENT_SECRET: filled.describe('Secret of the app registration'),
  LIAISON_GROUP: filled.describe('Id of the group (team) that takes part'),
  LIAISON_WORKBOOK: z
    .string()
    .default('Liaison/Coordination.xlsx')
    .describe("Path of the workbook in the group's drive"),
  LIAISON_RESTRICTED_GROUP: z
    .string()
    .default('')
    .describe('Id of the group whose members may read personnel matters; its drive holds the restricted workbook'),
  LIAISON_RESTRICTED_WORKBOOK: z
    .string()
    .default('Liaison/Restricted.xlsx')
    .describe("Path of the restricted workbook in that group's drive"),
  LIAISON_PLAN: z.string().default('').describe('Planner plan; `liaison provision` prints it'),
  LIAISON_ORGANISER: filled.describe('Mailbox in whose calendar the meetings stand'),
});
export const feishuSettings = z
  .object({
    ...common,
    LIAISON_APP_ID: filled.describe('App id (cli_…)'),
    LIAISON_APP_SECRET: filled.describe('App secret'),
    LIAISON_REGION: z.enum(['feishu', 'lark']).default('feishu').describe('feishu.cn or larksuite.com'),
    LIAISON_BASE: z.string().default('').describe('Token of the Base; `liaison provision` prints it'),
    LIAISON_RESTRICTED_BASE: z
      .string()
      .default('')
      .describe('Token of the Base for personnel matters; `liaison provision` prints it'),
    LIAISON_TASK_LIST: z.string().default('').describe('Task list; `liaison provision` prints it'),
    LIAISON_CALENDAR: z.string().default('').describe('Shared calendar; `liaison provision` prints it'),
    LIAISON_DEPARTMENT: z.string().default('0').describe('Department whose people take part; 0 is everybody'),
    LIAISON_EVENT_KEY: z
      .string()
      .default('')
      .describe('Encrypt key of the event web hook; empty for the long connection'),
    LIAISON_EVENT_TOKEN: z.string().default('').describe('Verification token of the event web hook'),
    LIAISON_SESSION_KEY: z
      .string()
      .regex(/^[0-9a-f]{64}$/i)
      .describe('32 bytes in hex, the same on every instance: openssl rand -hex 32'),
  })
  .refine((s) => !s.LIAISON_EVENT_KEY === !s.LIAISON_EVENT_TOKEN, {
    path: ['LIAISON_EVENT_TOKEN'],
    error: 'LIAISON_EVENT_KEY and LIAISON_EVENT_TOKEN go together: set both, or neither',
  });
export type Microsoft365Settings = z.infer<typeof microsoft365Settings>;
export type FeishuSettings = z.infer<typeof feishuSettings>;

/**
 * Reads the settings, or nothing when none is set: then the embedded default runs. Half a configuration never falls
 * back to the embedded default, nor does a production environment whose settings did not arrive: the embedded default
 * lets anybody sign in as anybody.
 * @throws Error that names every setting that is missing or wrong
 */
export function readSettings(env: NodeJS.ProcessEnv): Microsoft365Settings | FeishuSettings | undefined {
  const given = Object.keys(env).filter((name) => name.startsWith('LIAISON_') && env[name]);
  if (!env.LIAISON_SUITE) {
    if (given.length)
      throw new Error(
        `${given.join(', ')} is set but LIAISON_SUITE is not. Set LIAISON_SUITE to microsoft365 or feishu, or unset the others to run the embedded default.`,
      );
    if (env.NODE_ENV === 'production')
      throw new Error(
        'NODE_ENV is production but no LIAISON_ setting is there. The embedded default lets anybody sign in as anybody and never runs in production: set LIAISON_SUITE and the settings of README.md, "Configuration".',
      );
    return undefined;
  }
  const schema = env.LIAISON_SUITE === 'feishu' ? feishuSettings : microsoft365Settings;
  const read = schema.safeParse(env);
  if (read.success && isModel(read.data.LIAISON_POLICY) && !read.data.LIAISON_ADMIN)
    throw new Error('LIAISON_ADMIN: is missing; with a model policy somebody has to set the company up');
  if (read.success) return read.data;
  throw new Error(read.error.issues.map((i) => `${i.path.join('.')}: ${i.message}`).join('\n'));
}
