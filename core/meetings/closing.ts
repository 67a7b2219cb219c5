import { z } from 'zod';
import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { fill, type Text, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand, defineView } from '../workspace/command.ts';
import { me, person } from '../workspace/people.ts';
import { rowOf, type Snapshot } from '../workspace/snapshot.ts';
import { type About, tell } from '../workspace/tell.ts';
import { everyone, meetingId, renderOptions, take } from './acting.ts';
import { attendance, concernedBy, readersOf } from './attendees.ts';
import { toConfirmMinutes } from './cards.ts';
import { itemRowsOf } from './carrying.ts';
import { renderAgenda, renderMinutes, withBlock } from './invitation.ts';
import type { Agenda } from './item.ts';
import { line } from './live.ts';
import type { Meeting } from './meeting.ts';
import { agendaItems, goesOn, meetings, outcomeSays, topics } from './records.ts';
import { linesOf } from './running.ts';
import { rememberMeeting, storeDraft } from './storing.ts';
import { actionsFor, asTyped } from './what-came.ts';
import { askedAbout, wordingOfDraft } from './wording.ts';

/** What was put off to later becomes a topic of the next meeting of the series. */
const fromParkingLot = (act: Act, meeting: Meeting): Change[] =>
  parkedAt(act.snapshot, meeting)
    .filter((l) => !rowOf(act.snapshot, topics, `T-${l.id}`))
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

const parkedAt = (snapshot: Snapshot, { id }: Meeting) => linesOf(snapshot, id).filter((l) => l.kind === 'parked');

/** When minutes are final, if nobody objects. */
export const confirmationDue = ({ policy, now }: Pick<Act, 'policy' | 'now'>): string =>
  addWorkdays(policy, now, policy.agenda.confirm_minutes_within_days);

/** What a message says that the minutes are about. */
export const aboutMinutes = (act: Pick<Act, 'policy'>, m: Meeting): About => ({
  id: m.id,
  title: m.title[act.policy.language],
  link: `minutes/${m.id}`,
});

const itemsOf = (agenda: Agenda) => agenda.sections.flatMap((s) => s.items);

/** What came of a meeting in a few words: for whoever was not there, and for whoever ends it. */
export function recapOf(act: Pick<Act, 'snapshot'>, agenda: Agenda): Text {
  const items = itemsOf(agenda);
  const actions = [...actionsFor(act, agenda.meeting.id).values()].flat().length;
  return fill(
    t(
      '{settled} of {all} {all:item|items} settled, {actions} {actions:action|actions} agreed, {on} carried on to the next meeting',
      '共 {all} 项议题，处理完毕 {settled} 项；行动项 {actions} 项；顺延 {on} 项',
    ),
    {
      all: items.length,
      actions,
      settled: items.filter((i) => !goesOn(i.outcome)).length,
      on: items.filter((i) => goesOn(i.outcome)).length,
    },
  );
}

/** A meeting that can be ended now, with what came of its items. @throws Refusal */
function toEnd(act: Act, which: string): { meeting: Meeting; agenda: Agenda } {
  const { meeting, agenda } = take(act, which, 'write-minutes');
  return { meeting, agenda: asTyped(act, agenda) };
}

