import { z } from 'zod';
import { actionLinks, dueOf } from '../actions/records.ts';
import { type Text, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { taskOf } from '../workspace/linked-tasks.ts';
import { me, person } from '../workspace/people.ts';
import { liaison } from '../workspace/register.ts';
import { rowsWith } from '../workspace/snapshot.ts';
import { see } from './acting.ts';
import { invitedTo, readersOf, substitutesAt } from './attendees.ts';
import { confirmingSteps } from './confirming.ts';
import { meetingSteps, runs } from './guards.ts';
import type { Item } from './item.ts';
import type { Meeting } from './meeting.ts';
import { goesOn, outcomeSays, outcomes } from './records.ts';
import { attendedBy, linesOf, type MeetingLine, presentIn, quorumIn, timing } from './running.ts';
import { agreedOn, asTyped, decisionIn } from './what-came.ts';
import { askedAbout, changedSinceFinal, confirmedBy, openObjections, wordingOfMinutes } from './wording.ts';

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
  /** The commands that the reader can do on this meeting now. */
  steps: meetingSteps(act, m),
});

/** Whom people look for in the room: the invited, and whoever came without being invited. */
function room(act: Act, m: Meeting, lines: readonly MeetingLine[]) {
  const present = presentIn(lines);
  const stood = substitutesAt(act.policy, m, present);
  return [...new Set([...invitedTo(act, m), ...present])].map((email) => ({
    ...person(act, email),
    present: present.includes(email),
    ...(stood.has(email) && { standsFor: person(act, stood.get(email)!) }),
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
    const confirmed = confirmedBy(act.snapshot, meeting.row);
    const there = attendedBy(lines);
    const stood = substitutesAt(act.policy, meeting, there);
    const asked = askedAbout(lines);
    const wording = wordingOfMinutes(act.snapshot, meeting.id);
    const open = openObjections(lines);
    const waits = !!meeting.row?.minutesAt && !meeting.row.lockedAt;
    return {
      meeting: headOf(act, meeting),
      sections: asTyped(act, agenda).sections.map((s) => ({
        name: s.name,
        items: s.items.map((item) => ({
          key: item.key,
          title: item.title,
          outcome: outcomeSays(item.outcome),
          note: item.outcomeNote,
          reached: !!item.outcome,
          goesOn: goesOn(item.outcome),
          decision: decisionIn(item.key),
          agreed: item.outcome === 'decided' ? agreedOn(act, item.key) : undefined,
          minutes: Math.round((spent.get(item.key) ?? 0) / 60),
          actions: actions.filter((a) => a.item === item.key),
        })),
      })),
      actions: actions.filter((a) => !a.item),
      parked: lines.filter((l) => l.kind === 'parked').map((l) => said(act, l)),
      present: there.map((p) => ({
        ...person(act, p),
        ...(stood.has(p) && { standsFor: person(act, stood.get(p)!) }),
      })),
      /** Who was invited and was not there; nobody where nobody noted who was. */
      absent: there.length
        ? invitedTo(act, meeting)
            .filter((p) => !there.includes(p))
            .map((p) => person(act, p))
        : [],
      minutesAt: meeting.row?.minutesAt,
      confirmBy: meeting.row?.confirmBy,
      lockedAt: meeting.row?.lockedAt,
      /** Somebody changed rows of the workbook after the minutes were final. */
      changedSince: !!meeting.row && changedSinceFinal(act.snapshot, meeting.row),
      /** When the text was changed after people had been asked to confirm it. */
      correctedAt: waits && asked.length > 1 && asked.at(-1)!.by === liaison ? asked.at(-1)!.at : undefined,
      wording,
      readers: readers.map((p) => ({ ...person(act, p), confirmed: confirmed.has(p) })),
      objections: lines
        .filter((l) => l.kind === 'objected')
        .map((l) => ({
          ...said(act, l),
          open: open.includes(l),
          answer: lines.find((x) => x.kind === 'settled' && x.about === l.id)?.words,
        })),
      steps: confirmingSteps(act, meeting).map((command) => ({
        command,
        input: { meeting: meeting.id, ...(command === 'confirm-minutes' && { wording }) },
      })),
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownMinutes = ReturnType<typeof minutesView.show>;

export const liveViews = [liveView, minutesView];
