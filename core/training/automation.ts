import { eachOnce, liaisonsOf, staffOf } from '../policy/organisation.ts';
import { type Change, draft } from '../workspace/changes.ts';
import type { Automation } from '../workspace/command.ts';
import type { Register } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { enrolmentsOf, lacking, newcomerDue, peopleIn } from './owed.ts';
import { enrolments, trainings } from './records.ts';

/** Every training that is planned stands in the calendar, with whoever holds it and whoever is enrolled. */
export const scheduleTrainings: Automation = ({ snapshot, policy, now }) =>
  rowsOf(snapshot, trainings)
    .filter((x) => x.state === 'planned' && !x.event && x.start > now)
    .map(
      (x): Change => ({
        do: 'create-event',
        key: x.id,
        into: { register: trainings as unknown as Register, id: x.id, column: 'event' },
        event: {
          subject: x.title,
          start: x.start,
          end: x.end,
          timeZone: policy.time_zone,
          body: '',
          location: undefined,
          attendees: eachOnce([x.organiser, ...enrolmentsOf(snapshot, x.id).map((e) => e.who)]),
        },
      }),
    );

/**
 * Who is new in a department, or newly a liaison, is to be trained within the policy's days. Whom the register finds there
 * when it is first looked at is not new.
 */
export const enrolNewcomers: Automation = ({ snapshot, policy, now }) => {
  if (!snapshot.tables.enrolments?.raw) return [];
  const rows = rowsOf(snapshot, enrolments);
  const known = new Set(rows.filter((e) => !e.training).map((e) => `${e.because}:${e.who.toLowerCase()}`));
  const wanted = policy.departments.flatMap((d) => [
    ...staffOf(d).map((who) => ['staff', who.toLowerCase()] as const),
    ...liaisonsOf(d).flatMap((who) => (who ? [['liaison', who.toLowerCase()] as const] : [])),
  ]);
  const first = known.size === 0;
  const due = newcomerDue(policy, now);
  const fresh = new Map(wanted.map(([because, who]) => [`${because}:${who}`, { because, who }]));
  return [...fresh]
    .filter(([key, { who }]) => !known.has(key) && snapshot.directory.find(who))
    .map(([, { because, who }]) =>
      draft(enrolments, {
        id: `N-${because}:${who}`,
        who,
        because,
        state: 'owed' as const,
        at: now,
        ...(!first && { due }),
      }),
    );
};

/** Whoever is to be trained comes to the next training that is for them, and stands in its invitation (A7). */
export const placeNewcomers: Automation = ({ snapshot, policy, now }) => {
  const owed = new Set(lacking({ snapshot, policy, now }).flatMap((x) => (x.due ? [x.who] : [])));
  if (!owed.size) return [];
  const placed = new Set<string>();
  return rowsOf(snapshot, trainings)
    .filter((x) => x.state === 'planned' && x.start > now)
    .sort((a, b) => a.start.localeCompare(b.start))
    .flatMap((x): Change[] => {
      const event = snapshot.events.find((e) => e.id === x.event);
      const enrolled = new Set(enrolmentsOf(snapshot, x.id).map((e) => e.who.toLowerCase()));
      for (const who of enrolled) placed.add(who);
      const fresh = event
        ? peopleIn({ snapshot, policy }, x.audience).filter((p) => owed.has(p) && !placed.has(p))
        : [];
      for (const who of fresh) placed.add(who);
      if (!event || !fresh.length) return [];
      // The invitation first: interrupted between the two, both are done again.
      const attendees = [...event.attendees.map((a) => a.email), ...fresh];
      return [
        { do: 'update-event', id: event.id, version: event.version, attendees },
        ...fresh.map((who) =>
          draft(enrolments, { id: `${x.id}:${who}`, training: x.id, who, state: 'enrolled' as const, at: now }),
        ),
      ];
    });
};

export const trainingAutomations: readonly Automation[] = [scheduleTrainings, enrolNewcomers, placeNewcomers];