export const endingView = defineView({
  name: 'ending',
  title: t('What ending the meeting does', '结束会议的影响'),
  allow: everyone,
  query: z.strictObject({ meeting: z.string().min(1).max(80).default('NOW') }),
  show(act, query) {
    const { meeting, agenda } = toEnd(act, query.meeting);
    const items = itemsOf(agenda).map(({ key, title, outcome }) => ({
      key,
      title,
      outcome: outcomeSays(outcome),
      goesOn: goesOn(outcome),
    }));
    const confirm = readersOf(act, meeting);
    return {
      meeting: { id: meeting.id, title: meeting.title, start: meeting.start, end: meeting.end },
      /** It was to last longer. */
      early: meeting.end > act.now,
      settled: items.filter((i) => !i.goesOn),
      carried: items.filter((i) => i.goesOn),
      parked: parkedAt(act.snapshot, meeting).map((l) => l.words ?? ''),
      confirm: confirm.map((p) => person(act, p)),
      told: concernedBy(act, meeting)
        .filter((p) => !confirm.includes(p))
        .map((p) => person(act, p)),
      confirmBy: confirmationDue(act),
      recap: recapOf(act, agenda),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownEnding = ReturnType<typeof endingView.show>;

export const writeMinutes = defineCommand({
  name: 'write-minutes',
  title: t('Close the meeting and write the minutes', '结束会议并写入纪要'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId, language: z.enum(['en', 'zh']).optional() }),
  decide(act, input) {
    const { meeting, agenda } = toEnd(act, input.meeting);
    const { html } = renderMinutes(
      agenda,
      actionsFor(act, meeting.id),
      renderOptions(act, meeting, input.language),
      attendance(act, meeting),
    );
    const body = meeting.event && withBlock(meeting.event.body, html);
    const first = meeting.state !== 'held';
    const news = first || body !== undefined;
    const held = { state: 'held' as const, minutesAt: act.now, confirmBy: confirmationDue(act) };
    const readers = readersOf(act, meeting);
    const wording = wordingOfDraft(act.snapshot, agenda);
    const asked = askedAbout(linesOf(act.snapshot, meeting.id));
    const about = aboutMinutes(act, meeting);
    const recap = recapOf(act, agenda)[act.policy.language];
    return [
      ...(meeting.event && body !== undefined
        ? [{ do: 'update-event' as const, id: meeting.event.id, version: meeting.event.version, body }]
        : []),
      ...(meeting.row
        ? news
          ? patch(meetings, meeting.row, held)
          : []
        : rememberMeeting(meeting, act.snapshot, held)),
      ...storeDraft(agenda, act.snapshot),
      ...fromParkingLot(act, meeting),
      ...(first || asked.at(-1)?.about !== wording
        ? [line(act, meeting, { kind: 'asked', about: wording, words: `#${asked.length + 1}` }, '')]
        : []),
      // Whoever writes the minutes stands by them.
      ...(readers.includes(me(act)) ? [line(act, meeting, { kind: 'confirmed', about: wording })] : []),
      ...(news ? readers : []).flatMap((p) =>
        tell(
          act,
          p,
          about,
          t('Minutes: please confirm, or say what is wrong', '会议纪要：请确认，或指出有误之处'),
          recap,
          toConfirmMinutes(meeting.id, wording),
        ),
      ),
      ...(news ? concernedBy(act, meeting).filter((p) => !readers.includes(p)) : []).flatMap((p) =>
        tell(act, p, about, t('Minutes of a meeting that you missed', '您未参加的会议的纪要'), recap),
      ),
    ];
  },
});

export const reopenMeeting = defineCommand({
  name: 'reopen-meeting',
  title: t('Go back into the meeting', '恢复会议'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId }),
  decide(act, input) {
    const { meeting, agenda } = take(act, input.meeting, 'reopen-meeting');
    const row = meeting.row!;
    const open: Meeting = { ...meeting, row: { ...row, minutesAt: undefined } };
    const { html } = renderAgenda(agenda, renderOptions(act, meeting));
    const body = meeting.event && withBlock(meeting.event.body, html);
    return [
      ...(meeting.event && body !== undefined
        ? [{ do: 'update-event' as const, id: meeting.event.id, version: meeting.event.version, body }]
        : []),
      ...patch(meetings, row, {
        state: row.publishedAt ? 'published' : 'planned',
        minutesAt: undefined,
        confirmBy: undefined,
      }),
      ...asBeforeItsEnd(act, { ...agenda, meeting: open }),
      ...concernedBy(act, meeting).flatMap((p) =>
        tell(
          act,
          p,
          { ...aboutMinutes(act, meeting), link: `live/${meeting.id}` },
          t('The meeting goes on: its minutes were taken back', '会议继续：纪要已撤回'),
        ),
      ),
    ];
  },
});

/** Takes back what nobody recorded: an outcome and a text that follow from what was typed follow from it again. */
function asBeforeItsEnd(act: Act, agenda: Agenda): Change[] {
  const sections = agenda.sections.map((s) => ({
    ...s,
    items: s.items.map((i) => ({ ...i, outcome: undefined, outcomeNote: undefined })),
  }));
  const derived = new Map(itemsOf(asTyped(act, { ...agenda, sections })).map((i) => [i.key, i]));
  return itemRowsOf(act.snapshot, agenda.meeting.id).flatMap((row) => {
    const own = derived.get(row.key);
    if (!own) return [];
    return patch(agendaItems, row, {
      ...((row.outcome === own.outcome || row.outcome === 'discussed') && { outcome: undefined }),
      ...(row.outcomeNote === own.outcomeNote && { outcomeNote: undefined }),
    });
  });
}

export const closingCommands = [writeMinutes, reopenMeeting];
