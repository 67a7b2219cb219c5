import type { Source } from '../policy/parts.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import { factors as factorNames } from '../workspace/candidate.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { flagsFor } from './attendance.ts';
import { changesSince } from './difference.ts';
import type { Agenda, Item, ScorePart } from './item.ts';
import { type Meeting, previousOf } from './meeting.ts';
import { pack } from './packing.ts';
import { agendaItems } from './records.ts';
import { ruled } from './ruled.ts';

type ItemRow = RowOf<typeof agendaItems>;

/**
 * The agenda of a meeting: what every source brings, scored by the policy's weights, what the organiser changed kept,
 * packed into the length. The same snapshot and time give the same agenda. Once the meeting has begun, its agenda stays
 * what was stored, with items added on the spot.
 * @param all the meetings of the workspace, for what the last one did not reach
 * @param now ISO 8601 in UTC
 */
export function draftAgenda(
  snapshot: Snapshot,
  policy: Policy,
  sources: Record<Source, AgendaSource>,
  meeting: Meeting,
  all: readonly Meeting[],
  now: string,
): Agenda {
  const occasion: Occasion = {
    snapshot,
    policy,
    now,
    series: meeting.series,
    meeting: meeting.id,
    start: meeting.start,
  };
  const stored = new Map(itemRowsOf(snapshot, meeting.id).map((row) => [row.key, row]));
  const before = carriedFrom(snapshot, policy, previousOf(all, meeting));
  const wantedSources = [...new Set(meeting.series.sections.flatMap((s) => s.from))];
  const candidates = wantedSources.flatMap((source) => sources[source](occasion));
  const items = candidates.flatMap((c) =>
    ruled(policy, meeting, c, itemOf(policy, meeting, c, before.get(c.key)?.times ?? 0)),
  );
  if (meeting.start <= now && stored.size) return asHeld(snapshot, policy, meeting, items);
  const present = new Set(items.map((i) => i.key));
  for (const [key, { row, times }] of before)
    if (!present.has(key) && row.outcome === 'carried') items.push(carriedItem(policy, meeting, row, times));
  for (const row of stored.values())
    if (!present.has(row.key) && keptByHand(row) && !items.some((i) => i.key === row.key))
      items.push(keptItem(policy, meeting, row));
  for (const item of items) applyEdits(item, stored.get(item.key), meeting);
  for (const item of items) item.flags.push(...flagsFor(item, meeting, policy, snapshot));
  const packed = pack(items, meeting, policy);
  return {
    meeting,
    ...packed,
    changes: changesSince([...stored.values()], packed),
    flags: agendaFlags(packed, meeting, policy),
  };
}

/** A meeting that has begun: what was stored, opened to the evidence that still stands. */
function asHeld(snapshot: Snapshot, policy: Policy, meeting: Meeting, current: Item[]): Agenda {
  const now = new Map(current.map((item) => [item.key, item]));
  const rows = itemRowsOf(snapshot, meeting.id);
  const items = rows.map((row): Item => {
    const kept = keptItem(policy, meeting, row);
    const live = now.get(row.key);
    const why = live?.why ?? (row.why ? [verbatim(row.why)] : []);
    const item = {
      ...kept,
      ...(live && { source: live.source, evidence: live.evidence, parts: live.parts, needed: live.needed }),
      why,
    };
    return {
      ...item,
      state: row.state,
      reason: row.reason ? verbatim(row.reason) : undefined,
      pinned: !!row.pinned,
      outcome: row.outcome,
      outcomeNote: row.outcomeNote,
    };
  });
  items.push(...current.filter((item) => item.source === 'topics' && !rows.some((row) => row.key === item.key)));
  const length = Math.round((Date.parse(meeting.end) - Date.parse(meeting.start)) / 60_000);
  const sections = meeting.series.sections.map(({ id, name }) => {
    const held = items.filter((i) => i.section === id && i.state === 'planned');
    return { id, name, items: held, minutes: held.reduce((sum, i) => sum + i.minutes, 0) };
  });
  const used = sections.reduce((sum, s) => sum + s.minutes, 0);
  const having = (state: Item['state']) => items.filter((i) => i.state === state);
  const kept = policy.agenda.opening_minutes + (having('consent').length ? policy.agenda.consent_minutes : 0);
  const minutes = { length, kept, used, free: length - kept - used };
  return {
    meeting,
    sections,
    consent: having('consent'),
    parked: having('parked'),
    dropped: having('dropped'),
    minutes,
    changes: [],
    flags: meeting.trouble ? [meeting.trouble] : [],
  };
}

/** The stored items of a meeting, in order. */
export const itemRowsOf = (snapshot: Snapshot, meeting: string): ItemRow[] =>
  [...rowsWith(snapshot, agendaItems, 'meeting', meeting)].sort(
    (a, b) => a.position - b.position || a.key.localeCompare(b.key),
  );

