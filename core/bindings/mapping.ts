import { fill, listed, Refusal, type Text, t, verbatim } from '../words.ts';
import type { ColumnMap } from '../workspace/binding.ts';
import { type Context, readCell, Unreadable } from '../workspace/cells.ts';
import { titleIn } from '../workspace/grid.ts';
import { beyond } from '../workspace/limits.ts';
import type { Column, Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';

/** Something that a map says and that means nothing: it is refused, not left out. */
export interface MapFault {
  /** In the map, e.g. `columns.kind.otherwise`. */
  field: string;
  says: Text;
}

/** @throws Refusal with the first of them */
export function refuseFaults([first]: readonly MapFault[]): void {
  if (first) throw new Refusal(first.says, 'invalid', `map.${first.field}`);
}

/** What is wrong with how a person matched the columns. @param titles of the spreadsheet's columns */
export function mapFaults(
  map: ColumnMap,
  register: Register,
  raw: RawSource,
  titles: readonly string[],
  context: Context,
): MapFault[] {
  const faults: MapFault[] = [];
  const add = (field: string, says: Text) => faults.push({ field, says });
  if (map.key && titles.length > 0 && !titles.includes(titleIn(map.key)))
    add(
      'key',
      fill(t('There is no column “{title}”; there are: {titles}', '没有列“{title}”，现有：{titles}'), {
        title: map.key,
        titles: listed(titles.map(verbatim)),
      }),
    );
  for (const [name, { otherwise, words = {} }] of Object.entries(map.columns)) {
    const column = Object.hasOwn(register.columns, name) ? register.columns[name]! : undefined;
    if (!column) {
      add(
        `columns.${name}`,
        fill(t('“{register}” has no column “{name}”; it has: {names}', '“{register}”没有列“{name}”，现有：{names}'), {
          register: register.title,
          name,
          names: Object.keys(register.columns).join(', '),
        }),
      );
      continue;
    }
    const meant = [
      ...(otherwise === undefined ? [] : [['otherwise', otherwise] as const]),
      ...Object.entries(words).map(([word, is]) => [`words.${word}`, is] as const),
    ];
    for (const [field, said] of meant) {
      const why = unreadable(raw, column, said, context);
      if (why)
        add(`columns.${name}.${field}`, fill(t('{column}: {why}', '{column}：{why}'), { column: column.title, why }));
    }
  }
  return faults;
}

/** Why words that a person wrote into the map cannot be read, or nothing. */
function unreadable(raw: RawSource, column: Column, said: string, context: Context): Text | undefined {
  try {
    const value = readCell(raw.dialect, column, said, context);
    return column.limits && beyond(column.limits, value);
  } catch (error) {
    if (error instanceof Unreadable) return error.says;
    throw error;
  }
}
