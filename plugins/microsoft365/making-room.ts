import type { Reading } from '../../core/workspace/port.ts';
import { placed } from '../continued.ts';
import type { Kept } from './asking.ts';
import { type Answer, type Graph, succeeded } from './client.ts';
import { goOn } from './new-table.ts';
import { room } from './tables.ts';
import type { Written } from './writing.ts';

/** Writes as the workbook's own tables take them, with the tables that were made for it. */
export interface Roomy {
  writes: Kept[];
  /** What is known, by the tables of the file. */
  known: Reading;
  /** What came of each write that was asked for: what one was made of may have failed in part. */
  outcome(written: Written): Map<Kept, Answer>;
}

/** Finds room for new rows before anything is written. @throws SuiteError where there is none */
export async function makeRoom(graph: Graph, item: string, wanted: readonly Kept[], known: Reading): Promise<Roomy> {
  const { writes, tables } = await placed(wanted, known.tables, room.rows, (title, last) =>
    goOn(graph, item, title, last),
  );
  return {
    writes: writes.map(({ write }) => write),
    known: { ...known, tables },
    outcome({ answers }) {
      const found = new Map<Kept, Answer>();
      writes.forEach(({ of }, i) => {
        const before = found.get(of);
        if (!before || succeeded(before)) found.set(of, answers[i]!);
      });
      return found;
    },
  };
}
