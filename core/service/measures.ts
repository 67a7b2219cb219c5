import { dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { type Counted, doneBy, type Measure, shareOf, within } from '../workspace/measure.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Case, serviceCases } from './records.ts';

const counted = ({ policy }: Stretch, c: Case, due?: string): Counted => ({
  register: serviceCases.name,
  id: c.id,
  label: verbatim(c.title),
  ...(due && { due: dateIn(policy, due) }),
});

export const serviceOnTime: Measure = {
  name: t('Service cases solved on time', '售后按时解决率'),
  counts: t(
    'Of the service cases that had to be solved in the period: those solved by then.',
    '应在本期解决的售后工单中按时解决的比例。',
  ),
  notFor: t('It says nothing of what the customer thinks of the solution.', '不反映客户对解决结果的满意程度。'),
  unit: 'share',
  better: 'higher',
  of(stretch, whom) {
    const due = rowsOf(stretch.snapshot, serviceCases).filter(
      (c) => within(stretch, c.resolveBy) && doneBy(whom, c.owner),
    );
    const late = due.filter((c) => !(c.solvedAt && c.solvedAt <= c.resolveBy));
    return shareOf(
      due.length,
      late.map((c) => counted(stretch, c, c.resolveBy)),
    );
  },
};

export const serviceResponse: Measure = {
  name: t('Service cases responded to on time', '售后按时响应率'),
  counts: t(
    'Of the service cases whose first response fell due in the period: those responded to by then.',
    '应在本期首次响应的售后工单中按时响应的比例。',
  ),
  notFor: t('A quick word to the customer is no solution yet.', '快速回应客户不等于问题已解决。'),
  unit: 'share',
  better: 'higher',
  of(stretch, whom) {
    const due = rowsOf(stretch.snapshot, serviceCases).filter(
      (c) => within(stretch, c.respondBy) && doneBy(whom, c.owner),
    );
    const late = due.filter((c) => !((c.respondedAt ?? c.solvedAt) && (c.respondedAt ?? c.solvedAt)! <= c.respondBy));
    return shareOf(
      due.length,
      late.map((c) => counted(stretch, c, c.respondBy)),
    );
  },
};

export const customerSatisfaction: Measure = {
  name: t('Satisfaction of customers', '客户满意度'),
  counts: t(
    'The mean of customers’ ratings, 1 to 5, of cases opened in the period.',
    '本期工单客户评分（1–5）的平均值。',
  ),
  notFor: t('Only those who answered are in it, and they are seldom all.', '仅包含作出评价的客户，通常并非全部客户。'),
  unit: 'points',
  better: 'higher',
  of(stretch, whom) {
    const rated = rowsOf(stretch.snapshot, serviceCases).filter(
      (c) => c.satisfaction !== undefined && within(stretch, c.openedAt) && doneBy(whom, c.owner),
    );
    return {
      ...(rated.length && { value: rated.reduce((sum, c) => sum + c.satisfaction!, 0) / rated.length }),
      cases: rated.length,
      against: rated.filter((c) => c.satisfaction! <= 2).map((c) => counted(stretch, c)),
    };
  },
};
