import { departmentsOf } from '../policy/organisation.ts';
import { type FactValues, holds } from '../policy/rules/expression.ts';
import { agendaFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { verbatim } from '../words.ts';
import type { Candidate } from '../workspace/candidate.ts';
import type { Item } from './item.ts';
import type { Meeting } from './meeting.ts';

/** What the policy's own rules may look at of something that would come to a meeting. */
export const agendaFactsOf = (
  policy: Policy,
  meeting: Pick<Meeting, 'series'>,
  c: Candidate,
  item: Item,
): FactValues => ({
  source: c.source,
  title: item.title[policy.language],
  wanted: item.wanted,
  series: meeting.series.id,
  minutes: item.minutes,
  rows: c.evidence.length,
  lateness: c.factors.lateness?.value ?? 0,
  impact: c.factors.impact?.value ?? 0,
  waiting: c.factors.waiting?.value ?? 0,
  postponed: item.postponed,
  department: departmentsOf(policy, item.owner ?? '')[0] ?? '',
});

/** An item as the policy's own rules have it: in their order, each seeing what the ones before it made of it. */
export function ruled(policy: Policy, meeting: Meeting, c: Candidate, item: Item): Item[] {
  let now = item;
  for (const rule of policy.agenda.rules) {
    if (!holds(rule.when, agendaFacts, agendaFactsOf(policy, meeting, c, now))) continue;
    if (rule.leave_out) return [];
    const section = meeting.series.sections.find((s) => s.id === rule.section)?.id ?? now.section;
    now = {
      ...now,
      section,
      wanted: rule.wanted ?? now.wanted,
      minutes:
        rule.minutes ?? (rule.wanted && c.minutes === undefined ? policy.agenda.minutes[rule.wanted] : now.minutes),
      score: now.score + rule.points,
      parts: rule.points ? [...now.parts, { factor: 'rule', points: rule.points, because: rule.name }] : now.parts,
      why: [...now.why, verbatim(rule.name[policy.language])],
    };
  }
  return [now];
}
