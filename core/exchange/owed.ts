import { DateTime } from 'luxon';
import { beganAt } from '../meetings/records.ts';
import { dateIn, endOfDayAfter, instantIn } from '../policy/calendar.ts';
import { historyOf } from '../policy/history.ts';
import { type FactValues, holds } from '../policy/rules/expression.ts';
import { informationFacts } from '../policy/rules/facts.ts';
import type { Policy } from '../policy/schema.ts';
import { firstFrom, type Snapshot } from '../workspace/snapshot.ts';
import { timesTold } from './told.ts';

export type Information = Policy['information'][number];

const later = (a: string, b: string): string => (a > b ? a : b);

/**
 * Since when a department owes news of a topic: from the day of the version of the policy since which it has been asked for
 * it without a break, and not before the co-ordination began. What only a proposal asks for counts from that beginning.
 * @param now ISO 8601, as what is returned
 */
export function owedSince(
  snapshot: Snapshot,
  policy: Policy,
  topic: Pick<Information, 'id'>,
  department: string,
  now: string,
): string {
  const began = beganAt(snapshot, now);
  const { installed } = snapshot;
  if (!installed) return began;
  const today = dateIn(policy, now);
  const all = historyOf(snapshot, installed);
  // A model policy is nobody's own: a company that began with one began with its first version.
  const [first, ...adopted] = all;
  const versions = (installed.models && adopted.length ? adopted : [first!, ...adopted]).filter((v) => v.from <= today);
  const gap = versions.findLastIndex(
    ({ policy: p }) => !p.information.some((i) => i.id === topic.id && i.from.includes(department)),
  );
  const since = versions[gap + 1];
  if (!since) return began;
  if (!since.row) return later(began, instantIn(policy, since.policy.effective, '00:00'));
  return later(since.row.adoptedAt ?? '', instantIn(policy, since.from, '00:00'));
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

/** Whether the policy's condition on a topic holds at an instant; a topic without one is owed always. */
export const isOwed = (policy: Policy, { owed_when }: Information, department: string, last: string, at: string) =>
  owed_when === undefined || holds(owed_when, informationFacts, informationFactsOf(policy, department, last, at));

/** A time that news came, or that it was still owed at the end of a stretch. Instants in UTC. */
export interface NewsTime {
  /** The news before it, or since when news is owed. */
  last: string;
  /** By when it was to come. */
  due: string;
  /** When it came; nothing where it is still owed. */
  came: string | undefined;
  /** From when on it was missed, if it was: from its deadline, once the policy's condition holds. */
  missed: string | undefined;
}

/**
 * Each time that a department's news of a topic came in a stretch, and what it owes at the end of it: the one rule for the
 * page, the figures, who waits for whom, and what is asked for.
 */
export function newsTimes(
  snapshot: Snapshot,
  policy: Policy,
  topic: Information,
  department: string,
  from: string,
  to: string,
): NewsTime[] {
  const since = owedSince(snapshot, policy, topic, department, to);
  if (since >= to) return [];
  const told = timesTold(snapshot, policy, topic).get(department) ?? [];
  const first = firstFrom(told, later(from, since));
  // News of the time before it was owed moves nothing.
  let last = later(told[first - 1] ?? since, since);
  return [...told.slice(first, firstFrom(told, to)), undefined].map((came): NewsTime => {
    const due = dueAgain(policy, last, topic.every_days);
    const time = { last, due, came, missed: missedFrom(policy, topic, department, last, due, came ?? to) };
    last = came ?? last;
    return time;
  });
}

function missedFrom(
  policy: Policy,
  topic: Information,
  department: string,
  last: string,
  due: string,
  until: string,
): string | undefined {
  if (due >= until) return undefined;
  if (topic.owed_when === undefined) return due;
  for (let day = DateTime.fromISO(due, { zone: policy.time_zone }); ; day = day.plus({ days: 1 })) {
    const at = day.toUTC().toISO()!;
    if (at >= until) return undefined;
    if (isOwed(policy, topic, department, last, at)) return at;
  }
}
