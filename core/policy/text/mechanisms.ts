import { fill, listed, percent, type Text, t, verbatim } from '../../words.ts';
import { departmentName } from '../names.ts';
import type { MeetingSeries, Policy } from '../schema.ts';
import { article, type Chapter, list, notConfigured, p, table } from './blocks.ts';
import { cadenceInWords, hours, minutes, months, workdays } from './words.ts';

export const mechanisms = (policy: Policy, nameOf: (email: string) => string): Chapter => ({
  title: t('Coordination mechanisms', '协调机制'),
  articles: [
    article(
      ['A2'],
      fill(t('From {from} to {by}', '{from}向{by}反馈市场需求'), {
        from: departmentName(policy, policy.forecast.given_by),
        by: departmentName(policy, policy.demands.triaged_by),
      }),
      p(
        t(
          'Market needs and customer feedback are recorded as demands. {by} judges each within {days}: accepted, planned or declined with a reason. Whoever raised it is told, links it to product progress, and the loop is closed when the customer has been told. Of what was accepted, {by} tells progress at least every {progress} until it is shipped; the customer is told within {tell} of what was shipped or declined. What is late is chased as requests are.',
          '市场需求和客户反馈登记为需求。{by}须在 {days}内评审：采纳、排期或说明理由不采纳；提出人获知结果并跟踪产品进度，告知客户后闭环。已采纳的需求，{by}至少每 {progress}通报一次进展，直至上线；上线或不采纳后 {tell}内告知客户。逾期的按协作请求的方式催办。',
        ),
        {
          by: departmentName(policy, policy.demands.triaged_by),
          days: workdays(policy.demands.triage_within_days),
          progress: workdays(policy.demands.progress_within_days),
          tell: workdays(policy.demands.tell_within_days),
        },
      ),
    ),
    forecast(policy),
    service(policy),
    channels(policy),
    ...policy.meetings.map((m) => meeting(policy, m, nameOf)),
    training(policy),
    groups(policy),
    procedures(policy),
  ],
});

const forecast = (policy: Policy) => {
  const { forecast: f } = policy;
  return article(
    ['A3'],
    t('Forecast and production plan', '销售预测与生产计划'),
    p(
      t(
        '{given} gives a forecast for each month, product and region, {n} months ahead. On day {day} of the month the version of the next month is locked; {planned} confirms its plan against it within {days} and assures supply.',
        '{given}按月、产品、区域提供未来 {n} 个月的销售预测。每月 {day} 日锁定下月版本；{planned}须在 {days}内确认生产计划并保障供应。',
      ),
      {
        given: departmentName(policy, f.given_by),
        planned: departmentName(policy, f.planned_by),
        n: f.horizon_periods,
        day: f.cut_off_day,
        days: workdays(f.confirm_within_days),
      },
    ),
    p(
      t(
        'A gap of more than {share} and {units} units goes on the agenda by itself. Accuracy (WAPE) and bias are computed for each product, region and forecaster.',
        '缺口超过 {share}且多于 {units} 件的，自动列入会议议程。系统按产品、区域和预测人计算预测误差（WAPE）与偏差。',
      ),
      { share: percent(f.exception_share), units: f.exception_units },
    ),
  );
};

const service = (policy: Policy) =>
  article(
    ['A4'],
    t('After-sales service', '售后服务'),
    p(
      t(
        'Customers’ service needs are passed on to {by}, which responds and solves them within these times. Within {days} of the solution whoever passed the case on asks the customer how satisfied they are; nobody marks the work of their own department.',
        '客户售后需求转交{by}，按下列时限响应并解决。解决后 {days}内由提出人回访客户满意度；任何人不得评价本部门的工作。',
      ),
      {
        by: departmentName(policy, policy.service.handled_by),
        days: workdays(policy.service.call_back_within_days),
      },
    ),
    table(
      [t('Priority', '优先级'), t('Response', '响应时限'), t('Solution', '解决时限')],
      policy.service.priorities.map((x) => [x.name, hours(x.respond_within_hours), hours(x.resolve_within_hours)]),
    ),
  );

const steps: Record<Policy['requests']['escalate'][number]['to'], Text> = {
  liaison: t('the liaison', '联络人'),
  deputy: t('the deputy', '副联络人'),
  head: t('the head', '部门负责人'),
  agenda: t('the next agenda', '下次会议议程'),
};

