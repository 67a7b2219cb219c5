import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { email, itemIn, key, meetingId, organisers, renderOptions, see, stillOpen, title } from './acting.ts';
import { renderMinutes, withBlock } from './invitation.ts';
import { agendaItems, meetings, outcomes } from './records.ts';
import { itemRecord, rememberMeeting, storeDraft } from './storing.ts';

export const recordOutcome = defineCommand({
  name: 'record-outcome',
  title: t('Record an outcome', '记录结论'),
  allow: organisers,
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
    const { meeting, agenda } = see(act, input.meeting);
    if (meeting.state === 'cancelled') stillOpen(meeting);
    if (input.outcome === 'action' && !input.actions.length && !actionsFor(act, meeting.id).has(input.key))
      throw new Refusal(
        t('Name at least one action with its owner and date', '请至少填写一项行动及其责任人、期限'),
        'invalid',
        'actions',
      );
    const item = itemIn(agenda, input.key);
    for (const [i, action] of input.actions.entries())
      if (!act.snapshot.directory.find(action.owner))
        throw new Refusal(
          t(`"${action.owner}" is not in the directory`, `通讯录中没有“${action.owner}”`),
          'invalid',
          `actions.${i}.owner`,
        );
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
          task: undefined,
        }),
      ),
    ];
  },
});

/** What was agreed at a meeting, by item: "who: what, by when". */
export function actionsFor(act: Pick<Act, 'snapshot'>, meeting: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const link of rowsOf(act.snapshot, actionLinks)) {
    if (link.meeting !== meeting) continue;
    const owner = link.owner ? (act.snapshot.directory.find(link.owner)?.name ?? link.owner) : '';
    const item = link.item ?? '';
    found.set(item, [...(found.get(item) ?? []), `${owner}: ${link.title} (${link.due})`]);
  }
  return found;
}

export const writeMinutes = defineCommand({
  name: 'write-minutes',
  title: t('Close the meeting and write the minutes', '结束会议并写入纪要'),
  allow: organisers,
  input: z.strictObject({ meeting: meetingId, language: z.enum(['en', 'zh']).optional() }),
  decide(act, input) {
    const { meeting, agenda } = see(act, input.meeting);
    if (meeting.state === 'cancelled') stillOpen(meeting);
    if (meeting.start > act.now) throw new Refusal(t('The meeting has not begun yet', '会议尚未开始'), 'conflict');
    const { html } = renderMinutes(agenda, actionsFor(act, meeting.id), renderOptions(act, meeting, input.language));
    const body = meeting.event && withBlock(meeting.event.body, html);
    const held = { state: 'held' as const, minutesAt: act.now };
    return [
      ...(meeting.event && body !== undefined
        ? [{ do: 'update-event' as const, id: meeting.event.id, version: meeting.event.version, body }]
        : []),
      ...(meeting.row
        ? meeting.state !== 'held' || body !== undefined
          ? patch(meetings, meeting.row, held)
          : []
        : rememberMeeting(meeting, act.snapshot, held)),
      ...(meeting.state === 'held' ? [] : storeDraft(agenda, act.snapshot)),
    ];
  },
});

export const minutesCommands = [recordOutcome, writeMinutes];
