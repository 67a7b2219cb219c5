import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { Refusal, t } from '../words.ts';
import { type Change, patch } from '../workspace/changes.ts';
import { type Act, type Automation, defineCommand, type Scene } from '../workspace/command.ts';
import { asDigest } from '../workspace/digest.ts';
import { fingerprint, plain } from '../workspace/keys.ts';
import { me } from '../workspace/people.ts';
import { rowsOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { everyone, meetingId, run, see, stillUnlocked } from './acting.ts';
import { itemRowsOf } from './agenda.ts';
import { line } from './live.ts';
import { type Meeting, meetingsOf } from './meeting.ts';
import { readersOf } from './minutes.ts';
import { meetings } from './records.ts';
import { linesOf, type MeetingLine } from './running.ts';

const words = z.string().trim().min(1).max(2000);
const about = (act: Pick<Act, 'policy'>, m: Meeting) => ({
  id: m.id,
  title: m.title[act.policy.language],
  link: `minutes/${m.id}`,
});

/** Minutes that people still look at. @throws Refusal */
function atHand(act: Act, which: string): Meeting {
  const { meeting } = see(act, which);
  stillUnlocked(meeting);
  if (!meeting.row?.minutesAt)
    throw new Refusal(t('There are no minutes of this meeting yet', '该会议尚无纪要'), 'conflict', 'meeting');
  return meeting;
}

function mustHaveBeenThere(act: Act, meeting: Meeting): void {
  if (readersOf(act, meeting).includes(me(act))) return;
  throw new Refusal(t('Whoever was there confirms the minutes', '仅到会人员可确认纪要'), 'denied');
}

export const confirmMinutes = defineCommand({
  name: 'confirm-minutes',
  title: t('Confirm the minutes', '确认纪要'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId }),
  decide(act, input) {
    const meeting = atHand(act, input.meeting);
    mustHaveBeenThere(act, meeting);
    if (confirmedBy(act.snapshot, meeting).has(me(act))) return [];
    return [line(act, meeting, { kind: 'confirmed' })];
  },
});

export const objectToMinutes = defineCommand({
  name: 'object-to-minutes',
  title: t('Say what is wrong with the minutes', '对纪要提出异议'),
  allow: everyone,
  input: z.strictObject({ meeting: meetingId, words }),
  decide(act, input) {
    const meeting = atHand(act, input.meeting);
    mustHaveBeenThere(act, meeting);
    return [
      line(act, meeting, { kind: 'objected', words: input.words }),
      ...tell(
        act,
        meeting.series.organiser,
        about(act, meeting),
        t('An objection to the minutes', '对纪要的异议'),
        input.words,
      ),
    ];
  },
});

export const settleObjection = defineCommand({
  name: 'settle-objection',
  title: t('Settle an objection', '处理异议'),
  allow: everyone,
  input: z.strictObject({
    meeting: meetingId,
    objection: z.string().min(1).max(80),
    answer: words.describe('What was corrected, or why it stays; the objection is kept with the minutes'),
  }),
  decide(act, input) {
    const { meeting } = run(act, input.meeting);
    stillUnlocked(meeting);
    const objection = openObjections(linesOf(act.snapshot, meeting.id)).find((l) => l.id === input.objection);
    if (!objection) throw new Refusal(t('This objection is settled', '该异议已处理'), 'conflict', 'objection');
    return [
      line(act, meeting, { kind: 'settled', about: objection.id, words: input.answer }),
      ...tell(act, objection.by, about(act, meeting), t('Your objection was settled', '您的异议已处理'), input.answer),
    ];
  },
});

/** Objections that nobody has dealt with. */
export const openObjections = (lines: readonly MeetingLine[]): MeetingLine[] =>
  lines.filter((l) => l.kind === 'objected' && !lines.some((x) => x.kind === 'settled' && x.about === l.id));

/** Those who confirmed the minutes as they are: a correction asks again. */
export const confirmedBy = (snapshot: Snapshot, meeting: Meeting): Set<string> =>
  new Set(
    linesOf(snapshot, meeting.id)
      .filter((l) => l.kind === 'confirmed' && l.at >= (meeting.row?.minutesAt ?? ''))
      .map((l) => l.by.toLowerCase()),
  );

/** The words of the minutes, as a fingerprint, in whatever order the rows stand: what is final does not change unseen. */
export const wordingOfMinutes = (snapshot: Snapshot, meeting: string): string => {
  const said = (...cells: unknown[]) => cells.map(plain).join('\u001f');
  return fingerprint(
    ...[
      ...itemRowsOf(snapshot, meeting).flatMap((row) =>
        row.outcome ? said(row.id, row.title, row.outcome, row.outcomeNote) : [],
      ),
      ...rowsWith(snapshot, actionLinks, 'meeting', meeting).map((a) => said(a.id, a.item, a.title, a.due)),
    ].sort(),
  );
};

/** Minutes are final when everybody who was there confirmed them, or time is up; never over an objection nobody dealt with. */
export const lockMinutes: Automation = (scene) => {
  const { snapshot, policy, now, place } = scene;
  const waiting = rowsOf(snapshot, meetings).filter((m) => m.state === 'held' && m.confirmBy && !m.lockedAt);
  if (!waiting.length) return [];
  const all = meetingsOf(snapshot, policy, now);
  const ready = waiting.flatMap((row) => all.find((m) => m.id === row.id) ?? []).filter((m) => isReady(scene, m));
  const messages = ready.flatMap((m) =>
    readersOf(scene, m).map((to) => ({
      key: fingerprint('minutes', m.id, to, m.row?.minutesAt),
      to,
      title: t('Minutes are final', '纪要已定稿'),
      text: m.title,
      link: place.appLink(`minutes/${m.id}`),
    })),
  );
  return [
    ...ready.flatMap((m): Change[] =>
      patch(meetings, m.row!, { lockedAt: now, lockedWords: wordingOfMinutes(snapshot, m.id) }),
    ),
    ...asDigest(messages, policy.language, place.appLink('meetings')),
  ];
};

function isReady({ snapshot, now }: Scene, m: Meeting): boolean {
  if (openObjections(linesOf(snapshot, m.id)).length) return false;
  const readers = readersOf({ snapshot }, m);
  const confirmed = confirmedBy(snapshot, m);
  return (readers.length > 0 && readers.every((p) => confirmed.has(p))) || m.row!.confirmBy! < now;
}

export const confirmingCommands = [confirmMinutes, objectToMinutes, settleObjection];
