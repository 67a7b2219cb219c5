import { onceFor } from '../core/once.ts';
import type { Actor } from '../core/policy/organisation.ts';
import type { Snapshot } from '../core/workspace/snapshot.ts';

/** More people than these do not look at the same few seconds of one company. */
const most = 1_000;

/** A view as somebody was shown it. */
interface Shown {
  /** Milliseconds since 1970. */
  at: number;
  shown: unknown;
}

/**
 * What people were shown a moment ago of the same snapshot: a tab asks for its first page before it is there and once more
 * when it is, and a command brings the page that is looked up right after. What depends on the time of day is as old as a
 * page may be anyway.
 */
export class ShownBefore {
  private readonly of = onceFor((_: Snapshot) => new Map<string, Shown>());

  /** @param age milliseconds for which it may be shown again */
  constructor(private readonly age: number) {}

  /**
   * @param now milliseconds since 1970
   * @param show makes it, where it was not shown just now
   */
  once(snapshot: Snapshot, view: string, query: unknown, actor: Actor, now: number, show: () => unknown): unknown {
    const kept = this.of(snapshot);
    const key = JSON.stringify([view, query, actor]);
    const before = kept.get(key);
    if (before && now >= before.at && now - before.at < this.age) return before.shown;
    const shown = show();
    if (kept.size >= most) kept.clear();
    kept.set(key, { at: now, shown });
    return shown;
  }
}
