import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok } from './replies.ts';
import type { FeishuTenant } from './tenant.ts';

/** Who may open a Base (`drive-v1/permission-member`, `drive-v1/permission-public`): the app owns what it made. */
export function permissions(
  tenant: FeishuTenant,
  token: string,
  what: string,
  ask: Ask,
  open_id: string | undefined,
): Reply {
  const found = tenant.state.bases.find((b) => b.app_token === token);
  if (!found) return fault(1063005, 'Resource is deleted', 404);
  if (open_id) return fault(1063002, 'Permission denied', 403);
  found.members ??= [];
  if (what === 'members' && ask.method === 'GET') return ok({ items: found.members });
  if (what === 'members' && ask.method === 'POST') {
    const asked = ask.body as { member_type: string; member_id: string; perm: string };
    const people = asked.member_type === 'openid';
    const known = people
      ? tenant.state.people.some((p) => p.open_id === asked.member_id)
      : asked.member_type === 'opendepartmentid' &&
        (tenant.state.departments ?? []).some((d) => d.open_department_id === asked.member_id);
    if (!known) return fault(1063001, 'Invalid parameter', 400);
    const member = { ...asked, type: people ? 'user' : 'department' };
    found.members = [...found.members.filter((m) => m.member_id !== asked.member_id), member];
    tenant.store.changed();
    return ok({ member });
  }
  const asked = ask.body as { link_share_entity?: string };
  if (asked.link_share_entity)
    Object.assign(found, { closed: asked.link_share_entity === 'closed', link: asked.link_share_entity });
  tenant.store.changed();
  return ok({ permission_public: asked });
}
