import { committeeOf, substitutesOf } from '../policy/organisation.ts';
import { awayUntil } from '../policy/routing.ts';
import type { Scene } from '../workspace/command.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import {
  type Decision,
  interestedIn,
  type Opinion,
  opinions,
  type Remark,
  type Resolution,
  remarks,
  resolutions,
} from './records.ts';
import { wordingOf } from './wording.ts';

export type Seen = Pick<Scene, 'snapshot' | 'policy' | 'now'>;

export const low = (email: string): string => email.toLowerCase();

/** A member of the committee in one matter. */
export interface Seat {
  /** Lower-case e-mail address. */
  member: string;
  /** Who may speak for the member now: the substitutes of whoever is away or has left. */
  substitutes: string[];
  /** The member is no longer in the directory. */
  left: boolean;
  /** Has declared a conflict of interest: takes no part, and does not count. */
  interested: boolean;
  /** The member's last opinion on the words as they are now. */
  opinion: Opinion | undefined;
  /** All the others, the latest first: kept and shown, and they count no more. */
  earlier: Opinion[];
}

/** Who may speak for a member: nobody while the member is at work. */
function substitutesNow(scene: Seen, member: string, left: boolean): string[] {
  if (!left && !awayUntil(scene, member)) return [];
  return substitutesOf(scene.policy, member)
    .map(low)
    .filter((s) => scene.snapshot.directory.find(s));
}

export const remarksOn = (snapshot: Snapshot, id: string): Remark[] => rowsWith(snapshot, remarks, 'decision', id);
const resolutionsOn = (snapshot: Snapshot, id: string): Resolution[] => rowsWith(snapshot, resolutions, 'decision', id);

/** The resolution on the words as they are now, if there is one. */
export const resolutionOf = (snapshot: Snapshot, d: Decision): Resolution | undefined => {
  const wording = wordingOf(d);
  return resolutionsOn(snapshot, d.id).find((r) => r.wording === wording);
};

/** The latest resolution, whatever was done to the words since. */
export const lastResolution = (snapshot: Snapshot, id: string): Resolution | undefined =>
  [...resolutionsOn(snapshot, id)].sort((a, b) => a.at.localeCompare(b.at)).at(-1);

const inOrder = (a: { at: string; id: string }, b: { at: string; id: string }) =>
  a.at.localeCompare(b.at) || a.id.localeCompare(b.id);

/** How far the committee was asked. It comes from sealed rows: nobody can end a matter by typing into the proposal. */
export interface Inquiry {
  /** From 1. */
  round: number;
  /** Until when members may answer, ISO 8601 in UTC; nothing while they were not asked about the words as they are now. */
  until: string | undefined;
  /** How often they were asked, about whatever words. */
  times: number;
}

export function inquiryOf(snapshot: Snapshot, d: Decision): Inquiry {
  const asks = remarksOn(snapshot, d.id).filter((r) => r.kind === 'asked');
  const wording = wordingOf(d);
  const untils = asks.flatMap((r) => (r.wording === wording && r.until ? [r.until] : []));
  return { round: Math.max(1, ...asks.map((r) => r.round ?? 1)), until: untils.sort().at(-1), times: asks.length };
}

/** The committee in one matter, as it is made up now: who came, left or was replaced since is taken into account. */
export function seatsOf(scene: Seen, d: Decision): Seat[] {
  const { policy, snapshot } = scene;
  const wording = wordingOf(d);
  const said = rowsWith(snapshot, opinions, 'decision', d.id);
  const interested = interestedIn(snapshot, d.id);
  return committeeOf(policy).map((email): Seat => {
    const member = low(email);
    const own = said.filter((o) => low(o.member) === member).sort(inOrder);
    const opinion = own.filter((o) => o.wording === wording).at(-1);
    const left = !snapshot.directory.find(member);
    return {
      member,
      left,
      substitutes: substitutesNow(scene, member, left),
      interested: interested.has(member),
      opinion,
      earlier: own.filter((o) => o !== opinion).reverse(),
    };
  });
}

/** For which members somebody may speak in a matter: for themselves, and as a substitute. */
export const speaksFor = (seats: readonly Seat[], email: string): Seat[] =>
  seats.filter((s) => !s.interested && (s.member === low(email) || s.substitutes.includes(low(email))));
