import type { RawTable } from '../../core/workspace/port.ts';
import { samplePeople } from '../../server/embedded/company/people.ts';
import { inMemory } from '../../server/embedded/in-memory.ts';
import { modelFor } from '../../server/policies.ts';
import { clockAt, tuesday } from '../world.ts';
import { conforms, type Trial } from './conformance.ts';

/** A company in memory, and people who type into its tables. */
async function open(): Promise<Trial> {
  const clock = clockAt(tuesday);
  const { company, suite, workspace } = await inMemory({
    id: 'memory',
    installed: modelFor('en'),
    people: samplePeople('en'),
    clock,
  });
  const change = (name: string, with_: (table: RawTable) => RawTable) => company.putTable(with_(company.tables[name]!));
  return {
    on: { suite, workspace, clock, snapshot: () => workspace.current(suite), count: () => 0 },
    hands: {
      addColumn: async (name, title) =>
        change(name, (table) => ({
          ...table,
          columns: [...table.columns, title],
          rows: table.rows.map((row) => ({ ...row, cells: [...row.cells, undefined] })),
        })),
      type: async (name, at, column, value) =>
        change(name, (table) => ({
          ...table,
          rows: table.rows.map((row, i) =>
            i === at
              ? { ...row, cells: row.cells.map((cell, n) => (table.columns[n] === column ? value : cell)) }
              : row,
          ),
        })),
      read: async (name, at, column) => {
        const { rows, columns } = company.tables[name]!;
        return rows[at]!.cells[columns.indexOf(column)];
      },
      turnRound: async (name) => change(name, (table) => ({ ...table, rows: [...table.rows].reverse() })),
      finishTask: (id) => company.putTask({ ...company.tasks.find((t) => t.id === id)!, done: true }),
    },
    stop: () => workspace.idle(),
  };
}

conforms('memory', open, 0);
