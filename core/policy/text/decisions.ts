import { listed, percent, t, verbatim } from '../../words.ts';
import { committeeOf } from '../organisation.ts';
import type { Policy } from '../schema.ts';
import { article, type Chapter, list, p, table } from './blocks.ts';
import { ruleInWords } from './words.ts';

export const decisions = (policy: Policy, nameOf: (email: string) => string): Chapter => {
  const { decisions: d, roles } = policy;
  return {
    title: t('Decisions', '决策机制'),
    articles: [
      article(
        ['A8'],
        d.committee.name,
        p(
          t(
            'Members: {members}. {chair} chairs. Who is away is represented by their substitute, which is shown. A quorum is {quorum} of the members; who has a conflict of interest takes no part.',
            '委员：{members}；主席：{chair}。委员外出时由代理人参加并注明；法定人数为委员的 {quorum}；有利益关系者回避。',
          ),
          {
            members: listed(committeeOf(policy).map((m) => verbatim(nameOf(m)))),
            chair: nameOf(d.committee.chair),
            quorum: percent(d.committee.quorum),
          },
        ),
      ),
      article(
        ['A9'],
        t('How it is decided', '决策流程'),
        list([
          t(
            'Any department proposes, with options, effects on each department and costs.',
            '任何部门均可提出议案，说明备选方案、对各部门的影响及成本。',
          ),
          t(
            `Members say what they think within ${d.opinions_within_days} working days: support, support with condition, object with a reason, or abstain. Conditions and objections are answered one by one.`,
            `委员在 ${d.opinions_within_days} 个工作日内表态：同意、有条件同意、说明理由反对或弃权；条件与反对意见逐项答复落实。`,
          ),
          t(
            'Options are weighed on the criteria below; that informs and does not decide.',
            '备选方案按下列标准权衡，仅供参考，不作决定。',
          ),
          ruleInWords(policy),
          t(
            `What is not agreed after ${d.rounds} rounds is decided by ${nameOf(roles.general_manager)}.`,
            `经 ${d.rounds} 轮协商仍未一致的，由${nameOf(roles.general_manager)}裁决。`,
          ),
          t(
            'An agreement is on a wording; a changed word voids it. What is decided is issued to the departments as tasks with owners, dates and acceptance criteria, supervised from those tasks, and acknowledged.',
            '一致意见针对具体文本，文本修改即失效。决定以任务形式下达各部门，明确责任人、期限和验收标准，据任务监督执行并确认收到。',
          ),
          t(
            `The effect is checked after ${d.review_after_days} days against what was promised. A decision is changed or given up only by a decision.`,
            `下达 ${d.review_after_days} 天后对照预期评估效果。决策的修订或撤销须另经决策。`,
          ),
        ]),
        table(
          [t('Criterion', '标准'), t('Weight', '权重')],
          d.criteria.map((c) => [c.name, percent(c.weight)]),
        ),
      ),
    ],
  };
};
