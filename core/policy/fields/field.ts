import { type Text, t } from '../../words.ts';

/** What a field of the policy is called, what it means, and how it is filled in: for forms, editors and differences. */
export interface Field {
  name: Text;
  /** What it means, in a sentence; where it serves a clause, with that clause. */
  hint?: Text;
  /** What its values are called. */
  options?: Record<string, Text>;
  /** What a form chooses it from. */
  from?:
    | 'rule'
    | 'people'
    | 'departments'
    | 'committee'
    | 'attendees'
    | 'cadence'
    | 'share'
    | 'topics'
    | 'principles'
    | 'told'
    | 'audience'
    | 'deciders';
}

type More = Omit<Field, 'name' | 'hint'>;
/** Words of a field: its name, its hint, how it is filled in. */
export const f = (en: string, zh: string, hint?: [en: string, zh: string], more: More = {}): Field => ({
  name: t(en, zh),
  ...(hint && { hint: t(...hint) }),
  ...more,
});

export const person: More = { from: 'people' };
export const department: More = { from: 'departments' };
export const share: More = { from: 'share' };
export const rule: More = { from: 'rule' };
export const periods = {
  month: t('Month', '月'),
  quarter: t('Quarter', '季度'),
  'half-year': t('Half-year', '半年'),
  year: t('Year', '年'),
};
export const languages = { en: t('English', '英文'), zh: t('Chinese', '中文') };

export const workingHours: [string, string] = ['In hours of the working calendar', '按工作日历计算的小时数'];
