import { fill, t } from '../words.ts';
import { addressOf, type Binding, bindings, readMap, sealedWords } from './binding.ts';
import { type BoundRows, readBound } from './bound.ts';
import type { Context } from './cells.ts';
import type { Register, Row } from './register.ts';
import { type Sources, sourceKey } from './source.ts';
import { type Part, type ReadTable, RowsById } from './table.ts';

type Tables = Record<string, ReadTable>;

/** The spreadsheets that are to be read for a register, or for all of them. */
export const bindingsIn = (tables: Tables, register?: string): Binding[] =>
  ((tables[bindings.name]?.rows ?? []) as unknown as Binding[]).filter(
    (b) => b.active && (!register || b.register === register),
  );

export const isSealed = (binding: Binding, seal: (words: string) => string): boolean =>
  binding.seal === seal(sealedWords(binding));

/** A register with the rows of the spreadsheets that are bound to it. What did not change since `before` is taken from there. */
export function withBound(
  own: ReadTable,
  before: ReadTable | undefined,
  tables: Tables,
  sources: Sources,
  context: Context,
  seal: (words: string) => string,
): ReadTable {
  const earlier = before?.bound;
  const parts = bindingsIn(tables, own.register.name).map((binding): Part => {
    const sealed = isSealed(binding, seal);
    const source = sealed ? sources[sourceKey(addressOf(binding))] : undefined;
    const known = earlier?.parts.find((p) => p.binding === binding && p.raw === source?.raw);
    const failure = source?.failure;
    if (known?.read.failure === failure && known) return known;
    const read = known?.raw ? { ...known.read, failure } : readPart(binding, sealed, source, own.register, context);
    return { binding, raw: source?.raw, read };
  });
  if (!parts.length) return own;
  const same = earlier?.own === own && earlier.parts.length === parts.length;
  if (same && earlier.parts.every((p, i) => p === parts[i])) return before!;
  const places = new Map(parts.flatMap(({ read }) => [...read.places]));
  const rows = new Map(own.rows.flatMap((row) => (places.has(row.id) ? [] : [[row.id, row] as const])));
  for (const { read } of parts)
    for (const row of read.rows) {
      const place = places.get(row.id)!;
      const kept = own.byId.get(row.id);
      const said = kept && Object.fromEntries([...place.columns.keys()].map((key) => [key, row[key as keyof Row]]));
      rows.set(row.id, kept ? ({ ...row, ...definedOf(kept), ...said } as Row) : row);
    }
  const problems = [...own.problems, ...parts.flatMap(({ read }) => read.problems)];
  const all = [...rows.values()];
  return { ...own, rows: all, byId: new RowsById(all), problems, bound: { own, parts, places } };
}

const definedOf = (row: Row) => Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined));

const byHand = t('it was entered by hand; bind it on the Exchange page', '该绑定为手工填写，请在“信息”页绑定');
const noAccess = t(
  'it cannot be read: ask whoever owns it to share it with Liaison',
  '无法读取：请其所有者授权协调台访问',
);

/** One bound spreadsheet; where nothing can be read of it, why. */
function readPart(
  binding: Binding,
  sealed: boolean,
  source: Sources[string] | undefined,
  register: Register,
  context: Context,
): BoundRows {
  const map = readMap(binding.columns);
  if (!('wrong' in map) && source?.raw)
    return { ...readBound(binding, map, source.raw, register, context), failure: source.failure };
  const wrong = 'wrong' in map ? map.wrong : !sealed ? byHand : source?.failure && noAccess;
  return {
    rows: [],
    places: new Map(),
    leftOut: [],
    count: { filled: 0, unreadable: 0, totals: 0 },
    failure: source?.failure,
    problems: wrong
      ? [
          {
            register: register.name,
            source: { title: binding.title, ...(binding.link && { link: binding.link }) },
            weight: 'error',
            says: fill(t('Bound spreadsheet “{title}”: {wrong}', '绑定表格“{title}”：{wrong}'), {
              title: binding.title,
              wrong,
            }),
          },
        ]
      : [],
  };
}
