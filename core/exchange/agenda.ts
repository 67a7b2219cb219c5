import { DateTime } from 'luxon';
import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, headOf, liaisonOf } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { demands, impacts, signalKinds, signals } from './records.ts';

type Demand = RowOf<typeof demands>;
type Signal = RowOf<typeof signals>;

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

/** News since about the last meeting: competitors' moves of high impact to discuss, the rest taken as read. */
export const signalCandidates: AgendaSource = (occasion) => {
  const { snapshot, start } = occasion;
  const since = DateTime.fromISO(start).minus({ days: 14 }).toUTC().toISO()!;
  const recent = rowsOf(snapshot, signals).filter((s) => s.raisedAt >= since && s.impact !== 'low');
  const strong = recent.filter((s) => s.impact === 'high' && s.kind !== 'progress');
  const rest = recent.filter((s) => !strong.includes(s));
  const found = strong.map((s) => signalItem(occasion, s));
  if (rest.length)
    found.push({
      key: 'signals:recent',
      source: 'signals',
      title: fill(t('{n} news from departments', '{n} 条部门信息通报'), { n: rest.length }),
      wanted: 'inform',
      why: [t('New since the last meeting', '上次会议以来新增')],
      evidence: rest.map((s) => signalEvidence(occasion, s)),
      needed: [],
      factors: {},
    });
  return found;
};

const signalItem = (occasion: Occasion, s: Signal): Candidate => ({
  key: `signal:${s.id}`,
  source: 'signals',
  title: fill(t('{kind}: {title}', '{kind}：{title}'), { kind: signalKinds[s.kind], title: s.title }),
  wanted: 'discuss',
  why: [
    fill(t('High impact, told by {department} on {date}', '影响大，{department}于 {date} 通报'), {
      department: departmentName(occasion.policy, s.department),
      date: dateIn(occasion.policy, s.raisedAt),
    }),
  ],
  evidence: [signalEvidence(occasion, s)],
  owner: s.raisedBy,
  needed: [s.raisedBy, headOf(occasion.policy, s.department)].filter((p): p is string => !!p),
  minutes: 5,
  factors: { impact: { value: 0.6, because: t('high impact', '影响大') } },
});

const demandEvidence = ({ policy }: Occasion, d: Demand) => ({
  register: demands.name,
  id: d.id,
  label: verbatim(d.title),
  detail: fill(t('impact {impact}, raised {date}', '影响{impact}，{date} 提出'), {
    impact: impacts[d.impact],
    date: dateIn(policy, d.raisedAt),
  }),
});

const signalEvidence = ({ policy }: Occasion, s: Signal) => ({
  register: signals.name,
  id: s.id,
  label: verbatim(s.title),
  detail: fill(t('{kind}, {department}', '{kind}，{department}'), {
    kind: signalKinds[s.kind],
    department: departmentName(policy, s.department),
  }),
});
