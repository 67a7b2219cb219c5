import { t } from '../words.ts';
import { leadsReview } from '../workspace/people.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { suggestions } from './records.ts';

/** Suggestions that nobody answered wait for whoever leads the policy's review. */
export const suggestionsWaiting: WaitingSource = (act) =>
  leadsReview(act)
    ? rowsWith(act.snapshot, suggestions, 'state', 'open').map(
        (s): Waiting => ({
          key: `suggestion:${s.id}`,
          place: 'mine',
          title: { en: s.words, zh: s.words },
          about: t('A suggestion on the policy', '对制度的改进意见'),
          at: s.at,
          late: false,
          link: 'revision',
          steps: [{ command: 'answer-suggestion', input: { id: s.id } }],
        }),
      )
    : [];
