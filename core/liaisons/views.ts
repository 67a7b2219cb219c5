import { z } from 'zod';
import { reachedThrough } from '../policy/routing.ts';
import { t } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import { holdersOf, orphaned } from './gaps.ts';

export const liaisonsView = defineView({
  name: 'liaisons',
  title: t('Liaisons', '联络人'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    return {
      departments: act.policy.departments.map((d) => {
        const through = reachedThrough(act, d.id);
        return {
          id: d.id,
          name: d.name,
          mine: act.actor.departments.includes(d.id),
          reachedThrough: through ? { email: through, name: nameOf(act, through) } : undefined,
          posts: holdersOf(act, d).map((h) => ({ ...h, personName: h.person && nameOf(act, h.person) })),
          orphaned: [...orphaned(act, d.id)].map(([person, requests]) => ({ person, requests })),
        };
      }),
    };
  },
});
export type ShownLiaisons = ReturnType<typeof liaisonsView.show>;
