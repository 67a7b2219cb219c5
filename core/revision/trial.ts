import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import { inForceOn } from '../policy/history.ts';
import type { Policy } from '../policy/schema.ts';
import { replays } from '../replays.ts';
import type { Text } from '../words.ts';
import type { Scene } from '../workspace/command.ts';
import type { Outcome, Past, Tally } from '../workspace/replay.ts';

/** What one thing of the past would have been like. */
export interface Difference {
  register: string;
  id: string;
  label: Text;
  /** In words; nothing where it would not have been there, or was not. */
  before: Text | undefined;
  after: Text | undefined;
  /** By how much it changes the tally. */
  by: number;
}

export interface Compared extends Pick<Tally, 'name' | 'unit' | 'better'> {
  id: string;
  before: number;
  after: number;
  /** The rows behind it, those that change most first. */
  differences: Difference[];
}

/** A policy tried out on the past. */
export interface Trial {
  /** Dates of the company's calendar. */
  from: string;
  to: string;
  tallies: Compared[];
}

/** How far back a trial looks, in weeks: a quarter. */
const usualWeeks = 13;

/**
 * What the last weeks would have been like under another policy, beside what they were: the same functions tell both, so
 * that every difference comes from the policy.
 */
export function tryOut(scene: Scene, proposed: Policy, weeks = usualWeeks): Trial {
  const { snapshot, installed, now } = scene;
  const known = new Map<string, Policy>();
  const setBy = (instant: string): Policy => {
    const day = dateIn(installed.policy, instant);
    let policy = known.get(day);
    if (!policy) {
      policy = inForceOn(snapshot, installed, day).policy;
      known.set(day, policy);
    }
    return policy;
  };
  const from = DateTime.fromISO(now).minus({ weeks }).toUTC().toISO()!;
  const past = { snapshot, setBy, from, to: now };
  const was = told({ ...past, policyAt: setBy });
  const would = told({ ...past, policyAt: () => proposed });
  const tallies = replays.flatMap((r) => Object.entries(r.tallies));
  return {
    from: dateIn(installed.policy, from),
    to: dateIn(installed.policy, now),
    tallies: tallies.map(([id, tally]) => compared(id, tally, was, would)),
  };
}

function told(past: Past): Outcome[] {
  const snapshot = replays.reduce((s, r) => r.retell?.({ ...past, snapshot: s }) ?? s, past.snapshot);
  return replays.flatMap((r) => r.outcomes?.({ ...past, snapshot }) ?? []);
}

function compared(id: string, tally: Tally, was: readonly Outcome[], would: readonly Outcome[]): Compared {
  const own = (all: readonly Outcome[]) => all.filter((o) => o.tally === id);
  const total = (all: readonly Outcome[]) => {
    const sum = all.reduce((n, o) => n + o.value, 0);
    return tally.mean ? Math.round(sum / Math.max(1, all.length)) : sum;
  };
  const [before, after] = [own(was), own(would)];
  const old = new Map(before.map((o) => [o.key, o]));
  const fresh = new Map(after.map((o) => [o.key, o]));
  const keys = [...new Set([...old.keys(), ...fresh.keys()])];
  const differences = keys.flatMap((key): Difference[] => {
    const [a, b] = [old.get(key), fresh.get(key)];
    const by = (b?.value ?? 0) - (a?.value ?? 0);
    if (a && b && by === 0) return [];
    const { register, id: row, label } = (b ?? a)!;
    return [{ register, id: row, label, before: a?.says, after: b?.says, by }];
  });
  return {
    id,
    name: tally.name,
    unit: tally.unit,
    ...(tally.better && { better: tally.better }),
    before: total(before),
    after: total(after),
    differences: differences.sort((a, b) => Math.abs(b.by) - Math.abs(a.by) || a.id.localeCompare(b.id)),
  };
}
