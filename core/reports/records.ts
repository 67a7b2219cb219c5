import { t } from '../words.ts';
import { choice, date, defineRegister, moment, type RowOf, text } from '../workspace/register.ts';

export const reportKinds = {
  week: t('Weekly digest', '每周摘要'),
  month: t('Monthly report', '月度报告'),
  quarter: t('Quarterly report', '季度报告'),
};

/** Reports that people were told of, with what they said at the head (A12): each once, whoever runs. */
export const reports = defineRegister({
  name: 'reports',
  title: t('Reports', '报告'),
  purpose: t('Which reports were sent when, and their first lines', '已发送的报告及摘要'),
  columns: {
    kind: choice(t('Kind', '类型'), reportKinds),
    from: date(t('From', '起')),
    to: date(t('To', '止')),
    words: text(t('Words', '摘要')),
    at: moment(t('At', '时间')),
  },
});
export type Report = RowOf<typeof reports>;
