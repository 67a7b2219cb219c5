import { grouped } from '../policy/names.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { type Case, serviceCases } from './records.ts';

/** Cases of one product that speak of the same thing within this time are one fault that repeats. */
const withinDays = 90;
const repeats = 3;

export interface RepeatFault {
  product: string;
  title: string;
  cases: Case[];
}

/** The same words, whatever their case, spaces and numbers: "Leak at seal 3" and "leak at seal 4". */
const sameness = (title: string): string => title.toLowerCase().replace(/[\d\s\p{P}]+/gu, '');

/** Faults that repeat, the most frequent first. @param now ISO 8601 */
export function repeatFaults(snapshot: Snapshot, now: string): RepeatFault[] {
  const since = new Date(Date.parse(now) - withinDays * 86_400_000).toISOString();
  const recent = rowsOf(snapshot, serviceCases).filter((c) => c.openedAt >= since);
  return grouped(recent, (c) => `${c.product}|${sameness(c.title)}`)
    .map(([, cases]) => cases)
    .filter((cases) => cases.length >= repeats)
    .map((cases) => ({ product: cases[0]!.product, title: cases.at(-1)!.title, cases }))
    .sort((a, b) => b.cases.length - a.cases.length);
}
