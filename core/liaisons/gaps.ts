import { awayUntil } from '../policy/routing.ts';
import type { Department } from '../policy/schema.ts';
import { requests, stillOwed } from '../requests/records.ts';
import { type Text, t } from '../words.ts';
import type { Scene } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';

export const posts = {
  head: t('Head', '负责人'),
  liaison: t('Liaison', '联络人'),
  deputy: t('Deputy', '副联络人'),
};
export type Post = keyof typeof posts;

/** Who holds a post of a department, and whether they are there. */
export interface Holder {
  post: Post;
  name: Text;
  person: string | undefined;
  /** Named by the policy, but not among the people of the directory (any more); or nobody is named. */
  gap: 'left' | 'vacant' | undefined;
  /** Until when they are away, ISO 8601. */
  awayUntil: string | undefined;
}

type Seen = Pick<Scene, 'snapshot' | 'policy' | 'now'>;

/** The posts of a department as the policy fills them, against the directory and the calendars. */
export const holdersOf = (scene: Seen, d: Department): Holder[] =>
  (Object.keys(posts) as Post[]).map((post) => {
    const person = d[post];
    const known = person ? scene.snapshot.directory.find(person) : undefined;
    return {
      post,
      name: posts[post],
      person: known?.email.toLowerCase() ?? person,
      gap: !person ? 'vacant' : known ? undefined : 'left',
      awayUntil: known ? awayUntil(scene, known.email) : undefined,
    };
  });

/** Open requests whose owner has left the directory, by owner. */
export function orphaned({ snapshot }: Seen, department: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const r of rowsOf(snapshot, requests))
    if (r.to === department && r.owner && stillOwed.has(r.state) && !snapshot.directory.find(r.owner))
      found.set(r.owner, (found.get(r.owner) ?? 0) + 1);
  return found;
}
