import { actionLinks } from '../actions/records.ts';
import { decisions, inForce, resolutions, whoAgreed } from '../decisions/records.ts';
import type { Text } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import { rowOf, rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import type { Agenda, Item } from './item.ts';
import type { Meeting } from './meeting.ts';
import { linesOf, timing } from './running.ts';

/** The decision that an item of the agenda is about. */
export const decisionIn = (itemKey: string): string | undefined => /^decision:([^:]+)$/.exec(itemKey)?.[1];

/** Whether the committee agreed on a decision, by the rule; nobody can say so by hand. */
export const isResolved = (snapshot: Snapshot, id: string): boolean => {
  const state = rowOf(snapshot, decisions, id)?.state;
  if (state === 'rejected') return true;
  return !!state && inForce.has(state) && rowsWith(snapshot, resolutions, 'decision', id).length > 0;
};

/**
 * Whether a decision was taken, or issued, since the meeting's agenda was published: one that was agreed before and still
 * waits to be issued is not settled.
 */
function decidedHere(snapshot: Snapshot, { row, start }: Meeting, id: string): boolean {
  const d = rowOf(snapshot, decisions, id);
  const since = row?.publishedAt && row.publishedAt < start ? row.publishedAt : start;
  return (
    !!d && isResolved(snapshot, id) && (d.state === 'issued' || d.state === 'closed' || (d.decidedAt ?? '') >= since)
  );
}

/** What was agreed at a meeting, by item: "who: what, by when". */
export function actionsFor(act: Pick<Act, 'snapshot'>, meeting: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const link of rowsWith(act.snapshot, actionLinks, 'meeting', meeting)) {
    const owner = link.owner ? nameOf(act, link.owner) : '';
    const item = link.item ?? '';
    found.set(item, [...(found.get(item) ?? []), `${owner}: ${link.title} (${link.due})`]);
  }
  return found;
}

/** Who agreed on the decision that an item is about, with whoever spoke for a member. */
export function agreedOn(act: Pick<Act, 'snapshot'>, itemKey: string): Text | undefined {
  const id = decisionIn(itemKey);
  const last =
    id && [...rowsWith(act.snapshot, resolutions, 'decision', id)].sort((a, b) => a.at.localeCompare(b.at)).at(-1);
  return last ? whoAgreed(act, last) : undefined;
}

/** The text that was recorded, and every note that it does not say already. */
const withNotes = (recorded: string | undefined, notes: readonly string[]): string | undefined =>
  [...(recorded ? [recorded] : []), ...notes.filter((n) => !recorded?.includes(n))].join('\n') || undefined;

/**
 * What came of the items whose outcome nobody recorded: the committee's decision, the actions. What was only talked or
 * written about was discussed and is not settled; what was neither was not reached. Once the minutes are written, they say it.
 */
export function asTyped(act: Pick<Act, 'snapshot' | 'now'>, agenda: Agenda): Agenda {
  const { meeting } = agenda;
  if (meeting.row?.minutesAt) return agenda;
  const lines = linesOf(act.snapshot, meeting.id);
  const { spent } = timing(lines, act.now);
  const actions = actionsFor(act, meeting.id);
  const outcomeOf = (item: Item, notes: readonly string[]): Item['outcome'] => {
    const decision = decisionIn(item.key);
    if (item.outcome) return item.outcome;
    if (decision && decidedHere(act.snapshot, meeting, decision)) return 'decided';
    if (actions.has(item.key)) return 'action';
    return notes.length || (spent.get(item.key) ?? 0) > 0 ? 'discussed' : undefined;
  };
  const sections = agenda.sections.map((section) => ({
    ...section,
    items: section.items.map((item) => {
      const notes = lines.filter((l) => l.kind === 'note' && l.item === item.key).map((l) => l.words ?? '');
      return {
        ...item,
        outcome: outcomeOf(item, notes),
        outcomeNote: withNotes(item.outcomeNote, notes),
      };
    }),
  }));
  return { ...agenda, sections };
}
