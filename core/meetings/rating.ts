import { DateTime } from 'luxon';
import { z } from 'zod';
import { t } from '../words.ts';
import { type Act, defineCommand, type Scene } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import type { Waiting, WaitingSource } from '../workspace/waiting.ts';
import { everyone, meetingId, take } from './acting.ts';
import { line } from './live.ts';
import { meetings } from './records.ts';
import { attendedBy, linesOf } from './running.ts';

/** How long people are asked, in days. */
const asked = 5;

const rated = (snapshot: Snapshot, meeting: string, who: string): boolean =>
  linesOf(snapshot, meeting).some((l) => l.kind === 'rated' && l.by.toLowerCase() === who);

/** One tap after the meeting: was it worth the time? */
export const rateMeeting = defineCommand({
  name: 'rate-meeting',
  title: t('Was the meeting worth it?', '会议是否值得'),
  allow: everyone,
  personal: (input) => `minutes/${input.meeting}`,
  input: z.strictObject({ meeting: meetingId, rating: z.number().int().min(1).max(5) }),
  decide(act: Act, input) {
    const { meeting } = take(act, input.meeting, 'rate-meeting');
    if (rated(act.snapshot, meeting.id, me(act))) return [];
    return [line(act, meeting, { kind: 'rated', words: String(input.rating) })];
  },
});

/** Meetings that somebody was at and has said nothing of. */
export const ratingsWaiting: WaitingSource = (act) => {
  const { snapshot, policy, now }: Scene = act;
  const since = DateTime.fromISO(now).minus({ days: asked }).toUTC().toISO()!;
  return rowsOf(snapshot, meetings)
    .filter((m) => m.state === 'held' && m.end >= since && m.end <= now)
    .filter((m) => attendedBy(linesOf(snapshot, m.id)).includes(me(act)) && !rated(snapshot, m.id, me(act)))
    .map(
      (m): Waiting => ({
        key: `rating:${m.id}`,
        place: 'mine',
        title: policy.meetings.find((s) => s.id === m.series)?.name ?? { en: m.title, zh: m.title },
        about: t('Was the meeting worth it?', '会议是否值得'),
        at: DateTime.fromISO(m.end).plus({ days: asked }).toUTC().toISO()!,
        late: false,
        link: `minutes/${m.id}`,
        steps: [{ command: 'rate-meeting', input: { meeting: m.id } }],
      }),
    );
};
