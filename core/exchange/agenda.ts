import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { departmentName, headOf } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { signalKinds, signals } from './records.ts';

type Signal = RowOf<typeof signals>;

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

const signalEvidence = ({ policy }: Occasion, s: Signal) => ({
  register: signals.name,
  id: s.id,
  label: verbatim(s.title),
  detail: fill(t('{kind}, {department}', '{kind}，{department}'), {
    kind: signalKinds[s.kind],
    department: departmentName(policy, s.department),
  }),
});
