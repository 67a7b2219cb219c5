import { impacts } from '../exchange/records.ts';
import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { headOf, liaisonOf } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { demands } from './records.ts';

type Demand = RowOf<typeof demands>;

/** Demands that R&D has not judged: those of high impact one by one, the others together. */
export const demandCandidates: AgendaSource = (occasion) => {
  const waiting = rowsOf(occasion.snapshot, demands).filter((d) => d.state === 'new');
  const others = waiting.filter((d) => d.impact !== 'high');
  const found = waiting.filter((d) => d.impact === 'high').map((d) => demandItem(occasion, d));
  if (others.length)
    found.push({
      key: 'demands:waiting',
      source: 'demands',
      title: fill(t('{n} {n:demand waits|demands wait} for the judgement of R&D', '{n} 项市场需求待研发评审'), {
        n: others.length,
      }),
      wanted: 'inform',
      why: [t('New and not yet judged', '新登记，尚未评审')],
      evidence: others.map((d) => demandEvidence(occasion, d)),
      owner: liaisonOf(occasion.policy, occasion.policy.demands.triaged_by),
      needed: [],
      factors: {},
    });
  return found;
};

function demandItem(occasion: Occasion, d: Demand): Candidate {
  const { policy, now } = occasion;
  const age = workdaysBetween(policy, dateIn(policy, d.raisedAt), dateIn(policy, now));
  const late = age - policy.demands.triage_within_days;
  const head = headOf(policy, policy.demands.triaged_by);
  return {
    key: `demand:${d.id}`,
    source: 'demands',
    title: fill(t('Demand of high impact: {title}', '高影响需求：{title}'), { title: d.title }),
    wanted: late > 0 ? 'decide' : 'discuss',
    why: [
      fill(t('Raised {age} working {age:day|days} ago, not yet judged', '提出已 {age} 个工作日，尚未评审'), { age }),
    ],
    evidence: [demandEvidence(occasion, d)],
    owner: head,
    needed: [head, d.raisedBy].filter((p): p is string => !!p),
    minutes: late > 0 ? Math.min(8, policy.agenda.minutes.decide) : undefined,
    factors: {
      impact: { value: 0.7, because: t('high impact', '影响大') },
      ...(late > 0 && {
        lateness: {
          value: late / 10,
          because: fill(t('judgement {late} working {late:day|days} late', '评审逾期 {late} 个工作日'), { late }),
        },
      }),
    },
  };
}

const demandEvidence = ({ policy }: Occasion, d: Demand) => ({
  register: demands.name,
  id: d.id,
  label: verbatim(d.title),
  detail: fill(t('impact {impact}, raised {date}', '影响{impact}，{date} 提出'), {
    impact: impacts[d.impact],
    date: dateIn(policy, d.raisedAt),
  }),
});
