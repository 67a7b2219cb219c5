import { fill, listed, type Text, t, verbatim } from '../../words.ts';
import type { Policy } from '../schema.ts';
import { article, type Chapter, list, notConfigured, p, table } from './blocks.ts';
import { departments, hours, weekdayNames } from './words.ts';

export const general = (policy: Policy): Chapter => ({
  title: t('General provisions', '总则'),
  articles: [
    article(
      ['A1'],
      t('Purpose', '目的'),
      p(policy.purpose),
      p(
        t(
          'This policy of {company}, version {version}, is in force from {effective}. It runs in the collaboration suite of the company: what stands here is what happens there, and where it is not yet so the article says it.',
          '本制度适用于{company}，版本 {version}，自 {effective} 起施行，并在公司协作套件中自动运行：所写即所行，尚未自动执行的条款均予注明。',
        ),
        { company: policy.company, version: policy.version, effective: policy.effective },
      ),
    ),
    article(
      ['A1'],
      t('Principles', '基本原则'),
      list(
        policy.principles.map((x) => {
          const serves = policy.meetings.filter((m) => m.principle === x.id).map((m) => m.name);
          const pattern = serves.length
            ? t('{name}: {means} It is served by: {serves}.', '{name}：{means}落实机制：{serves}。')
            : t('{name}: {means}', '{name}：{means}');
          return fill(pattern, { name: x.name, means: x.means, serves: listed(serves) });
        }),
      ),
      p(
        t(
          'Consensus is not left to memory: nothing is issued to departments on which the rule of decision has not been met.',
          '协调一致由决策规则保障：未满足决策规则的方案不得下达。',
        ),
      ),
    ),
    calendar(policy),
  ],
});

function calendar({ working_calendar, time_zone }: Policy) {
  const { week, hours: spans, holidays, make_up_workdays } = working_calendar;
  return article(
    ['B5'],
    t('Working time', '工作时间'),
    p(
      t(
        'All deadlines count working time only: {days}, {spans} ({zone}), without holidays.',
        '本制度各项期限均按工作时间计算：{days}，{spans}（{zone}），节假日除外。',
      ),
      {
        days: listed(week.map((d) => weekdayNames[d])),
        spans: spans.map((s) => `${s.from}–${s.to}`).join(', '),
        zone: time_zone,
      },
    ),
    ...(holidays.length
      ? [p(t('Holidays: {list}.', '节假日：{list}。'), { list: holidays.map((h) => h.date).join(', ') })]
      : []),
    ...(make_up_workdays.length
      ? [p(t('Working days on weekends: {list}.', '调休上班日：{list}。'), { list: make_up_workdays.join(', ') })]
      : []),
  );
}

export const organisation = (policy: Policy, nameOf: (email: string) => string): Chapter => {
  const sales = policy.forecast.given_by;
  const person = (email: string | undefined): Text => (email ? verbatim(nameOf(email)) : verbatim('–'));
  return {
    title: t('Organisation and duties', '组织与职责'),
    articles: [
      article(
        ['B7'],
        t('Departments and liaisons', '部门与联络人'),
        p(
          t(
            'Each department is reached through its liaison; the deputy stands in, and after the deputy the head. Who is away or has left is passed over.',
            '各部门指定联络人作为对接窗口；联络人外出或离任时由副联络人代理，其次为部门负责人。',
          ),
        ),
        table(
          [
            t('Department', '部门'),
            t('Head', '负责人'),
            t('Substitute', '代理人'),
            t('Liaison', '联络人'),
            t('Deputy', '副联络人'),
          ],
          policy.departments.map((d) => [
            d.name,
            person(d.head),
            person(d.substitute),
            person(d.liaison),
            person(d.deputy),
          ]),
        ),
      ),
      salesDuties(policy, sales),
      article(
        ['B2'],
        t('Duties of the other departments', '其他部门职责'),
        p(
          t(
            'The other departments plan by the data of sales, give product information and after-sales support in time, and help with delivery and installation. They answer requests within these times:',
            '其他部门按销售数据安排计划，及时提供产品资料与售后支持，协助交付与安装，并在下列时限内答复请求：',
          ),
        ),
        table(
          [
            t('Request', '请求'),
            t('Answered by', '承办部门'),
            t('First response', '响应时限'),
            t('Answer', '答复时限'),
          ],
          policy.requests.kinds.map((k) => [
            k.name,
            departments(policy, k.to),
            hours(k.respond_within_hours),
            hours(k.complete_within_hours),
          ]),
        ),
      ),
    ],
  };
};

function salesDuties(policy: Policy, sales: string) {
  const { targets, period } = policy.sales_plan;
  const duties = p(
    t(
      '{sales} makes, carries out and monitors the sales plan, wins customers and keeps relations with them, and gives the other departments the data that they need.',
      '{sales}负责销售业务计划的制定、执行和监控，开拓客户并维护客户关系，向其他部门提供所需数据。',
    ),
    { sales: departments(policy, [sales]) },
  );
  const title = t('Duties of sales', '销售部职责');
  if (!targets.length) return { ...notConfigured(['B1'], title), blocks: [duties, ...notConfigured([], title).blocks] };
  return article(
    ['B1'],
    title,
    duties,
    p(t('Its targets by {period}:', '{period}销售目标：'), {
      period: period === 'month' ? t('month', '月度') : t('quarter', '季度'),
    }),
    table(
      [t('Period', '期间'), t('Target', '目标')],
      targets.map((x) => [verbatim(x.period), verbatim(String(x.target))]),
    ),
  );
}
