import { z } from 'zod';
import { nextReview } from '../evaluation/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { historyOf, inForceOn } from '../policy/history.ts';
import type { Paper } from '../policy/text/blocks.ts';
import { policyText } from '../policy/text/text.ts';
import { t, verbatim } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import { mayWrite } from './drafting.ts';

export const policyView = defineView({
  name: 'policy',
  title: t('The policy', '制度文本'),
  allow: ['member'],
  query: z.strictObject({ on: z.iso.date().optional().describe('A day on which it was in force, or will be') }),
  show(act, { on }) {
    const today = dateIn(act.policy, act.now);
    const held = inForceOn(act.snapshot, act.installed, on ?? today);
    const { policy } = held;
    const next = historyOf(act.snapshot, act.installed).find((p) => p.from > today);
    // The text of today says the day that comes next; of another day, what was written then.
    const next_review = on ? policy.review.next : nextReview(act.snapshot, policy);
    const chapters = policyText({ ...policy, review: { ...policy.review, next: next_review } }, (email) =>
      nameOf(act, email),
    );
    return {
      name: policy.name,
      company: policy.company,
      version: policy.version,
      effective: held.from || policy.effective,
      next: next && { version: next.policy.version, from: next.from },
      mayWrite: mayWrite(act),
      chapters,
      missing: chapters.flatMap((c) => c.articles).filter((a) => a.missing).length,
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownPolicy = ReturnType<typeof policyView.show>;

export const policyPaper = ({ company, name, version, effective, chapters }: ShownPolicy): Paper => ({
  above: company,
  title: name,
  below: verbatim(`${version} · ${effective}`),
  chapters,
});
