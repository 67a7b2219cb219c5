import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { liaisonsOf, staffOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { rowsOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { type Enrolment, enrolments, type Training, trainings } from './records.ts';

type Seen = { snapshot: Snapshot; policy: Policy; now: string };
const low = (email: string) => email.toLowerCase();

export const enrolmentsOf = (snapshot: Snapshot, training: string): Enrolment[] =>
  rowsWith(snapshot, enrolments, 'training', training);

/** The people of an audience: department ids, `all`, `liaisons` or `heads`; in the directory, by lower-case address. */
export function peopleIn({ snapshot, policy }: Pick<Seen, 'snapshot' | 'policy'>, audience: string): string[] {
  const wanted = audience.split(/[,，、\s]+/).filter(Boolean);
  const people = policy.departments.flatMap((d) => [
    ...(wanted.includes('all') || wanted.includes(d.id) ? staffOf(d) : []),
    ...(wanted.includes('liaisons') ? liaisonsOf(d) : []),
    ...(wanted.includes('heads') ? [d.head, d.substitute] : []),
  ]);
  return [...new Set(people.filter((p): p is string => !!p).map(low))].filter((p) => snapshot.directory.find(p));
}

/** One person of a department, and what the policy still wants of them. */
export interface Lack {
  who: string;
  department: string;
  /** Trainings attended in the last twelve months, and how many the policy wants. */
  attended: number;
  wanted: number;
  /** Trainings of the policy that their role asks for, and that they have not attended in time. */
  topics: string[];
  /** Set for new staff and new liaisons: the day by which they are to be trained. */
  due?: string;
}

/** Who lacks training, by the policy: so many a year each, and a first one within its days for who is new. */
export function lacking({ snapshot, policy, now }: Seen): Lack[] {
  const since = DateTime.fromISO(now).minus({ months: 12 }).toUTC().toISO()!;
  const starts = new Map(rowsOf(snapshot, trainings).map((x) => [x.id, x.start]));
  const attended = new Map<string, number>();
  const due = new Map<string, string>();
  const last = new Map<string, string>();
  for (const e of rowsWith(snapshot, enrolments, 'state', 'attended')) {
    const who = low(e.who);
    const start = (e.training && starts.get(e.training)) || '';
    if (start >= since) attended.set(who, (attended.get(who) ?? 0) + 1);
    if (start > (last.get(who) ?? '')) last.set(who, start);
  }
  for (const e of rowsWith(snapshot, enrolments, 'state', 'owed'))
    if (e.due && (last.get(low(e.who)) ?? '') < e.at) due.set(low(e.who), e.due);
  const wanted = policy.training.per_year;
  const missing = topicsLacking({ snapshot, policy, now });
  return policy.departments.flatMap((d) =>
    [...new Set(staffOf(d).map(low))]
      .filter((who) => snapshot.directory.find(who))
      .map((who): Lack => {
        const until = due.get(who);
        return {
          who,
          department: d.id,
          attended: attended.get(who) ?? 0,
          wanted,
          topics: missing.get(who) ?? [],
          ...(until && { due: until }),
        };
      })
      .filter((x) => x.attended < x.wanted || x.due || x.topics.length > 0),
  );
}

/** Who lacks which training that their role asks for. */
function topicsLacking({ snapshot, policy, now }: Seen): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const topic of policy.training.topics) {
    const since = DateTime.fromISO(now).minus({ months: topic.every_months }).toUTC().toISO()!;
    const held = rowsOf(snapshot, trainings).filter((x) => x.topic === topic.id && x.start >= since);
    const had = new Set(
      held.flatMap((x) => enrolmentsOf(snapshot, x.id).flatMap((e) => (e.state === 'attended' ? low(e.who) : []))),
    );
    for (const who of peopleIn({ snapshot, policy }, topic.for.join(' ')))
      if (!had.has(who)) found.set(who, [...(found.get(who) ?? []), topic.id]);
  }
  return found;
}

/** Whether a training is over and nobody has said who came. */
export const unrecorded = (x: Training, now: string): boolean => x.state === 'planned' && x.end < now;

/** The day by which somebody new is to be trained. */
export const newcomerDue = (policy: Policy, now: string): string =>
  DateTime.fromISO(dateIn(policy, now)).plus({ days: policy.training.new_staff_within_days }).toISODate()!;
