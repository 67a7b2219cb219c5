import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { defineMeasure, doneBy, isOfTheirs, shareOf, within } from '../workspace/measure.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Demand, fateOf, judgeBy, tellable, untold } from './loop.ts';
import { demands } from './records.ts';

export const demandsJudged = defineMeasure({
  name: t('Demands judged on time', '需求按时评审率'),
  counts: t(
    'Of the demands whose judgement fell due in the period: those judged by then. What was merged into another does not count.',
    '应在本期评审的市场需求中按时评审的比例，已合并的不计入。',
  ),
  notFor: t(
    'A judgement in time is not yet a good one; a “no” with its reason counts as much as a “yes”.',
    '按时评审不代表结论质量；有理由的“不采纳”与“采纳”同等计入。',
  ),
  unit: 'share',
  better: 'higher',
  registers: [demands],
  by: (policy) => policy.demands.triaged_by,
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    // Demands do not say who judged them: nobody is measured alone by this.
    const due = rowsOf(snapshot, demands).filter(
      (d) => within(stretch, judgeBy(policy, d)) && d.state !== 'merged' && doneBy(whom, undefined),
    );
    const late = due.filter((d) => !(d.triagedAt && d.triagedAt <= judgeBy(policy, d)));
    return shareOf(
      due.length,
      late.map((d) => ({
        register: demands.name,
        id: d.id,
        label: verbatim(d.title),
        due: dateIn(policy, judgeBy(policy, d)),
      })),
    );
  },
});

/** Until when what was told of a demand last is recent enough; nothing where it is not on its way, or its last step came later. */
function progressBy({ policy, to }: Stretch, d: Demand): string | undefined {
  const last = d.movedAt ?? d.triagedAt;
  const onItsWay = d.state === 'accepted' || d.state === 'planned';
  return onItsWay && last && last < to ? addWorkdays(policy, last, policy.demands.progress_within_days) : undefined;
}

export const demandsCoOperation = defineMeasure({
  name: t('Co-operation on demands', '需求配合'),
  counts: t(
    'Of what demands wait for from the department that judges them: judgements that fell due in the period and came by then; and demands accepted or planned at its end of which something was told within the policy’s days.',
    '评审部门对市场需求的配合：应在本期评审并按时评审的，以及期末已采纳、已排期且在制度时限内通报过进展的，占全部应办的比例。',
  ),
  notFor: t(
    'It says how promptly the others hear, not how much of what they ask for is built.',
    '反映答复与通报是否及时，不反映需求实现多少。',
  ),
  unit: 'share',
  registers: [demands],
  better: 'higher',
  by: (policy) => policy.demands.triaged_by,
  of(stretch, whom) {
    const judged = demandsJudged.of(stretch, whom);
    const onTheirWay = rowsOf(stretch.snapshot, demands).flatMap((d) => {
      const by = progressBy(stretch, d);
      return by && doneBy(whom, undefined) ? [{ d, by }] : [];
    });
    const silent = onTheirWay.filter(({ by }) => by < stretch.to);
    return shareOf(judged.cases + onTheirWay.length, [
      ...judged.against,
      ...silent.map(({ d, by }) => ({
        register: demands.name,
        id: d.id,
        label: verbatim(d.title),
        due: dateIn(stretch.policy, by),
      })),
    ]);
  },
});

export const demandsClosed = defineMeasure({
  name: t('Customers told of their demand', '需求闭环率'),
  counts: t(
    'Of the demands raised by people of the department, judged in the period and settled by now: those whose customer was told.',
    '本部门提出、本期评审且已有结果的需求中，已告知客户的比例。',
  ),
  notFor: t('It says nothing of whether the customer got what they asked for.', '不反映客户诉求是否得到满足。'),
  unit: 'share',
  better: 'higher',
  registers: [demands],
  of(stretch, whom) {
    const { snapshot, policy } = stretch;
    const judged = rowsOf(snapshot, demands).filter(
      (d) =>
        !!d.triagedAt &&
        within(stretch, d.triagedAt) &&
        tellable.has(fateOf(snapshot, d)) &&
        isOfTheirs(policy, whom, d.raisedBy),
    );
    const open = judged.filter((d) => untold(snapshot, d));
    return shareOf(
      judged.length,
      open.map((d) => ({ register: demands.name, id: d.id, label: verbatim(d.title) })),
    );
  },
});
