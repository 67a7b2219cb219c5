import { z } from 'zod';
import { meetingsOf } from '../meetings/meeting.ts';
import { sampleSources } from '../sample-sources.ts';
import { waitingSources } from '../waiting-sources.ts';
import { t } from '../words.ts';
import { becauseOf, postIn, yours } from '../workspace/because.ts';
import { defineView } from '../workspace/command.ts';
import { sampleState } from '../workspace/sample.ts';
import type { Waiting } from '../workspace/waiting.ts';

const most = 60;

/** What waits for a person, by deadline, before anything else. */
export const todayView = defineView({
  name: 'today',
  title: t('Today', '今日'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const all = Object.entries(waitingSources)
      .flatMap(([source, { of }]) => of(act).map((w) => ({ ...w, source })))
      .sort((a, b) => a.at.localeCompare(b.at));
    const at = (place: Waiting['place']) => {
      const own = all.filter((w) => w.place === place);
      return { total: own.length, late: own.filter((w) => w.late).length, items: own.slice(0, most) };
    };
    const news = at('news');
    const next = meetingsOf(act.snapshot, act.policy, act.now).find(
      (m) => m.end > act.now && m.state !== 'cancelled' && m.state !== 'held',
    );
    return {
      mine: at('mine'),
      department: at('department'),
      others: at('others'),
      news: { ...news, items: news.items.reverse() },
      meeting: next && { id: next.id, title: next.title, start: next.start, state: next.state },
      /** By which rule a source puts something here. */
      why: Object.fromEntries([...new Set(all.map((w) => w.source))].map((id) => [id, waitingSources[id]!.why])),
      /** Why it comes to this person, in the words that the messages use. */
      because: {
        mine: becauseOf([yours]),
        department: becauseOf(act.actor.departments.map((d) => postIn(act.policy, d, act.actor.email))),
      },
      departments: act.actor.departments.map((id) => act.policy.departments.find((d) => d.id === id)!.name),
      samples: sampleState(act, sampleSources),
      readAt: act.snapshot.readAt,
    };
  },
});
export type Today = ReturnType<typeof todayView.show>;
