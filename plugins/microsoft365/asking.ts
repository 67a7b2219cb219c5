import type { RawTable, Task, Write } from '../../core/workspace/port.ts';
import { SuiteError } from '../../core/workspace/port.ts';
import { cancelEvent, createEvent, updateEvent } from './calendar.ts';
import type { Asked } from './client.ts';
import type { Microsoft365Config } from './config.ts';
import type { Message } from './messages.ts';
import { appendRows, patchRow } from './tables.ts';
import { createTask, removeTask, updateTask } from './tasks.ts';

/** A change of workbook, calendar or tasks. Messages go another way. */
export type Kept = Exclude<Write, Message>;

/** Where a write goes, and what stands there as it was read last. */
export interface Standing {
  item: string;
  config: Microsoft365Config;
  buckets: Map<string, string>;
  tables: Record<string, RawTable>;
  tasks: readonly Task[];
}

/**
 * A write as a request to Graph.
 * @throws SuiteError `missing`, if its table is not in the workbook
 */
export function requestFor(write: Kept, { item, config, buckets, tables, tasks }: Standing): Asked {
  switch (write.do) {
    case 'append':
      return appendRows(item, write, columnsOf(write.table));
    case 'patch':
      return patchRow(item, write, columnsOf(write.table));
    case 'remove-copy':
    case 'remove-row': {
      // Emptied, not deleted: a deletion moves the rows below under somebody else's hands. Empty rows are passed over.
      const columns = columnsOf(write.table);
      return patchRow(item, { ...write, do: 'patch', cells: Object.fromEntries(columns.map((c) => [c, ''])) }, columns);
    }
    case 'update-task':
      return updateTask(write, tasks.find((t) => t.id === write.id)?.owners ?? [], config.timeZone);
    case 'remove-task':
      return removeTask(write);
    case 'create-event':
      return createEvent(config.organiser, write);
    case 'update-event':
      return updateEvent(config.organiser, write);
    case 'cancel-event':
      return cancelEvent(config.organiser, write);
    case 'create-task':
      return createTask(config.plan, buckets.get(write.task.section ?? ''), config.timeZone, write);
  }

  function columnsOf(title: string): string[] {
    const raw = tables[title];
    if (!raw) throw new SuiteError('missing', `write to ${title}`, 'the table is not in the workbook');
    return raw.columns;
  }
}
