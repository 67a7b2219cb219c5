import { t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { me } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { hoursAgo, type SampleSource, sampleId, sampleWords, sides } from '../workspace/sample.ts';
import { decisions } from './records.ts';

/** A proposal that the committee has not been asked about. */
export const decisionSamples: SampleSource = {
  register: decisions as unknown as Register,
  rows: (act) => [
    append(decisions, {
      id: sampleId('1'),
      title: sampleWords(act, t('Quotations within two working days', '两个工作日内完成报价')),
      problem: sampleWords(act, t('Customers wait a week for a quotation.', '客户需等待一周才能得到报价。')),
      plan: sampleWords(act, t('A price list for standard devices, kept by R&D.', '由研发部维护标准产品价目表。')),
      department: sides(act).own,
      proposedBy: me(act),
      proposedAt: hoursAgo(act, 3),
      state: 'proposed',
      kind: 'plan',
      urgency: 'normal',
    }),
  ],
};
