import type { Layout, Provisioned } from '../../core/workspace/port.ts';
import type { MemoryCompany } from './company.ts';

/** Makes the tables and columns that are missing. */
export function provision(company: MemoryCompany, layout: Layout, how: 'plan' | 'act'): Provisioned {
  const did: string[] = [];
  for (const { title, also, columns } of layout.tables) {
    const table = company.tables[title] ?? company.tables[also];
    const missing = columns.filter((c) => !table?.columns.includes(c.title) && !table?.columns.includes(c.also));
    if (!table) did.push(`table ${title}`);
    else if (missing.length) did.push(`columns of ${title}: ${missing.map((c) => c.title).join(', ')}`);
    if (how === 'plan' || (table && !missing.length)) continue;
    const before = table ?? {
      title,
      columns: [],
      rows: [],
      url: `https://memory.invalid/${encodeURIComponent(title)}`,
    };
    company.putTable({
      ...before,
      columns: [...before.columns, ...missing.map((c) => c.title)],
      rows: before.rows.map((row) => ({ ...row, cells: [...row.cells, ...missing.map(() => undefined)] })),
    });
  }
  return { did, settings: {} };
}
