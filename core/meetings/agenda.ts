import type { Source } from '../policy/parts.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import { nameOf } from '../workspace/people.ts';
import type { Snapshot } from '../workspace/snapshot.ts';
import { flagsFor } from './attendance.ts';
import {
  againSays,
  type Carried,
  carriedFrom,
  carriedItem,
  type ItemRow,
  isKept,
  itemRowsOf,
  keptItem,
  scoreParts,
  sectionFor,
} from './carrying.ts';
import { changesSince } from './difference.ts';
import type { Agenda, Item } from './item.ts';
import { type Meeting, previousOf } from './meeting.ts';
import { pack } from './packing.ts';
import { type Pulled, pulledFor } from './pulling.ts';
import { ruled } from './ruled.ts';

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
  const before = carriedFrom(snapshot, previousOf(all, meeting));
  const wantedSources = [...new Set(meeting.series.sections.flatMap((s) => s.from))];
  const candidates = wantedSources.flatMap((source) => sources[source](occasion));
  const items = candidates.flatMap((c) => ruled(policy, meeting, c, itemOf(policy, meeting, c, before.get(c.key))));
  if (meeting.start <= now && stored.size) return asHeld(snapshot, policy, meeting, items);
  const present = new Set(items.map((i) => i.key));
  for (const [key, { row, times }] of before)
    if (!present.has(key) && isKept(snapshot, all, meeting, key)) items.push(carriedItem(policy, meeting, row, times));
  const pulled = pulledFor(snapshot, meeting.id);
  for (const row of stored.values())
    if (!present.has(row.key) && (keptByHand(row) || pulled.has(row.key)) && !items.some((i) => i.key === row.key))
      items.push(keptItem(meeting, row));
  for (const item of items) {
    applyEdits(item, stored.get(item.key), meeting);
    pull(item, pulled.get(item.key), policy, snapshot);
  }
  for (const item of items) item.flags.push(...flagsFor(item, meeting, policy, snapshot));
  const packed = pack(items, meeting, policy);
  return {
    meeting,
    ...packed,
    changes: changesSince([...stored.values()], packed),
    flags: agendaFlags(packed, meeting),
  };
}

/**
 * A meeting that has begun: what was stored, opened to the evidence that still stands.
 * @param current what the registers bring now; without it the agenda has what was written down and no more
 */
export function asHeld(snapshot: Snapshot, policy: Policy, meeting: Meeting, current: readonly Item[] = []): Agenda {
  const now = new Map(current.map((item) => [item.key, item]));
  const pulled = pulledFor(snapshot, meeting.id);
  const rows = itemRowsOf(snapshot, meeting.id);
  const items = rows.map((row): Item => {
    const kept = keptItem(meeting, row);
    const live = now.get(row.key);
    const why = live?.why ?? (row.why ? [verbatim(row.why)] : []);
    const item = {
      ...kept,
      ...(live && { source: live.source, evidence: live.evidence, parts: live.parts, needed: live.needed }),
      why,
    };
    const held: Item = {
      ...item,
      state: row.state,
      reason: row.reason ? verbatim(row.reason) : undefined,
      pinned: !!row.pinned,
      outcome: row.outcome,
      outcomeNote: row.outcomeNote,
    };
    if (pulled.has(row.key) && (row.state === 'consent' || row.state === 'parked')) held.state = 'planned';
    pull(held, pulled.get(row.key), policy, snapshot);
    return held;
  });
  // Added on the spot. Once the minutes are written, they hold what was there.
  if (!meeting.row?.minutesAt)
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

/** What somebody asked to discuss is no longer taken as read, and has its place whatever else there is. */
function pull(item: Item, by: Pulled | undefined, policy: Policy, snapshot: Snapshot): void {
  if (!by) return;
  item.pulled = by;
  if (item.wanted === 'inform') {
    item.wanted = 'discuss';
    if (!item.edited.includes('minutes')) item.minutes = Math.max(item.minutes, policy.agenda.minutes.discuss);
  }
  const who = verbatim(nameOf({ snapshot }, by.by));
  item.why = [
    ...item.why,
    by.reason
      ? fill(t('{who} asked to discuss it: {reason}', '{who}提请讨论：{reason}'), { who, reason: by.reason })
      : fill(t('{who} asked to discuss it', '{who}提请讨论'), { who }),
  ];
}

/**
 * An item as a source brings it. Being put off makes it weigh more; what is wanted of it stays what it was: news stays news
 * however often it was put off, and a discussion does not become a decision.
 */
function itemOf(policy: Policy, meeting: Meeting, c: Candidate, before: Carried | undefined): Item {
  const postponed = before?.times ?? 0;
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
    wanted: c.wanted,
    minutes: c.minutes ?? policy.agenda.minutes[c.wanted],
    owner: c.owner,
    needed: c.needed,
    why: before ? [...c.why, againSays(before)] : c.why,
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

const keptByHand = (row: ItemRow) => row.pinned || !!row.edited || row.outcome !== undefined;

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

function agendaFlags(packed: Pick<Agenda, 'sections' | 'consent' | 'minutes'>, meeting: Meeting): Text[] {
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
