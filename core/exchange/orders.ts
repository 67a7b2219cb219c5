import { z } from 'zod';
import { dateIn, instantIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import { keepRound, missedEarlier, type Round } from '../rounds/records.ts';
import { fill, listed, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { allOf, type Guard, type Guards, type Looker, pass } from '../workspace/guard.ts';
import { lineKey } from '../workspace/keys.ts';
import { numberFor, textFor } from '../workspace/limits.ts';
import { me } from '../workspace/people.ts';
import { rowOf, type Snapshot } from '../workspace/snapshot.ts';
import { type Order, orderStates, orders } from './records.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of an order');

/** Somebody of one of the departments. */
const of =
  (departments: (policy: Policy) => string[]): Guard<unknown> =>
  ({ actor, policy }) => {
    const able = departments(policy);
    if (able.some((d) => actor.departments.includes(d))) return undefined;
    const who = listed([...new Set(able)].map((d) => departmentName(policy, d)));
    return () => new Refusal(fill(t('Only {who} can do this', '仅{who}可执行此操作'), { who }), 'denied');
  };
/** Whoever forecasts enters the orders as well. */
const sells = of(({ forecast }) => [forecast.given_by]);
const sellsOrSupplies = of(({ forecast }) => [forecast.given_by, forecast.planned_by]);

const only =
  (...states: Order['state'][]): Guard<Order> =>
  (_, o) =>
    states.includes(o.state)
      ? undefined
      : () =>
          new Refusal(
            fill(t('This order is “{state}” by now', '该订单已是“{state}”'), { state: orderStates[o.state] }),
            'conflict',
            'id',
          );

/** Who may take which step with an order, in which state; the most likely first. */
export const orderGuards = {
  'deliver-order': allOf(sellsOrSupplies, only('open')),
  'change-order': allOf(sells, only('open')),
  'cancel-order': allOf(sells, only('open')),
  'reopen-order': allOf(
    (act, o) => (o.state === 'cancelled' ? sells : sellsOrSupplies)(act, o),
    only('delivered', 'cancelled'),
  ),
} satisfies Guards<Order>;

/** Whether somebody may enter an order. */
export const mayAddOrder = (act: Looker): boolean => !sells(act, undefined);

/** @throws Refusal */
function taken(act: Act, step: keyof typeof orderGuards, wanted: string): Order {
  const o = rowOf(act.snapshot, orders, wanted);
  if (!o) throw new Refusal(t(`There is no order "${wanted}"`, `没有订单“${wanted}”`), 'missing', 'id');
  return pass(orderGuards, step, act, o);
}

const today = (act: Looker): string => dateIn(act.policy, act.now);

/** The end of the working day by which an order was to be delivered. */
const endOf = (policy: Policy, date: string): string =>
  instantIn(policy, date, policy.working_calendar.hours.at(-1)!.to);

/** The round in which the day of delivery passed before it was put off. */
export const missedDelivery = (policy: Policy, snapshot: Snapshot, o: Order): Round | undefined =>
  o.deliverBy ? missedEarlier(snapshot, 'orders', o.id, endOf(policy, o.deliverBy)) : undefined;

const quantity = numberFor(orders.columns.quantity);
const amount = numberFor(orders.columns.amount).optional();
const customer = textFor(orders.columns.customer);
const note = textFor(orders.columns.note).optional();

export const addOrder = defineCommand({
  name: 'add-order',
  title: t('Tell of an order', '登记订单'),
  allow: everyone,
  input: z.strictObject({
    order: textFor(orders.columns.order),
    customer,
    product: z.string().min(1).max(80),
    region: z.string().min(1).max(80),
    quantity,
    amount,
    orderedOn: z.iso.date(),
    deliverBy: z.iso.date().optional(),
    note,
  }),
  decide(act, input) {
    const { products, regions } = act.policy.forecast;
    const refused = sells(act, undefined);
    if (refused) throw refused();
    if (!products.some((p) => p.id === input.product))
      throw new Refusal(
        t(`There is no product "${input.product}"`, `没有产品“${input.product}”`),
        'invalid',
        'product',
      );
    if (!regions.some((r) => r.id === input.region))
      throw new Refusal(t(`There is no region "${input.region}"`, `没有区域“${input.region}”`), 'invalid', 'region');
    // One order may have two lines of a product: with two dates of delivery, or at two prices.
    const key = `O-${lineKey(input)}`;
    if (rowOf(act.snapshot, orders, key))
      throw new Refusal(
        t(
          `This line of order ${input.order} is there already: change that one`,
          `订单 ${input.order} 的这一行已存在，请修改该记录`,
        ),
        'conflict',
        'order',
      );
    return [append(orders, { id: key, ...input, state: 'open', raisedBy: me(act) })];
  },
});

export const deliverOrder = defineCommand({
  name: 'deliver-order',
  title: t('Say that an order is delivered', '标记订单已交付'),
  allow: everyone,
  input: z.strictObject({ id, deliveredOn: z.iso.date().optional().describe('Today, unless it was earlier') }),
  decide(act, input) {
    const o = taken(act, 'deliver-order', input.id);
    const deliveredOn = input.deliveredOn ?? today(act);
    if (deliveredOn > today(act) || deliveredOn < o.orderedOn)
      throw new Refusal(
        t('The day lies between the order and today', '交付日期应在下单日期与今天之间'),
        'invalid',
        'deliveredOn',
      );
    return patch(orders, o, { state: 'delivered', deliveredOn }, ['state']);
  },
});

/** A day of delivery that passed stays missed when it is put off. */
const putOff = (act: Act, o: Order, until: string, why: string | undefined): Change[] =>
  o.deliverBy && o.deliverBy < today(act) && until > o.deliverBy && !missedDelivery(act.policy, act.snapshot, o)
    ? [
        keepRound(act, o.rev, {
          of: 'orders',
          row: o.id,
          title: `${o.order} · ${o.customer}`,
          ended: 'put-off',
          why,
          department: act.policy.forecast.planned_by,
          since: instantIn(act.policy, o.orderedOn, '00:00'),
          due: endOf(act.policy, o.deliverBy),
        }),
      ]
    : [];

export const changeOrder = defineCommand({
  name: 'change-order',
  title: t('Change an order', '修改订单'),
  allow: everyone,
  input: z.strictObject({
    id,
    customer: customer.optional(),
    quantity: quantity.optional(),
    amount,
    deliverBy: z.iso.date().optional().describe('A day that was missed stays missed'),
    note,
  }),
  decide(act, { id: wanted, ...input }) {
    const o = taken(act, 'change-order', wanted);
    const given = Object.fromEntries(Object.entries(input).filter(([, value]) => value !== undefined));
    return [
      ...(input.deliverBy ? putOff(act, o, input.deliverBy, input.note) : []),
      ...patch(orders, o, given, Object.keys(given) as (keyof typeof input)[]),
    ];
  },
});

export const cancelOrder = defineCommand({
  name: 'cancel-order',
  title: t('Cancel an order', '取消订单'),
  allow: everyone,
  input: z.strictObject({ id, reason: z.string().trim().min(1).max(2000) }),
  decide(act, input) {
    const o = taken(act, 'cancel-order', input.id);
    const note = [o.note, input.reason].filter(Boolean).join('\n');
    return patch(orders, o, { state: 'cancelled', cancelledOn: today(act), note }, ['state']);
  },
});

export const reopenOrder = defineCommand({
  name: 'reopen-order',
  title: t('Open an order again', '恢复订单'),
  allow: everyone,
  input: z.strictObject({ id }),
  decide(act, input) {
    const o = taken(act, 'reopen-order', input.id);
    return patch(orders, o, { state: 'open', deliveredOn: undefined, cancelledOn: undefined }, ['state']);
  },
});

export const orderCommands = [addOrder, deliverOrder, changeOrder, cancelOrder, reopenOrder];
