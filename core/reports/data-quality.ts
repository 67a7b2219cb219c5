import { z } from 'zod';
import { t, verbatim } from '../words.ts';
import { defineView } from '../workspace/command.ts';

/** Rows, columns and tables that cannot be read, each with its reason. Nothing of them was changed or dropped. */
export const dataQualityView = defineView({
  name: 'data-quality',
  title: t('Data quality', '数据质量'),
  allow: ['member'],
  query: z.strictObject({}),
  show: ({ snapshot }) => ({
    problems: snapshot.problems.map((p) => {
      const table = snapshot.tables[p.register];
      return { ...p, table: table?.register.title ?? verbatim(p.register), link: table?.raw?.url };
    }),
    rows: Object.values(snapshot.tables).reduce((sum, table) => sum + table.rows.length, 0),
  }),
});
