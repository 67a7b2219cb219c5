import { t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';

/** What whoever judges demands can do from the chat. */
export const toJudge = (id: string): CardStep[] => [
  { title: t('Take it up', '采纳'), command: 'judge-demand', input: { id, verdict: 'accepted' } },
  {
    title: t('Decline', '不采纳'),
    command: 'judge-demand',
    input: { id, verdict: 'declined' },
    ask: { name: 'reason', label: t('Why?', '理由') },
  },
];

/** What whoever raised a demand can do once there is something to tell. */
export const toTell = (id: string): CardStep[] => [
  { title: t('Customer was told', '已告知客户'), command: 'tell-customer', input: { id } },
];
