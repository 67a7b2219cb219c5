import { demands } from '../../../core/demands/records.ts';
import { orders, signals } from '../../../core/exchange/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import * as words from './words/market.ts';
import { customers } from './words/phrase.ts';

/** What sales and the others heard: orders, demands, signals. */
export function sampleMarket({ policy, today, after, ago, say, number, between, of }: Notebook): Change[] {
  const rows: Change[] = [];
  for (const [i, days] of [2, 6, 9, 16].entries())
    rows.push(
      append(orders, {
        id: number('O', i + 1),
        order: `${today.toFormat('yyMM')}-${i + 1}`,
        customer: say(customers[i]!),
        product: policy.forecast.products[i]!.id,
        region: policy.forecast.regions[i % 3]!.id,
        quantity: 40 + i * 15,
        orderedOn: today.minus({ days }).toISODate()!,
        deliverBy: today.plus({ days: 20 + i * 6 }).toISODate()!,
        state: 'open',
        raisedBy: 'sales.liaison@example.com',
      }),
    );
  words.demands.forEach((d, i) => {
    const judged = d.state !== 'new';
    const raisedAt = ago(d.daysAgo);
    rows.push(
      append(demands, {
        id: number('D', i + 1),
        title: say(d),
        detail: undefined,
        product: d.product,
        customer: say(of(customers)),
        impact: d.impact,
        state: d.state,
        raisedBy: of(['sales.east@example.com', 'sales.liaison@example.com']),
        raisedAt,
        triagedAt: judged ? after(raisedAt, between(12, 50)) : undefined,
        reason: d.state === 'declined' ? say(words.declined) : undefined,
      }),
    );
  });
  words.signals.forEach((s, i) => {
    rows.push(
      append(signals, {
        id: number('S', i + 1),
        kind: s.kind,
        title: say(s),
        detail: undefined,
        source: s.kind === 'competitor' ? say(words.source) : undefined,
        product: s.product,
        impact: s.impact,
        department: s.department,
        raisedBy:
          s.department === 'rd'
            ? 'rd.liaison@example.com'
            : s.department === 'after-sales'
              ? 'service.liaison@example.com'
              : 'sales.liaison@example.com',
        raisedAt: ago(s.daysAgo),
      }),
    );
  });
  return rows;
}
