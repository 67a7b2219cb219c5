import { Refusal, t } from '../words.ts';
import { addressOf } from './binding.ts';
import type { BoundRow } from './bound.ts';
import { dayForm, inForm } from './cells/day-forms.ts';
import { asWords, type Written } from './cells.ts';
import type { Column, Register } from './register.ts';
import { computedCell, type RawSource, type SourceCell, type SourceWrite } from './source.ts';

/**
 * What of a change goes into the spreadsheet in which the row stands: the columns that it has.
 * @param register with the policy's lists filled in
 * @throws Refusal where the spreadsheet is bound for reading only, or computes the cell
 */
export function sourceWrites(
  bound: BoundRow,
  register: Register,
  set: Record<string, unknown>,
  written: Written,
): SourceWrite[] {
  const { binding, map, raw, index, columns, key } = bound;
  const cells = Object.entries(set).flatMap(([name, value]): SourceCell[] => {
    const place = columns.get(name);
    const column = register.columns[name];
    if (place === undefined || !column) return [];
    if (binding.mode === 'read')
      throw new Refusal(
        t(
          `“${column.title.en}” is kept in the spreadsheet “${binding.title}”; change it there`,
          `“${column.title.zh}”由表格“${binding.title}”维护，请在该表格中修改`,
        ),
        'denied',
        name,
      );
    if (place === key)
      throw new Refusal(
        t(
          `“${column.title.en}” tells the rows of “${binding.title}” apart; change it there`,
          `“${column.title.zh}”用于区分“${binding.title}”的各行，请在该表格中修改`,
        ),
        'denied',
        name,
      );
    const kind = raw.kinds?.[place];
    if (kind === 'computed') throw new Refusal(computedCell(map.columns[name]!.from!), 'denied', name);
    const own = ownWord(map.columns[name]?.words, column, value) ?? inItsLanguage(bound, place, column, value);
    const form =
      kind === undefined && isTime(column) && value !== undefined ? dayForm(cellsIn(bound, place)) : undefined;
    if (form) {
      const words = inForm(String(value), form, raw.dialect.zone.name);
      const text = raw.dialect.write({ ...column, kind: 'text' }, words, written);
      return [{ column: place, title: map.columns[name]!.from!, value: text }];
    }
    // A choice of the register's may be a plain text there, and the other way round.
    const as = {
      ...column,
      ...(kind && kind !== 'choice' && { kind }),
      ...(own !== undefined && { options: undefined }),
    };
    const native =
      kind === 'text' && value !== undefined
        ? (own ?? asWords(column, value, written))
        : raw.dialect.write(as, own ?? value, written);
    const shows = kind === undefined && isTime(column) && typeof native === 'number';
    return [
      {
        column: place,
        title: map.columns[name]!.from!,
        value: native,
        ...(shows && { shows: { as: column.kind as 'date' | 'moment', ...likeIn(bound, place) } }),
      },
    ];
  });
  const row = raw.rows[index]!;
  return cells.length
    ? [
        {
          do: 'patch-source',
          source: addressOf(binding),
          title: binding.title,
          at: row.at,
          ...(key !== undefined && { key: { column: key, value: row.cells[key] } }),
          cells,
        },
      ]
    : [];
}

const isTime = ({ kind }: Column): boolean => kind === 'date' || kind === 'moment';

const cellsIn = ({ raw, index }: BoundRow, place: number): unknown[] =>
  raw.rows.flatMap((row, i) => (i === index ? [] : [row.cells[place]]));

/** A row in which a column holds a number, the nearest above or else below. */
function likeIn({ raw, index }: BoundRow, place: number): { like?: string } {
  const holds = (row: RawSource['rows'][number]) => typeof row.cells[place] === 'number';
  const found = raw.rows.slice(0, index).findLast(holds) ?? raw.rows.slice(index + 1).find(holds);
  return found ? { like: found.at } : {};
}

/** The spreadsheet's own word for a choice, where it has one. */
const ownWord = (words: Record<string, string> | undefined, column: Column, value: unknown): string | undefined =>
  Object.entries(words ?? {}).find(([, meant]) => {
    const option = column.options?.[String(value)];
    return option && (meant === value || meant === option.en || meant === option.zh);
  })?.[0];

/** A choice in the language in which the spreadsheet's others are written. */
function inItsLanguage({ raw }: BoundRow, place: number, { options }: Column, value: unknown): string | undefined {
  const label = options?.[String(value)];
  if (!options || !label) return undefined;
  const labels = Object.values(options);
  const written = new Set(raw.rows.slice(0, looked).map((row) => raw.dialect.text(row.cells[place]).trim()));
  if (labels.some(({ zh, en }) => zh !== en && written.has(zh))) return label.zh;
  return labels.some(({ en }) => written.has(en)) ? label.en : undefined;
}

const looked = 200;
