import { DateTime } from 'luxon';
import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { type Decision, decisions, undecided } from '../decisions/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow, nameOf } from '../workspace/people.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { type Group, groups, peopleOf } from './records.ts';

const everyone = ['member'] as const;
const words = z.string().trim().min(1).max(4000);
const email = z.string().min(3).max(200);
const groupId = z.string().min(1).max(80).describe('ID of a working group');
const days = ['MO', 'TU', 'WE', 'TH', 'FR'] as const;

/** How often a group meets, in the words of a form. */
const rhythms = {
  week: (day: string) => `FREQ=WEEKLY;BYDAY=${day}`,
  'two-weeks': (day: string) => `FREQ=WEEKLY;INTERVAL=2;BYDAY=${day}`,
  month: (day: string) => `FREQ=MONTHLY;BYDAY=1${day}`,
};

/** @throws Refusal if a group would last longer than the policy lets it */
function checkUntil(act: Act, until: string, from: string): void {
  const months = act.policy.working_groups.longest_months;
  const last = DateTime.fromISO(from).plus({ months }).toISODate()!;
  if (until <= dateIn(act.policy, act.now))
    throw new Refusal(t('A group needs some time: choose a later day', '请选择今天之后的日期'), 'invalid', 'until');
  if (until > last)
    throw new Refusal(
      fill(
        t(
          'By the policy a group lasts at most {months} months, until {last}',
          '按制度，工作小组最长 {months} 个月，至 {last}',
        ),
        { months, last },
      ),
      'invalid',
      'until',
    );
}

/** A proposal about a group goes the way of every proposal. */
function proposal(
  act: Act,
  group: Pick<Group, 'id'>,
  kind: 'group' | 'extend-group' | 'close-group',
  title: string,
  plan: string,
  more: { problem?: string | undefined; groupUntil?: string | undefined } = {},
) {
  const department = act.actor.departments[0];
  if (!department)
    throw new Refusal(t('You propose for a department of your own', '请以本部门名义提出'), 'denied', 'department');
  return {
    id: `K-${fingerprint(kind, group.id, plan, more.groupUntil, me(act))}`,
    title,
    kind,
    plan,
    ...more,
    group: group.id,
    department,
    proposedBy: me(act),
    proposedAt: act.now,
    state: 'proposed' as const,
  };
}

export const proposeGroup = defineCommand({
  name: 'propose-group',
  title: t('Propose a working group', '提议成立工作小组'),
  allow: everyone,
  input: z.strictObject({
    name: z.string().trim().min(1).max(200),
    charge: words.describe('What it is to achieve'),
    lead: email,
    members: z.array(email).min(1).max(30),
    until: z.iso.date(),
    problem: z.string().trim().max(4000).optional(),
    meets: z.enum(Object.keys(rhythms) as [keyof typeof rhythms]).optional(),
    day: z.enum(days).default('MO'),
    starts: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/)
      .default('10:00'),
    minutes: z.number().int().min(15).max(240).default(45),
  }),
  decide(act, input) {
    mustKnow(act, [input.lead], 'lead');
    mustKnow(act, input.members, 'members');
    checkUntil(act, input.until, dateIn(act.policy, act.now));
    const { name, charge, until } = input;
    const group = {
      id: `G-${fingerprint(name, me(act), act.now.slice(0, 10))}`,
      name,
      charge,
      until,
      lead: input.lead.toLowerCase(),
      members: peopleOf({ lead: input.lead, members: input.members.join(', ') }).join(', '),
      state: 'proposed' as const,
      ...(input.meets && { cadence: rhythms[input.meets](input.day), starts: input.starts, minutes: input.minutes }),
    };
    if (rowOf(act.snapshot, groups, group.id)) return [];
    const { language } = act.policy;
    const plan = fill(
      t(
        '{charge}\nLead: {lead}\nMembers: {members}\nUntil: {until}',
        '{charge}\n组长：{lead}\n成员：{members}\n截止：{until}',
      ),
      {
        charge,
        until,
        lead: nameOf(act, group.lead),
        members: peopleOf(group)
          .map((p) => nameOf(act, p))
          .join(language === 'zh' ? '、' : ', '),
      },
    )[language];
    const title = fill(t('Working group: {name}', '成立工作小组：{name}'), { name })[language];
    const proposed = proposal(act, group, 'group', title, plan, {
      problem: input.problem || undefined,
      groupUntil: until,
    });
    return [append(groups, { ...group, decision: proposed.id }), append(decisions, proposed)];
  },
});

