import type { Reply } from '../../simulation/exchange.ts';
import { fieldScopes } from '../directory-fields.ts';
import { scopeOf } from '../scopes.ts';
import type { FeishuTenant } from './tenant.ts';

/** `how-to-fix-the-99991672-error`: which scopes would do, and the page on which they are added. */
export function scopeDenied(tenant: FeishuTenant, method: string, path: string): Reply | undefined {
  const need = tenant.granted && scopeOf(method, path);
  if (!need || need.anyOf.some((scope) => tenant.granted!.has(scope))) return undefined;
  const list = need.anyOf.join(', ');
  return {
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: {
      code: 99991672,
      msg: `Access denied. One of the following scopes is required: [${list}].应用尚未开通所需的应用身份权限：[${list}]`,
      error: {
        log_id: `2026${Date.now()}`,
        permission_violations: need.anyOf.map((subject) => ({ type: 'action_scope_required', subject })),
        helps: [{ url: `https://open.feishu.cn/app/${tenant.appId}/auth?q=${need.anyOf.join(',')}&op_from=openapi` }],
      },
    },
  };
}

/** A person's token is good for what the person agreed to, however much the app was granted (99991679). */
export function personAgreed(
  { scopes = [] }: { scopes?: readonly string[] },
  method: string,
  path: string,
): Reply | undefined {
  const need = scopeOf(method, path);
  if (!need || need.anyOf.some((scope) => scopes.includes(scope))) return undefined;
  return {
    status: 400,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: {
      code: 99991679,
      msg: `Unauthorized. You do not have permission to perform the requested operation on the resource. Please request user re-authorization and try again. required one of these privileges under the user identity: [${need.anyOf.join(', ')}].`,
      error: {
        log_id: `2026${Date.now()}`,
        permission_violations: need.anyOf.map((subject) => ({ type: 'user_scope_required', subject })),
      },
    },
  };
}

/** Fields whose scope the app lacks come empty (字段权限要求). */
export function readable<T extends object>(tenant: FeishuTenant, of: 'user' | 'department', shown: T): Partial<T> {
  const hidden = fieldScopes.filter((f) => f.of === of && tenant.granted && !tenant.granted.has(f.scope));
  const names = new Set(hidden.flatMap((f) => f.fields));
  return Object.fromEntries(Object.entries(shown).filter(([name]) => !names.has(name))) as Partial<T>;
}
