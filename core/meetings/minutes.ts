import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { decisions, inForce, resolutions } from '../decisions/records.ts';
import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { fill, listed, Refusal, type Text, t, verbatim } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow, nameOf } from '../workspace/people.ts';
import { rowOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { email, everyone, itemIn, key, meetingId, renderOptions, run, stillUnlocked, title } from './acting.ts';
import { toConfirmMinutes } from './cards.ts';
import { renderMinutes, withBlock } from './invitation.ts';
import type { Agenda, Item } from './item.ts';
import { line } from './live.ts';
import type { Meeting } from './meeting.ts';
import { agendaItems, meetings, outcomes, topics } from './records.ts';
import { attendedBy, linesOf, presentIn, quorumIn, timing } from './running.ts';
import { itemRecord, rememberMeeting, storeDraft } from './storing.ts';

/** The decision that an item of the agenda is about. */
export const decisionIn = (itemKey: string): string | undefined => /^decision:([^:]+)$/.exec(itemKey)?.[1];

/** Whether the committee agreed on a decision, by the rule; nobody can say so by hand. */
const isResolved = (snapshot: Snapshot, id: string): boolean => {
  const state = rowOf(snapshot, decisions, id)?.state;
  if (state === 'rejected') return true;
  return !!state && inForce.has(state) && rowsWith(snapshot, resolutions, 'decision', id).length > 0;
};

/** @throws Refusal where something was not decided by the rule, or too few are there to decide */
function mayBeDecided(act: Act, meeting: Meeting, itemKey: string): void {
  const decision = decisionIn(itemKey);
  if (decision && rowOf(act.snapshot, decisions, decision) && !isResolved(act.snapshot, decision))
    throw new Refusal(
      t(
        'The committee has not agreed on this by the rule: members say what they think on the decision itself',
        '该事项尚未按规则达成一致：请委员在决策事项中表态',
      ),
      'conflict',
      'outcome',
    );
  const present = presentIn(linesOf(act.snapshot, meeting.id));
  const quorum = present.length ? quorumIn(act.policy, meeting, present) : undefined;
  if (!decision && quorum && !quorum.met)
    throw new Refusal(
      fill(
        t(
          'There is no quorum: {there} of {needed} members are there. Nothing can be decided now',
          '法定人数不足：需 {needed} 人，现有 {there} 人，暂不能作出决定',
        ),
        { there: quorum.there, needed: quorum.needed },
      ),
      'conflict',
      'outcome',
    );
}

export const recordOutcome = defineCommand({
  name: 'record-outcome',
  title: t('Record an outcome', '记录结论'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    key,
    outcome: z.enum(Object.keys(outcomes) as [keyof typeof outcomes, ...(keyof typeof outcomes)[]]),
    note: z.string().max(5000).optional(),
    actions: z
      .array(z.strictObject({ title, owner: email, due: z.iso.date() }))
      .max(20)
      .default([]),
  }),
  decide(act, input) {
    const { meeting, agenda } = run(act, input.meeting);
    stillUnlocked(meeting);
    if (input.outcome === 'action' && !input.actions.length && !actionsFor(act, meeting.id).has(input.key))
      throw new Refusal(
        t('Name at least one action with its owner and date', '请至少填写一项行动及其责任人、期限'),
        'invalid',
        'actions',
      );
    const item = itemIn(agenda, input.key);
    if (input.outcome === 'decided') mayBeDecided(act, meeting, input.key);
    for (const [i, action] of input.actions.entries()) mustKnow(act, [action.owner], `actions.${i}.owner`);
    const record = { ...itemRecord(item, meeting, 1, act.snapshot), outcome: input.outcome, outcomeNote: input.note };
    const stored = rowOf(act.snapshot, agendaItems, record.id);
    return [
      ...rememberMeeting(meeting, act.snapshot),
      ...(stored
        ? patch(agendaItems, stored, { outcome: input.outcome, outcomeNote: input.note }, ['outcome', 'outcomeNote'])
        : [append(agendaItems, record)]),
      ...input.actions.map((action) =>
        append(actionLinks, {
          id: `A-${fingerprint(meeting.id, input.key, action.title, action.owner, action.due)}`,
          title: action.title,
          owner: action.owner.toLowerCase(),
          due: action.due,
          meeting: meeting.id,
          item: input.key,
          group: meeting.series.group,
        }),
      ),
    ];
  },
});

/** What was agreed at a meeting, by item: "who: what, by when". */
export function actionsFor(act: Pick<Act, 'snapshot'>, meeting: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const link of rowsWith(act.snapshot, actionLinks, 'meeting', meeting)) {
    const owner = link.owner ? nameOf(act, link.owner) : '';
    const item = link.item ?? '';
    found.set(item, [...(found.get(item) ?? []), `${owner}: ${link.title} (${link.due})`]);
  }
  return found;
}

/**
 * What came of the items whose outcome nobody recorded: what was typed while they were open, the actions, the committee's
 * decision. What was neither opened nor written about goes on to the next meeting.
 */
