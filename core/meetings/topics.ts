import { addWorkingHours } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource } from '../workspace/candidate.ts';
import { nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { topics } from './records.ts';

/** When topics for a meeting close and reading begins, as an instant. */
export const closesAt = (policy: Policy, series: { pre_read_hours: number }, start: string): string =>
  addWorkingHours(policy, start, -series.pre_read_hours);

/** Topics that people proposed in time for this meeting, and items the organiser added to it. */
export const topicCandidates: AgendaSource = ({ snapshot, policy, series, meeting, start }) => {
  const closes = closesAt(policy, series, start);
  return rowsOf(snapshot, topics)
    .filter((topic) => topic.state === 'proposed' && topic.series === series.id)
    .filter((topic) => (topic.meeting ? topic.meeting === meeting : topic.proposedAt <= closes))
    .map((topic) => {
      const proposer = verbatim(nameOf({ snapshot }, topic.proposedBy));
      return {
        key: `topic:${topic.id}`,
        source: 'topics' as const,
        title: verbatim(topic.title),
        wanted: topic.wanted,
        why: [
          fill(t('Proposed by {who}', '{who}提出'), { who: proposer }),
          ...(topic.reason ? [verbatim(topic.reason)] : []),
        ],
        evidence: [
          {
            register: topics.name,
            id: topic.id,
            label: verbatim(topic.title),
            detail: fill(t('by {who}', '提出人 {who}'), { who: proposer }),
          },
        ],
        owner: topic.owner ?? topic.proposedBy,
        needed: [topic.owner ?? topic.proposedBy],
        minutes: topic.minutes,
        section: topic.section,
        factors: {
          asked: { value: 1, because: t('a colleague asked for it', '同事提出') },
          ...(topic.wanted === 'decide' && {
            decision: { value: 0.8, because: t('a decision is wanted', '需要决策') },
          }),
        },
      };
    });
};
