import { impacts } from '../exchange/records.ts';
import { addWorkingHours, dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, grouped, headOf, liaisonOf } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Demand, type Next, nextOf } from './loop.ts';
import { demands } from './records.ts';

/**
 * Demands that are not judged: those of high impact one by one, the others together; and those that were left without
 * progress, or whose customer was not told, after the policy's other steps were taken.
 */
export const demandCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now } = occasion;
  const waiting = rowsOf(snapshot, demands).filter((d) => d.state === 'new');
  const others = waiting.filter((d) => d.impact !== 'high');
  const found = waiting.filter((d) => d.impact === 'high').map((d) => demandItem(occasion, d));
  if (others.length)
    found.push({
      key: 'demands:waiting',
      source: 'demands',
      title: fill(
        t('{n} {n:demand waits|demands wait} for the judgement of {department}', '{n} 项市场需求待{department}评审'),
        { n: others.length, department: departmentName(policy, policy.demands.triaged_by) },
      ),
      wanted: 'inform',
      why: [t('New and not yet judged', '新登记，尚未评审')],
      evidence: others.map((d) => demandEvidence(occasion, d)),
      owner: liaisonOf(occasion.policy, occasion.policy.demands.triaged_by),
      needed: [],
      factors: {},
    });
  const patience = policy.requests.escalate.find((e) => e.to === 'agenda')?.after_hours ?? 0;
  const late = rowsOf(snapshot, demands).flatMap((d) => {
    const next = nextOf(policy, snapshot, d);
    const due = next && next.what !== 'judge' && addWorkingHours(policy, next.by, patience) < now;
    return due ? [{ d, next }] : [];
  });
  for (const [key, rows] of grouped(late, ({ next }) => `${next.what}:${next.department}`))
    found.push(openLoop(occasion, key, rows));
  return found;
};

/** Demands of one department that nobody told anything of. */
function openLoop(occasion: Occasion, key: string, rows: { d: Demand; next: Next }[]): Candidate {
  const { policy, now } = occasion;
  const { what, department } = rows[0]!.next;
  const values = { n: rows.length, department: departmentName(policy, department) };
  const days = Math.max(
    ...rows.map(({ next }) => workdaysBetween(policy, dateIn(policy, next.by), dateIn(policy, now))),
  );
  const because = fill(t('the oldest is late by {days} working {days:day|days}', '最长逾期 {days} 个工作日'), { days });
  return {
    key: `demands:${key}`,
    source: 'demands',
    title:
      what === 'tell'
        ? fill(
            t(
              '{n} {n:customer was|customers were} not told what became of their demand ({department})',
              '{n} 项需求已有结果但未告知客户（{department}）',
            ),
            values,
          )
        : fill(
            t(
              '{n} accepted {n:demand|demands} without news of progress ({department})',
              '{n} 项已采纳的需求没有进展通报（{department}）',
            ),
            values,
          ),
    wanted: 'inform',
    why: [because],
    evidence: rows.map(({ d }) => demandEvidence(occasion, d)),
    owner: headOf(policy, department),
    needed: [],
    factors: { lateness: { value: days / 10, because } },
  };
}

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
