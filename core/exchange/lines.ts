import { dateIn } from '../policy/calendar.ts';
import { departmentName, productName, regionName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { type LineSource, searched } from '../workspace/line.ts';
import { nameOf } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { impacts, orderStates, orders, signalKinds, signals } from './records.ts';

export const signalLines: LineSource = {
  register: signals as unknown as Register,
  add: 'add-signal',
  lines: (act) =>
    rowsOf(act.snapshot, signals).map((s) => {
      const over = !!s.expires && s.expires < dateIn(act.policy, act.now);
      return {
        register: signals.name,
        id: s.id,
        title: s.title,
        about: () =>
          fill(t('{department} · impact {impact} · {who}', '{department} · 影响{impact} · {who}'), {
            department: departmentName(act.policy, s.department),
            impact: impacts[s.impact],
            who: nameOf(act, s.raisedBy),
          }),
        at: s.raisedAt,
        state: signalKinds[s.kind],
        // What no longer holds, and that there was nothing new, is found by searching only.
        open: !over && s.kind !== 'nothing',
        late: false,
        steps: [],
        words: () =>
          searched(s.id, s.title, s.detail, s.source, s.product, signalKinds[s.kind].en, signalKinds[s.kind].zh),
      };
    }),
};

export const orderLines: LineSource = {
  register: orders as unknown as Register,
  add: 'add-order',
  lines: (act) =>
    rowsOf(act.snapshot, orders).map((o) => ({
      register: orders.name,
      id: o.id,
      title: `${o.order} · ${o.customer}`,
      about: () =>
        fill(t('{quantity} × {product} · {region}', '{product} × {quantity} · {region}'), {
          quantity: o.quantity,
          product: productName(act.policy, o.product),
          region: regionName(act.policy, o.region),
        }),
      at: o.orderedOn,
      state: orderStates[o.state],
      open: o.state === 'open',
      late: o.state === 'open' && !!o.deliverBy && o.deliverBy < dateIn(act.policy, act.now),
      steps: [],
      words: () => searched(o.order, o.customer, o.product, o.note),
    })),
};
