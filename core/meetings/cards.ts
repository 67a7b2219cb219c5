import { t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';

/** What somebody who was there can say of the minutes from the chat. */
export const toConfirmMinutes = (meeting: string, wording: string): CardStep[] => [
  { title: t('Confirm', '确认'), command: 'confirm-minutes', input: { meeting, wording } },
  {
    title: t('Something is wrong', '有异议'),
    command: 'object-to-minutes',
    input: { meeting },
    ask: { name: 'words', label: t('What should it say?', '应如何修改？') },
  },
];
