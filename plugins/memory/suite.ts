import { type Result, type Suite, SuiteError, type Write } from '../../core/workspace/port.ts';
import { memoryDialect } from './cells.ts';
import type { MemoryCompany } from './company.ts';
import { createEvent, createTask, updateEvent, updateTask } from './items.ts';
import { provision } from './provision.ts';
import { appendRows, patchRow, removeRow } from './rows.ts';

export interface MemoryOptions {
  timeZone: string;
  /** E-mail address of whoever invites. */
  organiser: string;
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
}

/**
 * The port on a company that stands in memory: no network, no file. A company's life is played in it, and whoever writes a
 * third suite finds here the least that one has to do. It has no spreadsheets besides its own tables.
 */
export function memorySuite(company: MemoryCompany, { timeZone, organiser, clock }: MemoryOptions): Suite {
  const dialect = memoryDialect(timeZone);
  const now = () => new Date(clock()).toISOString();

  const reading = (window: { from: string; to: string }) => {
    const { tables, tasks, people, away } = company;
    const events = company.events.filter((e) => !e.cancelled && e.end > window.from && e.start < window.to);
    return { at: now(), window, marks: {}, tables, events, tasks, people, away };
  };

  const one = (w: Write): string | undefined => {
    switch (w.do) {
      case 'append':
        return appendRows(company, w, dialect.text);
      case 'patch':
        return patchRow(company, w, dialect.text);
      case 'remove-copy':
      case 'remove-row':
        return removeRow(company, w, dialect.text);
      case 'create-event':
        return createEvent(company, w, organiser, now());
      case 'update-event':
        return updateEvent(company, w);
      case 'cancel-event':
        company.events = company.events.map((e) => (e.id === w.id ? { ...e, cancelled: true } : e));
        return undefined;
      case 'create-task':
        return createTask(company, w, now());
      case 'update-task':
        return updateTask(company, w.id, w.set, now());
      case 'remove-task':
        company.tasks = company.tasks.filter((t) => t.id !== w.id);
        return undefined;
      case 'message': {
        const { key, to, title, text, link } = w;
        company.messages.push({ key, to, title, text, link, at: now() });
        return undefined;
      }
    }
  };

  const outcome = (w: Write): Result => {
    try {
      const id = one(w);
      return { ok: true, ...(id !== undefined && { id }) };
    } catch (error) {
      if (error instanceof SuiteError) return { ok: false, error };
      throw error;
    }
  };

  return {
    name: 'memory',
    dialect,
    bodyLimit: 40_960,
    read: async (window) => reading(window),
    async write(writes, known) {
      const results = writes.map(outcome);
      const failed = results.find((r) => !r.ok);
      if (failed && !failed.ok && results.every((r) => !r.ok)) throw failed.error;
      return { results, reading: { ...reading(known.window), ...(known.sources && { sources: known.sources }) } };
    },
    openSpreadsheet: () => Promise.reject(new SuiteError('missing', 'open the spreadsheet', 'there are none here')),
    readSources: async (_wanted, known) => known,
    writeSources: () => Promise.reject(new SuiteError('missing', 'write to the spreadsheet', 'there are none here')),
    provision: async (layout, how) => provision(company, layout, how),
    examine: async () => [],
    tryOut: async () => {},
  };
}
