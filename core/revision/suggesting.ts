import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { leadsReview, me } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { type Suggestion, suggestions } from './records.ts';

const words = z.string().trim().min(1).max(4000);

export const suggest = defineCommand({
  name: 'suggest-change',
  title: t('Suggest a change', '提出改进意见'),
  allow: ['member'],
  input: z.strictObject({
    about: z.string().trim().max(200).optional().describe('Title of the clause'),
    words: words.describe('What should be different, and why'),
  }),
  decide(act, input) {
    const id = `S-${fingerprint(input.about, input.words, me(act), act.now.slice(0, 10))}`;
    if (rowOf(act.snapshot, suggestions, id)) return [];
    const about = { id, title: input.words.slice(0, 120), link: 'revision' };
    return [
      append(suggestions, {
        id,
        about: input.about || undefined,
        words: input.words,
        by: me(act),
        at: act.now,
        state: 'open',
      }),
      ...tell(act, act.policy.review.owner, about, t('A suggestion on the policy', '对制度的改进意见'), input.words),
    ];
  },
});

export const answerSuggestion = defineCommand({
  name: 'answer-suggestion',
  title: t('Answer', '答复'),
  allow: ['member'],
  input: z.strictObject({
    id: z.string().min(1).max(80),
    state: z.enum(['taken', 'declined']),
    answer: words.describe('What becomes of it, and why'),
  }),
  decide(act, input) {
    if (!leadsReview(act))
      throw new Refusal(t('Whoever leads the review of the policy answers', '由制度审查负责人答复'), 'denied');
    const s: Suggestion | undefined = rowOf(act.snapshot, suggestions, input.id);
    if (!s) throw new Refusal(t('There is no such suggestion', '没有该意见'), 'missing', 'id');
    return [
      ...patch(suggestions, s, { state: input.state, answer: input.answer, answeredBy: me(act), answeredAt: act.now }, [
        'state',
        'answer',
      ]),
      ...tell(
        act,
        s.by,
        { id: s.id, title: s.words.slice(0, 120), link: 'revision' },
        t('Your suggestion was answered', '您的意见已有答复'),
        input.answer,
      ),
    ];
  },
});

export const suggestingCommands = [suggest, answerSuggestion];
