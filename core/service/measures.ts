import { dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { type Counted, defineMeasure, doneBy, shareOf } from '../workspace/measure.ts';
import { rowsBetween } from '../workspace/snapshot.ts';
import { type Case, serviceCases } from './records.ts';

const resolveBy = (c: Case): string => c.resolveBy;
const respondBy = (c: Case): string => c.respondBy;
const openedAt = (c: Case): string => c.openedAt;

const counted = ({ policy }: Stretch, c: Case, due?: string): Counted => ({
  register: serviceCases.name,
  id: c.id,
  label: verbatim(c.title),
  ...(due && { due: dateIn(policy, due) }),
});

export const serviceOnTime = defineMeasure({
  name: t('Service cases solved on time', '售后按时解决率'),
  counts: t(
    'Of the service cases that had to be solved in the period: those solved by then.',
    '应在本期解决的售后工单中按时解决的比例。',
  ),
  notFor: t('It says nothing of what the customer thinks of the solution.', '不反映客户对解决结果的满意程度。'),
  unit: 'share',
  better: 'higher',
  by: (policy) => policy.service.handled_by,
  of(stretch, whom) {
    const due = rowsBetween(stretch.snapshot, serviceCases, resolveBy, stretch.from, stretch.to).filter((c) =>
      doneBy(whom, c.owner),
    );
    const late = due.filter((c) => !(c.solvedAt && c.solvedAt <= c.resolveBy));
    return shareOf(
      due.length,
      late.map((c) => counted(stretch, c, c.resolveBy)),
    );
  },
});

export const serviceResponse = defineMeasure({
  name: t('Service cases responded to on time', '售后按时响应率'),
  counts: t(
    'Of the service cases whose first response fell due in the period: those responded to by then.',
    '应在本期首次响应的售后工单中按时响应的比例。',
  ),
  notFor: t('A quick word to the customer is no solution yet.', '快速回应客户不等于问题已解决。'),
  unit: 'share',
  better: 'higher',
  by: (policy) => policy.service.handled_by,
  of(stretch, whom) {
    const due = rowsBetween(stretch.snapshot, serviceCases, respondBy, stretch.from, stretch.to).filter((c) =>
      doneBy(whom, c.owner),
    );
    const late = due.filter((c) => !((c.respondedAt ?? c.solvedAt) && (c.respondedAt ?? c.solvedAt)! <= c.respondBy));
    return shareOf(
      due.length,
      late.map((c) => counted(stretch, c, c.respondBy)),
    );
  },
});

export const customerSatisfaction = defineMeasure({
  name: t('Satisfaction of customers', '客户满意度'),
  counts: t(
    'The mean of customers’ ratings, 1 to 5, of cases opened in the period.',
    '本期工单客户评分（1–5）的平均值。',
  ),
  notFor: t('Only those who answered are in it, and they are seldom all.', '仅包含作出评价的客户，通常并非全部客户。'),
  unit: 'points',
  better: 'higher',
  by: (policy) => policy.service.handled_by,
  of(stretch, whom) {
    const rated = rowsBetween(stretch.snapshot, serviceCases, openedAt, stretch.from, stretch.to).filter(
      (c) => c.satisfaction !== undefined && doneBy(whom, c.owner),
    );
    return {
      ...(rated.length && { value: rated.reduce((sum, c) => sum + c.satisfaction!, 0) / rated.length }),
      cases: rated.length,
      against: rated.filter((c) => c.satisfaction! <= 2).map((c) => counted(stretch, c)),
    };
  },
});
