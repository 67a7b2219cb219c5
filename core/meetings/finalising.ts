import { t } from '../words.ts';
import { type Change, draft, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest, type Message } from '../workspace/digest.ts';
import { fingerprint } from '../workspace/keys.ts';
import { liaison } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { renderOptions } from './acting.ts';
import { asHeld } from './agenda.ts';
import { attendance, concernedBy, readersOf } from './attendees.ts';
import { toConfirmMinutes } from './cards.ts';
import { confirmationDue } from './closing.ts';
import { languageOf, renderMinutes, withBlock } from './invitation.ts';
import { type Meeting, meetingsOf } from './meeting.ts';
import { meetingLines, meetings } from './records.ts';
import { linesOf } from './running.ts';
import { actionsFor } from './what-came.ts';
import { askedAbout, confirmedBy, confirmers, openObjections, wordingOfMinutes } from './wording.ts';

/** Meetings whose minutes people still look at. */
function toConfirm({ snapshot, policy, now }: Scene): Meeting[] {
  const waiting = new Set(
    rowsOf(snapshot, meetings).flatMap((m) => (m.state === 'held' && m.minutesAt && !m.lockedAt ? m.id : [])),
  );
  return waiting.size ? meetingsOf(snapshot, policy, now).filter((m) => waiting.has(m.id)) : [];
}

/**
 * Minutes whose words were changed, by a command or in the workbook, are written into the invitation again, and whoever had
 * confirmed the earlier words is asked once more, with the whole time to answer.
 */
export const askAgain: Automation = (scene) => {
  const changed = toConfirm(scene).filter((m) => lastAsked(scene, m) !== wordingOfMinutes(scene.snapshot, m.id));
  const all = changed.map((m) => ({ changes: correction(scene, m), messages: messagesFor(scene, m) }));
  return [
    ...all.flatMap((x) => x.changes),
    ...asDigest(
      all.flatMap((x) => x.messages),
      scene.policy.language,
      scene.place.appLink('today'),
    ),
  ];
};

const lastAsked = ({ snapshot }: Scene, m: Meeting): string | undefined =>
  askedAbout(linesOf(snapshot, m.id)).at(-1)?.about;

function correction(scene: Scene, m: Meeting): Change[] {
  const { snapshot, policy, now } = scene;
  const asked = askedAbout(linesOf(snapshot, m.id));
  const wording = wordingOfMinutes(snapshot, m.id);
  const next = draft(meetingLines, {
    id: `L-${fingerprint(m.id, 'asked', wording, asked.length)}`,
    meeting: m.id,
    kind: 'asked',
    by: liaison,
    words: `#${asked.length + 1}`,
    about: wording,
    at: now,
  });
  // Minutes from before texts had fingerprints: what people were asked about then is what stands there.
  if (!asked.length) return [next];
  const options = renderOptions(scene, m, m.event && languageOf(m.event.body));
  const { html } = renderMinutes(asHeld(snapshot, policy, m), actionsFor(scene, m.id), options, attendance(scene, m));
  const body = m.event && withBlock(m.event.body, html);
  return [
    ...(m.event && body !== undefined
      ? [{ do: 'update-event' as const, id: m.event.id, version: m.event.version, body }]
      : []),
    ...patch(meetings, m.row!, { confirmBy: confirmationDue({ policy, now }) }),
    next,
  ];
}

/** To those who stood by the words about which everybody was asked last. */
function messagesFor(scene: Scene, m: Meeting): Message[] {
  const lines = linesOf(scene.snapshot, m.id);
  const before = askedAbout(lines).at(-1)?.about;
  if (!before) return [];
  const readers = new Set(readersOf(scene, m));
  const wording = wordingOfMinutes(scene.snapshot, m.id);
  return [...confirmers(lines, m.row!.minutesAt!, before)]
    .filter((p) => readers.has(p))
    .map((to) => ({
      key: fingerprint('minutes changed', m.id, to, wording),
      to,
      title: t('Minutes were changed', '纪要已更改'),
      text: {
        en: `${m.title.en}: the minutes were changed after you confirmed them. Please confirm again, or say what is wrong`,
        zh: `${m.title.zh}：您确认之后纪要有改动，请重新确认或提出异议`,
      },
      link: scene.place.appLink(`minutes/${m.id}`),
      steps: toConfirmMinutes(m.id, wording),
    }));
}

/** Minutes are final when everybody who was there confirmed them, or time is up; never over an objection nobody dealt with. */
export const lockMinutes: Automation = (scene) => {
  const { snapshot, policy, now, place } = scene;
  const ready = toConfirm(scene).filter((m) => m.row?.confirmBy && isReady(scene, m));
  const messages = ready.flatMap((m) =>
    concernedBy(scene, m).map((to) => ({
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

function isReady(scene: Scene, m: Meeting): boolean {
  const { snapshot, now } = scene;
  // Words about which nobody was asked yet become final no more than words that somebody objects to.
  if (lastAsked(scene, m) !== wordingOfMinutes(snapshot, m.id)) return false;
  if (openObjections(linesOf(snapshot, m.id)).length) return false;
  const readers = readersOf(scene, m);
  const confirmed = confirmedBy(snapshot, m.row);
  return (readers.length > 0 && readers.every((p) => confirmed.has(p))) || m.row!.confirmBy! < now;
}
