import { fill, type Text, t } from '../../words.ts';
import type { informationKept } from '../parts.ts';
import { agendaFacts, escalationFacts, gapFacts, informationFacts } from '../rules/facts.ts';
import { ruleInWords } from '../rules/in-words.ts';
import type { Policy } from '../schema.ts';
import { type Article, article, type Chapter, list, notConfigured, p, table } from './blocks.ts';
import { departments } from './words.ts';

const kept: Record<(typeof informationKept)[number], Text> = {
  demands: t('demands', '市场需求'),
  competitor: t('competitor intelligence', '竞争对手情报'),
  feedback: t('customer feedback', '客户反馈'),
  progress: t('product progress', '产品进度'),
  market: t('market news', '市场动态'),
  status: t('after-sales status', '售后情况'),
  orders: t('orders', '订单'),
  plans: t('production plan', '生产计划'),
  forecasts: t('forecasts', '销售预测'),
  serviceCases: t('service cases', '售后工单'),
};

export const information = (policy: Policy): Chapter => {
  const sales = policy.forecast.given_by;
  const from = (own: boolean) => policy.information.filter((i) => i.from.includes(sales) === own);
  const shared = (clause: string, title: Text, items: Policy['information']) =>
    items.length
      ? article(
          [clause],
          title,
          table(
            [
              t('Information', '信息'),
              t('From', '提供部门'),
              t('To', '接收部门'),
              t('Kept in', '台账'),
              t('At least every', '更新周期'),
            ],
            items.map((i) => [
              i.name,
              departments(policy, i.from),
              departments(policy, i.to),
              kept[i.kept_in],
              t(`${i.every_days} days`, `${i.every_days} 天`),
            ]),
          ),
        )
      : notConfigured([clause], title);
  return {
    title: t('Information sharing', '信息共享'),
    articles: [
      shared('A5', t('What sales shares', '销售部共享的信息'), from(true)),
      shared('A6', t('What the other departments share', '其他部门共享的信息'), from(false)),
      ...ownRules(policy),
      article(
        ['B6', 'A12'],
        t('Information platform', '信息共享平台'),
        p(
          t(
            'All of it stands in the shared registers of the company’s collaboration suite, which can be searched and followed. An update that is overdue is asked for by itself.',
            '上述信息登记于公司协作套件的共享台账，可检索、可关注；逾期未更新的由系统自动催报。',
          ),
        ),
        list([
          t(
            'Automated: agendas, invitations, minutes, tasks, reminders, escalation, deadlines.',
            '自动化：议程、邀请、纪要、任务、提醒、升级、计时。',
          ),
          t(
            'Computed: accuracy of forecasts, indicators, follow-through of decisions; every figure opens to its rows.',
            '自动计算：预测准确度、考核指标、决策落实率；每个数字均可追溯到原始记录。',
          ),
        ]),
      ),
    ],
  };
};

/** What the company has set up beyond the model: rules and automations, as they are written. */
function ownRules(policy: Policy): Article[] {
  const rule = (pattern: Text, values: Record<string, Text | string>) => fill(pattern, values);
  const items = [
    ...policy.automations
      .filter((a) => !a.paused)
      .map((a) => rule(t('{name}: when {when}', '{name}：当 {when}'), { name: a.name, when: ruleInWords(a.when, {}) })),
    ...policy.agenda.rules.map((r) =>
      rule(t('Agenda, {name}: when {when}', '议程，{name}：当 {when}'), {
        name: r.name,
        when: ruleInWords(r.when, agendaFacts),
      }),
    ),
    ...policy.requests.escalate.flatMap((e) =>
      e.when
        ? [
            rule(t('Escalation to the {to} only when {when}', '升级至 {to} 仅当 {when}'), {
              to: e.to,
              when: ruleInWords(e.when, escalationFacts),
            }),
          ]
        : [],
    ),
    ...policy.information.flatMap((i) =>
      i.owed_when
        ? [
            rule(t('{name} is owed only when {when}', '{name}仅在 {when} 时须更新'), {
              name: i.name,
              when: ruleInWords(i.owed_when, informationFacts),
            }),
          ]
        : [],
    ),
    ...(policy.forecast.exception_when
      ? [
          rule(t('A gap of the forecast is an exception when {when}', '预测缺口在 {when} 时为例外'), {
            when: ruleInWords(policy.forecast.exception_when, gapFacts),
          }),
        ]
      : []),
  ];
  return items.length ? [article(['A12'], t('Rules and automations', '自定义规则与自动执行'), list(items))] : [];
}
