import type { Phrase } from '../../company/words/phrase.ts';

export const step: Phrase = { en: 'As described in the linked document', zh: '按附件文件执行' };
export const firstVersion: Phrase = { en: 'Written down for the first time', zh: '首次成文' };
export const followUp: Phrase = {
  en: 'Put the examples of the training into the shared folder',
  zh: '整理培训案例至共享文件夹',
};
export const leave: Phrase = { en: 'Annual leave', zh: '年休假' };
export const closing: Phrase = {
  en: 'Reviewed with the heads; no figure was changed.',
  zh: '已与各部门负责人复核，数据未作调整。',
};
export const improvement: Phrase = { en: 'A second contact for quotations in R&D', zh: '研发增设报价支持第二联络人' };
export const objection: Phrase = {
  en: 'Two requests came in the week of the fair, when nobody was in the house.',
  zh: '其中两项请求在展会周提出，当时无人在岗。',
};
export const objectionAnswer: Phrase = {
  en: 'A deputy was named for that week; the figure stays.',
  zh: '当周已指定副联络人，数据维持。',
};
