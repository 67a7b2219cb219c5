import { z } from 'zod';
import { t, verbatim } from '../words.ts';
import { defineView } from '../workspace/command.ts';
import { mayRead } from '../workspace/register.ts';

/** A page shows no more at once: a spreadsheet of the company's own may have thousands. */
const most = 500;

/** Rows, columns and tables that cannot be read, each with its reason. Nothing of them was changed or dropped. */
export const dataQualityView = defineView({
  name: 'data-quality',
  title: t('Data quality', '数据质量'),
  allow: ['member'],
  query: z.strictObject({}),
  show({ snapshot, actor }) {
    const open = Object.values(snapshot.tables).filter((table) => mayRead(table.register, actor.roles));
    const closed = new Set(Object.keys(snapshot.tables).filter((name) => !open.includes(snapshot.tables[name]!)));
    const problems = snapshot.problems.filter((p) => !closed.has(p.register));
    return {
      total: problems.length,
      problems: problems.slice(0, most).map((p) => {
        const table = snapshot.tables[p.register];
        return {
          ...p,
          table: table?.register.title ?? verbatim(p.register),
          link: p.source ? p.source.link : table?.raw?.url,
        };
      }),
      rows: open.reduce((sum, table) => sum + table.rows.length, 0),
    };
  },
});
