import type { User } from '@microsoft/microsoft-graph-types';
import type { Person } from '../../core/workspace/directory.ts';
import type { Asked } from './client.ts';

/** The people who take part: members of the group. Department and post are empty where the app may not read them (`resources/user.md`). */
export const readPeople = (group: string): Asked => ({
  method: 'GET',
  url: `/groups/${group}/members/microsoft.graph.user?$select=id,displayName,mail,userPrincipalName,department,jobTitle&$top=999`,
  operation: 'read the directory',
});

export function personFrom(raw: Record<string, unknown>): Person {
  const user = raw as User;
  return {
    id: user.id ?? '',
    name: user.displayName ?? '',
    email: user.mail ?? user.userPrincipalName ?? '',
    // The name to sign in with is not always the address (`resources/user.md`); policies and lists may have either.
    ...(user.mail && user.userPrincipalName && { aliases: [user.userPrincipalName] }),
    ...(user.department && { department: user.department }),
    ...(user.jobTitle && { title: user.jobTitle }),
  };
}
