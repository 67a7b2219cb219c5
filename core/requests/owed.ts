import { countsDue, type Round, rounds } from '../rounds/records.ts';
import { rowsBetween, type Snapshot } from '../workspace/snapshot.ts';
import { doneAt, dueBy, missed, type Request, requests, respondedEarlier } from './records.ts';

/** Something that was owed by a time: of what is worked on now, or of an earlier round. It counts once. */
export interface Owed {
  /** The row that says so: the request's own, or that of the round. */
  register: string;
  id: string;
  title: string;
  /** Department and person who owed it when its time was up. */
  to: string;
  owner: string | undefined;
  due: string;
  late: boolean;
}

/** When a request went back to its asker, or was taken back; nothing while it is worked on. */
export const stoppedAt = (r: Request): string | undefined =>
  r.state === 'returned' ? (r.returnedAt ?? '') : r.state === 'withdrawn' ? (r.withdrawnAt ?? '') : undefined;

const ofRequest = (r: Request, due: string, late: boolean): Owed => ({
  register: requests.name,
  id: r.id,
  title: r.title,
  to: r.to,
  owner: r.owner,
  due,
  late,
});
const ofRound = (r: Round, due: string, late: boolean): Owed => ({
  register: rounds.name,
  id: r.id,
  title: r.title,
  to: r.department,
  owner: r.owner,
  due,
  late,
});

const roundDue = (r: Round): string | undefined => (r.of === 'requests' ? r.due : undefined);
const roundRespondBy = (r: Round): string | undefined =>
  r.of === 'requests' && r.ended === 'handed' ? r.respondBy : undefined;
const respondBy = (r: Request): string => r.respondBy;

/** Whether something came by a time. */
const came = (at: string | undefined, by: string | undefined): boolean => !!at && !!by && at <= by;

/** Answers that were owed by a time in [from, to). What went back or was taken back in time is nobody's fault. */
export const answersDue = (snapshot: Snapshot, from: string, to: string): Owed[] => [
  ...rowsBetween(snapshot, requests, dueBy, from, to).flatMap((r) => {
    const due = dueBy(r);
    const stopped = stoppedAt(r);
    if ((stopped !== undefined && stopped <= due) || missed(snapshot, r)) return [];
    const inTime = stopped === undefined && came(doneAt(r), r.state === 'declined' ? r.respondBy : due);
    return [ofRequest(r, due, !inTime)];
  }),
  ...rowsBetween(snapshot, rounds, roundDue, from, to)
    .filter((r) => countsDue(snapshot, r))
    .map((r) => ofRound(r, r.due, r.ended !== 'reopened' || !came(r.doneAt, r.done === 'no' ? r.respondBy : r.due))),
];

/** First responses that were owed by a time in [from, to). */
export const responsesDue = (snapshot: Snapshot, from: string, to: string): Owed[] => [
  ...rowsBetween(snapshot, requests, respondBy, from, to).flatMap((r) => {
    const first = r.respondedAt ?? r.returnedAt ?? r.answeredAt;
    const takenBack = r.state === 'withdrawn' && (r.withdrawnAt ?? '') <= r.respondBy;
    if (takenBack || respondedEarlier(snapshot, r)) return [];
    return [ofRequest(r, r.respondBy, !came(first, r.respondBy))];
  }),
  ...rowsBetween(snapshot, rounds, roundRespondBy, from, to).map((r) =>
    ofRound(r, r.respondBy!, !came(r.respondedAt, r.respondBy)),
  ),
];
