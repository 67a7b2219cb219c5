import { DateTime } from 'luxon';
import { demands } from '../demands/records.ts';
import { forecasts, plans } from '../forecasts/records.ts';
import { meetings } from '../meetings/records.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import { serviceCases } from '../service/records.ts';
import type { Text } from '../words.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { orders, signals } from './records.ts';

type Information = Policy['information'][number];

/** What a department owes the others, and how fresh it is. */
export interface Freshness {
  topic: string;
  name: Text;
  keptIn: Information['kept_in'];
  department: string;
  to: string[];
  everyDays: number;
  /** The last news, ISO 8601; nothing if there never was any. */
  last: string | undefined;
  /** When the next is due, ISO 8601; with no news yet, counted from the first meeting that Liaison knows of. */
  due: string;
  late: boolean;
}

/** Signals that say there is nothing to tell are marked with the topic they are about. */
export const nothingNew = 'nothing';

/** When and by which departments a topic was last told of. */
function* toldIn(snapshot: Snapshot, policy: Policy, { id, kept_in }: Information): Generator<[string, string[]]> {
  const by = (person: string) => departmentsOf(policy, person);
  for (const s of rowsOf(snapshot, signals))
    if (s.kind === kept_in || (s.kind === nothingNew && s.topic === id)) yield [s.raisedAt, [s.department]];
  switch (kept_in) {
    case 'demands':
      for (const d of rowsOf(snapshot, demands)) yield [d.raisedAt, by(d.raisedBy)];
      break;
    case 'orders':
      for (const o of rowsOf(snapshot, orders)) yield [`${o.orderedOn}T00:00:00.000Z`, by(o.raisedBy)];
      break;
    case 'plans':
      for (const p of rowsOf(snapshot, plans)) yield [p.confirmedAt, by(p.planner)];
      break;
    case 'forecasts':
      for (const f of rowsOf(snapshot, forecasts)) yield [f.submittedAt, by(f.forecaster)];
      break;
    case 'serviceCases':
      for (const c of rowsOf(snapshot, serviceCases)) yield [c.solvedAt ?? c.openedAt, [policy.service.handled_by]];
      break;
  }
}

/** Every topic of the policy for every department that owes it (A5, A6, B6). @param now ISO 8601 */
export function freshness(snapshot: Snapshot, policy: Policy, now: string): Freshness[] {
  // A company that starts today owes nothing of the months before.
  const began = rowsOf(snapshot, meetings).reduce((first, m) => (m.start < first ? m.start : first), now);
  return policy.information.flatMap((topic) => {
    const last = new Map<string, string>();
    for (const [at, departments] of toldIn(snapshot, policy, topic))
      if (at <= now) for (const d of departments) if (at > (last.get(d) ?? '')) last.set(d, at);
    return topic.from.map((department): Freshness => {
      const from = last.get(department) ?? began;
      const due = DateTime.fromISO(from, { zone: policy.time_zone })
        .plus({ days: topic.every_days })
        .endOf('day')
        .toUTC()
        .toISO()!;
      return {
        topic: topic.id,
        name: topic.name,
        keptIn: topic.kept_in,
        department,
        to: topic.to,
        everyDays: topic.every_days,
        last: last.get(department),
        due,
        late: due < now,
      };
    });
  });
}
