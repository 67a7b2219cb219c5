import { z } from 'zod';
import { fill, type Text, t, verbatim } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import type { Problem } from '../workspace/problem.ts';
import { layoutOf, mayRead, type Register } from '../workspace/register.ts';

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

/** Where a person finds what is wrong: the row's number, or what is written in it where rows have none. */
function whereIs({ source, at, row, id, begins }: Problem): Text | undefined {
  if (source && at !== undefined && begins === undefined) return fill(rowNumber, { n: at });
  if (row !== undefined) return fill(rowNumber, { n: row });
  if (at === undefined) return undefined;
  return verbatim(id && !source && id !== `row-${at}` ? id : (begins ?? ''));
}
const rowNumber = t('row {n}', '第 {n} 行');

/** A column by its title, in both languages; what a spreadsheet of the company's own calls it stays as it is. */
const titleOf = (register: Register | undefined, title: string): Text =>
  (register && layoutOf(register).find(([, column]) => column.title.en === title)?.[1].title) ?? verbatim(title);

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
          table: p.part ? verbatim(p.part) : (table?.register.title ?? verbatim(p.register)),
          where: whereIs(p),
          column: p.column === undefined ? undefined : titleOf(table?.register, p.column),
          link: p.source ? p.source.link : table?.raw?.url,
        };
      }),
      rows,
    };
  },
});
