import { fill, t } from '../words.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { holdersOf, orphaned } from './gaps.ts';

/** Gaps that somebody has to close: a post without its holder, for head and organisers; requests of who has left. */
export const liaisonsWaiting: WaitingSource = (act) => {
  const { policy, actor, now } = act;
  return policy.departments.flatMap((d): Waiting[] => {
    const ours = actor.departments.includes(d.id);
    const fills = actor.roles.includes('organiser') || (ours && actor.roles.includes('head'));
    const item = (key: string, title: Waiting['title'], steps: Waiting['steps']): Waiting => ({
      key,
      place: 'mine',
      title,
      about: d.name,
      at: now,
      late: false,
      link: 'exchange',
      steps,
    });
    const gaps = holdersOf(act, d).filter((h) => h.gap === 'left' || (h.gap === 'vacant' && h.post !== 'deputy'));
    return [
      ...(fills ? gaps : []).map((h) =>
        item(
          `vacancy:${d.id}:${h.post}`,
          fill(t('{post} has left: name another in the policy ({who})', '{post}已离职，请在制度中另行指定（{who}）'), {
            post: h.name,
            who: h.person ? act.snapshot.directory.nameOf(h.person) : '–',
          }),
          [],
        ),
      ),
      ...(ours ? [...orphaned(act, d.id)] : []).map(([person, n]) =>
        item(
          `orphaned:${d.id}:${person}`,
          fill(t('{n} open {n:request|requests} of {who}, who has left', '{who} 已离职，遗留 {n} 项未结请求'), {
            n,
            who: act.snapshot.directory.nameOf(person),
          }),
          [{ command: 'take-over-requests', input: { person } }],
        ),
      ),
    ];
  });
};
