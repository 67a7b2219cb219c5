import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import type { Candidate } from '../workspace/candidate.ts';
import { factors as factorNames } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import type { Item, ScorePart } from './item.ts';
import { type Meeting, previousOf } from './meeting.ts';
import { agendaItems, goesOn, topics } from './records.ts';

/** What a meeting leaves for the next one: which items go on, how often by now, and as what. */
export type ItemRow = RowOf<typeof agendaItems>;

/** The stored items of a meeting, in order. */
export const itemRowsOf = (snapshot: Snapshot, meeting: string): ItemRow[] =>
  [...rowsWith(snapshot, agendaItems, 'meeting', meeting)].sort(
    (a, b) => a.position - b.position || a.key.localeCompare(b.key),
  );

/** An item that the last meeting did not settle, and how often it has been put off by now. */
export interface Carried {
  row: ItemRow;
  times: number;
}

export function carriedFrom(snapshot: Snapshot, previous: Meeting | undefined): Map<string, Carried> {
  if (!previous) return new Map();
  const unreached = itemRowsOf(snapshot, previous.id).filter(
    (row) => row.state !== 'dropped' && row.state !== 'consent' && goesOn(row.outcome),
  );
  return new Map(unreached.map((row) => [row.key, { row, times: (row.postponed ?? 0) + 1 }]));
}

/** Whether something stays although no register brings it: a topic that is open, or what a meeting carried over in so many words. */
export function isKept(snapshot: Snapshot, all: readonly Meeting[], meeting: Meeting, key: string): boolean {
  const [, topic] = /^topic:(.+)$/.exec(key) ?? [];
  if (topic && rowOf(snapshot, topics, topic)) return rowOf(snapshot, topics, topic)!.state === 'proposed';
  for (let m = previousOf(all, meeting); m; m = previousOf(all, m)) {
    const row = itemRowsOf(snapshot, m.id).find((r) => r.key === key);
    if (!row || row.state === 'dropped' || !goesOn(row.outcome)) return false;
    if (row.outcome === 'carried') return true;
  }
  return false;
}

/** Why something is on the agenda again. */
export const againSays = ({ row, times: n }: Carried): Text =>
  fill(
    row.outcome === 'carried'
      ? t('Carried over by the last meeting ({n}×)', '上次会议顺延（第 {n} 次）')
      : row.outcome === 'discussed'
        ? t('The last meeting discussed it without an outcome ({n}×)', '上次会议已讨论，未形成结论（第 {n} 次）')
        : t('The last meeting did not reach it ({n}×)', '上次会议未及讨论（第 {n} 次）'),
    { n },
  );

/** An item that the last meeting had and did not settle, although nothing in the registers brings it any more. */
export function carriedItem(policy: Policy, meeting: Meeting, row: ItemRow, times: number): Item {
  const item = keptItem(meeting, row);
  const parts = scoreParts(policy, {
    asked: { value: 1, because: t('the last meeting had it and did not settle it', '上次会议未处理完毕') },
    postponed: {
      value: times / 3,
      because: fill(t('put off {n} {n:time|times} before', '此前已顺延 {n} 次'), { n: times }),
    },
  });
  return {
    ...item,
    source: 'carried',
    why: [againSays({ row, times })],
    evidence: [
      { register: agendaItems.name, id: row.id, label: verbatim(row.title), detail: verbatim(row.outcomeNote ?? '') },
    ],
    parts,
    score: parts.reduce((sum, p) => sum + p.points, 0),
    postponed: times,
    pinned: false,
    edited: [],
    state: 'planned',
  };
}

/** An item that the organiser touched and whose cause has gone since: it stays until the organiser lets go. */
export const keptItem = (meeting: Meeting, row: ItemRow): Item => ({
  key: row.key,
  source: 'carried',
  section: sectionFor(meeting, row.section, 'carried'),
  title: verbatim(row.title),
  wanted: row.wanted,
  minutes: row.minutes,
  owner: row.owner,
  needed: row.owner ? [row.owner] : [],
  why: [t('Kept because the organiser worked on it; its cause has gone since', '因人工修改而保留；其起因已消除')],
  evidence: [],
  score: row.score ?? 0,
  parts: [],
  postponed: row.postponed ?? 0,
  pinned: false,
  edited: [],
  state: 'planned',
  flags: [],
});

export const scoreParts = (policy: Policy, filled: Candidate['factors']): ScorePart[] =>
  factorNames.flatMap((factor) => {
    const part = filled[factor];
    const points = part ? Math.round(policy.agenda.weights[factor] * Math.min(1, Math.max(0, part.value))) : 0;
    return part && points ? [{ factor, points, because: part.because }] : [];
  });

export const sectionFor = (meeting: Meeting, chosen: string | undefined, source: Item['source']): string => {
  const { sections } = meeting.series;
  return (
    sections.find((s) => s.id === chosen) ??
    sections.find((s) => (s.from as string[]).includes(source)) ??
    sections.at(-1)!
  ).id;
};
