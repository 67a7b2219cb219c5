import { t } from '../../core/words.ts';
import { choice, needs, type Step, type StepField } from './step.ts';
import { conductWords as w } from './words-conduct.ts';
import { scoreWords as s } from './words-scores.ts';

const yesNo = { yes: t('Yes', '是'), no: t('No', '否') };
const among = (name: string, label: StepField['label'], options: NonNullable<StepField['among']>): StepField => ({
  name,
  label,
  kind: 'choice',
  among: options,
  needed: true,
});
const maybe = (field: StepField): StepField => ({ ...field, needed: false });

/** The steps on thanks, recognition, corrections and archives. */
const conductSteps: Record<string, Step> = {
  'give-thanks': {
    title: t('Thank somebody', '致谢'),
    fields: [
      choice('to', w.who, 'people'),
      needs('words', w.words),
      maybe(choice('occasion', w.occasion, 'occasions')),
    ],
  },
  'propose-recognition': {
    title: t('Propose for recognition', '提名表扬'),
    fields: [
      maybe(choice('who', w.who, 'people')),
      maybe(choice('department', w.orDepartment, 'departments')),
      choice('level', w.level, 'recognition'),
      needs('reason', w.reason),
      maybe(choice('occasion', w.occasion, 'occasions')),
    ],
  },
  'endorse-recognition': { title: t('Endorse', '附议'), fields: [] },
  'decide-recognition': {
    title: t('Decide', '作出决定'),
    fields: [
      among('decision', w.decision, { grant: t('Grant', '授予'), decline: t('Do not grant', '不授予') }),
      maybe(choice('level', w.level, 'recognition')),
      needs('words', w.citation),
    ],
  },
  'raise-correction': {
    title: t('Raise a correction', '提出批评惩戒'),
    fields: [
      choice('who', w.who, 'raises'),
      choice('level', w.level, 'corrections'),
      needs('facts', w.raiseFacts),
      maybe(choice('occasion', w.occasion, 'occasions')),
    ],
  },
  'take-up-correction': {
    title: t('Look at the proposal', '审阅提议'),
    fields: [
      among('decision', w.decision, { raise: t('Raise it', '提出'), drop: t('Drop it', '不提出') }),
      needs('words', w.takeWords),
    ],
  },
  'state-case': { title: t('Say what you have to say', '陈述意见'), fields: [needs('statement', w.ownView)] },
  'record-hearing': {
    title: t('Record the hearing', '记录听取情况'),
    fields: [among('came', w.came, yesNo), needs('hearing', w.heard)],
  },
  'decide-correction': {
    title: t('Decide', '作出决定'),
    fields: [
      among('decision', w.decision, { correct: t('Correct', '予以惩戒'), drop: t('Drop', '不予惩戒') }),
      maybe(choice('level', w.level, 'corrections')),
      needs('why', w.why),
    ],
  },
  'appeal-correction': { title: t('Appeal', '申诉'), fields: [needs('reasons', w.reasons)] },
  'answer-appeal': {
    title: t('Answer the appeal', '答复申诉'),
    fields: [
      among('outcome', w.outcome, {
        uphold: t('It stays', '维持'),
        change: t('Another level', '变更'),
        withdraw: t('It is withdrawn', '撤销'),
      }),
      maybe(choice('level', w.newLevel, 'corrections')),
      needs('answer', w.answer),
    ],
  },
  'open-archive': {
    title: t('Open an archive', '查阅档案'),
    fields: [choice('who', w.who, 'people'), needs('purpose', w.purpose)],
  },
  'add-own-words': { title: t('Add your own words', '附加本人说明'), fields: [needs('words', w.words)] },
};

/** The steps on scores. */
const scoreSteps: Record<string, Step> = {
  'open-review': { title: t('Begin the review', '开始复核'), fields: [] },
  'close-period': {
    title: t('Close the period', '关闭周期'),
    fields: [{ name: 'words', label: s.closingWords, kind: 'words' }],
  },
  'appeal-score': {
    title: t('Object', '提出异议'),
    fields: [maybe(choice('row', s.whichRow, 'rows')), needs('reasons', s.reasons)],
  },
  'calibrate-score': {
    title: t('Put right', '校准'),
    fields: [
      maybe(choice('row', s.leaveOut, 'rows')),
      { name: 'value', label: s.orValue, kind: 'number' },
      needs('reason', s.reason),
    ],
  },
  'answer-score-appeal': {
    title: t('Answer', '答复'),
    fields: [
      among('accept', s.accept, yesNo),
      { name: 'value', label: s.acceptValue, kind: 'number' },
      needs('answer', s.answer),
    ],
  },
};

export const peopleSteps: Record<string, Step> = { ...conductSteps, ...scoreSteps };
