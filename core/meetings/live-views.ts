import { z } from 'zod';
import { actionLinks, dueOf } from '../actions/records.ts';
import { attendeesOf } from '../policy/organisation.ts';
import { type Text, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { me, person } from '../workspace/people.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import { runs, see } from './acting.ts';
import { confirmedBy, openObjections, wordingOfMinutes } from './confirming.ts';
import type { Item } from './item.ts';
import type { Meeting } from './meeting.ts';
import { asTyped, decisionIn, readersOf } from './minutes.ts';
import { outcomes } from './records.ts';
import { attendedBy, linesOf, type MeetingLine, presentIn, quorumIn, timing } from './running.ts';

const query = z.strictObject({ meeting: z.string().min(1).max(80).default('NOW') });

const said = (act: Act, l: MeetingLine) => ({ id: l.id, by: person(act, l.by), at: l.at, words: l.words ?? '' });

/** The actions of a meeting, by item. */
function actionsOf(act: Act, meeting: string) {
  return rowsWith(act.snapshot, actionLinks, 'meeting', meeting).map((a) => ({
    id: a.id,
    item: a.item,
    title: a.title,
    owner: a.owner ? person(act, a.owner) : undefined,
    due: dueOf(act.snapshot, a),
    done: !!taskOf(act.snapshot, a.task)?.done,
  }));
}

const headOf = (act: Act, m: Meeting) => ({
  id: m.id,
  title: m.title,
  start: m.start,
  end: m.end,
  state: m.state,
  locked: !!m.row?.lockedAt,
  mayRun: runs(act, m),
});

/** Whom people look for in the room: the invited, and whoever came without being invited. */
function room(act: Act, m: Meeting, lines: readonly MeetingLine[]) {
  const present = presentIn(lines);
  const invited = m.event?.attendees.map((a) => a.email.toLowerCase()) ?? attendeesOf(act.policy, m.series);
  return [...new Set([...invited.map((p) => p.toLowerCase()), ...present])].map((email) => ({
    ...person(act, email),
    present: present.includes(email),
  }));
}

export const liveView = defineView({
  name: 'live',
  title: t('The meeting itself', '会中'),
  allow: ['member'],
  query,
  show(act, { meeting: which }) {
    const { meeting, agenda } = see(act, which);
    const lines = linesOf(act.snapshot, meeting.id);
    const { current, since, spent } = timing(lines, act.now);
    const actions = actionsOf(act, meeting.id);
    const items = agenda.sections.flatMap((s) => s.items.map((item) => ({ section: s.name, item })));
    const shown = ({ section, item }: { section: Text; item: Item }) => ({
      key: item.key,
      section,
      title: item.title,
      wanted: item.wanted,
      minutes: item.minutes,
      seconds: spent.get(item.key) ?? 0,
      owner: item.owner ? person(act, item.owner) : undefined,
      why: item.why,
      decision: decisionIn(item.key),
      outcome: item.outcome && outcomes[item.outcome],
      outcomeNote: item.outcomeNote,
      notes: lines.filter((l) => l.kind === 'note' && l.item === item.key).map((l) => said(act, l)),
      actions: actions.filter((a) => a.item === item.key),
    });
    return {
      meeting: headOf(act, meeting),
      current,
      since,
      items: items.map(shown),
      consent: agenda.consent.map((i) => ({ key: i.key, title: i.title })),
      notes: lines.filter((l) => l.kind === 'note' && !l.item).map((l) => said(act, l)),
      actions: actions.filter((a) => !a.item),
      parked: lines.filter((l) => l.kind === 'parked').map((l) => said(act, l)),
      room: room(act, meeting, lines),
      here: presentIn(lines).includes(me(act)),
      quorum: quorumIn(act.policy, meeting, presentIn(lines)),
      now: act.now,
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownLive = ReturnType<typeof liveView.show>;

export const minutesView = defineView({
  name: 'minutes',
  title: t('Minutes', '会议纪要'),
  allow: ['member'],
  query: z.strictObject({ meeting: z.string().min(1).max(80) }),
  show(act, { meeting: which }) {
    const { meeting, agenda } = see(act, which);
    const lines = linesOf(act.snapshot, meeting.id);
    const { spent } = timing(lines, meeting.row?.minutesAt ?? act.now);
    const actions = actionsOf(act, meeting.id);
    const readers = readersOf(act, meeting);
    const confirmed = confirmedBy(act.snapshot, meeting);
    const open = openObjections(lines);
    const waits = !!meeting.row?.minutesAt && !meeting.row.lockedAt;
    return {
      meeting: headOf(act, meeting),
      sections: asTyped(act, agenda).sections.map((s) => ({
        name: s.name,
        items: s.items.map((item) => ({
          key: item.key,
          title: item.title,
          outcome: item.outcome
            ? outcomes[item.outcome]
            : t('Not reached; goes on to the next meeting', '未及讨论，顺延至下次会议'),
          note: item.outcomeNote,
          reached: !!item.outcome,
          decision: decisionIn(item.key),
          minutes: Math.round((spent.get(item.key) ?? 0) / 60),
          actions: actions.filter((a) => a.item === item.key),
        })),
      })),
      actions: actions.filter((a) => !a.item),
      parked: lines.filter((l) => l.kind === 'parked').map((l) => said(act, l)),
      present: attendedBy(lines).map((p) => person(act, p)),
      minutesAt: meeting.row?.minutesAt,
      confirmBy: meeting.row?.confirmBy,
      lockedAt: meeting.row?.lockedAt,
      /** Somebody changed rows of the workbook after the minutes were final. */
      changedSince:
        !!meeting.row?.lockedWords && meeting.row.lockedWords !== wordingOfMinutes(act.snapshot, meeting.id),
      readers: readers.map((p) => ({ ...person(act, p), confirmed: confirmed.has(p) })),
      objections: lines
        .filter((l) => l.kind === 'objected')
        .map((l) => ({
          ...said(act, l),
          open: open.includes(l),
          answer: lines.find((x) => x.kind === 'settled' && x.about === l.id)?.words,
        })),
      may: {
        confirm: waits && readers.includes(me(act)) && !confirmed.has(me(act)),
        object: waits && readers.includes(me(act)),
      },
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownMinutes = ReturnType<typeof minutesView.show>;

export const liveViews = [liveView, minutesView];
