import { listed, percent, t, verbatim } from '../../words.ts';
import type { Policy } from '../schema.ts';
import { article, byHand, type Chapter, p, table } from './blocks.ts';
import { departments, months, workdays } from './words.ts';

const periods = {
  month: t('month', '月'),
  quarter: t('quarter', '季度'),
  'half-year': t('half-year', '半年'),
  year: t('year', '年'),
};

export const assessment = (policy: Policy, nameOf: (email: string) => string): Chapter => {
  const { performance: x, recognition, corrections } = policy;
  const figure = (n: number, unit: 'share' | 'points') => (unit === 'share' ? percent(n) : verbatim(String(n)));
  return {
    title: t('Assessment, recognition and correction', '考核与奖惩'),
    articles: [
      article(
        ['A10', 'B9'],
        t('Indicators', '绩效考核指标'),
        p(
          t(
            'Each {period} departments and persons are assessed by the indicators below, computed from the registers. In the combined result of sales its own targets weigh {sales}, in that of the others {others}; the rest is co-operation.',
            '每{period}按下列指标考核部门与个人，指标由台账自动计算。销售部综合结果中自身目标占 {sales}，其他部门占 {others}，其余为协作配合。',
          ),
          {
            period: periods[x.period],
            sales: percent(x.sales_own_targets),
            others: percent(x.others_own_targets),
          },
        ),
        table(
          [
            t('Indicator', '指标'),
            t('Departments', '适用部门'),
            t('Weight', '权重'),
            t('Target', '目标值'),
            t('No points at', '零分线'),
          ],
          x.indicators.map((i) => [
            i.name,
            departments(policy, i.applies_to),
            percent(i.weight),
            figure(i.target, i.unit),
            figure(i.floor, i.unit),
          ]),
        ),
        p(
          t(
            'Where there are too few cases no figure is given. An appeal is possible within {days}. The results are a basis for appraisal, reward and promotion.',
            '样本不足的不计分。对结果有异议的，可在 {days}内申诉。考核结果作为评价、奖励和晋升的依据。',
          ),
          { days: workdays(x.appeal_within_days) },
        ),
      ),
      article(
        ['A11'],
        t('Recognition and correction', '表彰与惩戒'),
        p(t('Recognition: {list}.', '表彰方式：{list}。'), { list: listed(recognition.levels) }),
        p(
          t(
            'Corrections: {list}. They are proposed by rules on scores, always heard by {who} and decided by a person, never a fine or a dismissal, and expire after {months}. Both are kept in a restricted archive.',
            '惩戒方式：{list}。依据分数规则提出，须经{who}听取陈述并由人决定，不得自动罚款或辞退，{months}后失效。奖惩记录归入受限档案。',
          ),
          {
            list: listed(corrections.levels),
            who: nameOf(corrections.heard_by),
            months: months(corrections.expire_months),
          },
        ),
      ),
    ].map(byHand),
  };
};
