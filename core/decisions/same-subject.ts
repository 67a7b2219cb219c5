import { onceFor } from '../once.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { type Decision, decisions, inForce } from './records.ts';

/** Words that say nothing about a subject. */
const empty = new Set(
  'the and for with from into that this are was not all new our more than will be per its'.split(' '),
);

/** What a text is about: its longer Latin words and figures, and pairs of neighbouring Chinese characters. */
export function subjectsOf(words: string): Set<string> {
  const found = new Set<string>();
  for (const word of words.toLowerCase().match(/[\p{Script=Latin}\d][\p{Script=Latin}\d-]{2,}/gu) ?? [])
    if (!empty.has(word)) found.add(word.replace(/(?<=\p{L}{3})s$/u, ''));
  for (const run of words.match(/\p{Script=Han}{2,}/gu) ?? [])
    for (let i = 0; i + 1 < run.length; i++) found.add(run.slice(i, i + 2));
  return found;
}

const subjects = onceFor((d: Decision): Set<string> => subjectsOf(d.title));

/** Share of the shorter title's subjects that the other one has as well, from which on both are about one subject. */
const alike = 0.5;
const atLeast = 2;

/**
 * Decisions in force on the same subject, which a new one may contradict: from the same row, or with titles that share
 * most of what they are about. People judge whether it is a contradiction; it is their attention that is drawn.
 */
export function sameSubject(snapshot: Snapshot, d: Decision): Decision[] {
  const own = subjects(d);
  return rowsOf(snapshot, decisions).filter((other) => {
    if (other.id === d.id || other.id === d.amends || other.amends === d.id || !inForce.has(other.state)) return false;
    if (d.group && other.group === d.group) return false;
    if (d.source && other.source === d.source) return true;
    const theirs = subjects(other);
    const shared = [...own].filter((s) => theirs.has(s)).length;
    return shared >= atLeast && shared / Math.min(own.size, theirs.size) >= alike;
  });
}
