import { type Text, t } from '../words.ts';
import type { MeasureName } from './measures.ts';

/** What a ready indicator counts, in words, and what nobody should conclude from it. */
interface Definition {
  counts: Text;
  notFor: Text;
}

export const definitions: Record<MeasureName, Definition> = {
  'requests-on-time': {
    counts: t(
      'Of the requests to the department whose answer fell due: those answered by then. What was declined counts as in time if it was declined within the time to respond; what was returned or withdrawn does not count.',
      '应在本期答复的协作请求中按时答复的比例。在响应时限内拒绝的视为按时；被退回或撤回的不计入。',
    ),
    notFor: t(
      'It says nothing of how good the answers were, nor of how hard the questions.',
      '不反映答复质量，也不反映请求难度。',
    ),
  },
  'actions-closed': {
    counts: t(
      'Of the actions and measures that people of the department had to do by a day of the period: those done by then.',
      '部门人员应在本期完成的行动项与决议措施中按期完成的比例。',
    ),
    notFor: t(
      'A department that takes on more is not worse for it; it is no measure of how much somebody does.',
      '承担任务多并不代表表现差，不用于衡量个人工作量。',
    ),
  },
  'forecast-wape': {
    counts: t(
      'The differences between forecast and actual of every line, added up regardless of sign, as a share of the actual.',
      '各条预测与实际差额的绝对值之和占实际总量的比例（WAPE）。',
    ),
    notFor: t(
      'One big order moves it; it does not tell forecasting too much from forecasting too little.',
      '单笔大额订单会显著影响结果，也不区分高估与低估。',
    ),
  },
  'plan-confirmed': {
    counts: t(
      'Of the forecast lines of the months: those that the production plan meets within the policy’s margin.',
      '各月预测中，生产计划在制度允许偏差内满足的比例。',
    ),
    notFor: t(
      'A forecast that asks for more than there can be made is not the plan’s fault.',
      '超出产能的预测不应归咎于计划。',
    ),
  },
  'service-on-time': {
    counts: t(
      'Of the service cases that had to be solved in the period: those solved by then.',
      '应在本期解决的售后工单中按时解决的比例。',
    ),
    notFor: t('It says nothing of what the customer thinks of the solution.', '不反映客户对解决结果的满意程度。'),
  },
  'customer-satisfaction': {
    counts: t(
      'The mean of customers’ ratings, 1 to 5, of cases opened in the period.',
      '本期工单客户评分（1–5）的平均值。',
    ),
    notFor: t(
      'Only those who answered are in it, and they are seldom all.',
      '仅包含作出评价的客户，通常并非全部客户。',
    ),
  },
  formula: {
    counts: t('By the policy’s own formula.', '按制度自定义公式计算。'),
    notFor: t('What it leaves out stands in its facts.', '公式未涉及的因素不在结果中体现。'),
  },
};
