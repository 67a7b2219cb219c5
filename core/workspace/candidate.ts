import type { Source, Wanted } from '../policy/parts.ts';
import type { MeetingSeries, Policy } from '../policy/schema.ts';
import type { Text } from '../words.ts';
import type { Snapshot } from './snapshot.ts';

/** A row, task or figure that explains why something is shown. Everything computed opens to these. */
export interface Evidence {
  /** Name of the register, or `tasks` for the task list, or `policy`. */
  register: string;
  id: string;
  label: Text;
  detail: Text;
}

/** The reasons by which items are ranked; their weights are the policy's. */
export const factors = ['lateness', 'impact', 'waiting', 'decision', 'postponed', 'asked'] as const;
export type Factor = (typeof factors)[number];

/** Something that a capability would bring to a meeting. */
export interface Candidate {
  /** What it is, stable over time: the same trouble has the same key next week. */
  key: string;
  source: Source;
  title: Text;
  wanted: Wanted;
  why: Text[];
  evidence: Evidence[];
  /** E-mail address of who answers for it. */
  owner?: string;
  /** E-mail addresses; without at least one of them the item makes no sense. */
  needed: string[];
  /** If it takes more or less than the policy's usual minutes. */
  minutes?: number;
  /** Its own section, if somebody chose one. */
  section?: string;
  /** 0 (none) to 1 (full), with the words for it. */
  factors: Partial<Record<Factor, { value: number; because: Text }>>;
}

/** What a source may look at. `start` is when the meeting begins; all times are ISO 8601 in UTC. */
export interface Occasion {
  snapshot: Snapshot;
  policy: Policy;
  now: string;
  series: MeetingSeries;
  meeting: string;
  start: string;
}

/** Every capability that has something to say at meetings exports one, in its agenda.ts. */
export type AgendaSource = (occasion: Occasion) => Candidate[];
