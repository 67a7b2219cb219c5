import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { fill, t } from '../words.ts';
import { draft } from '../workspace/changes.ts';
import type { Automation } from '../workspace/command.ts';
import { asDigest } from '../workspace/digest.ts';
import { dayBefore } from '../workspace/evaluating.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { nextEvaluation } from './period.ts';
import { evaluations } from './records.ts';

/** How long before it is due an evaluation is prepared, in days. */
const ahead = 14;

/** The evaluation prepares itself in time; whoever leads the policy's review is told (B10, B11). */
export const prepareEvaluation: Automation = ({ snapshot, policy, now, place }) => {
  if (!snapshot.tables.evaluations?.raw) return [];
  const { id, due, from } = nextEvaluation(snapshot, policy);
  const begins = DateTime.fromISO(due).minus({ days: ahead }).toISODate()!;
  if (dateIn(policy, now) < begins || rowOf(snapshot, evaluations, id)) return [];
  return [
    draft(evaluations, { id, due, from, to: due, state: 'open' as const, preparedAt: now }),
    ...asDigest(
      [
        {
          key: id,
          to: policy.review.owner,
          title: t('Evaluation of the co-ordination', '协调效果评估'),
          text: fill(t('Prepared: {from} to {to}, due on {due}', '已生成：{from} 至 {to}，应于 {due} 完成'), {
            from,
            to: dayBefore(due),
            due,
          }),
          because: t('you lead the review of the policy', '您负责制度审查'),
          link: place.appLink(`evaluation/${id}`),
        },
      ],
      policy.language,
      place.appLink('today'),
    ),
  ];
};