/** What the last meeting did not deal with, and how often each has been put off by now. */
function carriedFrom(
  snapshot: Snapshot,
  _policy: Policy,
  previous: Meeting | undefined,
): Map<string, { row: ItemRow; times: number }> {
  if (!previous) return new Map();
  const unreached = itemRowsOf(snapshot, previous.id).filter(
    (row) =>
      row.state !== 'dropped' && row.state !== 'consent' && (row.outcome === undefined || row.outcome === 'carried'),
  );
  return new Map(unreached.map((row) => [row.key, { row, times: (row.postponed ?? 0) + 1 }]));
}

function itemOf(policy: Policy, meeting: Meeting, c: Candidate, postponed: number): Item {
  const filled: Candidate['factors'] = postponed
    ? {
        ...c.factors,
        postponed: {
          value: postponed / 3,
          because: fill(t('put off {n} {n:time|times} before', '此前已顺延 {n} 次'), { n: postponed }),
        },
      }
    : c.factors;
  const parts = scoreParts(policy, filled);
  return {
    key: c.key,
    source: c.source,
    section: sectionFor(meeting, c.section, c.source),
    title: c.title,
    wanted: postponed > 0 && c.wanted === 'inform' ? 'inform' : c.wanted,
    minutes: c.minutes ?? policy.agenda.minutes[c.wanted],
    owner: c.owner,
    needed: c.needed,
    why: postponed
      ? [
          ...c.why,
          fill(t('The last meeting did not reach it ({n}×)', '上次会议未及讨论（第 {n} 次）'), { n: postponed }),
        ]
      : c.why,
    evidence: c.evidence,
    score: parts.reduce((sum, p) => sum + p.points, 0),
    parts,
    postponed,
    pinned: false,
    edited: [],
    state: 'planned',
    flags: [],
  };
}

const scoreParts = (policy: Policy, filled: Candidate['factors']): ScorePart[] =>
  factorNames.flatMap((factor) => {
    const part = filled[factor];
    const points = part ? Math.round(policy.agenda.weights[factor] * Math.min(1, Math.max(0, part.value))) : 0;
    return part && points ? [{ factor, points, because: part.because }] : [];
  });

const sectionFor = (meeting: Meeting, chosen: string | undefined, source: Item['source']): string => {
  const { sections } = meeting.series;
  return (
    sections.find((s) => s.id === chosen) ??
    sections.find((s) => (s.from as string[]).includes(source)) ??
    sections.at(-1)!
  ).id;
};

/** An item that was explicitly carried over although nothing in the registers brings it any more. */
function carriedItem(policy: Policy, meeting: Meeting, row: ItemRow, times: number): Item {
  const item = keptItem(policy, meeting, row);
  const parts = scoreParts(policy, {
    asked: { value: 1, because: t('the last meeting carried it over', '上次会议决定顺延') },
    postponed: {
      value: times / 3,
      because: fill(t('put off {n} {n:time|times} before', '此前已顺延 {n} 次'), { n: times }),
    },
  });
  return {
    ...item,
    source: 'carried',
    why: [fill(t('Carried over by the last meeting ({n}×)', '上次会议顺延（第 {n} 次）'), { n: times })],
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

const keptByHand = (row: ItemRow) => row.pinned || !!row.edited || row.outcome !== undefined;

/** An item that the organiser touched and whose cause has gone since: it stays until the organiser lets go. */
const keptItem = (_policy: Policy, meeting: Meeting, row: ItemRow): Item => ({
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

/** What the organiser did last time stays done. */
function applyEdits(item: Item, row: ItemRow | undefined, meeting: Meeting) {
  if (!row) return;
  const edited = (row.edited ?? '').split(',').filter(Boolean);
  item.edited = edited;
  item.pinned = !!row.pinned;
  if (edited.includes('title')) item.title = verbatim(row.title);
  if (edited.includes('minutes')) item.minutes = row.minutes;
  if (edited.includes('wanted')) item.wanted = row.wanted;
  if (edited.includes('owner')) item.owner = row.owner;
  if (edited.includes('section')) item.section = sectionFor(meeting, row.section, item.source);
  if (edited.includes('position')) item.position = row.position;
  if (edited.includes('drop')) {
    item.state = 'dropped';
    item.reason = row.reason ? verbatim(row.reason) : undefined;
  }
  item.outcome = row.outcome;
  item.outcomeNote = row.outcomeNote;
}

function agendaFlags(
  packed: Pick<Agenda, 'sections' | 'consent' | 'minutes'>,
  meeting: Meeting,
  _policy: Policy,
): Text[] {
  const flags: Text[] = [];
  if (meeting.trouble) flags.push(meeting.trouble);
  if (packed.sections.every((s) => s.items.length === 0) && packed.consent.length === 0)
    flags.push(
      t(
        'Nothing is due. Consider cancelling the meeting, or propose a topic.',
        '目前没有待议事项。可以考虑取消会议，或提出议题。',
      ),
    );
  if (packed.minutes.free < 0)
    flags.push(
      fill(t('Pinned items take {n} minutes more than the meeting has', '置顶议题超出会议时长 {n} 分钟'), {
        n: -packed.minutes.free,
      }),
    );
  return flags;
}
