import { fill, type Text, t } from '../words.ts';
import { type Dialect, readCell, Unreadable } from './cells.ts';
import { asOne } from './copies.ts';
import type { Directory } from './directory.ts';
import type { RawRow, RawTable } from './port.ts';
import type { Problem } from './problem.ts';
import { layoutOf, type Register, type Row } from './register.ts';
import { isProven, unproven } from './sealed.ts';
import type { ReadTable } from './table.ts';

/**
 * A register's own table. Every row that holds something is read, taken as one with its copy, or a problem.
 * @param now ISO 8601 in UTC
 * @param seal proves that a row of a sealed register was not typed by hand
 */
export function readTable(
  register: Register,
  raw: RawTable | undefined,
  dialect: Dialect,
  directory: Directory,
  now: string,
  fileMissing: boolean,
  seal: (words: string) => string,
): ReadTable {
  const table: ReadTable = {
    register,
    raw,
    rows: [],
    byId: new Map(),
    places: new Map(),
    titles: new Map(),
    problems: [],
    copies: [],
  };
  if (!raw) {
    if (!fileMissing)
      table.problems.push({
        register: register.name,
        weight: 'error',
        says: fill(
          t(
            'The table "{table}" is missing; ask an admin to run "liaison provision"',
            '缺少表“{table}”，请管理员运行 liaison provision',
          ),
          { table: register.title },
        ),
      });
    return table;
  }
  const layout = layoutOf(register);
  const positions = layout.map(([key, column]) => {
    const index = raw.columns.findIndex(
      (c) => c.trim() === column.title.zh || c.trim().toLowerCase() === column.title.en.toLowerCase(),
    );
    if (index >= 0) table.titles.set(key, raw.columns[index]!);
    return index;
  });
  layout.forEach(([, column], i) => {
    if (positions[i] !== -1) return;
    table.problems.push({
      register: register.name,
      column: column.title.en,
      weight: column.required ? 'error' : 'warning',
      says: fill(
        t(
          'The column "{column}" is missing or was renamed; give it back its name',
          '列“{column}”缺失或已改名，请恢复列名',
        ),
        { column: column.title },
      ),
    });
  });
  for (const row of raw.rows) {
    if (row.cells.every((c) => c === null || c === undefined || c === '')) continue;
    const problems: Problem[] = [];
    const record = readRow(register, layout, positions, row, dialect, directory, problems);
    const id = record.id;
    // Before anything else: a row that somebody changed does not stand in the way of the same thing said again.
    if (!problems.some((p) => p.weight === 'error') && !isProven(register, record, seal))
      problems.push({ register: register.name, weight: 'error', says: unproven(register) });
    const first = table.byId.get(id);
    const one = first && !problems.some((p) => p.weight === 'error') && asOne(first, record, now);
    if (first && one) {
      const set = Object.fromEntries(Object.entries(one.row).filter(([key, v]) => key !== 'rev' && v !== first[key]));
      table.copies.push({ id, at: row.at, rev: first.rev, set, lost: one.lost });
      Object.assign(first, one.row, { rev: first.rev });
      continue;
    }
    if (!problems.some((p) => p.weight === 'error') && table.byId.has(id))
      problems.push({
        register: register.name,
        weight: 'error',
        column: 'ID',
        value: id,
        says: fill(
          t(
            'The ID {id} stands on two rows; empty it on the copy and a new one is given',
            '编号 {id} 重复，请清空复制行的编号，系统会另行编号',
          ),
          { id },
        ),
      });
    if (problems.some((p) => p.weight === 'error')) {
      table.problems.push(...problems.map((p) => ({ ...p, at: row.at, id })));
      continue;
    }
    table.problems.push(...problems.map((p) => ({ ...p, at: row.at, id })));
    table.rows.push(record);
    table.byId.set(id, record);
    table.places.set(id, row.at);
  }
  return table;
}

type Layout = ReturnType<typeof layoutOf>;

function readRow(
  register: Register,
  layout: Layout,
  positions: number[],
  row: RawRow,
  dialect: Dialect,
  directory: Directory,
  problems: Problem[],
): Row {
  const record: Record<string, unknown> = {};
  for (let i = 0; i < layout.length; i++) {
    const [key, column] = layout[i]!;
    const position = positions[i]!;
    const raw = position < 0 ? undefined : row.cells[position];
    try {
      const value = readCell(dialect, column, raw, directory);
      record[key] = value;
      if (column.kind === 'person' && value !== undefined && key !== 'updatedBy' && !directory.find(value as string))
        problems.push(
          about(
            register,
            column.title.en,
            String(value),
            'warning',
            fill(t('"{who}" is not in the directory', '通讯录中没有“{who}”'), { who: String(value) }),
          ),
        );
      if (value === undefined && column.required && key !== 'id')
        problems.push(
          about(
            register,
            column.title.en,
            '',
            'error',
            fill(t('"{column}" is empty', '“{column}”为空'), { column: column.title }),
          ),
        );
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      const weight = column.required || key !== 'rev' ? 'error' : 'warning';
      problems.push(about(register, column.title.en, dialect.text(raw).slice(0, 60), weight, error.says));
    }
  }
  record.rev = typeof record.rev === 'number' ? record.rev : 0;
  record.id ??= provisionalId(row);
  return record as unknown as Row;
}

const about = (register: Register, column: string, value: string, weight: Problem['weight'], says: Text): Problem => ({
  register: register.name,
  column,
  value,
  weight,
  says,
});

/** A row that people typed without an ID goes by its place until one is given. */
const provisionalId = (row: RawRow) => `row-${row.at}`;
