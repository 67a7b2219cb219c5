import { dateIn } from '../policy/calendar.ts';
import type { MeetingSeries, Policy } from '../policy/schema.ts';
import { t, verbatim } from '../words.ts';
import {
  choice,
  date,
  defineRegister,
  maybeMoment,
  maybeNumber,
  note,
  person,
  type RowOf,
  text,
} from '../workspace/register.ts';

export const groupStates = {
  proposed: t('Proposed', '待批准'),
  active: t('Active', '运行中'),
  closed: t('Closed', '已解散'),
  declined: t('Not set up', '未成立'),
};

/** Working groups across departments: a charge, members, an end, their own meetings and tasks, a report back (B4). */
export const groups = defineRegister({
  name: 'groups',
  title: t('Working groups', '工作小组'),
  purpose: t(
    'Working groups with their charge, members, end and last report to the committee',
    '跨部门工作小组的任务、成员、期限与最近报告',
  ),
  columns: {
    name: text(t('Name', '名称')),
    charge: text(t('Charge', '任务')),
    lead: person(t('Lead', '组长')),
    members: text(t('Members', '成员')),
    until: date(t('Until', '截止日')),
    state: choice(t('State', '状态'), groupStates),
    decision: text(t('Set up by', '成立依据')),
    since: maybeMoment(t('Since', '成立时间')),
    cadence: note(t('Meets', '会议周期')),
    starts: note(t('Meets at', '会议时间')),
    minutes: maybeNumber(t('Minutes', '会议分钟')),
    report: note(t('Last report', '最近报告')),
    reportedAt: maybeMoment(t('Reported at', '报告时间')),
    /** Of which report, or end, its lead was reminded last. */
    reminded: note(t('Reminded of', '已提醒事项')),
  },
});
export type Group = RowOf<typeof groups>;

/** A group's people, its lead first; lower-case e-mail addresses. */
export const peopleOf = (g: Pick<Group, 'lead' | 'members'>): string[] => [
  ...new Set(
    [g.lead, ...g.members.split(/[,，;；\s]+/)].map((x) => x.trim().toLowerCase()).filter((x) => x.includes('@')),
  ),
];

/** The meetings that a group holds, as a series like those of the policy; nothing for a group that holds none. */
export function seriesOf(policy: Policy, g: Group): MeetingSeries | undefined {
  if (!g.cadence || !g.since) return undefined;
  return {
    id: `group-${g.id.toLowerCase()}`,
    name: verbatim(g.name),
    cadence: g.cadence,
    from: dateIn(policy, g.since),
    starts: g.starts ?? '10:00',
    minutes: g.minutes ?? 45,
    on_rest_day: 'workday-after',
    organiser: g.lead.toLowerCase(),
    attend: peopleOf(g),
    draft_days_before: 3,
    pre_read_hours: 4,
    sections: [
      { id: 'follow-up', name: t('Follow-up', '跟进'), from: ['actions'] },
      { id: 'work', name: t('Work of the group', '小组工作'), from: ['decisions', 'topics'] },
    ],
    group: g.id,
  };
}
