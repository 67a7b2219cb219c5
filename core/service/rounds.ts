import { countsDue, keepRound, missedEarlier, type Round, responseOf, rounds } from '../rounds/records.ts';
import type { Change } from '../workspace/changes.ts';
import type { Act, Scene } from '../workspace/command.ts';
import { rowsBetween, type Snapshot } from '../workspace/snapshot.ts';
import { type Case, serviceCases } from './records.ts';

const facts = ({ policy }: Scene, c: Case) => ({
  of: 'serviceCases' as const,
  row: c.id,
  title: c.title,
  department: policy.service.handled_by,
  owner: c.owner,
  since: startOf(c),
  due: c.resolveBy,
});

/** When what is worked on now began. */
const startOf = (c: Case): string => c.reopenedAt ?? c.openedAt;

/** What was solved stays, with its lateness and the customer's mark, when it is opened again. */
export const reopenedRound = (act: Act, c: Case, why: string): Change =>
  keepRound(act, c.rev, {
    ...facts(act, c),
    ended: 'reopened',
    why,
    respondBy: c.respondBy,
    respondedAt: c.respondedAt,
    done: 'yes',
    doneAt: c.solvedAt,
    answer: c.solution,
    mark: c.satisfaction,
    remark: c.customerSaid,
  });

/** Whoever held a case when a deadline passed has it to their account, though a colleague takes it afterwards. */
export function handedOn(scene: Scene & { actor?: Act['actor'] }, c: Case, to: string | undefined): Change[] {
  const moves = !!c.owner && to?.toLowerCase() !== c.owner.toLowerCase();
  if (!moves) return [];
  const late = c.resolveBy < scene.now && !missed(scene.snapshot, c);
  const responded = c.respondBy < scene.now && !respondedEarlier(scene.snapshot, c);
  const response = responded && { respondBy: c.respondBy, respondedAt: c.respondedAt };
  return late || responded ? [keepRound(scene, c.rev, { ...facts(scene, c), ended: 'handed', ...response })] : [];
}

/** The round in which the deadline passed under an earlier holder. */
export const missed = (snapshot: Snapshot, c: Case): Round | undefined =>
  missedEarlier(snapshot, 'serviceCases', c.id, c.resolveBy);

/** The round in which the time to respond passed under an earlier holder. */
const respondedEarlier = (snapshot: Snapshot, c: Case): Round | undefined =>
  responseOf(snapshot, 'serviceCases', c.id, c.respondBy);

/** Something that was owed by a time: of what is worked on now, or of an earlier round. It counts once. */
export interface Owed {
  /** The row that says so. */
  register: string;
  id: string;
  title: string;
  /** The case that it is of. */
  of: string;
  owner: string | undefined;
  due: string;
  late: boolean;
}

const resolveBy = (c: Case): string => c.resolveBy;
const roundDue = (r: Round): string | undefined => (r.of === 'serviceCases' ? r.due : undefined);
const late = (doneAt: string | undefined, due: string): boolean => !(doneAt && doneAt <= due);

const ofCase = (c: Case, due: string, isLate: boolean): Owed => ({
  register: serviceCases.name,
  id: c.id,
  of: c.id,
  title: c.title,
  owner: c.owner,
  due,
  late: isLate,
});

/** Solutions that were owed by a time in [from, to). */
export const solutionsDue = (snapshot: Snapshot, from: string, to: string): Owed[] => [
  ...rowsBetween(snapshot, serviceCases, resolveBy, from, to)
    .filter((c) => !missed(snapshot, c))
    .map((c) => ofCase(c, c.resolveBy, late(c.solvedAt, c.resolveBy))),
  ...rowsBetween(snapshot, rounds, roundDue, from, to)
    .filter((r) => countsDue(snapshot, r))
    .map((r) => ofRound(r, r.due, r.ended !== 'reopened' || late(r.doneAt, r.due))),
];

const ofRound = (r: Round, due: string, isLate: boolean): Owed => ({
  register: rounds.name,
  id: r.id,
  of: r.row,
  title: r.title,
  owner: r.owner,
  due,
  late: isLate,
});
const respondBy = (c: Case): string => c.respondBy;
const roundRespondBy = (r: Round): string | undefined =>
  r.of === 'serviceCases' && r.ended === 'handed' ? r.respondBy : undefined;

/** First responses that were owed by a time in [from, to). */
export const responsesDue = (snapshot: Snapshot, from: string, to: string): Owed[] => [
  ...rowsBetween(snapshot, serviceCases, respondBy, from, to)
    .filter((c) => !respondedEarlier(snapshot, c))
    .map((c) => ofCase(c, c.respondBy, late(c.respondedAt ?? c.solvedAt, c.respondBy))),
  ...rowsBetween(snapshot, rounds, roundRespondBy, from, to).map((r) =>
    ofRound(r, r.respondBy!, late(r.respondedAt, r.respondBy!)),
  ),
];

/** A mark that a customer gave. */
export interface Mark {
  register: string;
  id: string;
  title: string;
  of: string;
  owner: string | undefined;
  mark: number;
}

const roundSince = (r: Round): string | undefined =>
  r.of === 'serviceCases' && r.mark !== undefined ? r.since : undefined;

/** Customers' marks of work that began in [from, to), of every round. */
export const marksOf = (snapshot: Snapshot, from: string, to: string): Mark[] => [
  ...rowsBetween(snapshot, serviceCases, startOf, from, to).flatMap((c) =>
    c.satisfaction === undefined
      ? []
      : [
          {
            register: serviceCases.name,
            id: c.id,
            of: c.id,
            title: c.title,
            owner: c.owner,
            mark: c.satisfaction,
          },
        ],
  ),
  ...rowsBetween(snapshot, rounds, roundSince, from, to).map((r) => ({
    register: rounds.name,
    id: r.id,
    of: r.row,
    title: r.title,
    owner: r.owner,
    mark: r.mark!,
  })),
];
