import { DateTime } from 'luxon';
import { orders } from '../../../core/exchange/records.ts';
import { forecasts, plans } from '../../../core/forecasts/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import { customers, type Phrase } from './words/phrase.ts';

const shortage: Phrase = { en: 'Sensor chips arrive late; second shift planned', zh: '传感器芯片到货推迟，拟加开晚班' };

/** Six months of forecasts with the plans for them, and the orders that came of the past ones. */
export function sampleForecasts({ policy, today, after, say, number, roll }: Notebook): Change[] {
  const rows: Change[] = [];
  const month = today.startOf('month');
  const size: Record<string, number> = { 'FM-100': 220, 'PT-200': 160, 'LV-300': 80, 'GW-10': 120 };
  let n = 0;
  for (let m = -3; m <= 2; m++) {
    const period = month.plus({ months: m }).toFormat('yyyy-MM');
    for (const product of policy.forecast.products)
      for (const region of policy.forecast.regions) {
        const quantity = Math.round(((size[product.id] ?? 100) * (0.8 + roll() * 0.5)) / 5) * 5;
        const id = number('F', ++n);
        const submittedAt = DateTime.min(month.plus({ months: m }).minus({ days: 12 }), today.minus({ days: 8 }))
          .plus({ hours: 11 })
          .toUTC()
          .toISO()!;
        const actual = m < 0 ? Math.round(quantity * (0.72 + roll() * 0.5)) : undefined;
        if (actual) rows.push(...ordersOf(say, period, product.id, region.id, actual));
        rows.push(
          append(forecasts, {
            id,
            period,
            product: product.id,
            region: region.id,
            quantity,
            forecaster: 'sales.east@example.com',
            submittedAt,
            late: false,
            locked: m <= (today.day > policy.forecast.cut_off_day ? 1 : 0) ? quantity : undefined,
            before2: m <= 1 ? Math.round(quantity * (0.92 + ((n * 7) % 17) / 100)) : undefined,
            before3: m <= 1 ? Math.round(quantity * (0.85 + ((n * 11) % 29) / 100)) : undefined,
          }),
        );
        if (m === 2 && (product.id === 'LV-300' || product.id === 'GW-10')) continue;
        const share =
          m === 1 && product.id === 'PT-200'
            ? region.id === 'east'
              ? 0.62
              : 0.74
            : m === 1 && product.id === 'GW-10' && region.id === 'overseas'
              ? 1.35
              : 0.97 + roll() * 0.06;
        const short = share < 0.9;
        rows.push(
          append(plans, {
            id: id.replace('F', 'P'),
            period,
            product: product.id,
            region: region.id,
            quantity: Math.round(quantity * share),
            planner: 'production.liaison@example.com',
            confirmedAt: after(submittedAt, 14),
            fullFrom: short ? month.plus({ months: 2, days: 9 }).toISODate()! : undefined,
            note: short ? say(shortage) : undefined,
          }),
        );
      }
  }
  return rows;
}

/** Two orders make up what was really ordered in a month. */
function ordersOf(say: Notebook['say'], period: string, product: string, region: string, actual: number): Change[] {
  const first = Math.round(actual * 0.6);
  return [first, actual - first].map((quantity, i) => {
    const order = `${period.slice(2).replace('-', '')}-${product}-${region}-${i + 1}`;
    return append(orders, {
      id: `O-${order}`,
      order,
      customer: say(customers[(quantity + i) % customers.length]!),
      product,
      region,
      quantity,
      orderedOn: `${period}-${i ? '19' : '07'}`,
      state: 'delivered',
      raisedBy: 'sales.liaison@example.com',
    });
  });
}
