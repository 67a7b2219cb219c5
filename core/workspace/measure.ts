import { dateIn } from '../policy/calendar.ts';
import { departmentsOf } from '../policy/organisation.ts';
import type { Policy } from '../policy/schema.ts';
import type { Text } from '../words.ts';
import type { Stretch } from './evaluating.ts';

/** Between what a share truly lies, 0 to 1. */
export type Interval = readonly [low: number, high: number];

/** Somebody who is scored: a department, or one person. */
export type Subject = { department: string; person?: undefined } | { person: string; department?: undefined };
/** Whose work is measured: somebody's, or that of the whole company. */
export type Whom = Subject | { department?: undefined; person?: undefined };

/** A row that counts against somebody, as people know it. */
export interface Counted {
  register: string;
  id: string;
  label: Text;
  /** When it was due, a date of the company's calendar; nothing where it is not a matter of days. */
  due?: string;
}

/** A figure with the cases it comes from. `value` is missing when there is nothing to say. */
export interface Measured {
  value?: number;
  cases: number;
  /** Where the value is a share of the cases: between what it may truly be, given so many of them. */
  interval?: Interval;
  /** The rows that count against it, for the evidence. */
  against: Counted[];
  /** What a formula of one's own was given. */
  inputs?: Readonly<Record<string, number>>;
}

/** A ready indicator (A10, B9): what it counts, in words, and what nobody should conclude from it. */
export interface Measure {
  name: Text;
  counts: Text;
  notFor: Text;
  unit: 'share' | 'points';
  better: 'higher' | 'lower';
  /** The registers whose rows it counts: with them anybody can count again. */
  registers: readonly { name: string }[];
  /** The one department whose work it is by the policy; nothing where every department has its own. */
  by?(policy: Policy): string;
  /** @param stretch what falls due in [from, to) counts */
  of(stretch: Stretch, whom: Whom): Measured;
}

type Remembered = WeakMap<Stretch['policy'], Map<string, Measured>>;
const most = 2_000;

/** A measure that counts the same rows, stretch of time and people once: pages ask for the same figures again and again. */
export function defineMeasure(measure: Measure): Measure {
  const known = new WeakMap<Stretch['snapshot'], Remembered>();
  return {
    ...measure,
    of(stretch, whom) {
      const ofSnapshot: Remembered = known.get(stretch.snapshot) ?? new WeakMap();
      known.set(stretch.snapshot, ofSnapshot);
      const figures = ofSnapshot.get(stretch.policy) ?? new Map<string, Measured>();
      ofSnapshot.set(stretch.policy, figures);
      const key = `${stretch.from} ${stretch.to} ${whom.department ?? ''} ${whom.person ?? ''}`;
      const found = figures.get(key) ?? measure.of(stretch, whom);
      if (figures.size < most) figures.set(key, found);
      return found;
    },
  };
}

/** Two-sided 95 %. */
const z = 1.959964;

/**
 * Wilson's score interval of a share: what is behind `good` of `all` cases, nineteen times of twenty. It stays within 0 and 1
 * and is honest about few cases, where the usual one is not.
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212.
 */
export function intervalOf(good: number, all: number): Interval {
  const share = good / all;
  const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z / (1 + (z * z) / all)) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

/** The share of cases that nothing is held against. */
export function shareOf(all: number, against: Counted[]): Measured {
  const good = all - against.length;
  return all ? { value: good / all, cases: all, interval: intervalOf(good, all), against } : { cases: 0, against };
}

/** Whether an instant lies within a stretch. */
export const within = ({ from, to }: Stretch, at: string): boolean => at >= from && at < to;

/** Whether a date of the company's calendar does. */
export const dateWithin = ({ policy, from, to }: Stretch, date: string): boolean =>
  date >= dateIn(policy, from) && date < dateIn(policy, to);

/** Whether work is theirs. @param department its department @param person whose it is */
export const isTheirs = (whom: Whom, department: string | undefined, person: string | undefined): boolean =>
  whom.person === undefined
    ? whom.department === undefined || department === whom.department
    : person?.toLowerCase() === whom.person.toLowerCase();

/** Whether it is theirs where only people stand with it. */
export const isOfTheirs = (policy: Policy, whom: Whom, person: string | undefined): boolean =>
  whom.person === undefined
    ? whom.department === undefined || departmentsOf(policy, person ?? '').includes(whom.department)
    : person?.toLowerCase() === whom.person.toLowerCase();

/** Whether it is theirs where one department does it, which the policy names: a department is asked only for its own. */
export const doneBy = (whom: Whom, person: string | undefined): boolean =>
  whom.person === undefined || person?.toLowerCase() === whom.person.toLowerCase();
