import { t } from '../../words.ts';
import type { Policy } from '../schema.ts';
import { article, type Chapter, p } from './blocks.ts';
import { months } from './words.ts';

export const review = ({ review: x }: Policy, nameOf: (email: string) => string): Chapter => ({
  title: t('Evaluation and revision', '评估与修订'),
  articles: [
    article(
      ['B10'],
      t('How well the co-ordination works', '协调效果评估'),
      p(
        t(
          'Every {months} it is evaluated how well the co-ordination works: the weakest links between departments are named with their evidence, and improvements are begun.',
          '每 {months}评估协调效果，以数据指出部门间的薄弱环节，并启动改进措施。',
        ),
        { months: months(x.every_months) },
      ),
    ),
    article(
      ['B11', 'A13'],
      t('Review of this policy', '制度审查与修订'),
      p(
        t(
          'This policy is reviewed every {months}, from {next} on, by {owner}, and adapted as the market changes. Heads and staff make suggestions at any time; a new version is adopted by decision and in force from a date.',
          '本制度自 {next} 起每 {months}审查一次，由{owner}负责，并随市场变化不断优化完善。各部门负责人和员工可随时提出改进意见；新版本经决策通过后自生效日起施行。',
        ),
        { months: months(x.every_months), next: x.next, owner: nameOf(x.owner) },
      ),
    ),
  ],
});
