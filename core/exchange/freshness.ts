import { DateTime } from 'luxon';
import { demands } from '../demands/records.ts';
import { forecasts, plans } from '../forecasts/records.ts';
import { beganAt } from '../meetings/records.ts';
import { endOfDayAfter } from '../policy/calendar.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { type FactValues, holds } from '../policy/rules/expression.ts';
import { informationFacts } from '../policy/rules/facts.ts';
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

/** One piece of news about a topic. */
export interface News {
  /** What it is of, ISO 8601. */
  at: string;
  /** When it was written down, ISO 8601: an order of today may come at noon, and stand there with the day alone. */
  came: string;
  departments: string[];
  title: string;
  /** E-mail address of who told it. */
  by: string | undefined;
  /** Page of the tab. */
  link: string;
  /** It says only that there is nothing new. */
  nothing?: boolean;
}

/** Everything that was told about a topic, wherever it is written down. */
export function* newsOf(snapshot: Snapshot, policy: Policy, { id, kept_in }: Information): Generator<News> {
  const by = (person: string) => ({ by: person, departments: departmentsOf(policy, person) });
  // Who typed a row by hand left no stamp; a row that was changed since carries the stamp of the change.
  const came = (row: { rev: number; updatedAt?: string }, at: string) => ({
    came: row.rev === 1 ? (row.updatedAt ?? at) : at,
  });
  for (const s of rowsOf(snapshot, signals)) {
    const nothing = s.kind === nothingNew && s.topic === id;
    if (s.kind !== kept_in && !nothing) continue;
    yield {
      at: s.raisedAt,
      ...came(s, s.raisedAt),
      departments: [s.department],
      title: s.title,
      by: s.raisedBy,
      link: `exchange/signals/${s.id}`,
      ...(nothing && { nothing }),
    };
  }
  switch (kept_in) {
    case 'demands':
      for (const d of rowsOf(snapshot, demands))
        yield {
          at: d.raisedAt,
          ...came(d, d.raisedAt),
          title: d.title,
          link: `exchange/demands/${d.id}`,
          ...by(d.raisedBy),
        };
      break;
    case 'orders':
      for (const o of rowsOf(snapshot, orders))
        yield {
          at: `${o.orderedOn}T00:00:00.000Z`,
          ...came(o, `${o.orderedOn}T23:59:59.999Z`),
          title: `${o.order} · ${o.customer}`,
          link: `exchange/orders/${o.id}`,
          ...by(o.raisedBy),
        };
      break;
    case 'plans':
      for (const p of rowsOf(snapshot, plans))
        yield {
          at: p.confirmedAt,
          ...came(p, p.confirmedAt),
          title: `${p.period} ${p.product}: ${p.quantity}`,
          link: 'forecast',
          ...by(p.planner),
        };
      break;
    case 'forecasts':
      for (const f of rowsOf(snapshot, forecasts))
        yield {
          at: f.submittedAt,
          ...came(f, f.submittedAt),
          title: `${f.period} ${f.product}: ${f.quantity}`,
          link: 'forecast',
          ...by(f.forecaster),
        };
      break;
    case 'serviceCases':
      for (const c of rowsOf(snapshot, serviceCases))
        yield {
          at: c.solvedAt ?? c.openedAt,
          ...came(c, c.solvedAt ?? c.openedAt),
          title: c.title,
          link: `exchange/serviceCases/${c.id}`,
          by: c.owner,
          departments: [policy.service.handled_by],
        };
      break;
  }
}

/** When each department told of a topic, ISO 8601, the earliest first. */
export function timesTold(snapshot: Snapshot, policy: Policy, topic: Information): Map<string, string[]> {
  const ofSnapshot = toldBefore.get(snapshot) ?? new Map<Information, Map<string, string[]>>();
  toldBefore.set(snapshot, ofSnapshot);
  const known = ofSnapshot.get(topic) ?? tellings(snapshot, policy, topic);
  ofSnapshot.set(topic, known);
  return known;
}
/** Each department asks for every topic: the rows are read once. */
const toldBefore = new WeakMap<Snapshot, Map<Information, Map<string, string[]>>>();

function tellings(snapshot: Snapshot, policy: Policy, topic: Information): Map<string, string[]> {
  const told = new Map<string, string[]>();
  for (const { at, departments } of newsOf(snapshot, policy, topic))
    for (const d of departments) {
      const times = told.get(d);
      if (times) times.push(at);
      else told.set(d, [at]);
    }
  for (const times of told.values()) times.sort();
  return told;
}

/** By when news is due again, ISO 8601: at the end of a day of the company. @param every days */
export const dueAgain = (policy: Pick<Policy, 'time_zone'>, at: string, every: number): string =>
  endOfDayAfter(policy, at, every);

/** What a condition on owed news may look at. @param last when the last news came, ISO 8601 */
export function informationFactsOf(policy: Policy, department: string, last: string, now: string): FactValues {
  const today = DateTime.fromISO(now, { zone: policy.time_zone });
  const days = Math.floor(today.diff(DateTime.fromISO(last), 'days').days);
  return { department, days_since: days, month: today.month, day: today.day, weekday: today.weekday };
}

const isOwed = ({ owed_when }: Information, facts: FactValues): boolean => holds(owed_when, informationFacts, facts);

/** Every topic of the policy for every department that owes it (A5, A6, B6). @param now ISO 8601 */
export function freshness(snapshot: Snapshot, policy: Policy, now: string): Freshness[] {
  // A company that starts today owes nothing of the months before.
  const began = beganAt(snapshot, now);
  return policy.information.flatMap((topic) => {
    const last = new Map<string, string>();
    for (const [department, times] of timesTold(snapshot, policy, topic)) {
      const at = times.findLast((time) => time <= now);
      if (at) last.set(department, at);
    }
    return topic.from.map((department): Freshness => {
      const from = last.get(department) ?? began;
      const due = dueAgain(policy, from, topic.every_days);
      return {
        topic: topic.id,
        name: topic.name,
        keptIn: topic.kept_in,
        department,
        to: topic.to,
        everyDays: topic.every_days,
        last: last.get(department),
        due,
        late: due < now && isOwed(topic, informationFactsOf(policy, department, from, now)),
      };
    });
  });
}
