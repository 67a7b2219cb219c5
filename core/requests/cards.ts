import { t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';

const reason = { name: 'reason', label: t('Why?', '理由') };

/** What whoever is asked can do from the chat. */
export const toAnswer = (id: string): CardStep[] => [
  {
    title: t('Answer', '答复'),
    command: 'answer-request',
    input: { id },
    ask: { name: 'answer', label: t('Your answer', '您的答复') },
  },
  { title: t('Accept', '接受'), command: 'accept-request', input: { id } },
];

/** What whoever asked can do once they were answered. */
export const toConfirm = (id: string): CardStep[] => [
  { title: t('Confirm', '确认'), command: 'confirm-request', input: { id } },
  { title: t('Reopen', '重新打开'), command: 'reopen-request', input: { id }, ask: reason },
];

/** What whoever asked can do when something is not clear. */
export const toInform = (id: string): CardStep[] => [
  {
    title: t('Give the information', '补充信息'),
    command: 'inform-request',
    input: { id },
    ask: { name: 'information', label: t('The information', '补充的信息') },
  },
];

/** What whoever asked can do when another date is offered. */
export const toAgree = (id: string): CardStep[] => [
  { title: t('Agree to the date', '同意期限'), command: 'agree-date', input: { id } },
];
