import { type Text, t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';

/** What whoever handles a case can do from the chat. */
export const toSolve = (id: string): CardStep[] => [
  {
    title: t('Solved', '解决'),
    command: 'solve-case',
    input: { id },
    ask: { name: 'solution', label: t('How was it solved?', '解决方案') },
  },
  { title: t('Take it', '受理'), command: 'take-case', input: { id } },
];

const mark = (id: string, satisfaction: number, title: Text): CardStep => ({
  title,
  command: 'close-case',
  input: { id, satisfaction },
});

/** What whoever speaks with the customer can do once it is solved; other marks and words are given on the page. */
export const toCallBack = (id: string): CardStep[] => [
  mark(id, 5, t('Customer is satisfied (5)', '客户满意（5）')),
  mark(id, 3, t('So so (3)', '一般（3）')),
  mark(id, 1, t('Not satisfied (1)', '不满意（1）')),
  {
    title: t('It is not solved', '未解决'),
    command: 'reopen-case',
    input: { id },
    ask: { name: 'reason', label: t('Why?', '理由') },
  },
];
