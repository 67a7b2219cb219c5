import type { Source, Wanted } from '../policy/parts.ts';
import type { Text } from '../words.ts';
import type { Candidate, Factor } from '../workspace/candidate.ts';
import type { Meeting } from './meeting.ts';
import type { Pulled } from './pulling.ts';
import type { itemStates, Outcome } from './records.ts';

/** One part of an item's score, to be read. `points` are the policy's weight times how much of the factor there is. */
export interface ScorePart {
  factor: Factor | 'rule';
  points: number;
  because: Text;
}

export interface Item {
  key: string;
  source: Source | 'carried';
  section: string;
  title: Text;
  wanted: Wanted;
  minutes: number;
  owner?: string;
  needed: string[];
  why: Text[];
  evidence: Candidate['evidence'];
  score: number;
  parts: ScorePart[];
  postponed: number;
  pinned: boolean;
  /** Fields that the organiser changed by hand. */
  edited: string[];
  state: keyof typeof itemStates;
  /** Why it is parked or dropped. */
  reason?: Text;
  /** What people should know before the meeting. */
  flags: Text[];
  /** Place among its section's items, if the organiser chose one (1 is first). */
  position?: number;
  /** Who asked to discuss it, so that it is not taken as read. */
  pulled?: Pulled;
  outcome?: Outcome;
  outcomeNote?: string;
}

export interface Agenda {
  meeting: Meeting;
  sections: { id: string; name: Text; minutes: number; items: Item[] }[];
  consent: Item[];
  parked: Item[];
  dropped: Item[];
  minutes: { length: number; kept: number; used: number; free: number };
  changes: DraftChange[];
  flags: Text[];
}

/** What is different from the draft that was stored last. */
export interface DraftChange {
  key: string;
  kind: 'new' | 'gone' | 'moved' | 'changed';
  says: Text;
}
