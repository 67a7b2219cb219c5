import { fill, type Language, t } from '../words.ts';
import { defineRegister, moment, note, text } from './register.ts';

/** By what somebody acts who does not act on a page themselves. */
export const throughs = { agent: t('an agent', '智能体'), flow: t('a flow', '自动流程') };
export type Through = keyof typeof throughs;

const signed = t('{who} through {what}', '{who}（经{what}）');

/** Who did it, as the log says it: an address, and by what they acted. */
export const signature = (who: string, through: Through | undefined, language: Language): string =>
  through ? fill(signed, { who, what: throughs[through] })[language] : who;

/** The same with the person's name. */
export const signatureNamed = (words: string, nameOf: (email: string) => string): string => {
  const [, email = words, more = ''] = /^(\S+?@[^\s（]+)(.*)$/.exec(words) ?? [];
  return `${nameOf(email)}${more}`;
};

const columns = {
  at: moment(t('When', '时间')),
  who: text(t('Who', '操作人')),
  table: text(t('Table', '表')),
  row: text(t('Row', '行编号')),
  column: text(t('Column', '列')),
  before: note(t('Before', '原值')),
  after: note(t('After', '新值')),
};

/** Who changed what from what to what: append-only, so that even a lost race loses no information. */
export const activity = defineRegister({
  name: 'activity',
  title: t('Activity', '变更记录'),
  purpose: t('Who changed what, when; written by Liaison, never edited', '谁在何时改了什么；由协调台写入，请勿修改'),
  log: true,
  columns,
});

/** The same of restricted registers: in the open file nobody reads that there was anything to change. */
export const restrictedActivity = defineRegister({
  name: 'restrictedActivity',
  title: t('Restricted activity', '受限变更记录'),
  purpose: activity.purpose,
  readers: ['performance-owner'],
  log: true,
  columns,
});
