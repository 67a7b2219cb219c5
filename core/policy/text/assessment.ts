import { fill, listed, percent, type Text, t, verbatim } from '../../words.ts';
import type { Policy } from '../schema.ts';
import { article, type Chapter, p, table } from './blocks.ts';
import { departments, months, workdays } from './words.ts';

const periods = {
  month: t('month', '月'),
  quarter: t('quarter', '季度'),
  'half-year': t('half-year', '半年'),
  year: t('year', '年'),
};

type Level = Policy['corrections']['levels'][number];
const levelSaid = ({ name, effect }: Level): Text =>
  effect ? fill(t('{name} ({effect})', '{name}（{effect}）'), { name, effect }) : name;

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
        p(
          t(
            'Recognition: {list}. Anybody may propose it; {deciders} decide.',
            '表彰方式：{list}。任何人可提名，由{deciders}决定。',
          ),
          {
            list: listed(recognition.levels.map(levelSaid)),
            deciders: deciders(recognition.decided_by, nameOf),
          },
        ),
        p(
          t(
            'Corrections: {list}. Whoever it is about reads the facts, is heard by {who} within {days}, and may appeal; {deciders} decide, never a machine. There is no fine, no pay cut and no dismissal by this policy: what may be deducted from wages is a matter of labour law. A correction expires after {months}.',
            '惩戒方式：{list}。当事人有权知悉事实，由{who}在 {days}内听取陈述，并可申诉；由{deciders}决定，不得自动作出。本制度不设罚款、扣薪与辞退：工资扣减须依照劳动法律。惩戒 {months}后失效。',
          ),
          {
            list: listed(corrections.levels.map(levelSaid)),
            who: nameOf(corrections.heard_by),
            days: workdays(corrections.hearing_within_days),
            deciders: deciders(corrections.decided_by, nameOf),
            months: months(corrections.expire_months),
          },
        ),
        p(
          t(
            'Colleagues thank each other, naming the occasion. Both are kept in a restricted archive: everybody sees and may answer what stands there of them, each look by others is written down with its purpose, and after {months} names and words are taken out.',
            '同事之间可就具体事由致谢。奖惩记录归入受限档案：本人可查阅并附加说明，他人每次查阅均记录用途；保存 {months}后清除姓名与内容。',
          ),
          { months: months(policy.archive.keep_months) },
        ),
        ...ruled(policy),
      ),
    ],
  };
};

const offices = {
  head: t('the head of the department', '所在部门负责人'),
  'general-manager': t('the general manager', '总经理'),
  'performance-owners': t('the owners of performance', '考核负责人'),
};
const deciders = (who: readonly string[], nameOf: (email: string) => Text | string): Text =>
  listed(
    who.map((w) => {
      const name = offices[w as keyof typeof offices] ?? nameOf(w);
      return typeof name === 'string' ? verbatim(name) : name;
    }),
  );

/** Rules that propose, each by its name; the editor shows their conditions. */
function ruled({ recognition, corrections }: Policy) {
  const rules = [...recognition.rules, ...corrections.rules];
  return rules.length
    ? [
        p(t('Proposed by rule at the end of each period: {list}.', '每个考核周期结束时按规则提出：{list}。'), {
          list: listed(rules.map((r) => r.name)),
        }),
      ]
    : [];
}