export function asTyped(act: Pick<Act, 'snapshot' | 'now'>, agenda: Agenda): Agenda {
  const lines = linesOf(act.snapshot, agenda.meeting.id);
  const { spent } = timing(lines, act.now);
  const actions = actionsFor(act, agenda.meeting.id);
  const outcomeOf = (item: Item, notes: readonly string[]): Item['outcome'] => {
    const decision = decisionIn(item.key);
    if (item.outcome) return item.outcome;
    if (decision && isResolved(act.snapshot, decision)) return 'decided';
    if (actions.has(item.key)) return 'action';
    // Waits for the committee: talking about it does not end it.
    if (decision && notes.length) return 'carried';
    return notes.length || (spent.get(item.key) ?? 0) > 0 ? 'done' : undefined;
  };
  const sections = agenda.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => {
      const notes = lines.filter((l) => l.kind === 'note' && l.item === item.key).map((l) => l.words ?? '');
      return {
        ...item,
        outcome: outcomeOf(item, notes),
        outcomeNote: item.outcomeNote ?? (notes.join('\n') || undefined),
      };
    }),
  }));
  return { ...agenda, sections };
}

/** Who was there, in a line. */
export function attendance(act: Pick<Act, 'snapshot'>, meeting: Meeting): Text | undefined {
  const there = attendedBy(linesOf(act.snapshot, meeting.id));
  if (!there.length) return undefined;
  return fill(t('Present: {who}', '到会：{who}'), { who: listed(there.map((p) => verbatim(nameOf(act, p)))) });
}

/** Those to whom the minutes go: whoever was there, else whoever was invited. */
export function readersOf(act: Pick<Act, 'snapshot'>, meeting: Meeting): string[] {
  const there = attendedBy(linesOf(act.snapshot, meeting.id));
  const invited = (meeting.event?.attendees ?? [])
    .filter((a) => a.answer !== 'declined')
    .map((a) => a.email.toLowerCase());
  return there.length ? there : invited;
}

/** What was put off to later becomes a topic of the next meeting of the series. */
const fromParkingLot = (act: Act, meeting: Meeting): Change[] =>
  linesOf(act.snapshot, meeting.id)
    .filter((l) => l.kind === 'parked' && !rowOf(act.snapshot, topics, `T-${l.id}`))
    .map((l) =>
      append(topics, {
        id: `T-${l.id}`,
        series: meeting.series.id,
        title: (l.words ?? '').slice(0, 300),
        reason: fill(t('From the parking lot of {day}', '来自 {day} 会议停车场'), {
          day: dateIn(act.policy, meeting.start),
        })[act.policy.language],
        wanted: 'discuss',
        proposedBy: l.by,
        proposedAt: l.at,
        state: 'proposed',
      }),
    );

/** When minutes are final, if nobody objects. */
export const confirmationDue = ({ policy, now }: Pick<Act, 'policy' | 'now'>): string =>
  addWorkdays(policy, now, policy.agenda.confirm_minutes_within_days);

export const writeMinutes = defineCommand({
  name: 'write-minutes',
  title: t('Close the meeting and write the minutes', '结束会议并写入纪要'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId, language: z.enum(['en', 'zh']).optional() }),
  decide(act, input) {
    const { meeting, agenda } = run(act, input.meeting);
    stillUnlocked(meeting);
    if (meeting.start > act.now) throw new Refusal(t('The meeting has not begun yet', '会议尚未开始'), 'conflict');
    const typed = asTyped(act, agenda);
    const { html } = renderMinutes(
      typed,
      actionsFor(act, meeting.id),
      renderOptions(act, meeting, input.language),
      attendance(act, meeting),
    );
    const body = meeting.event && withBlock(meeting.event.body, html);
    const first = meeting.state !== 'held';
    const held = {
      state: 'held' as const,
      minutesAt: act.now,
      confirmBy: confirmationDue(act),
    };
    const says = t('Minutes: please confirm, or say what is wrong', '会议纪要：请确认，或指出有误之处');
    const about = { id: meeting.id, title: meeting.title[act.policy.language], link: `minutes/${meeting.id}` };
    return [
      ...(meeting.event && body !== undefined
        ? [{ do: 'update-event' as const, id: meeting.event.id, version: meeting.event.version, body }]
        : []),
      ...(meeting.row
        ? first || body !== undefined
          ? patch(meetings, meeting.row, held)
          : []
        : rememberMeeting(meeting, act.snapshot, held)),
      ...storeDraft(typed, act.snapshot),
      ...fromParkingLot(act, meeting),
      // Whoever writes the minutes stands by them.
      ...(readersOf(act, meeting).includes(me(act)) ? [line(act, meeting, { kind: 'confirmed' })] : []),
      ...(first || body !== undefined
        ? readersOf(act, meeting).flatMap((p) => tell(act, p, about, says, '', toConfirmMinutes(meeting.id)))
        : []),
    ];
  },
});

export const minutesCommands = [recordOutcome, writeMinutes];
