import { append, type Change, draft, patch } from '../workspace/changes.ts';
import type { NewRecord } from '../workspace/register.ts';
import { rowOf, type Snapshot } from '../workspace/snapshot.ts';
import { itemRowsOf } from './carrying.ts';
import { allItems } from './difference.ts';
import type { Agenda, Item } from './item.ts';
import type { Meeting } from './meeting.ts';
import { agendaItems, meetings } from './records.ts';

export const itemId = (meeting: string, key: string): string => `${meeting}:${key}`;

/** An item as it is written down, in the workspace's language. `position` is its place in its section, from 1. */
export function itemRecord(
  item: Item,
  meeting: Meeting,
  position: number,
  snapshot: Snapshot,
): NewRecord<typeof agendaItems> {
  const say = (text: { en: string; zh: string }) => text[snapshot.language];
  return {
    id: itemId(meeting.id, item.key),
    meeting: meeting.id,
    key: item.key,
    section: item.section,
    position: item.edited.includes('position') && item.position !== undefined ? item.position : position,
    title: say(item.title),
    wanted: item.wanted,
    minutes: item.minutes,
    owner: item.owner,
    why: item.why.map(say).join('; '),
    state: item.state,
    reason: item.reason && say(item.reason),
    score: item.score,
    postponed: item.postponed || undefined,
    pinned: item.pinned,
    edited: item.edited.join(',') || undefined,
    outcome: item.outcome,
    outcomeNote: item.outcomeNote,
  };
}

/** Remembers an agenda as the last draft: new items appended, changed ones patched, settled ones marked. */
export function storeDraft(agenda: Agenda, snapshot: Snapshot): Change[] {
  const records = [...agenda.sections.map((s) => s.items), agenda.consent, agenda.parked, agenda.dropped].flatMap(
    (items) => items.map((item, i) => itemRecord(item, agenda.meeting, i + 1, snapshot)),
  );
  const changes = records.flatMap((record) => {
    const row = rowOf(snapshot, agendaItems, record.id);
    return row
      ? patch(agendaItems, row, { ...record, pinned: record.pinned || row.pinned })
      : [draft(agendaItems, record)];
  });
  const present = new Set(allItems(agenda).map((i) => i.key));
  for (const row of itemRowsOf(snapshot, agenda.meeting.id))
    if (!present.has(row.key) && row.state !== 'dropped')
      changes.push(
        ...patch(agendaItems, row, { state: 'dropped', reason: snapshot.language === 'zh' ? '已解决' : 'Settled' }),
      );
  return changes;
}

/** The meeting's own row, if it has none yet. */
export const rememberMeeting = (
  meeting: Meeting,
  snapshot: Snapshot,
  also: Partial<NewRecord<typeof meetings>> = {},
): Change[] =>
  meeting.row
    ? []
    : [
        append(meetings, {
          id: meeting.id,
          series: meeting.series.id,
          title: meeting.title[snapshot.language],
          start: meeting.start,
          end: meeting.end,
          event: meeting.event?.id,
          state: 'planned',
          publishedAt: undefined,
          publishedBy: undefined,
          minutesAt: undefined,
          ...also,
        }),
      ];
