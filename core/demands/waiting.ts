import { fill, t } from '../words.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { demandSteps } from './lines.ts';
import { type Demand, fateOf, judgeBy, raisedWith, untold } from './loop.ts';
import { demandStates, demands } from './records.ts';

/** How long a verdict is news, in days. */
const news = 14;

/** What R&D has to judge, what customers have to be told, and verdicts on what one raised. */
export const demandsWaiting: WaitingSource = (act) => {
  const { policy, snapshot, actor, now } = act;
  const judge = actor.departments.includes(policy.demands.triaged_by);
  const me = actor.email.toLowerCase();
  const since = new Date(Date.parse(now) - news * 86_400_000).toISOString();
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
    const ours = raisedWith(policy, actor.departments, d);
    if (judge && d.state === 'new') return [item(d, 'department', judgeBy(policy, d))];
    if (ours && untold(snapshot, d)) {
      const state = demandStates[fateOf(snapshot, d)];
      const remark = fill(t('{state}: tell the customer. {why}', '{state}：请告知客户。{why}'), {
        state,
        why: d.reason ?? '',
      });
      return [item(d, own ? 'mine' : 'department', d.triagedAt ?? d.raisedAt, { remark, late: false })];
    }
    if (ours && d.state === 'new') return [item(d, 'others', judgeBy(policy, d))];
    if (own && (d.state === 'accepted' || d.state === 'planned') && d.triagedAt && d.triagedAt > since) {
      const remark = fill(t('{state} {release}', '{state} {release}'), {
        state: demandStates[d.state],
        release: d.release ?? '',
      });
      return [item(d, 'news', d.triagedAt, { remark })];
    }
    return [];
  });
};
