import { z } from 'zod';
import { t, verbatim } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { mayRead } from '../workspace/register.ts';

/** A page shows no more at once: a spreadsheet of the company's own may have thousands. */
const most = 500;

/** The rows that somebody may read, and what is wrong in them. */
export function qualityFor({ snapshot, actor }: Pick<Act, 'snapshot' | 'actor'>) {
  const tables = Object.values(snapshot.tables);
  const closed = new Set(tables.filter((x) => !mayRead(x.register, actor.roles)).map((x) => x.register.name));
  return {
    problems: snapshot.problems.filter((p) => !closed.has(p.register)),
    rows: tables.reduce((sum, x) => sum + (closed.has(x.register.name) ? 0 : x.rows.length), 0),
  };
}

/** Rows, columns and tables that cannot be read, each with its reason. Nothing of them was changed or dropped. */
export const dataQualityView = defineView({
  name: 'data-quality',
  title: t('Data quality', '数据质量'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const { snapshot } = act;
    const { problems, rows } = qualityFor(act);
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
      rows,
    };
  },
});
