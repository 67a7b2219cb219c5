import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { owedName } from '../policy/names.ts';
import { type Round, rounds } from '../rounds/records.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { type Counted, defineMeasure, type Measured, shareOf, type Whom } from '../workspace/measure.ts';
import { rowsBetween } from '../workspace/snapshot.ts';
import { missedDelivery } from './orders.ts';
import { newsTimes } from './owed.ts';
import { type Order, orders, signals } from './records.ts';

const dueOn = (o: Order) => o.deliverBy;
const orderedOn = (o: Order) => o.orderedOn;

export const newsFresh = defineMeasure({
  name: t('News on time', '信息按时更新率'),
  counts: t(
    'Of the times that news of the policy’s topics came or was due from the department: those on which it came in time. News is owed from the day on which the policy asks for it.',
    '部门依制度应提供的信息中，按时更新的次数比例；自制度要求之日起计算。',
  ),
  notFor: t(
    '“Nothing new” counts as news: it is no measure of how much happens.',
    '“暂无更新”也计入，不反映信息多少。',
  ),
  unit: 'share',
  better: 'higher',
  registers: [signals, orders],
  of({ snapshot, policy, from, to }, whom) {
    // News is a department's, whoever writes it down.
    if (whom.person) return { cases: 0, against: [] };
    const owed = policy.information.flatMap((topic) =>
      topic.from.filter((d) => !whom.department || d === whom.department).map((department) => ({ topic, department })),
    );
    let cases = 0;
    const against: Counted[] = [];
    for (const { topic, department } of owed)
      for (const { due, came, missed } of newsTimes(snapshot, policy, topic, department, from, to)) {
        if (came === undefined && missed === undefined) continue;
        cases++;
        if (missed === undefined) continue;
        const day = dateIn(policy, due);
        const label = owedName(policy, topic.name, department);
        against.push({ register: 'policy', id: `${topic.id}:${day}`, label, due: day });
      }
    return shareOf(cases, against);
  },
});

const roundDue = (r: Round): string | undefined => (r.of === 'orders' ? r.due : undefined);

/** Whether an order was called off before its day: afterwards it was to be delivered all the same. */
const calledOff = (o: Order): boolean => o.state === 'cancelled' && (o.cancelledOn ?? '') <= (o.deliverBy ?? '');

export const ordersDelivered = defineMeasure({
  name: t('Orders delivered on time', '订单按期交付率'),
  counts: t(
    'Of the orders that were to be delivered by a day of the period: those that were delivered by then, or are delivered where nobody wrote down the day. An order that is put off after its day counts with both days; one that was cancelled before its day does not count.',
    '应在本期交付的订单中按期交付的比例；未记录交付日期的已交付订单视为按期。逾期后改期的，原交期与新交期均计入；交期前取消的不计入。',
  ),
  notFor: t(
    'It says nothing of how large the orders were; and a late order may be the customer’s wish: change its day before it has passed.',
    '不反映订单大小；延迟也可能出于客户要求，此时请在交期前修改交期。',
  ),
  unit: 'share',
  better: 'higher',
  registers: [orders, rounds],
  of(stretch, whom) {
    if (whom.person) return { cases: 0, against: [] };
    const { snapshot, policy } = stretch;
    const [from, to] = [dateIn(policy, stretch.from), dateIn(policy, stretch.to)];
    const due = rowsBetween(snapshot, orders, dueOn, from, to).filter(
      (o) => !calledOff(o) && !missedDelivery(policy, snapshot, o),
    );
    const late = due.filter((o) => !(o.state === 'delivered' && (o.deliveredOn ?? '') <= o.deliverBy!));
    const putOff = rowsBetween(snapshot, rounds, roundDue, stretch.from, stretch.to);
    return shareOf(due.length + putOff.length, [
      ...late.map((o) => ({
        register: orders.name,
        id: o.id,
        label: verbatim(`${o.order} · ${o.customer}`),
        due: o.deliverBy,
      })),
      ...putOff.map((r) => ({
        register: rounds.name,
        id: r.id,
        label: verbatim(r.title),
        due: dateIn(policy, r.due),
      })),
    ]);
  },
});

/** The first day of a period of the sales plan, and the first day after it. */
function daysOf(period: string): [string, string] | undefined {
  const [, year, quarter] = /^(\d{4})-?Q([1-4])$/.exec(period) ?? [];
  const first = DateTime.fromISO(
    quarter ? `${year}-${String(Number(quarter) * 3 - 2).padStart(2, '0')}-01` : `${period}-01`,
  );
  return first.isValid ? [first.toISODate()!, first.plus({ months: quarter ? 3 : 1 }).toISODate()!] : undefined;
}

/** Sales plan against orders, of its periods that lie within a stretch and are over at its end. */
export function salesAgainstPlan({ snapshot, policy, from, to }: Stretch): {
  target: number;
  ordered: number;
  orders: number;
} {
  const [first, last] = [dateIn(policy, from), dateIn(policy, to)];
  let [target, ordered, count] = [0, 0, 0];
  for (const t of policy.sales_plan.targets) {
    const days = daysOf(t.period);
    if (!days || days[0] < first || days[1] > last) continue;
    target += t.target;
    for (const o of rowsBetween(snapshot, orders, orderedOn, ...days)) {
      if (o.state === 'cancelled') continue;
      ordered += o.quantity;
      count++;
    }
  }
  return { target, ordered, orders: count };
}

export const salesTarget = defineMeasure({
  name: t('Sales against the plan', '销售目标达成率'),
  counts: t(
    'Orders as a share of the sales plan, of the plan’s months or quarters that lie in the period and are over.',
    '本期内已结束的销售计划期中，订单数量占计划目标的比例。',
  ),
  notFor: t('Big customers and seasons move it; it says nothing of margins.', '受大客户与季节影响，不反映利润。'),
  unit: 'share',
  better: 'higher',
  registers: [orders],
  of(stretch: Stretch, whom: Whom): Measured {
    if (whom.person) return { cases: 0, against: [] };
    const { target, ordered, orders: cases } = salesAgainstPlan(stretch);
    return { ...(target > 0 && { value: ordered / target }), cases, against: [] };
  },
});
