import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, headOf } from '../policy/names.ts';
import { fill, listed, type Text, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import { nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { type Decision, decisionStates, decisions } from './records.ts';
import { standing } from './rule.ts';
import { sameSubject } from './same-subject.ts';

/** Proposals that need the meeting: opinions missing or in, consensus to find, measures that are blocked, effects to check. */
export const decisionCandidates: AgendaSource = (occasion) => {
  const held = dateIn(occasion.policy, occasion.start);
  const { group } = occasion.series;
  return rowsOf(occasion.snapshot, decisions).flatMap((d) => {
    // A group talks about what is its own.
    if (group && d.group !== group) return [];
    switch (d.state) {
      case 'proposed':
      case 'opinions':
      case 'discussing':
      case 'escalated':
        return [pending(occasion, d)];
      case 'agreed':
        return [agreed(occasion, d)];
      case 'issued':
        return [...blocked(occasion, d), ...(d.reviewOn && d.reviewOn <= held ? [review(occasion, d, held)] : [])];
      default:
        return [];
    }
  });
};

function pending(occasion: Occasion, d: Decision): Candidate {
  const { policy, snapshot, now } = occasion;
  const { seats, points } = standing(occasion, d);
  const entitled = seats.filter((s) => !s.interested);
  const missing = entitled.filter((s) => !s.opinion).map((s) => s.member);
  const objections = points.filter((p) => p.opinion === 'object').length;
  const conditions = points.length - objections;
  const late =
    d.opinionsBy && d.opinionsBy < now ? workdaysBetween(policy, dateIn(policy, d.opinionsBy), dateIn(policy, now)) : 0;
  const why: Text[] = [
    missing.length
      ? fill(t('Opinions still missing: {who}', '尚未表态：{who}'), {
          who: listed(missing.map((m) => verbatim(nameOf(occasion, m)))),
        })
      : t('All opinions are in', '委员均已表态'),
  ];
  if (objections) why.push(fill(t('{n} {n:objection|objections} to settle', '{n} 项反对待协商'), { n: objections }));
  if (conditions) why.push(fill(t('{n} {n:condition|conditions} to settle', '{n} 项条件待落实'), { n: conditions }));
  for (const other of sameSubject(snapshot, d))
    why.push(
      fill(t('“{title}” is in force on the same subject', '同一事项已有决策“{title}”生效'), { title: other.title }),
    );
  return {
    key: `decision:${d.id}`,
    source: 'decisions',
    title: verbatim(d.title),
    wanted: missing.length > seats.length / 2 && !late ? 'discuss' : 'decide',
    why,
    evidence: [evidenceOf(occasion, d)],
    owner: d.proposedBy,
    needed: [...new Set([...entitled.map((s) => s.member), d.proposedBy])],
    factors: {
      decision: { value: 1, because: t('only the committee can decide it', '须由委员会决定') },
      ...((late || d.urgency === 'urgent') && {
        lateness: {
          value: late / 10 + (d.urgency === 'urgent' ? 0.3 : 0),
          because: late
            ? fill(t('opinions were due {late} working {late:day|days} ago', '意见截止已过 {late} 个工作日'), { late })
            : t('it is urgent', '事项紧急'),
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

/** Somebody cannot go on: that is talked about at the next meeting, whatever the date of the task. */
function blocked(occasion: Occasion, d: Decision): Candidate[] {
  const stuck = measuresOf(occasion.snapshot, d.id).filter((m) => {
    const state = measureState(occasion, m);
    return state === 'blocked' || state === 'gone';
  });
  if (!stuck.length) return [];
  const because = fill(t('{n} {n:measure|measures} cannot go on', '{n} 项措施无法推进'), { n: stuck.length });
  return [
    {
      key: `decision:${d.id}:blocked`,
      source: 'decisions',
      title: fill(t('Blocked: {title}', '执行受阻：{title}'), { title: d.title }),
      wanted: 'discuss',
      why: stuck.map((m) =>
        m.blocker
          ? fill(t('{what}: {blocker}', '{what}：{blocker}'), { what: m.title, blocker: m.blocker })
          : fill(t('The task “{what}” was deleted from the task list', '任务“{what}”已从任务清单中删除'), {
              what: m.title,
            }),
      ),
      evidence: [evidenceOf(occasion, d)],
      owner: d.proposedBy,
      needed: [...new Set([d.proposedBy, ...stuck.flatMap((m) => m.owner ?? [])])],
      minutes: 5,
      factors: { impact: { value: 0.5 + stuck.length / 4, because } },
    },
  ];
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
