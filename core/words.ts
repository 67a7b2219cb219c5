/** Chinese and English are equals: whatever the core says, it says in both, and the edge picks one. */
export type Language = 'en' | 'zh';

/** One sentence or name in both languages. */
export interface Text {
  en: string;
  zh: string;
}

/** Text in both languages, as written by us. */
export const t = (en: string, zh: string): Text => ({ en, zh });

/** Somebody's own words, which are never translated. */
export const verbatim = (words: string): Text => ({ en: words, zh: words });

/** A share, 0 to 1, as people read it. */
export const percent = (share: number): Text => t(`${Math.round(share * 100)} %`, `${Math.round(share * 100)}%`);

/** A figure in the unit of its indicator. */
export const inUnit = ({ unit }: { unit: 'share' | 'points' }, value: number): Text =>
  unit === 'share' ? percent(value) : verbatim(value.toFixed(1));

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** A day of the company's calendar as people write it. @param day YYYY-MM-DD; other words stay as they are */
export function dayInWords(day: string): Text {
  const [, year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day) ?? [];
  if (!year) return verbatim(day);
  return t(`${Number(date)} ${months[Number(month) - 1]} ${year}`, `${year}年${Number(month)}月${Number(date)}日`);
}

/** Joins texts; Chinese takes its own enumeration comma. */
export const listed = (texts: readonly Text[]): Text => ({
  en: texts.map((x) => x.en).join(', '),
  zh: texts.map((x) => x.zh).join('、'),
});

/**
 * A sentence pattern with named holes, and English plurals chosen by a hole's number:
 * `fill(t('{n} {n:day|days} late', '逾期 {n} 天'), { n: 3 })`.
 */
export function fill(pattern: Text, values: Record<string, Text | string | number>): Text {
  const put = (language: Language) =>
    pattern[language].replace(
      /\{(\w+)(?::([^|{}]*)\|([^{}]*))?\}/g,
      (hole, name: string, one?: string, many?: string) => {
        const value = values[name];
        if (value === undefined) return hole;
        if (one !== undefined && many !== undefined) return Number(value) === 1 ? one : many;
        return typeof value === 'object' ? value[language] : String(value);
      },
    );
  return { en: put('en'), zh: put('zh') };
}

/** A refusal that a person can act on: thrown by the core, shown by the edge in the reader's language. */
export class Refusal extends Error {
  /**
   * @param says what is wrong and what to do about it, in both languages
   * @param kind what went wrong in one word, stable for programs
   * @param field the input's field, if one is to blame
   */
  constructor(
    readonly says: Text,
    readonly kind: 'invalid' | 'denied' | 'missing' | 'conflict' = 'invalid',
    readonly field?: string,
  ) {
    super(says.en);
    this.name = 'Refusal';
  }
}
