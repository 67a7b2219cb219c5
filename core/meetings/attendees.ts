import { attendeesOf, committeeOf, substitutesOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, listed, type Text, t, verbatim } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { me, nameOf, standingIn } from '../workspace/people.ts';
import type { Meeting } from './meeting.ts';
import { attendedBy, committeeMeets, linesOf } from './running.ts';

const low = (email: string): string => email.toLowerCase();

/** Everybody who is invited to a meeting: by the calendar, or by the policy while there is no event. Lower-case addresses. */
export const invitedTo = ({ policy }: Pick<Act, 'policy'>, meeting: Meeting): string[] => [
  ...new Set((meeting.event?.attendees.map((a) => a.email) ?? attendeesOf(policy, meeting.series)).map(low)),
];

/** Whether somebody is invited, or calls the meeting. */
export const isInvited = (act: Pick<Act, 'policy' | 'actor'>, meeting: Meeting): boolean =>
  low(meeting.series.organiser) === me(act) || invitedTo(act, meeting).includes(me(act));

/** Who confirms the minutes: whoever was there; where nobody noted who was, whoever was invited and did not decline. */
export function readersOf(act: Pick<Act, 'snapshot' | 'policy'>, meeting: Meeting): string[] {
  const there = attendedBy(linesOf(act.snapshot, meeting.id));
  if (there.length) return there;
  const declined = new Set(meeting.event?.attendees.flatMap((a) => (a.answer === 'declined' ? low(a.email) : [])));
  return invitedTo(act, meeting).filter((p) => !declined.has(p));
}

/** Everybody who hears what came of a meeting: whoever was there, and whoever was invited and was not. */
export const concernedBy = (act: Pick<Act, 'snapshot' | 'policy'>, meeting: Meeting): string[] => [
  ...new Set([...readersOf(act, meeting), ...invitedTo(act, meeting)]),
];

/** Where the committee meets: who was there in the place of which member that was not. Lower-case addresses. */
export function substitutesAt(policy: Policy, meeting: Meeting, there: readonly string[]): Map<string, string> {
  const found = new Map<string, string>();
  if (!committeeMeets(policy, meeting)) return found;
  const members = committeeOf(policy).map(low);
  for (const member of members.filter((m) => !there.includes(m))) {
    const stood = substitutesOf(policy, member)
      .map(low)
      .find((s) => there.includes(s) && !members.includes(s) && !found.has(s));
    if (stood) found.set(stood, member);
  }
  return found;
}

/** Who was there, in a line, with whoever stood in for a member of the committee. */
export function attendance(act: Pick<Act, 'snapshot' | 'policy'>, meeting: Meeting): Text | undefined {
  const there = attendedBy(linesOf(act.snapshot, meeting.id));
  if (!there.length) return undefined;
  const stood = substitutesAt(act.policy, meeting, there);
  const who = listed(there.map((p) => (stood.has(p) ? standingIn(act, p, stood.get(p)!) : verbatim(nameOf(act, p)))));
  return fill(t('Present: {who}', '到会：{who}'), { who });
}
