import { committeeOf, quorumOf, substitutesOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import type { Meeting } from './meeting.ts';
import { meetingLines } from './records.ts';

export type MeetingLine = RowOf<typeof meetingLines>;

/** The lines of a meeting in the order in which they were typed. */
export const linesOf = (snapshot: Snapshot, meeting: string): MeetingLine[] =>
  [...rowsWith(snapshot, meetingLines, 'meeting', meeting)].sort(
    (a, b) => a.at.localeCompare(b.at) || a.id.localeCompare(b.id),
  );

/** Who is there now: what was said of each of them last. Lower-case e-mail addresses. */
export function presentIn(lines: readonly MeetingLine[]): string[] {
  const there = new Set<string>();
  for (const line of lines) {
    if (line.kind === 'present') there.add(line.by.toLowerCase());
    if (line.kind === 'left') there.delete(line.by.toLowerCase());
  }
  return [...there];
}

/** Everybody who was there at some time. */
export const attendedBy = (lines: readonly MeetingLine[]): string[] => [
  ...new Set(lines.filter((line) => line.kind === 'present').map((line) => line.by.toLowerCase())),
];

/** The item that is open, and how long each was, in seconds. @param until now, or the end of the meeting */
export function timing(lines: readonly MeetingLine[], until: string) {
  const opened = lines.filter((line) => line.kind === 'opened');
  const spent = new Map<string, number>();
  opened.forEach((line, i) => {
    const end = opened[i + 1]?.at ?? until;
    const seconds = Math.max(0, Math.round((Date.parse(end) - Date.parse(line.at)) / 1000));
    if (line.item) spent.set(line.item, (spent.get(line.item) ?? 0) + seconds);
  });
  const current = opened.at(-1);
  return { current: current?.item, since: current?.item ? current.at : undefined, spent };
}

/** Whether the committee meets in a series; where the policy has no meeting of its own for it, the heads' meetings are its. */
export const committeeMeets = (policy: Policy, { series }: Meeting): boolean =>
  series.attend.includes(policy.meetings.some((m) => m.attend.includes('committee')) ? 'committee' : 'heads');

/** Seats of the committee that are taken in the room, by the member or by whoever stands in; nothing where it does not meet. */
export function quorumIn(policy: Policy, meeting: Meeting, present: readonly string[]) {
  if (!committeeMeets(policy, meeting)) return undefined;
  const members = committeeOf(policy);
  const needed = quorumOf(policy, members.length);
  const there = members.filter((m) =>
    [m, ...substitutesOf(policy, m)].some((p) => present.includes(p.toLowerCase())),
  ).length;
  return { needed, there, met: there >= needed };
}
