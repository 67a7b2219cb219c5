import { subjectName } from '../policy/names.ts';
import { awayUntil } from '../policy/routing.ts';
import type { Department } from '../policy/schema.ts';
import { requests, stillOwed } from '../requests/records.ts';
import { fill, listed, type Text, t } from '../words.ts';
import type { Scene } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';

export const posts = {
  head: t('Head', '负责人'),
  liaison: t('Liaison', '联络人'),
  deputy: t('Deputy', '副联络人'),
};
type Post = keyof typeof posts;

/** Who holds a post of a department, and whether they are there. */
export interface Holder {
  /** `liaison`, or `liaison sample` for a topic of its own. */
  post: string;
  name: Text;
  person: string | undefined;
  /** Named by the policy, but not among the people of the directory (any more); or nobody is named. */
  gap: 'left' | 'vacant' | undefined;
  /** Until when they are away, ISO 8601. */
  awayUntil: string | undefined;
}

type Seen = Pick<Scene, 'snapshot' | 'policy' | 'now'>;

/** The posts of a department as the policy fills them, against the directory and the calendars. */
export const holdersOf = (scene: Seen, d: Department): Holder[] => {
  const everything = (Object.keys(posts) as Post[]).map((post) => ({ post, name: posts[post], person: d[post] }));
  // Nobody has to stand in for a topic: the department's own posts do.
  const topics = d.topics.flatMap(({ about, ...named }) =>
    (['liaison', 'deputy'] as const).flatMap((post) =>
      named[post]
        ? [
            {
              post: `${post} ${about.join(' ')}`,
              name: fill(t('{post}, {about}', '{post}（{about}）'), {
                post: posts[post],
                about: listed(about.map((subject) => subjectName(scene.policy, subject))),
              }),
              person: named[post],
            },
          ]
        : [],
    ),
  );
  return [...everything, ...topics].map(({ post, name, person }) => {
    const known = person ? scene.snapshot.directory.find(person) : undefined;
    return {
      post,
      name,
      person: known?.email.toLowerCase() ?? person,
      gap: !person ? 'vacant' : known ? undefined : 'left',
      awayUntil: known ? awayUntil(scene, known.email) : undefined,
    };
  });
};

/** Open requests whose owner has left the directory, by owner. */
export function orphaned({ snapshot }: Seen, department: string): Map<string, number> {
  const found = new Map<string, number>();
  for (const r of rowsOf(snapshot, requests))
    if (r.to === department && r.owner && stillOwed.has(r.state) && !snapshot.directory.find(r.owner))
      found.set(r.owner, (found.get(r.owner) ?? 0) + 1);
  return found;
}
