import { t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';
import { opinionKinds } from './records.ts';

const reason = { name: 'reason', label: t('Which risk, and what would remove it?', '有何风险，如何消除？') };

/** What a member of the committee can say from the chat. */
export const toSay = (id: string): CardStep[] => [
  { title: opinionKinds.support, command: 'give-opinion', input: { id, opinion: 'support' } },
  { title: opinionKinds.condition, command: 'give-opinion', input: { id, opinion: 'condition' }, ask: reason },
  { title: opinionKinds.object, command: 'give-opinion', input: { id, opinion: 'object' }, ask: reason },
  { title: opinionKinds.abstain, command: 'give-opinion', input: { id, opinion: 'abstain' } },
];

/** What a member can do once a point was answered. */
export const toSettle = (point: string): CardStep[] => [
  { title: t('My point is settled', '意见已落实'), command: 'settle-point', input: { point } },
];

export const toAnswerPoint = (point: string): CardStep[] => [
  {
    title: t('Answer', '答复'),
    command: 'answer-point',
    input: { point },
    ask: { name: 'answer', label: t('How it is met', '如何落实') },
  },
];

export const toAcknowledge = (id: string): CardStep[] => [
  { title: t('Acknowledge', '确认收到'), command: 'acknowledge-decision', input: { id } },
];
