import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow, same } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { pagePattern } from './occasions.ts';
import { thanks } from './records.ts';

/** Where something happened, as a page of the tab: `requests/R-0004`. */
export const occasion = z
  .string()
  .trim()
  .regex(pagePattern)
  .describe('Where it happened, as a page of the tab, e.g. requests/R-0004');

export const giveThanks = defineCommand({
  name: 'give-thanks',
  title: t('Thank somebody', '致谢'),
  allow: ['member'],
  input: z.strictObject({
    to: z.string().min(3).max(200),
    words: z.string().trim().min(1).max(1000).describe('What for; everybody reads it'),
    occasion: occasion.optional(),
  }),
  decide(act, input) {
    mustKnow(act, [input.to], 'to');
    if (same(input.to, me(act))) throw new Refusal(t('Thank somebody else', '请选择其他同事'), 'invalid', 'to');
    const to = input.to.toLowerCase();
    // The same words on the same day are the same thanks, however often they are sent.
    const id = `K-${fingerprint(me(act), to, input.words, act.now.slice(0, 10))}`;
    if (rowOf(act.snapshot, thanks, id)) return [];
    return [
      append(thanks, { id, from: me(act), to, words: input.words, occasion: input.occasion, at: act.now }),
      ...tell(act, to, { id, title: input.words.slice(0, 200), link: 'conduct' }, t('Thank you', '收到致谢')),
    ];
  },
});
