import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, headOf } from '../policy/names.ts';
import { committeeOf } from '../policy/organisation.ts';
import { fill, listed, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { decisionStates, decisions, opinions } from './records.ts';

type Decision = RowOf<typeof decisions>;

/** Proposals that need the meeting: opinions missing or in, consensus to find, effects to check. */
export const decisionCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, start } = occasion;
  const held = dateIn(policy, start);
  const said = new Map<string, Map<string, string>>();
  for (const o of rowsOf(snapshot, opinions)) {
    const members = said.get(o.decision) ?? new Map<string, string>();
    said.set(o.decision, members.set(o.member.toLowerCase(), o.opinion));
  }
  return rowsOf(snapshot, decisions).flatMap((d) => {
    const given = said.get(d.id) ?? new Map<string, string>();
    if (d.state === 'proposed' || d.state === 'opinions' || d.state === 'discussing')
      return [pending(occasion, d, given)];
    if (d.state === 'agreed') return [agreed(occasion, d)];
    if (d.state === 'issued' && d.reviewOn && d.reviewOn <= held) return [review(occasion, d, held)];
    return [];
  });
};

function pending(occasion: Occasion, d: Decision, given: Map<string, string>): Candidate {
  const { policy, snapshot, now } = occasion;
  const members = committeeOf(policy);
  const missing = members.filter((m) => !given.has(m.toLowerCase()));
  const objections = [...given.values()].filter((o) => o === 'object').length;
  const conditions = [...given.values()].filter((o) => o === 'condition').length;
  const late =
    d.opinionsBy && d.opinionsBy < now ? workdaysBetween(policy, dateIn(policy, d.opinionsBy), dateIn(policy, now)) : 0;
  const why = [
    missing.length
      ? fill(t('Opinions still missing: {who}', '尚未表态：{who}'), {
          who: listed(missing.map((m) => verbatim(snapshot.directory.find(m)?.name ?? m))),
        })
      : t('All opinions are in', '委员均已表态'),
  ];
  if (objections) why.push(fill(t('{n} {n:objection|objections} to settle', '{n} 项反对待协商'), { n: objections }));
  if (conditions) why.push(fill(t('{n} {n:condition|conditions} to settle', '{n} 项条件待落实'), { n: conditions }));
  return {
    key: `decision:${d.id}`,
    source: 'decisions',
    title: verbatim(d.title),
    wanted: missing.length > members.length / 2 && !late ? 'discuss' : 'decide',
    why,
    evidence: [evidenceOf(occasion, d)],
    owner: d.proposedBy,
    needed: [...new Set([...members, d.proposedBy])],
    factors: {
      decision: { value: 1, because: t('only the committee can decide it', '须由委员会决定') },
      ...(late && {
        lateness: {
          value: late / 10,
          because: fill(t('opinions were due {late} working {late:day|days} ago', '意见截止已过 {late} 个工作日'), {
            late,
          }),
        },
      }),
      ...(objections && {
        impact: {
          value: 0.5 + objections / 4,
          because: fill(t('{objections} {objections:objection|objections}', '{objections} 项反对'), { objections }),
        },
      }),
    },
  };
}

function agreed(occasion: Occasion, d: Decision): Candidate {
  const head = headOf(occasion.policy, d.department);
  return {
    key: `decision:${d.id}`,
    source: 'decisions',
    title: fill(t('Agreed, to be issued: {title}', '已达成一致，待下达：{title}'), { title: d.title }),
    wanted: 'discuss',
    why: [t('Agreed but not yet issued as tasks', '已达成一致，尚未下达为任务')],
    evidence: [evidenceOf(occasion, d)],
    owner: d.proposedBy,
    needed: [d.proposedBy, ...(head ? [head] : [])],
    minutes: 4,
    factors: { decision: { value: 0.6, because: t('waits to be issued', '等待下达') } },
  };
}

function review(occasion: Occasion, d: Decision, held: string): Candidate {
  const days = workdaysBetween(occasion.policy, d.reviewOn!, held);
  return {
    key: `decision:${d.id}:review`,
    source: 'decisions',
    title: fill(t('Did it work? {title}', '效果评估：{title}'), { title: d.title }),
    wanted: 'discuss',
    why: [fill(t('Its effect was to be checked on {date}', '约定于 {date} 评估效果'), { date: d.reviewOn! })],
    evidence: [evidenceOf(occasion, d)],
    owner: d.proposedBy,
    needed: [d.proposedBy],
    minutes: 5,
    factors: {
      lateness: { value: days / 20, because: fill(t('review due {date}', '评估日 {date}'), { date: d.reviewOn! }) },
    },
  };
}

const evidenceOf = ({ policy }: Occasion, d: Decision) => ({
  register: decisions.name,
  id: d.id,
  label: verbatim(d.title),
  detail: fill(t('{state}, proposed by {department}', '{state}，{department}提出'), {
    state: decisionStates[d.state],
    department: departmentName(policy, d.department),
  }),
});
