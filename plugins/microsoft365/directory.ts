import type { User } from '@microsoft/microsoft-graph-types';
import type { Person } from '../../core/workspace/directory.ts';
import type { Asked } from './client.ts';

/** The people who take part: members of the group. */
export const readPeople = (group: string): Asked => ({
  method: 'GET',
  url: `/groups/${group}/members/microsoft.graph.user?$select=id,displayName,mail,userPrincipalName&$top=999`,
  operation: 'read the directory',
});

export function personFrom(raw: Record<string, unknown>): Person {
  const user = raw as User;
  return { id: user.id ?? '', name: user.displayName ?? '', email: user.mail ?? user.userPrincipalName ?? '' };
}
