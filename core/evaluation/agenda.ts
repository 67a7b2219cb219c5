import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import type { AgendaSource } from '../workspace/candidate.ts';
import { linkInWords, linksIn } from './links.ts';
import { nextEvaluation } from './period.ts';
import { stretchOf } from './stretch.ts';

/** The review of the policy, with the weakest link between departments as the evaluation finds it (B10, B11). */
export const evaluationCandidates: AgendaSource = ({ snapshot, policy, now, start }) => {
  const { due, from } = nextEvaluation(snapshot, policy);
  const horizon = DateTime.fromISO(dateIn(policy, start)).plus({ days: policy.agenda.due_within_days }).toISODate()!;
  if (due > horizon) return [];
  const [weakest] = linksIn(stretchOf({ snapshot, policy, now }, from, due));
  const found = weakest && weakest.days > 0 ? weakest : undefined;
  return [
    {
      key: `reviews:policy:${due}`,
      source: 'reviews',
      title: fill(t('Review of “{name}”', '“{name}”定期审查'), { name: policy.name }),
      wanted: 'discuss',
      why: [
        fill(t('The policy is to be reviewed by {date}', '制度应于 {date} 前审查'), { date: due }),
        ...(found
          ? [
              fill(t('Weakest link: {says}', '最薄弱环节：{says}'), {
                says: linkInWords(found, {
                  from: departmentName(policy, found.from),
                  to: departmentName(policy, found.to),
                }),
              }),
            ]
          : []),
      ],
      evidence: [
        {
          register: 'policy',
          id: policy.version,
          label: policy.name,
          detail: fill(t('version {version}', '版本 {version}'), { version: policy.version }),
        },
        ...(found?.evidence.slice(0, 8) ?? []).map(({ days: _days, ...e }) => e),
      ],
      owner: policy.review.owner,
      needed: [policy.review.owner],
      factors: { decision: { value: 0.5, because: t('the policy asks for it', '制度要求') } },
    },
  ];
};
