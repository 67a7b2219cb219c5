import { t } from '../../words.ts';
import type { Policy } from '../schema.ts';
import { assessment } from './assessment.ts';
import type { Chapter } from './blocks.ts';
import { decisions } from './decisions.ts';
import { general, organisation } from './general.ts';
import { information } from './information.ts';
import { mechanisms } from './mechanisms.ts';
import { inChinese } from './numerals.ts';
import { review } from './review.ts';

/**
 * The policy in force in the words of a policy, made from what is configured: what is written is what runs.
 * @param nameOf a person's name by their address
 */
export const policyText = (policy: Policy, nameOf: (email: string) => string): Chapter[] =>
  numbered([
    general(policy),
    organisation(policy, nameOf),
    mechanisms(policy, nameOf),
    decisions(policy, nameOf),
    information(policy),
    assessment(policy, nameOf),
    review(policy, nameOf),
  ]);

/** Articles are numbered through all chapters, as in a policy that people sign. */
function numbered(chapters: readonly Chapter[]): Chapter[] {
  let n = 0;
  return chapters.map((chapter, i) => ({
    ...chapter,
    number: t(`${i + 1}`, `第${inChinese(i + 1)}章`),
    articles: chapter.articles.map((a) => {
      n++;
      return { ...a, number: t(`§ ${n}`, `第${inChinese(n)}条`) };
    }),
  }));
}
