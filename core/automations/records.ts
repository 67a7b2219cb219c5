import { t } from '../words.ts';
import { choice, defineRegister, moment, note, type RowOf, text } from '../workspace/register.ts';

export const firingOutcomes = { done: t('Done', '已执行'), refused: t('Refused', '未能执行') };

/** What the policy's automations did, once for each row: a row that stands here is not acted on again (A12). */
export const automationLog = defineRegister({
  name: 'automationLog',
  title: t('Automation log', '自动规则记录'),
  purpose: t('What automations did about which row, and when', '自动规则对哪一行执行了什么'),
  columns: {
    at: moment(t('At', '时间')),
    automation: text(t('Automation', '规则')),
    register: text(t('Register', '台账')),
    row: text(t('Row', '行编号')),
    did: note(t('Did', '执行内容')),
    outcome: choice(t('Outcome', '结果'), firingOutcomes),
    because: note(t('Because', '原因')),
  },
});
export type LogRow = RowOf<typeof automationLog>;
