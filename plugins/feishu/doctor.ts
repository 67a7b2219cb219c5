import type { Client } from '@larksuiteoapi/node-sdk';
import type { Finding, Layout } from '../../core/workspace/port.ts';
import { partsOf } from '../continued.ts';
import type { FeishuConfig } from './config.ts';
import { fieldScopes } from './directory-fields.ts';
import { unlessRefused } from './errors.ts';
import { scopes } from './scopes.ts';

interface Verdict {
  code: number;
  msg: string;
  /** Scopes of which one is missing, and Feishu's own page where it is added (`how-to-fix-the-99991672-error`). */
  missing: string[];
  page?: string;
}
const scopeMissing = 99991672;
const noAnswer = -1;
/** The platform gave the app no token, or does not accept the one it gave. */
const badSecret = new Set([10003, 10012, 10014, 99991661, 99991663, 99991664]);

/**
 * Tries every operation that we use. The platform looks at an app's scopes before it looks at the request, so changes are
 * tried with targets that do not exist: what comes back tells whether the scope is there, and nothing is changed.
 */
export async function examine(client: Client, config: FeishuConfig, layout: Layout): Promise<Finding[]> {
  const findings: Finding[] = [];
  const [first, ...others] = scopes;
  const verdict = await tried(() => first!.attempt(client, config));
  if (badSecret.has(verdict.code)) return [secret(verdict)];
  const verdicts = [verdict, ...(await Promise.all(others.map((s) => tried(() => s.attempt(client, config)))))];
  findings.push(...scopes.map((scope, i) => findingOf(scope, verdicts[i]!)));
  findings.push(...(await fieldsOf(client, config)));
  for (const [token, restricted] of [[config.base, undefined] as const, [config.restricted ?? '', true] as const]) {
    const wanted = layout.tables.filter((t) => t.restricted === restricted);
    const names = token ? await tableNames(client, token) : new Set<string>();
    for (const table of names ? wanted : [])
      if (![table.title, table.also].some((title) => partsOf(title, names!, []).length))
        findings.push({
          what: table.title,
          ok: false,
          says: { en: `the table "${table.title}" is missing`, zh: `缺少表“${table.title}”` },
          remedy: { en: 'Run "liaison provision"; it adds what is missing.', zh: '请运行 liaison provision 补齐。' },
        });
  }
  return findings;
}

/** Fields of the directory that come empty for everybody. */
async function fieldsOf(client: Client, { department }: FeishuConfig): Promise<Finding[]> {
  const params = { department_id_type: 'open_department_id' as const, page_size: 50 };
  const [people, departments] = await Promise.all([
    unlessRefused('read the directory', () =>
      client.contact.v3.user.findByDepartment({ params: { ...params, department_id: department } }),
    ),
    unlessRefused('read departments', () =>
      client.contact.v3.department.children({ path: { department_id: department }, params }),
    ),
  ]);
  const found = { user: people?.data?.items ?? [], department: departments?.data?.items ?? [] };
  return fieldScopes.flatMap(({ scope, of, fields, without }): Finding[] => {
    const rows = found[of] as Record<string, unknown>[];
    if (!rows.length || rows.some((row) => fields.some((field) => field in row))) return [];
    return [
      {
        what: scope,
        ok: false,
        says: { en: `not granted; ${without.en}`, zh: `未开通；${without.zh}` },
        remedy: {
          en: `Add ${scope} at Developer Console → Permissions & Scopes and release a version.`,
          zh: `在「开发者后台 → 权限管理」开通 ${scope} 并发布版本。`,
        },
      },
    ];
  });
}

async function tableNames(client: Client, base: string): Promise<Set<string> | undefined> {
  const answer = await unlessRefused('list tables', () =>
    client.bitable.v1.appTable.list({ path: { app_token: base }, params: { page_size: 100 } }),
  );
  return answer?.data?.items && new Set(answer.data.items.map((t) => t.name ?? ''));
}

async function tried(attempt: () => Promise<unknown>): Promise<Verdict> {
  const read = (body: unknown): Verdict => {
    const {
      code = 0,
      msg = '',
      error,
    } = (body ?? {}) as {
      code?: number;
      msg?: string;
      error?: { permission_violations?: { subject: string }[]; helps?: { url: string }[] };
    };
    return {
      code,
      msg,
      missing: (error?.permission_violations ?? []).map((v) => v.subject),
      page: error?.helps?.[0]?.url,
    };
  };
  try {
    return read(await attempt());
  } catch (error) {
    const {
      response,
      message = '',
      code,
    } = error as { response?: { data?: unknown }; message?: string; code?: unknown };
    if (response?.data) return read(response.data);
    return { code: typeof code === 'number' ? code : noAnswer, msg: message, missing: [] };
  }
}

const secret = ({ msg }: Verdict): Finding => ({
  what: 'LIAISON_APP_ID, LIAISON_APP_SECRET',
  ok: false,
  says: { en: `the platform does not know the app: ${msg}`, zh: `开放平台不认识该应用：${msg}` },
  remedy: {
    en: 'Copy both from Developer Console → Credentials & Basic Info; LIAISON_REGION must fit (feishu or lark).',
    zh: '请从「开发者后台 → 凭证与基础信息」复制；并核对 LIAISON_REGION（feishu 或 lark）。',
  },
});

function findingOf(scope: (typeof scopes)[number], verdict: Verdict): Finding {
  const [what] = scope.anyOf;
  if (verdict.code === scopeMissing) {
    const wanted = verdict.missing.length ? verdict.missing.join(' / ') : scope.anyOf.join(' / ');
    return {
      what: what!,
      ok: false,
      says: { en: `not granted; ${scope.without.en}`, zh: `未开通；${scope.without.zh}` },
      remedy: {
        en: `Add ${wanted} at Developer Console → Permissions & Scopes and release a version.${verdict.page ? ` ${verdict.page}` : ''}`,
        zh: `在「开发者后台 → 权限管理」开通 ${wanted} 并发布版本。${verdict.page ?? ''}`,
      },
    };
  }
  if (verdict.code === noAnswer)
    return {
      what: what!,
      ok: false,
      says: { en: `no answer: ${verdict.msg}`, zh: `无响应：${verdict.msg}` },
      remedy: {
        en: 'See that this machine reaches the open platform (firewall, proxy).',
        zh: '请确认本机可访问开放平台（防火墙、代理）。',
      },
    };
  const found = verdict.code === 0 || !scope.finds;
  return {
    what: what!,
    ok: found,
    says: found
      ? { en: 'granted', zh: '已开通' }
      : { en: `granted, but not found: ${verdict.msg}`, zh: `已开通，但未找到：${verdict.msg}` },
    ...(!found && {
      remedy: {
        en: `See that ${scope.finds} is right and that the app may open it; "liaison provision" makes a new one.`,
        zh: `请确认 ${scope.finds} 正确且应用有权打开；liaison provision 可新建。`,
      },
    }),
  };
}
