import { onceFor } from '../once.ts';
import type { Scene } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { absences } from './absences.ts';
import { liaisonsOf } from './organisation.ts';
import type { Policy } from './schema.ts';

/** Those through whom departments are reached: whose absence matters. */
export const watchedBy = onceFor((policy: Policy): string[] => [
  ...new Set(policy.departments.flatMap((d) => [...liaisonsOf(d), d.head]).filter((p): p is string => !!p)),
]);

type Seen = Pick<Scene, 'snapshot' | 'policy' | 'now'>;

/** Until when somebody is away, by the register or their own calendar; nothing while they are at work. */
export function awayUntil({ snapshot, now }: Seen, email: string): string | undefined {
  const who = email.toLowerCase();
  const ends = [
    ...snapshot.away.filter((a) => a.email === who && a.from <= now && a.to > now).map((a) => a.to),
    ...rowsOf(snapshot, absences)
      .filter((a) => a.person.toLowerCase() === who && a.from <= now && a.until > now)
      .map((a) => a.until),
  ];
  return ends.sort().at(-1);
}

/**
 * Through whom a department is reached now: whoever it names for the topic, else its liaison, else the deputy, else the
 * head. Whoever is away or has left is passed over; if everybody is away, whoever is there at all (B7).
 * @param about what it is about: a kind of request, a product, information, `demands`, `service` or `forecast`
 */
export function reachedThrough(
  scene: Seen,
  department: string,
  about: readonly (string | undefined)[] = [],
): string | undefined {
  const d = scene.policy.departments.find((x) => x.id === department);
  const topic = d?.topics.find((x) => x.about.some((subject) => about.includes(subject)));
  const present = [topic?.liaison, topic?.deputy, d?.liaison, d?.deputy, d?.head].filter(
    (p): p is string => !!p && !!scene.snapshot.directory.find(p),
  );
  return present.find((p) => !awayUntil(scene, p)) ?? present[0];
}
