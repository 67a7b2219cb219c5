import type { User } from '@microsoft/microsoft-graph-types';
import type { Person } from '../../core/workspace/directory.ts';
import type { Asked } from './client.ts';

/**
 * The people who take part: members of the group. Department, post and other addresses are empty where the app may not read
 * them (`resources/user.md`).
 */
export const readPeople = (group: string): Asked => ({
  method: 'GET',
  url: `/groups/${group}/members/microsoft.graph.user?$select=id,displayName,mail,userPrincipalName,department,jobTitle,proxyAddresses&$top=999`,
  operation: 'read the directory',
});

export function personFrom(raw: Record<string, unknown>): Person {
  const user = raw as User;
  // The name to sign in with is not always the address, and an earlier address stays one for a while: policies and rows may
  // have either. Not `otherMails`, which may hold any address, one that was a colleague's among them (`resources/user.md`).
  const mailboxes = (user.proxyAddresses ?? []).flatMap((a) => a.match(/^smtp:(.+)$/i)?.[1] ?? []);
  const own = (user.mail ?? user.userPrincipalName ?? '').toLowerCase();
  const aliases = [...new Set([user.userPrincipalName ?? '', ...mailboxes].map((a) => a.toLowerCase()))].filter(
    (a) => a && a !== own,
  );
  return {
    id: user.id ?? '',
    name: user.displayName ?? '',
    email: user.mail ?? user.userPrincipalName ?? '',
    ...(aliases.length && { aliases }),
    ...(user.department && { department: user.department }),
    ...(user.jobTitle && { title: user.jobTitle }),
  };
}
