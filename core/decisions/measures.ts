import { workdaysLate } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import { defineMeasure, isTheirs, within } from '../workspace/measure.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { decisions } from './records.ts';

/** How many of the slowest stand as evidence. */
const slowest = 5;

export const decisionTime = defineMeasure({
  name: t('Days to a decision', '决策周期（工作日）'),
  counts: t(
    'The mean of working days from proposal to decision, of what was decided in the period.',
    '本期作出决定的议案，自提出至决定的平均工作日数。',
  ),
  notFor: t(
    'A hard question takes longer; haste is not a virtue of decisions.',
    '复杂议题耗时更长，不宜片面追求速度。',
  ),
  unit: 'points',
  better: 'lower',
  registers: [decisions],
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const decided = rowsOf(snapshot, decisions)
      .filter((d) => !!d.decidedAt && within(stretch, d.decidedAt) && isTheirs(whom, d.department, d.proposedBy))
      .map((d) => ({ d, days: workdaysLate(policy, d.proposedAt, d.decidedAt!) }))
      .sort((a, b) => b.days - a.days);
    return {
      ...(decided.length && { value: decided.reduce((sum, x) => sum + x.days, 0) / decided.length }),
      cases: decided.length,
      against: decided
        .slice(0, slowest)
        .map(({ d }) => ({ register: decisions.name, id: d.id, label: verbatim(d.title) })),
    };
  },
});
