import { demands } from '../../../core/demands/records.ts';
import { follows, signals } from '../../../core/exchange/records.ts';
import * as given from '../company/words/market.ts';
import { customers } from '../company/words/phrase.ts';
import { type Deed, mail, type Play } from './play.ts';
import * as words from './words/market.ts';

const teller: Record<string, string> = {
  sales: mail('sales.liaison'),
  rd: mail('rd.liaison'),
  production: mail('production.liaison'),
  'after-sales': mail('service.liaison'),
};

/** News that departments owe each other: told each week or two, or said that there is none; one falls behind. */
export function sharedNews(play: Play): void {
  const { dice } = play;
  for (const [n, topic] of words.followed.entries())
    play.on(play.workdays()[2 + n] ?? play.lastDay, '11:10', follow(topic.who, topic.topic));
  const days = play.workdays();
  const heard = new Map<string, number>();
  for (const { id, kept_in, from, every_days } of play.policy.information) {
    const department = from[0]!;
    const told = words.news.filter((x) => x.kind === kept_in);
    // Orders come every day.
    if (kept_in === 'orders') continue;
    // R&D tells of its progress for weeks, and then is late with it.
    const until = kept_in === 'progress' ? play.daysAgo(18) : play.daysAgo(2);
    const step = Math.max(1, Math.round((every_days * 5) / 7) - 1);
    for (let i = 1 + (heard.size % 3); i < days.length; i += step) {
      const day = days[i]!;
      if (day > until) break;
      const n = heard.get(id) ?? 0;
      heard.set(id, n + 1);
      const time = `11:${dice.between(20, 55)}`;
      const news = told[n];
      const who = teller[department] ?? mail('sales.liaison');
      if (!news) play.on(day, time, async () => void (await play.do('nothing-new', { topic: id }, who)));
      else
        play.on(day, time, async () => {
          const input = {
            kind: news.kind,
            title: play.say(news),
            impact: news.impact,
            ...(news.product && { product: news.product }),
            ...(news.kind === 'competitor' && { source: play.say(given.source), confidence: 'medium' }),
          };
          await play.do('add-signal', input, who);
        });
    }
  }
  for (const [n, news] of words.marketNews.entries())
    play.on(play.daysAgo(60 - n * 19), '13:40', async () => {
      await play.do('add-signal', { kind: 'market', title: play.say(news), impact: 'medium' }, mail('sales.north'));
    });
}

const follow =
  (who: string, topic: string): Deed =>
  async (play) => {
    const known = (await play.rows(follows)).some((f) => f.person === mail(who) && f.topic === topic);
    if (!known) await play.do('follow-topic', { topic }, mail(who));
  };

/** What customers want of the products: judged by R&D, planned, shipped, and told to the customer. */
export function sharedDemands(play: Play): void {
  const { dice } = play;
  for (const [n, d] of given.demands.entries()) {
    const by = mail(n % 2 ? 'sales.east' : 'sales.liaison');
    const input = {
      title: play.say(d),
      ...(d.product && { product: d.product }),
      customer: play.say(dice.of(customers)),
      impact: d.impact,
    };
    play.on(play.daysAgo(Math.min(d.daysAgo, 80)), `14:${dice.between(10, 50)}`, async () => {
      const id = await play.add(demands, 'raise-demand', input, by, (x) => x.title === input.title);
      if (id) judged(play, id, d.state, by, n);
    });
  }
}

function judged(play: Play, id: string, becomes: string, by: string, n: number): void {
  const rd = mail('rd.head');
  if (becomes === 'new') return;
  const does = async (command: string, more: object, who: string) => play.do(command, { id, ...more }, who);
  // Judging takes a few days; twice it takes longer than the policy lets it.
  const days = n % 5 === 2 ? 8 : 2 + (n % 3);
  play.later(days * 8, async () => {
    const verdict = becomes === 'declined' ? 'declined' : becomes === 'accepted' ? 'accepted' : 'planned';
    const more = verdict === 'declined' ? { reason: play.say(given.declined) } : {};
    const release = verdict === 'planned' ? { release: play.say(words.release) } : {};
    if (!(await does('judge-demand', { verdict, ...more, ...release }, rd))) return;
    if (verdict === 'declined') play.later(6, async () => void (await does('tell-customer', {}, by)));
    if (becomes !== 'shipped' && becomes !== 'closed') return;
    const progress = await play.row(signals, (s) => s.kind === 'progress');
    if (progress) await does('link-progress', { progress: progress.id }, rd);
    play.later(150, async () => {
      if (!(await does('ship-demand', { release: play.say(words.release) }, rd))) return;
      if (becomes === 'closed')
        play.later(10, async () => void (await does('tell-customer', { words: play.say(words.told) }, by)));
    });
  });
}
