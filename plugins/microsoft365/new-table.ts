import { columnLetter } from '../columns.ts';
import { type Answer, type Asked, failure, type Graph, succeeded } from './client.ts';
import { room, tableName } from './tables.ts';

interface NewColumn {
  title: string;
  /** Excel's code of how it is shown. */
  format?: string | undefined;
}

/** So often we look again what is there: another instance may make the same table at the same moment. */
const attempts = 4;

/**
 * A table on a sheet of its own in a workbook that is there. What an earlier try left behind is taken up: a sheet without a
 * table, a table without its name.
 */
export async function makeTable(
  graph: Graph,
  item: string,
  title: string,
  columns: readonly NewColumn[],
): Promise<void> {
  const sheet = `${item}:/workbook/worksheets/${encodeURIComponent(title)}`;
  const within = async () => {
    const [there] = await graph.batch(
      [{ method: 'GET', url: `${sheet}/tables?$select=name`, operation: `look at sheet ${title}` }],
      'together',
    );
    return succeeded(there) ? (await graph.pages(there)).map((t) => String(t.name)) : undefined;
  };
  for (let attempt = 1; ; attempt++) {
    const found = await within();
    let [name] = found ?? [];
    let failed: Answer | undefined;
    if (!name) {
      const asked = [...(found ? [] : [addSheet(item, title)]), ...laidOut(sheet, title, columns)];
      const answers = await graph.send(asked, 'one-by-one');
      failed = answers.find((a) => a.status >= 400 && a.status !== 424) ?? answers.find((a) => !succeeded(a));
      name = String(answers.at(-1)?.body.name ?? '');
    }
    if (!failed && name !== tableName(title)) {
      const [named] = await graph.send([naming(item, name, title)], 'one-by-one');
      if (!succeeded(named)) failed = named;
    }
    if (!failed) return;
    if (attempt === attempts) throw failure(failed);
  }
}

export const addSheet = (item: string, title: string): Asked => ({
  method: 'POST',
  url: `${item}:/workbook/worksheets/add`,
  body: { name: title },
  operation: `add sheet ${title}`,
});

/** The header, how columns are shown, and the table. */
export function laidOut(sheet: string, title: string, columns: readonly NewColumn[]): Asked[] {
  const last = columnLetter(columns.length);
  return [
    {
      method: 'PATCH',
      url: `${sheet}/range(address='A1:${last}1')`,
      body: { values: [columns.map((c) => c.title)] },
      operation: `write the header of ${title}`,
    },
    ...columns.flatMap(({ format }, i): Asked[] => {
      const letter = columnLetter(i + 1);
      // One value for a whole range (`resources/excel.md`, Single Input Copy); a range without an end is refused there.
      const url = `${sheet}/range(address='${letter}2:${letter}${room.rows + 1}')`;
      return format ? [{ method: 'PATCH', url, body: { numberFormat: format }, operation: `format ${title}` }] : [];
    }),
    {
      method: 'POST',
      url: `${sheet}/tables/add`,
      body: { address: `A1:${last}1`, hasHeaders: true },
      operation: `add table ${title}`,
    },
  ];
}

const naming = (item: string, name: string, title: string): Asked => ({
  method: 'PATCH',
  url: `${item}:/workbook/tables/${encodeURIComponent(name)}`,
  body: { name: tableName(title) },
  operation: 'name a table',
});
