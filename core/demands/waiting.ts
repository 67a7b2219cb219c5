import { fill, t } from '../words.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { demandSteps } from './lines.ts';
import { type Demand, fateOf, nextOf, raisedWith } from './loop.ts';
import { demandStates, demands } from './records.ts';

/** How long a verdict is news, in days. */
const news = 14;
/** How long before it is due news of progress is asked for, in days. */
const soon = 7;

/** What is to be judged or told of, what customers have to be told, and verdicts on what one raised. */
export const demandsWaiting: WaitingSource = (act) => {
  const { policy, snapshot, actor, now } = act;
  const judge = actor.departments.includes(policy.demands.triaged_by);
  const me = actor.email.toLowerCase();
  const since = new Date(Date.parse(now) - news * 86_400_000).toISOString();
  const ahead = new Date(Date.parse(now) + soon * 86_400_000).toISOString();
  const item = (d: Demand, place: Waiting['place'], at: string, more: Partial<Waiting> = {}): Waiting => ({
    key: `demand:${d.id}`,
    place,
    title: { en: d.title, zh: d.title },
    about: fill(d.customer ? t('Demand of {customer}', '{customer}的需求') : t('Demand', '市场需求'), {
      customer: d.customer ?? '',
    }),
    at,
    late: place !== 'news' && at < now,
    link: `exchange/demands/${d.id}`,
    steps: demandSteps(act, d).slice(0, 2),
    ...more,
  });
  return rowsOf(snapshot, demands).flatMap((d): Waiting[] => {
    const own = d.raisedBy.toLowerCase() === me;
    const ours = own || raisedWith(policy, actor.departments, d);
    const next = nextOf(policy, snapshot, d);
    if (judge && next?.what === 'judge') return [item(d, 'department', next.by)];
    if (judge && next?.what === 'progress' && next.by < ahead)
      return [item(d, 'department', next.by, { remark: t('Tell how far it is', '请通报进展') })];
    if (ours && next?.what === 'tell') {
      const state = demandStates[fateOf(snapshot, d)];
      const remark = fill(t('{state}: tell the customer. {why}', '{state}：请告知客户。{why}'), {
        state,
        why: d.reason ?? '',
      });
      return [item(d, own ? 'mine' : 'department', next.by, { remark })];
    }
    if (ours && next?.what === 'judge') return [item(d, 'others', next.by)];
    const moved = d.movedAt ?? d.triagedAt;
    if (own && (d.state === 'accepted' || d.state === 'planned') && moved && moved > since) {
      const remark = fill(t('{state} {release}', '{state} {release}'), {
        state: demandStates[d.state],
        release: d.release ?? '',
      });
      return [item(d, 'news', moved, { remark })];
    }
    return [];
  });
};
