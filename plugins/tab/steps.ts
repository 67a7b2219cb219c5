import { type Text, t } from '../../core/words.ts';
import { requestWords as words } from './words-requests.ts';

/** A field of a step's form, by the name it has in the command's input. */
export interface StepField {
  name: string;
  label: Text;
  kind: 'words' | 'rating' | 'date' | 'department';
  needed?: boolean;
}
/** What a step is called on its button, and what it asks for. */
export interface Step {
  title: Text;
  fields: StepField[];
  /** Known parts of the input, for two buttons of one command. */
  input?: object;
  undo?: (input: object) => { command: string; input: object };
}

const needs = (name: string, label: Text): StepField => ({ name, label, kind: 'words', needed: true });

/** The steps that pages offer, by command. */
export const steps: Record<string, Step> = {
  'answer-request': { title: t('Answer', '答复'), fields: [needs('answer', words.answer)] },
  'accept-request': { title: t('Accept', '接受'), fields: [] },
  'return-request': { title: t('Ask back', '退回补充'), fields: [needs('question', words.question)] },
  'decline-request': { title: t('Decline', '拒绝'), fields: [needs('reason', words.reason)] },
  'offer-date': {
    title: t('Offer another date', '另议期限'),
    fields: [{ name: 'date', label: words.date, kind: 'date', needed: true }, needs('reason', words.reason)],
  },
  'hand-over-request': {
    title: t('Hand over', '转交'),
    fields: [{ name: 'to', label: words.to, kind: 'department', needed: true }, needs('reason', words.reason)],
  },
  'confirm-request': {
    title: t('Confirm', '确认'),
    fields: [
      { name: 'rating', label: words.rating, kind: 'rating' },
      { name: 'remark', label: words.remark, kind: 'words' },
    ],
  },
  'agree-date': { title: t('Agree to the date', '同意期限'), fields: [] },
  'inform-request': { title: t('Give the information', '补充信息'), fields: [needs('information', words.information)] },
  'reopen-request': { title: t('Reopen', '重新打开'), fields: [needs('reason', words.reason)] },
  'withdraw-request': {
    title: t('Withdraw', '撤回'),
    fields: [{ name: 'reason', label: words.reason, kind: 'words' }],
  },
  'close-task': {
    title: t('Done', '完成'),
    fields: [],
    undo: (input) => ({ command: 'close-task', input: { ...input, done: false } }),
  },
};
