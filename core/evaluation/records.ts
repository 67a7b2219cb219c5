import { DateTime } from 'luxon';
import type { Policy } from '../policy/schema.ts';
import { t } from '../words.ts';
import { choice, date, defineRegister, maybeMoment, moment, note, type RowOf } from '../workspace/register.ts';
import { rowOf, type Snapshot } from '../workspace/snapshot.ts';

export const evaluationStates = { open: t('To be looked at', '待评估'), concluded: t('Concluded', '已评估') };

/** How well the co-ordination works, looked at as often as the policy says (B10): when, and what was concluded. */
export const evaluations = defineRegister({
  name: 'evaluations',
  title: t('Evaluations', '协调效果评估'),
  purpose: t(
    'Each evaluation of the co-ordination: its period, the weakest links as they were found, what was concluded',
    '历次协调效果评估：期间、当时的薄弱环节与结论',
  ),
  columns: {
    due: date(t('Due', '应于')),
    from: date(t('From', '起')),
    to: date(t('To', '止')),
    state: choice(t('State', '状态'), evaluationStates),
    preparedAt: moment(t('Prepared at', '生成时间')),
    weakest: note(t('Weakest links', '薄弱环节')),
    conclusion: note(t('Conclusion', '结论')),
    /** An address as text: who has left is no longer a person of the directory. */
    concludedBy: note(t('Concluded by', '评估人')),
    concludedAt: maybeMoment(t('Concluded at', '评估时间')),
  },
});
export type Evaluation = RowOf<typeof evaluations>;

export const idOf = (due: string): string => `U-${due}`;

/** The day on which the policy and its co-ordination are looked at next: the policy's date, and then every so many months. */
export function nextReview(snapshot: Snapshot, { review }: Pick<Policy, 'review'>): string {
  for (let n = 0; ; n++) {
    const due = DateTime.fromISO(review.next)
      .plus({ months: n * review.every_months })
      .toISODate()!;
    if (rowOf(snapshot, evaluations, idOf(due))?.state !== 'concluded') return due;
  }
}
