import { type Text, t } from '../words.ts';
import type { Binding, ColumnMap } from '../workspace/binding.ts';
import { type BoundRows, readBound } from '../workspace/bound.ts';
import { asWords, type Context } from '../workspace/cells.ts';
import { headerWith, isBlank, isTotals, likelyHeader, titlesOf } from '../workspace/grid.ts';
import type { Problem } from '../workspace/problem.ts';
import type { Column, Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';

const samples = 5;

/** Rows that cannot be read for one reason: how many, and where the first of them are. */
export interface Reason {
  column: string;
  says: Text;
  count: number;
  /** The first of them: where they stand, and what stands there. */
  rows: { at: string; value: string }[];
}

/** A word of the spreadsheet's that stands for none of a column's choices. */
export interface UnknownWord {
  name: string;
  word: string;
  count: number;
}

/** What a binding would read, before it is made. */
export interface Preview {
  title: string;
  url: string | undefined;
  /** Whether some of its rows or columns are hidden. */
  hidden: boolean;
  /** Whether the suite finds a row again by itself, wherever it moves. */
  keyed: boolean;
  /** Whether the suite does not tell of merged cells, so that people have to. */
  mergesUnknown: boolean;
  map: ColumnMap;
  /** The register's columns. */
  columns: {
    name: string;
    title: Text;
    required: boolean;
    kind: Column['kind'];
    options?: { id: string; name: Text }[];
  }[];
  titles: string[];
  count: BoundRows['count'];
  /** The first rows as they would be read: the columns' names, and a row's words in that order. */
  fields: string[];
  sample: { at: string; words: string[] }[];
  reasons: Reason[];
  unknown: UnknownWord[];
  /** Columns that a row must have and that nothing fills. */
  unfilled: string[];
  /** Titles of the columns in which many cells are empty and some are not, as merged ones look. */
  gaps: string[];
}

/** @param language of the words in the sample */
export function previewOf(
  raw: RawSource,
  register: Register,
  map: ColumnMap,
  context: Context,
  language: 'en' | 'zh',
): Preview {
  const draft = { id: 'preview', title: raw.title, register: register.name } as Binding;
  const unfilled = unfilledOf(register, map);
  // What nothing fills yet is asked for once, not held against every row.
  const columns = Object.fromEntries(
    Object.entries(register.columns).map(([name, column]) => [
      name,
      unfilled.includes(name) ? { ...column, required: false } : column,
    ]),
  );
  const read = readBound(draft, map, raw, { ...register, columns }, context);
  const wanted = Object.values(map.columns).flatMap(({ from }) => from ?? []);
  const header = (wanted.length ? headerWith(raw, wanted) : undefined) ?? likelyHeader(raw, () => false);
  const fields = Object.keys(register.columns).filter((name) => map.columns[name]);
  const shown = (column: Column, value: unknown) =>
    value === undefined ? '' : asWords(column, value, { language, directory: context.directory });
  return {
    title: raw.title,
    url: raw.url,
    hidden: raw.hidden === true,
    keyed: raw.keyed,
    mergesUnknown: !raw.merges && !raw.keyed,
    map,
    columns: Object.entries(register.columns).map(([name, { title, required, options, kind }]) => ({
      name,
      title,
      required,
      kind,
      ...(options && { options: Object.entries(options).map(([id, label]) => ({ id, name: label })) }),
    })),
    titles: header === undefined ? [] : titlesOf(raw, header).filter((title) => !/^\([A-Z]+\)$/.test(title)),
    count: read.count,
    fields,
    sample: read.rows.slice(0, samples).map((row) => ({
      at: raw.keyed ? '' : raw.rows[read.places.get(row.id)!.index]!.at,
      words: fields.map((name) => shown(register.columns[name]!, (row as Record<string, unknown>)[name])),
    })),
    reasons: reasonsOf(read.problems),
    unknown: unknownWords(read.problems, register),
    unfilled,
    gaps: header === undefined ? [] : gapsIn(raw, header),
  };
}

/** Columns that a row must have and that neither the spreadsheet nor the binding fills. */
export const unfilledOf = (register: Register, map: ColumnMap): string[] =>
  Object.entries(register.columns).flatMap(([name, column]) => {
    const filled = map.columns[name]?.from || map.columns[name]?.otherwise;
    return column.required && !filled && !register.complete?.columns.includes(name) ? [name] : [];
  });

function gapsIn(raw: RawSource, header: number): string[] {
  const rows = raw.rows
    .slice(header + 1, header + 301)
    .filter((_, i) => !isBlank(raw, header + 1 + i) && !isTotals(raw, header + 1 + i));
  return titlesOf(raw, header).filter((_, column) => {
    const filled = rows.filter((row) => raw.dialect.text(row.cells[column]).trim()).length;
    return filled > 0 && filled < rows.length * 0.8;
  });
}

function reasonsOf(problems: readonly Problem[]): Reason[] {
  const reasons = new Map<string, Reason>();
  for (const { column = '', says, at, value = '' } of problems) {
    const row = at ? [{ at, value }] : [];
    const kind = `${column} ${says.en.replace(/["“][^"”]*["”]/g, '…').replace(/\d[\d-]*/g, '0')}`;
    const known = reasons.get(kind);
    if (!known) reasons.set(kind, { column, says, count: 1, rows: row });
    else {
      known.count++;
      if (known.rows.length < samples) known.rows.push(...row);
    }
  }
  return [...reasons.values()].sort((a, b) => b.count - a.count);
}

function unknownWords(problems: readonly Problem[], register: Register): UnknownWord[] {
  const byTitle = new Map(
    Object.entries(register.columns).map(([name, column]) => [column.title.en, { name, column }]),
  );
  const words = new Map<string, UnknownWord>();
  for (const { column = '', value } of problems) {
    const about = byTitle.get(column);
    if (!about?.column.options || !value) continue;
    const key = `${about.name} ${value}`;
    const known = words.get(key);
    if (known) known.count++;
    else words.set(key, { name: about.name, word: value, count: 1 });
  }
  return [...words.values()].sort((a, b) => b.count - a.count).slice(0, 30);
}

export const nothingReadable = t(
  'None of its rows can be read this way; look at the reasons and match the columns again',
  '按此对应无法读取任何一行，请查看原因并重新对应各列',
);
