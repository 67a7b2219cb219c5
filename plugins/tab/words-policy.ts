import { t } from '../../core/words.ts';

/** What the page of the policy says. */
export const policyWords = {
  inForce: t('Version {version}, in force since {effective}', '版本 {version}，自 {effective} 起施行'),
  hint: t(
    'This text is made from what is configured: what is written is what runs.',
    '本文由当前配置自动生成：所写即所行。',
  ),
  missing: t('{n} {n:provision is|provisions are} not configured', '{n} 项条款尚未配置'),
  word: t('Word document', 'Word 文档'),
  print: t('Print', '打印'),
  contents: t('Contents', '目录'),
};
