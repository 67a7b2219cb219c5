import type { Client } from '@larksuiteoapi/node-sdk';
import { answered } from './errors.ts';

/**
 * Only whoever is invited opens the Base: no link, no copy to outsiders, whatever the tenant's usual setting is
 * (`drive-v1/permission-public/patch`). Asked with the app's own rights: it owns what it made.
 */
export const closeBase = (client: Client, base: string) =>
  answered('close the restricted Base', () =>
    client.drive.v1.permissionPublic.patch({
      path: { token: base },
      params: { type: 'bitable' },
      data: { link_share_entity: 'closed', share_entity: 'only_full_access', external_access: false },
    }),
  );

/**
 * Those who take part open the Base as well, and may edit it: everybody in the company, or a department. Bound to this Base
 * alone, and a person may be uninvited in the client at any time.
 */
export const shareBase = (client: Client, base: string, department: string) =>
  department === '0'
    ? answered('share the Base with the company', () =>
        client.drive.v1.permissionPublic.patch({
          path: { token: base },
          params: { type: 'bitable' },
          data: { link_share_entity: 'tenant_editable', external_access: false },
        }),
      )
    : answered('share the Base with the department', () =>
        client.drive.v1.permissionMember.create({
          path: { token: base },
          params: { type: 'bitable', need_notification: false },
          data: { member_type: 'opendepartmentid', member_id: department, perm: 'edit', type: 'department' },
        }),
      );

/** Who of these people, by their open_id, is not invited yet (`drive-v1/permission-member/list`). */
export async function notInvited(client: Client, base: string, people: readonly string[]): Promise<string[]> {
  const { items = [] } = await answered('look who may open the restricted Base', () =>
    client.drive.v1.permissionMember.list({ path: { token: base }, params: { type: 'bitable' } }),
  );
  const invited = new Set(items.map((m) => m.member_id));
  return people.filter((id) => !invited.has(id));
}

/** `drive-v1/permission-member/create`; somebody who is invited already stays so. */
export const invite = (client: Client, base: string, openId: string) =>
  answered('invite to the restricted Base', () =>
    client.drive.v1.permissionMember.create({
      path: { token: base },
      params: { type: 'bitable', need_notification: false },
      data: { member_type: 'openid', member_id: openId, perm: 'edit', type: 'user' },
    }),
  );
