import { dateIn } from '../policy/calendar.ts';
import { t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { me } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { hoursAgo, type SampleSource, sampleId, sampleWords, sides } from '../workspace/sample.ts';
import { orders, signals } from './records.ts';

export const signalSamples: SampleSource = {
  register: signals as unknown as Register,
  rows(act) {
    const base = { department: sides(act).own, raisedBy: me(act) };
    return [
      append(signals, {
        id: sampleId('1'),
        ...base,
        kind: 'competitor',
        impact: 'high',
        raisedAt: hoursAgo(act, 20),
        title: sampleWords(act, t('A competitor lowers its prices', '竞争对手下调价格')),
      }),
      append(signals, {
        id: sampleId('2'),
        ...base,
        kind: 'feedback',
        impact: 'medium',
        raisedAt: hoursAgo(act, 1),
        title: sampleWords(act, t('Customers praise the new display', '客户对新显示屏评价良好')),
      }),
    ];
  },
};

export const orderSamples: SampleSource = {
  register: orders as unknown as Register,
  rows(act) {
    const { products, regions } = act.policy.forecast;
    const [region] = regions;
    if (!region) return [];
    return (['1', '2'] as const).flatMap((id, i) => {
      const product = products[i];
      if (!product) return [];
      return append(orders, {
        id: sampleId(id),
        order: sampleId(id),
        customer: sampleWords(act, t('Northern Water', '北方水务')),
        product: product.id,
        region: region.id,
        quantity: 10 * (i + 1),
        orderedOn: dateIn(act.policy, act.now),
        state: 'open',
        raisedBy: me(act),
      });
    });
  },
};
