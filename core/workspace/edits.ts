import type { Row } from './register.ts';
import type { Snapshot } from './snapshot.ts';

/** What a cell held before somebody changed it, and when the change was seen. */
export interface Edit {
  before: unknown;
  /** ISO 8601 in UTC. */
  at: string;
}

const remembered = 30 * 60_000;
const keyOf = (register: string, id: string, column: string) => `${register}\u001f${id}\u001f${column}`;
const stamps = new Set(['rev', 'updatedBy', 'updatedAt']);

/**
 * Which cells changed lately, whoever changed them: a colleague in a tab, a person in the spreadsheet, another instance.
 * A page that was read before such a change must not overwrite it unseen. Kept for half an hour, in memory: after a
 * restart only what was seen since then is known (TRUST.md says what that means).
 */
export class RecentEdits {
  private readonly edits = new Map<string, Edit>();

  /** Compares the tables that were read anew. */
  note(before: Snapshot, after: Snapshot): void {
    for (const [name, table] of Object.entries(after.tables)) {
      const earlier = before.tables[name];
      if (!earlier || earlier === table) continue;
      for (const [n, row] of table.rows.entries()) {
        if (earlier.rows[n] === row) continue;
        const was = earlier.byId.get(row.id);
        if (was && was !== row) this.compare(name, was, row, after.readAt);
      }
    }
    this.forget(after.readAt);
  }

  /** The change that a page read at `seenAt` knows nothing of. */
  since(register: string, id: string, column: string, seenAt: string): Edit | undefined {
    const edit = this.edits.get(keyOf(register, id, column));
    return edit && edit.at > seenAt ? edit : undefined;
  }

  private compare(register: string, was: Row, is: Row, at: string): void {
    for (const [column, value] of Object.entries(is)) {
      if (stamps.has(column)) continue;
      const before = (was as Record<string, unknown>)[column];
      if (before !== value) this.edits.set(keyOf(register, is.id, column), { before, at });
    }
  }

  private forget(now: string): void {
    const oldest = Date.parse(now) - remembered;
    for (const [key, edit] of this.edits) if (Date.parse(edit.at) < oldest) this.edits.delete(key);
  }
}
