import { dateIn } from '../policy/calendar.ts';
import { rounds } from '../rounds/records.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { type Counted, defineMeasure, doneBy, shareOf } from '../workspace/measure.ts';
import { serviceCases } from './records.ts';
import { marksOf, responsesDue, solutionsDue } from './rounds.ts';

const counted = (
  { policy }: Stretch,
  { register, id, title }: { register: string; id: string; title: string },
  due?: string,
): Counted => ({ register, id, label: verbatim(title), ...(due && { due: dateIn(policy, due) }) });

export const serviceOnTime = defineMeasure({
  name: t('Service cases solved on time', '售后按时解决率'),
  counts: t(
    'Of the service cases that had to be solved in the period: those solved by then. One that was opened again counts with each of its solutions.',
    '应在本期解决的售后工单中按时解决的比例。重新打开的工单，每次解决均计入。',
  ),
  notFor: t('It says nothing of what the customer thinks of the solution.', '不反映客户对解决结果的满意程度。'),
  unit: 'share',
  better: 'higher',
  registers: [serviceCases, rounds],
  by: (policy) => policy.service.handled_by,
  of(stretch, whom) {
    const due = solutionsDue(stretch.snapshot, stretch.from, stretch.to).filter((s) => doneBy(whom, s.owner));
    return shareOf(
      due.length,
      due.filter((s) => s.late).map((s) => counted(stretch, s, s.due)),
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
  registers: [serviceCases, rounds],
  by: (policy) => policy.service.handled_by,
  of(stretch, whom) {
    const due = responsesDue(stretch.snapshot, stretch.from, stretch.to).filter((s) => doneBy(whom, s.owner));
    return shareOf(
      due.length,
      due.filter((s) => s.late).map((s) => counted(stretch, s, s.due)),
    );
  },
});

export const customerSatisfaction = defineMeasure({
  name: t('Satisfaction of customers', '客户满意度'),
  counts: t(
    'The mean of customers’ ratings, 1 to 5, of cases opened in the period, or opened again in it: each with its own rating.',
    '本期受理或重新打开的工单客户评分（1–5）的平均值，每次评分均计入。',
  ),
  notFor: t('Only those who answered are in it, and they are seldom all.', '仅包含作出评价的客户，通常并非全部客户。'),
  unit: 'points',
  better: 'higher',
  registers: [serviceCases, rounds],
  by: (policy) => policy.service.handled_by,
  of(stretch, whom) {
    const rated = marksOf(stretch.snapshot, stretch.from, stretch.to).filter((m) => doneBy(whom, m.owner));
    return {
      ...(rated.length && { value: rated.reduce((sum, m) => sum + m.mark, 0) / rated.length }),
      cases: rated.length,
      against: rated.filter((m) => m.mark <= 2).map((m) => counted(stretch, m)),
    };
  },
});
