import { dateIn } from '../policy/calendar.ts';
import { departmentName, productName, regionName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { stepsOf } from '../workspace/guard.ts';
import { defineLines, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { mayAddOrder, orderGuards } from './orders.ts';
import { impacts, type Order, orderStates, orders, type Signal, signalKinds, signals } from './records.ts';

export const signalLines = defineLines<Signal>({
  register: signals as unknown as Register,
  add: 'add-signal',
  // News is told for a department.
  mayAdd: ({ actor }) => actor.departments.length > 0,
  at: (s) => s.raisedAt,
  // What no longer holds, and that there was nothing new, is found by searching only.
  open: (s, act) => s.kind !== 'nothing' && !(s.expires && s.expires < dateIn(act.policy, act.now)),
  late: () => false,
  words: (s) => searched(s.id, s.title, s.detail, s.source, s.product, signalKinds[s.kind].en, signalKinds[s.kind].zh),
  title: (s) => s.title,
  line: (s, act) => ({
    about: fill(t('{department} · impact {impact} · {who}', '{department} · 影响{impact} · {who}'), {
      department: departmentName(act.policy, s.department),
      impact: impacts[s.impact],
      who: nameOf(act, s.raisedBy),
    }),
    state: signalKinds[s.kind],
    steps: [],
  }),
});

/** How far an order is, with the day. */
const stateOf = (o: Order) => {
  const on = o.state === 'delivered' ? o.deliveredOn : o.state === 'cancelled' ? o.cancelledOn : undefined;
  return on ? fill(t('{state} {on}', '{state} {on}'), { state: orderStates[o.state], on }) : orderStates[o.state];
};

/** What of an order can be changed, as it is now. */
const said = ({ customer, quantity, amount, deliverBy, note }: Order): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ customer, quantity, amount, deliverBy, note }).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, String(value)]],
    ),
  );

export const orderLines = defineLines<Order>({
  register: orders as unknown as Register,
  add: 'add-order',
  mayAdd: mayAddOrder,
  at: (o) => o.orderedOn,
  open: (o) => o.state === 'open',
  late: (o, act) => o.state === 'open' && !!o.deliverBy && o.deliverBy < dateIn(act.policy, act.now),
  words: (o) => searched(o.order, o.customer, o.product, o.note),
  title: (o) => `${o.order} · ${o.customer}`,
  line: (o, act) => ({
    about: fill(t('{quantity} × {product} · {region}', '{product} × {quantity} · {region}'), {
      quantity: o.quantity,
      product: productName(act.policy, o.product),
      region: regionName(act.policy, o.region),
    }),
    state: stateOf(o),
    steps: stepsOf(orderGuards, act, o).map((command) => ({
      command,
      input: { id: o.id },
      ...(command === 'change-order' && { initial: said(o) }),
    })),
  }),
});
