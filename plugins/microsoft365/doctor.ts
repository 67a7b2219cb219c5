import type { Finding, Layout, SuiteError } from '../../core/workspace/port.ts';
import { partsOf } from '../continued.ts';
import { readEvents } from './calendar.ts';
import { type Answer, type Asked, failure, type Graph, succeeded, type TokenSource } from './client.ts';
import { itemPath, type Microsoft365Config } from './config.ts';
import { readPeople } from './directory.ts';
import { listTables, readItem } from './files.ts';
import { type Need, needs } from './permissions.ts';
import { tableName } from './tables.ts';
import { readTasks } from './tasks.ts';

const portal = 'Entra admin centre → App registrations → API permissions → Microsoft Graph → Application permissions';
const portalZh = 'Entra 管理中心 → 应用注册 → API 权限 → Microsoft Graph → 应用程序权限';

/**
 * Tries what the app needs with its own rights and says what is missing. Reading is tried for real; for writing, the
 * permissions that Entra put into the app's token are looked at, so that nothing is changed.
 */
export async function examine(
  graph: Graph,
  token: TokenSource,
  config: Microsoft365Config,
  layout: Layout,
  now: number,
): Promise<Finding[]> {
  let granted: ReadonlySet<string>;
  try {
    granted = rolesIn(await token({ fresh: true }));
  } catch (error) {
    return [signIn(error)];
  }
  const window = { from: new Date(now).toISOString(), to: new Date(now + 86_400_000).toISOString() };
  const item = itemPath(config);
  const tries: [Need, Asked, Finding['remedy']][] = [
    [
      needs.people,
      readPeople(config.group),
      remedy('LIAISON_GROUP', 'is the object id of the group', '为该组的对象 ID'),
    ],
    [needs.readWorkbook, readItem(item), missingFile(config)],
    [
      needs.readCalendar,
      readEvents(config.organiser, window),
      remedy('LIAISON_ORGANISER', 'is a mailbox of this tenant', '为本租户的邮箱'),
    ],
    ...(config.plan
      ? [[needs.readTasks, readTasks(config.plan), remedy('LIAISON_PLAN', 'names the plan', '为该计划')] as const]
      : []),
  ].map(([need, asked, help]) => [need, asked, help] as [Need, Asked, Finding['remedy']]);
  const answers = await graph.batch(
    tries.map(([, asked]) => asked),
    'together',
  );
  const findings = tries.map(([need, asked, help], i) => read(need, asked, answers[i]!, help));
  if (!config.plan) findings.push(noPlan);
  for (const need of [needs.writeWorkbook, needs.writeCalendar, needs.writeTasks]) findings.push(write(need, granted));
  findings.push(notices(granted));
  if (succeeded(answers[1]))
    findings.push(
      ...(await tables(
        graph,
        item,
        layout.tables.filter((t) => !t.restricted),
        needs.readWorkbook,
      )),
    );
  const closed = layout.tables.filter((t) => t.restricted);
  if (closed.length)
    findings.push(...(config.restricted ? await restricted(graph, config.restricted, closed) : [noRestricted]));
  return findings;
}

/** Application permissions stand in the token's `roles` (`concepts/auth-v2-service`). */
function rolesIn(token: string): ReadonlySet<string> {
  const claims = JSON.parse(
    new TextDecoder().decode(
      Uint8Array.from(atob((token.split('.')[1] ?? '').replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0)),
    ),
  ) as { roles?: string[] };
  return new Set(claims.roles);
}

const signIn = (error: unknown): Finding => ({
  what: 'LIAISON_TENANT, LIAISON_CLIENT_ID, LIAISON_CLIENT_SECRET',
  ok: false,
  says: {
    en: `Entra does not let the app in: ${(error as Error).message.slice(0, 200)}`,
    zh: `Entra 拒绝该应用登录：${(error as Error).message.slice(0, 200)}`,
  },
  remedy: {
    en: 'Compare the three settings with the app registration; make a new secret if it has expired.',
    zh: '请与应用注册核对这三项设置；密码若已过期请新建。',
  },
});

const remedy = (setting: string, en: string, zh: string): Finding['remedy'] => ({
  en: `See that ${setting} ${en}.`,
  zh: `请确认 ${setting} ${zh}。`,
});
const missingFile = ({ workbook }: Microsoft365Config): Finding['remedy'] => ({
  en: `Run "liaison provision", or put the workbook back at ${workbook} in the group's drive.`,
  zh: `请运行 liaison provision，或将台账放回该组云盘的 ${workbook}。`,
});
const noPlan: Finding = {
  what: 'LIAISON_PLAN',
  ok: false,
  says: { en: 'no plan is named', zh: '未设置计划' },
  remedy: {
    en: 'Run "liaison provision" and keep the LIAISON_PLAN it prints.',
    zh: '请运行 liaison provision，并保存其输出的 LIAISON_PLAN。',
  },
};

