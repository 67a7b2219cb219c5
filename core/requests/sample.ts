import { t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { me } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { hoursAgo, type SampleSource, sampleId, sampleWords, sides } from '../workspace/sample.ts';
import { deadlines } from './clock.ts';
import { requests } from './records.ts';

/** One to answer, one that came back answered, one that is over. */
export const requestSamples: SampleSource = {
  register: requests as unknown as Register,
  rows(act) {
    const { own, other } = sides(act);
    const { kinds } = act.policy.requests;
    const kind = kinds.find((k) => k.to.includes(own)) ?? kinds[0];
    if (!kind) return [];
    const base = { kind: kind.id, askedBy: me(act), owner: me(act) };
    const asked = (hours: number) => {
      const askedAt = hoursAgo(act, hours);
      return { askedAt, ...deadlines(act.policy, kind, askedAt) };
    };
    const answered = {
      from: own,
      to: other,
      respondedAt: hoursAgo(act, 20),
      answeredAt: hoursAgo(act, 2),
      answer: sampleWords(act, t('Here is what you asked for.', '所需资料如附。')),
    };
    return [
      append(requests, {
        id: sampleId('1'),
        ...base,
        ...asked(0),
        from: other,
        to: own,
        state: 'open',
        title: sampleWords(act, t('Technical data for a tender: answer it', '投标技术参数：请答复')),
      }),
      append(requests, {
        id: sampleId('2'),
        ...base,
        ...asked(24),
        ...answered,
        state: 'answered',
        title: sampleWords(act, t('Delivery date of an order: confirm the answer', '订单交期：请确认答复')),
      }),
      append(requests, {
        id: sampleId('3'),
        ...base,
        ...asked(48),
        ...answered,
        state: 'confirmed',
        rating: 5,
        title: sampleWords(act, t('Two units for a test bench: finished', '两台试验样机：已完成')),
      }),
    ];
  },
};
