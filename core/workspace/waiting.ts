import type { Text } from '../words.ts';
import type { Act } from './command.ts';

/** Something that a person finds on the Today page. */
export interface Waiting {
  /** What it is, stable over time. */
  key: string;
  /** mine: I owe it; department: my department does; others: it is owed to us; news: it was answered or decided. */
  place: 'mine' | 'department' | 'others' | 'news';
  title: Text;
  /** From whom, of what kind. */
  about: Text;
  /** When it is due, or when it came, for news: ISO 8601. */
  at: string;
  late: boolean;
  /** Why it stands here although somebody thinks it is done. */
  remark?: Text;
  /** Page of the tab. */
  link: string;
  /** What can be done at once, the most likely first: commands with what is known of their input. */
  steps: { command: string; input: Record<string, unknown> }[];
}

/** What a capability puts before a person. */
export type WaitingSource = (act: Act) => Waiting[];
