import { DateTime } from 'luxon';
import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { type Group, groups, peopleOf } from '../groups/records.ts';
import { dateIn, isWorkday, nearestWorkday } from '../policy/calendar.ts';
import { headOf, liaisonOf } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { policyVersions } from '../policy/versions.ts';
import { dayInWords, fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { mustKnow, nameOf } from '../workspace/people.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { about, everyone, find, id, looksAfter, maybe, mustLookAfter, only, remark } from './acting.ts';
import { toAcknowledge } from './cards.ts';
import { measureState, measuresOf } from './follow-up.ts';
import { giveFeedback, openMeasures, review } from './following.ts';
import { low, remarksOn, resolutionOf } from './matter.ts';
import { promisedFigure, promiseSays } from './promise.ts';
import { type Decision, decisions, options } from './records.ts';

const measure = z.strictObject({
  title: z.string().trim().min(1).max(200),
  owner: z.string().min(3).max(320),
  due: z.iso.date(),
  criteria: maybe.describe('By what one sees that it is done'),
});

/** Kinds that are carried out by what they change, and may do without measures. */
const carriedOutAtOnce = new Set<Decision['kind']>(['revoke', 'group', 'extend-group', 'close-group', 'policy']);

/** Whether doing nothing is what was decided. */
const nothingToDo = (act: Act, d: Decision): boolean =>
  rowsWith(act.snapshot, options, 'decision', d.id).some((o) => !o.detail && !o.cost && o.title === d.plan);

/** Everybody whom a decision concerns: the departments' heads and liaisons, and whoever has something to do. */
export const concerned = (act: Pick<Act, 'policy'>, d: Decision, owners: readonly string[]): string[] => [
  ...new Set(
    [
      ...act.policy.departments.flatMap((x) => [headOf(act.policy, x.id), liaisonOf(act.policy, x.id)]),
      ...owners,
      d.proposedBy,
    ]
      .filter((p): p is string => !!p)
      .map(low),
  ),
];

function checkMeasures(act: Act, measures: readonly z.output<typeof measure>[]): void {
  const today = dateIn(act.policy, act.now);
  for (const [i, m] of measures.entries()) {
    mustKnow(act, [m.owner], `measures.${i}.owner`);
    if (m.due < today) throw new Refusal(t('This day has passed', '该日期已过'), 'invalid', `measures.${i}.due`);
  }
}

/**
 * The effect is checked on a working day, so many days after a decision was issued; that of a working group not before its
 * end.
 */
export function reviewDay({ policy, now }: Pick<Act, 'policy' | 'now'>, end: string | undefined): string {
  const usual = DateTime.fromISO(dateIn(policy, now)).plus({ days: policy.decisions.review_after_days }).toISODate()!;
  const day = end && end > usual ? end : usual;
  return isWorkday(policy, day) ? day : nearestWorkday(policy, day, 1);
}

/** Until when a group works that a decision sets up or gives more time. */
const groupEnd = (d: Decision): string | undefined =>
  d.kind === 'group' || d.kind === 'extend-group' ? d.groupUntil : undefined;

export const issue = defineCommand({
  name: 'issue-decision',
  title: t('Issue', '下达'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({
    id,
    measures: z.array(measure).max(30).default([]).describe('What is to be done by whom; each becomes a task'),
    reviewOn: z.iso.date().optional(),
  }),
  decide(act, input) {
    const d = find(act, input.id, only('agreed'));
    mustLookAfter(act, d);
    if (!resolutionOf(act.snapshot, d))
      throw new Refusal(
        t('Nobody agreed on these words; the committee has to be asked', '该文本未经委员会一致同意，须征求委员意见'),
        'conflict',
      );
    if (!input.measures.length && !carriedOutAtOnce.has(d.kind) && !nothingToDo(act, d))
      throw new Refusal(
        t('Say at least one thing that is to be done, by whom and by when', '请至少填写一项措施及其责任人、期限'),
        'invalid',
        'measures',
      );
    checkMeasures(act, input.measures);
    const owners = input.measures.map((m) => low(m.owner));
    const reviewOn = input.reviewOn ?? reviewDay(act, groupEnd(d));
    const people = concerned(act, d, owners);
    return [
      ...input.measures.map((m) =>
        append(actionLinks, {
          id: `A-${fingerprint(d.id, m.title, low(m.owner))}`,
          title: m.title,
          owner: low(m.owner),
          due: m.due,
          decision: d.id,
          criteria: m.criteria || undefined,
        }),
      ),
      ...whatItChanges(act, d),
      ...patch(decisions, d, {
        state: 'issued',
        reviewOn,
        baseline: promisedFigure(act, d),
      }),
      ...people.flatMap((p) =>
        tell(
          act,
          p,
          about(d),
          t('Decided and issued', '决定已下达'),
          inWords(act, d, input.measures),
          // A department acknowledges; whoever is in none has nothing to say by it.
          departmentsOf(act.policy, p).length ? toAcknowledge(d.id) : [],
        ),
      ),
      ...tellGroup(act, d),
    ];
  },
});

/** Whoever works in a group hears that it is set up, goes on or ends, whatever else they are in the company. */
function tellGroup(act: Act, d: Decision): Change[] {
  const group = d.group ? rowOf(act.snapshot, groups, d.group) : undefined;
  const says = d.kind && d.kind in groupSays ? groupSays[d.kind as keyof typeof groupSays] : undefined;
  if (!group || !says) return [];
  const until = d.kind === 'extend-group' && d.groupUntil ? d.groupUntil : group.until;
  const more = fill(
    d.kind === 'close-group'
      ? t('Lead: {lead}', '组长：{lead}')
      : t('{charge}\nLead: {lead}\nUntil: {until}', '{charge}\n组长：{lead}\n截止：{until}'),
    { charge: group.charge, lead: nameOf(act, group.lead), until: dayInWords(until) },
  )[act.policy.language];
  const about = { id: group.id, title: group.name, link: `groups/${group.id}` };
  return peopleOf(group).flatMap((p) => tell(act, p, about, says, more));
}
const groupSays = {
  group: t('You are in a new working group', '您已加入新的工作小组'),
  'extend-group': t('Your working group has more time', '您所在的工作小组已延期'),
  'close-group': t('Your working group is closed', '您所在的工作小组已解散'),
};

/** What a message says of a decision: what is to be done, by whom and by when. All of it stands on its page. */
const inWords = (act: Act, d: Decision, measures: readonly z.output<typeof measure>[]): string =>
  [
    d.plan,
    promiseSays(act.policy, d)?.[act.policy.language],
    ...measures.map((m) => `${nameOf(act, m.owner)}: ${m.title} (${m.due})`),
  ]
    .filter(Boolean)
    .join('\n');

/** What a decision does by itself: to the one that it changes, to a working group, to the policy. */
function whatItChanges(act: Act, d: Decision): Change[] {
  const before = d.amends ? rowOf(act.snapshot, decisions, d.amends) : undefined;
  const group = d.group ? rowOf(act.snapshot, groups, d.group) : undefined;
  const [versionId = '', wording] = d.policyVersion?.split(' ') ?? [];
  const version = rowOf(act.snapshot, policyVersions, versionId);
  return [
    ...(before && d.kind === 'amend' ? amended(act, before, d) : []),
    ...(before && d.kind === 'revoke' ? revoked(act, before, d) : []),
    ...(group && d.kind === 'group' ? patch(groups, group, { state: 'active', since: act.now }) : []),
    ...(group && d.kind === 'extend-group' && d.groupUntil ? extended(act, group, d.groupUntil) : []),
    ...(group && d.kind === 'close-group' ? patch(groups, group, { state: 'closed' }) : []),
    ...(version && d.kind === 'policy' && version.state === 'proposed' && version.wording === wording
      ? patch(policyVersions, version, { state: 'adopted', adoptedAt: act.now })
      : []),
  ];
}

/** A group that has more time: what it came to is looked at when that is over. */
function extended(act: Act, group: Group, until: string): Change[] {
  const first = rowOf(act.snapshot, decisions, group.decision);
  return [
    ...patch(groups, group, { until }),
    ...(first?.state === 'issued' && first.reviewOn && first.reviewOn < until
      ? patch(decisions, first, { reviewOn: reviewDay(act, until) })
      : []),
  ];
}

/** What is still to be done goes on under the new decision. */
const amended = (act: Act, before: Decision, d: Decision): Change[] => [
  ...patch(decisions, before, { state: 'amended', outcome: d.id }),
  ...measuresOf(act.snapshot, before.id)
    .filter((m) => measureState(act, m) !== 'done')
    .flatMap((m) => patch(actionLinks, m, { decision: d.id })),
];

/** Nobody has to do any more what was given up: the tasks go, the rows stay and say why. */
const revoked = (act: Act, before: Decision, d: Decision): Change[] => [
  ...patch(decisions, before, { state: 'revoked', outcome: d.id }),
  ...measuresOf(act.snapshot, before.id).flatMap((m): Change[] => {
    const task = taskOf(act.snapshot, m.task);
    if (m.dropped || task?.done) return [];
    return [
      ...patch(actionLinks, m, { dropped: d.id }),
      ...(task ? [{ do: 'remove-task' as const, id: task.id, version: task.version }] : []),
    ];
  }),
];

export const acknowledge = defineCommand({
  name: 'acknowledge-decision',
  title: t('Acknowledge', '确认收到'),
  allow: everyone,
  personal: (input) => `decisions/${input.id}`,
  input: z.strictObject({ id }),
  decide(act, input) {
    const d = find(act, input.id, only('issued', 'closed'));
    return unacknowledged(act, d)
      .filter((x) => act.actor.departments.includes(x))
      .map((department) => remark(act, { decision: d.id, kind: 'acknowledged', department }));
  },
});

/** Departments that have not said that they received a decision. */
export function unacknowledged(act: Pick<Act, 'snapshot' | 'policy'>, d: Decision): string[] {
  const said = new Set(
    remarksOn(act.snapshot, d.id).flatMap((r) => (r.kind === 'acknowledged' && r.department ? [r.department] : [])),
  );
  return act.policy.departments.map((x) => x.id).filter((x) => !said.has(x));
}

/** What can be done with what was decided, by the names of the commands. */
export function issuingSteps(act: Act, d: Decision): string[] {
  if (d.state === 'agreed') return looksAfter(act, d) && resolutionOf(act.snapshot, d) ? [issue.name] : [];
  if (d.state !== 'issued' && d.state !== 'closed') return [];
  const owed = unacknowledged(act, d).some((x) => act.actor.departments.includes(x));
  return [
    ...(owed ? [acknowledge.name] : []),
    ...(d.state === 'issued' && looksAfter(act, d) && !openMeasures(act, d).length ? [review.name] : []),
    giveFeedback.name,
  ];
}

export const issuingCommands = [issue, acknowledge];