const grant = ([least]: readonly string[]): Finding['remedy'] => ({
  en: `Add ${least} at ${portal}, then "Grant admin consent".`,
  zh: `在「${portalZh}」添加 ${least}，然后“授予管理员同意”。`,
});

function read(need: Need, asked: Asked, answer: Answer, missing: Finding['remedy']): Finding {
  const what = need.application[0]!;
  if (succeeded(answer)) return { what, ok: true, says: { en: asked.operation, zh: asked.operation } };
  const error: SuiteError = failure(answer);
  const says = {
    en: `cannot ${asked.operation} (${error.code}); ${need.without.en}`,
    zh: `无法 ${asked.operation}（${error.code}）；${need.without.zh}`,
  };
  return { what, ok: false, says, remedy: error.kind === 'denied' ? grant(need.application) : missing };
}

function write(need: Need, granted: ReadonlySet<string>): Finding {
  const held = need.application.find((p) => granted.has(p));
  if (held) return { what: held, ok: true, says: { en: 'granted', zh: '已授予' } };
  return {
    what: need.application[0]!,
    ok: false,
    says: { en: `not granted; ${need.without.en}`, zh: `未授予；${need.without.zh}` },
    remedy: grant(need.application),
  };
}

/** The app's package brings the permission, for whoever has the app; it stands in no token. */
function notices(granted: ReadonlySet<string>): Finding {
  const held = needs.notices.application.find((p) => granted.has(p));
  if (held) return { what: held, ok: true, says: { en: 'granted', zh: '已授予' } };
  return {
    what: needs.notices.application[0]!,
    ok: true,
    says: { en: 'with the app’s package, for whoever has it installed', zh: '随应用包授予，对已安装应用者有效' },
  };
}

/** The restricted workbook is looked at with the app's own rights, as it is always opened. */
async function restricted(
  graph: Graph,
  place: NonNullable<Microsoft365Config['restricted']>,
  wanted: Layout['tables'],
): Promise<Finding[]> {
  const asked = { ...readItem(itemPath(place)), operation: 'look at the restricted workbook' };
  const [file] = await graph.batch([asked], 'together');
  if (!succeeded(file)) return [read(needs.readWorkbook, asked, file!, missingRestricted(place))];
  return tables(graph, itemPath(place), wanted, needs.readWorkbook);
}

const missingRestricted = ({ workbook }: { workbook: string }): Finding['remedy'] => ({
  en: `Run "liaison provision", or put the workbook back at ${workbook} in the drive of LIAISON_RESTRICTED_GROUP.`,
  zh: `请运行 liaison provision，或将工作簿放回 LIAISON_RESTRICTED_GROUP 云盘的 ${workbook}。`,
});
const noRestricted: Finding = {
  what: 'LIAISON_RESTRICTED_GROUP',
  ok: false,
  says: {
    en: 'no group is named whose drive holds the restricted workbook; recognition, corrections and persons’ scores cannot be kept',
    zh: '未设置存放受限工作簿的组；表扬奖励、批评惩戒与个人考核无法留存',
  },
  remedy: {
    en: 'Make a group of those who may read personnel matters (HR, performance owners), set its object id, run "liaison provision".',
    zh: '请为可查阅人事事项的人员（人力资源、考核负责人）建立一个组，设置其对象 ID，并运行 liaison provision。',
  },
};

async function tables(graph: Graph, item: string, wanted: Layout['tables'], need: Need): Promise<Finding[]> {
  const [listed] = await graph.batch([listTables(item)], 'together');
  if (!succeeded(listed)) return [read(need, listTables(item), listed!, undefined)];
  const names = new Set((await graph.pages(listed)).map((t) => String(t.name)));
  return wanted
    .filter((t) => ![t.title, t.also].some((title) => partsOf(title, names, [], tableName).length))
    .map((t) => ({
      what: t.title,
      ok: false,
      says: { en: `the table "${t.title}" is missing`, zh: `缺少表“${t.title}”` },
      remedy: { en: 'Run "liaison provision"; it adds what is missing.', zh: '请运行 liaison provision 补齐。' },
    }));
}
