import { actionLinks } from '../actions/records.ts';
import { fingerprint, plain } from '../workspace/keys.ts';
import type { RowOf } from '../workspace/register.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { itemRowsOf } from './carrying.ts';
import type { Agenda } from './item.ts';
import type { meetings } from './records.ts';
import { attendedBy, linesOf, type MeetingLine } from './running.ts';
import { itemId } from './storing.ts';

/** What minutes say of an item. */
interface ItemSaid {
  id: string;
  title: string;
  outcome?: string | undefined;
  outcomeNote?: string | undefined;
}

/** Fingerprints are made the second way: of everything that the minutes say. The first left out who was there and who does what. */
const second = '2:';
const said = (...cells: unknown[]) => cells.map(plain).join('\u001f');

function ofAll(snapshot: Snapshot, meeting: string, items: readonly ItemSaid[]): string {
  const lines = linesOf(snapshot, meeting);
  return (
    second +
    fingerprint(
      ...[
        ...items.map((i) => said('item', i.id, i.title, i.outcome, i.outcomeNote)),
        ...rowsWith(snapshot, actionLinks, 'meeting', meeting).map((a) =>
          said('action', a.id, a.item, a.title, a.owner?.toLowerCase(), a.due),
        ),
        ...attendedBy(lines).map((p) => said('present', p)),
        ...lines.flatMap((l) => (l.kind === 'parked' ? said('parked', l.words) : [])),
      ].sort(),
    )
  );
}

/**
 * The words of the minutes as they stand in the workbook, as a fingerprint, in whatever order the rows stand: outcomes and
 * their texts, actions, who was there, what was put off. A confirmation counts for the words that it was given for.
 */
export const wordingOfMinutes = (snapshot: Snapshot, meeting: string): string =>
  ofAll(
    snapshot,
    meeting,
    itemRowsOf(snapshot, meeting).filter((row) => row.state === 'planned'),
  );

/** The same of minutes that are about to be written. */
export const wordingOfDraft = (snapshot: Snapshot, { meeting, sections }: Agenda): string =>
  ofAll(
    snapshot,
    meeting.id,
    sections.flatMap(({ items }) =>
      items.map((item) => ({ ...item, id: itemId(meeting.id, item.key), title: item.title[snapshot.language] })),
    ),
  );

/** Whether minutes that are final say something else by now than what became final. */
export function changedSinceFinal(snapshot: Snapshot, row: RowOf<typeof meetings>): boolean {
  if (!row.lockedWords) return false;
  return row.lockedWords !== (row.lockedWords.startsWith(second) ? wordingOfMinutes : firstWording)(snapshot, row.id);
}

/** How the words were fingerprinted before: minutes that became final then are compared with that. */
const firstWording = (snapshot: Snapshot, meeting: string): string =>
  fingerprint(
    ...[
      ...itemRowsOf(snapshot, meeting).flatMap((row) =>
        row.outcome ? said(row.id, row.title, row.outcome, row.outcomeNote) : [],
      ),
      ...rowsWith(snapshot, actionLinks, 'meeting', meeting).map((a) => said(a.id, a.item, a.title, a.due)),
    ].sort(),
  );

/** The texts of the minutes about which people were asked, in the order in which they were: the last is the one that counts. */
export const askedAbout = (lines: readonly MeetingLine[]): MeetingLine[] =>
  lines.filter((l) => l.kind === 'asked').sort((a, b) => time(a) - time(b));
/** How often people had been asked by then: two times of one moment are told apart by it. */
const time = ({ words }: MeetingLine): number => Number(words?.slice(1));

/**
 * Those who confirmed the minutes as they are; once these are final, as they became it. A confirmation from before texts had
 * fingerprints is about the first one.
 */
export function confirmedBy(snapshot: Snapshot, row: RowOf<typeof meetings> | undefined): Set<string> {
  if (!row?.minutesAt) return new Set();
  const lines = linesOf(snapshot, row.id);
  const final = row.lockedWords?.startsWith(second) ? row.lockedWords : undefined;
  const wording = final ?? wordingOfMinutes(snapshot, row.id);
  return confirmers(lines, row.minutesAt, row.lockedAt && !final ? undefined : wording);
}

/** @param wording about which text; without it, about whatever text there was when fingerprints were not known */
export function confirmers(lines: readonly MeetingLine[], minutesAt: string, wording: string | undefined): Set<string> {
  const first = askedAbout(lines)[0]?.about;
  const counts = ({ kind, about, at }: MeetingLine): boolean =>
    kind === 'confirmed' &&
    (about ? about === wording : at >= minutesAt && (wording === undefined || !first || first === wording));
  return new Set(lines.filter(counts).map((l) => l.by.toLowerCase()));
}

/** Objections that nobody has dealt with. */
export const openObjections = (lines: readonly MeetingLine[]): MeetingLine[] =>
  lines.filter((l) => l.kind === 'objected' && !lines.some((x) => x.kind === 'settled' && x.about === l.id));