const channels = ({ requests }: Policy) =>
  article(
    ['B5'],
    t('Two-way channels', '双向沟通渠道'),
    p(
      t(
        'Requests go in both directions and have a clock in working time. A reminder comes {before} before the deadline.',
        '各部门可双向提出请求，按工作时间计时，到期前 {before}提醒。',
      ),
      { before: hours(requests.remind_before_hours) },
    ),
    p(
      requests.read_by === 'everybody'
        ? t('Everybody who takes part may read them.', '所有参与人员均可查阅请求。')
        : t(
            'They are read by the departments concerned, by heads, organisers and performance owners.',
            '请求由相关部门以及部门负责人、组织者和考核负责人查阅。',
          ),
    ),
    ...(requests.escalate.length
      ? [
          list(
            requests.escalate.map((e) =>
              fill(t('{after} after the deadline: {to}', '逾期 {after}：{to}'), {
                after: hours(e.after_hours),
                to: steps[e.to],
              }),
            ),
          ),
        ]
      : []),
  );

const attending: Record<string, Text> = {
  heads: t('heads of the departments', '各部门负责人'),
  liaisons: t('liaisons', '联络人'),
  committee: t('the decision committee', '决策委员会'),
};

const meeting = (policy: Policy, m: MeetingSeries, nameOf: (email: string) => string) =>
  article(
    ['A7', 'B3'],
    m.name,
    p(
      t(
        'It is held {cadence} at {starts} and takes {minutes}. Those who attend: {who}; {organiser} calls it. Its agenda is drafted from the registers {days} days ahead; topics close {read} before it begins.',
        '{cadence} {starts} 召开，时长 {minutes}。参会：{who}；召集人：{organiser}。议程提前 {days} 天由台账自动起草；会前 {read}截止征集议题。',
      ),
      {
        cadence: cadenceInWords(m.cadence),
        starts: m.starts,
        minutes: minutes(m.minutes),
        who: listed(m.attend.map((a) => attending[a] ?? verbatim(nameOf(a)))),
        organiser: nameOf(m.organiser),
        days: m.draft_days_before,
        read: hours(m.pre_read_hours),
      },
    ),
    p(t('Subjects: {list}.', '主要议题：{list}。'), { list: listed(m.sections.map((s) => s.name)) }),
    p(
      t(
        'Minutes go to whoever was there, and are final after {days} unless somebody objects.',
        '会议纪要发送到会人员，{days}内无异议即定稿。',
      ),
      { days: workdays(policy.agenda.confirm_minutes_within_days) },
    ),
  );

const training = (policy: Policy) => {
  const { training: x } = policy;
  const title = t('Training', '专题培训');
  if (!x.per_year) return notConfigured(['A7'], title);
  return article(
    ['A7'],
    title,
    p(
      t(
        'There are {n} trainings on co-operation a year. New staff and new liaisons are trained within {days} days.',
        '每年组织 {n} 次协作培训；新员工与新任联络人须在 {days} 天内完成培训。',
      ),
      { n: x.per_year, days: x.new_staff_within_days },
    ),
    ...(x.topics.length
      ? [
          list(
            x.topics.map((topic) =>
              fill(t('{name}, for {who}, again after {months}', '{name}：{who}，{months}后复训'), {
                name: topic.name,
                who: listed(topic.for.map((who) => audiences[who] ?? departmentName(policy, who))),
                months: months(topic.every_months),
              }),
            ),
          ),
        ]
      : []),
  );
};

/** Whom a training may be for, besides departments. */
const audiences: Record<string, Text> = {
  all: t('everybody', '全员'),
  liaisons: t('liaisons and deputies', '联络人与副联络人'),
  heads: t('heads', '部门负责人'),
};

const groups = ({ working_groups: x }: Policy) =>
  article(
    ['B4'],
    t('Working groups', '跨部门工作小组'),
    p(
      t(
        'For a problem of several departments the committee sets up a working group with a charge, members and an end, for {months} at most. It reports every {days} days; more time and the end are decided by the committee.',
        '跨部门问题可由委员会决定成立工作小组，明确任务、成员和期限，最长 {months}；每 {days} 天报告一次，延期或解散由委员会决定。',
      ),
      { months: months(x.longest_months), days: x.report_every_days },
    ),
  );

const procedures = ({ procedures: x }: Policy) =>
  article(
    ['B8'],
    t('Processes and standard operating procedures', '工作流程与标准操作规范'),
    p(
      t(
        'Procedures have an owner and a version. Each is reviewed every {months}; a new version is read and acknowledged within {days} by those whose steps it changes. Readers and owners are reminded {before} before.',
        '操作规范须明确负责人和版本，每 {months}复审一次；新版本由步骤有变的人员在 {days}内阅读并确认。到期前 {before}提醒阅读人与负责人。',
      ),
      {
        months: months(x.review_months),
        days: workdays(x.acknowledge_within_days),
        before: workdays(x.remind_before_days),
      },
    ),
  );
