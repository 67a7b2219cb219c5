import { t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { me } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { type SampleSource, sampleId, sampleWords } from '../workspace/sample.ts';
import { clocksOf } from './clocks.ts';
import { serviceCases } from './records.ts';

/** A customer who waits. */
export const caseSamples: SampleSource = {
  register: serviceCases as unknown as Register,
  rows(act) {
    const product = act.policy.forecast.products[0];
    const priority = act.policy.service.priorities.at(-1);
    const clocks = clocksOf(act.policy, { priority: priority?.id, openedAt: act.now });
    if (!product || !priority || !clocks) return [];
    return [
      append(serviceCases, {
        id: sampleId('1'),
        customer: sampleWords(act, t('Delta Paper', '三角纸业')),
        product: product.id,
        title: sampleWords(act, t('A display stays dark: solve it', '显示屏不亮：请处理')),
        priority: priority.id,
        openedAt: act.now,
        ...clocks,
        state: 'working',
        owner: me(act),
        respondedAt: act.now,
        openedBy: me(act),
      }),
    ];
  },
};