/** A group that works. @throws Refusal */
function find(act: Act, wanted: string): Group {
  const g = rowOf(act.snapshot, groups, wanted);
  if (!g) throw new Refusal(t(`There is no working group "${wanted}"`, `没有工作小组“${wanted}”`), 'missing', 'group');
  if (g.state !== 'active')
    throw new Refusal(t('This group does not work (any more)', '该小组未在运行'), 'conflict', 'group');
  return g;
}

/** Whether somebody proposes in the name of a department. */
export const mayPropose = (act: Act): boolean => act.actor.departments.length > 0;

/** Whether something of the kinds is proposed for a group and not decided: one end of a group is discussed at a time. */
const isProposed = (act: Act, g: Group, ...kinds: Decision['kind'][]): boolean =>
  rowsOf(act.snapshot, decisions).some((d) => d.group === g.id && kinds.includes(d.kind) && undecided.has(d.state));

const belongs = (act: Act, g: Group): boolean => peopleOf(g).includes(me(act)) || act.actor.roles.includes('organiser');

function mustBelong(act: Act, g: Group): void {
  if (!belongs(act, g)) throw new Refusal(t('This is for members of the group', '仅小组成员可以操作'), 'denied');
}

export const proposeGroupChange = defineCommand({
  name: 'propose-group-change',
  title: t('Propose more time, or the end of a group', '提议小组延期或解散'),
  allow: everyone,
  input: z.strictObject({
    group: groupId,
    change: z.enum(['extend', 'close']),
    until: z.iso.date().optional().describe('The new end, for more time'),
    reason: words.describe('What it achieved, and why it should go on or end'),
  }),
  decide(act, input) {
    const g = find(act, input.group);
    mustBelong(act, g);
    const extend = input.change === 'extend';
    if (extend && !input.until) throw new Refusal(t('Say until when', '请填写新的截止日'), 'invalid', 'until');
    if (extend) checkUntil(act, input.until!, dateIn(act.policy, act.now));
    const { language } = act.policy;
    const names = { name: g.name, until: input.until ?? '' };
    const title = fill(
      extend
        ? t('Working group {name}: until {until}', '工作小组“{name}”延期至 {until}')
        : t('Working group {name}: to be closed', '解散工作小组“{name}”'),
      names,
    )[language];
    const kind = extend ? ('extend-group' as const) : ('close-group' as const);
    const proposed = proposal(act, g, kind, title, input.reason, { groupUntil: extend ? input.until : undefined });
    if (rowOf(act.snapshot, decisions, proposed.id)) return [];
    if (isProposed(act, g, 'extend-group', 'close-group'))
      throw new Refusal(t('This is proposed already', '已有相同提议'), 'conflict', 'group');
    return [append(decisions, proposed)];
  },
});

export const reportGroup = defineCommand({
  name: 'report-group',
  title: t('Report to the committee', '向委员会报告'),
  allow: everyone,
  input: z.strictObject({ group: groupId, report: words }),
  decide(act, input) {
    const g = find(act, input.group);
    mustBelong(act, g);
    const { chair } = act.policy.decisions.committee;
    return [
      ...patch(groups, g, { report: input.report, reportedAt: act.now }),
      ...tell(
        act,
        chair,
        { id: g.id, title: g.name, link: `groups/${g.id}` },
        t('A working group reports', '工作小组报告'),
        input.report,
      ),
    ];
  },
});

export const addGroupTask = defineCommand({
  name: 'add-group-task',
  title: t('Add a task of the group', '新增小组任务'),
  allow: everyone,
  input: z.strictObject({ group: groupId, title: z.string().trim().min(1).max(200), owner: email, due: z.iso.date() }),
  decide(act, input): Change[] {
    const g = find(act, input.group);
    mustBelong(act, g);
    mustKnow(act, [input.owner], 'owner');
    const owner = input.owner.toLowerCase();
    return [
      append(actionLinks, {
        id: `A-${fingerprint(g.id, input.title, owner, input.due)}`,
        title: input.title,
        owner,
        due: input.due,
        group: g.id,
      }),
    ];
  },
});

/** What somebody can do with a group, by the names of the commands: a change is proposed by a department. */
export const groupSteps = (act: Act, g: Group): string[] =>
  g.state === 'active' && belongs(act, g)
    ? [
        reportGroup.name,
        addGroupTask.name,
        ...(mayPropose(act) && !isProposed(act, g, 'extend-group', 'close-group') ? [proposeGroupChange.name] : []),
      ]
    : [];

export const groupCommands = [proposeGroup, proposeGroupChange, reportGroup, addGroupTask];
