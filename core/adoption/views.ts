import { z } from 'zod';
import { policyText } from '../policy/text/text.ts';
import { t } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';

export const policyView = defineView({
  name: 'policy',
  title: t('The policy', '制度文本'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const { policy } = act;
    const chapters = policyText(policy, (email) => nameOf(act, email));
    return {
      name: policy.name,
      company: policy.company,
      version: policy.version,
      effective: policy.effective,
      chapters,
      missing: chapters.flatMap((c) => c.articles).filter((a) => a.missing).length,
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownPolicy = ReturnType<typeof policyView.show>;
