import type { Snapshot } from '../workspace/snapshot.ts';
import { linesOf, type MeetingLine } from './running.ts';

/** Who asked to discuss what would be taken as read, and why. */
export interface Pulled {
  /** Lower-case e-mail address. */
  by: string;
  reason?: string | undefined;
}

/**
 * The items of a meeting that somebody asked to discuss, by key: the first of those who asked more often than they took it back,
 * in whatever order the lines of one moment stand.
 */
export function pulledIn(lines: readonly MeetingLine[]): Map<string, Pulled> {
  const asked = new Map<string, Pulled & { key: string; times: number }>();
  for (const { kind, item: key, by: who, words } of lines) {
    if (!key || (kind !== 'pulled' && kind !== 'released')) continue;
    const by = who.toLowerCase();
    const own = asked.get(`${key} ${by}`) ?? { key, by, times: 0 };
    const times = own.times + (kind === 'pulled' ? 1 : -1);
    asked.set(`${key} ${by}`, { ...own, times, ...(kind === 'pulled' && { reason: words }) });
  }
  const found = new Map<string, Pulled>();
  for (const { key, by, reason, times } of asked.values())
    if (times > 0 && !found.has(key)) found.set(key, { by, reason });
  return found;
}

export const pulledFor = (snapshot: Snapshot, meeting: string): Map<string, Pulled> =>
  pulledIn(linesOf(snapshot, meeting));
