import type { Person } from '../../core/workspace/directory.ts';
import type { Away, CalendarEvent, RawTable, Task } from '../../core/workspace/port.ts';

/** An event with the key under which it was asked for. */
export interface KeptEvent extends CalendarEvent {
  key: string;
  location?: string;
  /** Instant. */
  createdAt: string;
}

/** A task with what only the task list itself shows. */
export interface KeptTask extends Task {
  key: string;
  section?: string;
  note?: string;
}

/** A message that somebody received. */
export interface KeptMessage {
  key: string;
  /** Directory id. */
  to: string;
  title: string;
  text: string;
  link: string;
  /** Instant. */
  at: string;
}

/**
 * A company's tables, calendar, task list and directory in memory. What is changed becomes a new object, so that what was
 * read of it before stays as it was.
 */
export class MemoryCompany {
  tables: Record<string, RawTable> = {};
  events: KeptEvent[] = [];
  tasks: KeptTask[] = [];
  messages: KeptMessage[] = [];
  people: Person[] = [];
  away: Away[] = [];
  private last = 0;

  /** An id that nothing else here has; the same company gives the same ids. */
  newId(kind: string): string {
    return `${kind}-${String(++this.last).padStart(5, '0')}`;
  }

  /** Puts another event in the place of the one with its id. */
  putEvent(event: KeptEvent): void {
    this.events = this.events.map((e) => (e.id === event.id ? event : e));
  }

  putTask(task: KeptTask): void {
    this.tasks = this.tasks.map((t) => (t.id === task.id ? task : t));
  }

  putTable(table: RawTable): void {
    this.tables = { ...this.tables, [table.title]: table };
  }
}
