import { type Text, t } from '../words.ts';
import type { Binding, ColumnMap } from '../workspace/binding.ts';
import { type BoundRows, type LeftOut, readBound } from '../workspace/bound.ts';
import { asWords, type Context } from '../workspace/cells.ts';
import { type Header, headerWith, isBlank, isTotals, isUntitled, titleIn } from '../workspace/grid.ts';
import type { Problem } from '../workspace/problem.ts';
import type { Column, Register } from '../workspace/register.ts';
import type { RawSource } from '../workspace/source.ts';
import { headerFor } from './guess.ts';
import { type MapFault, mapFaults } from './mapping.ts';
import { rowNumbers } from './row-numbers.ts';

const samples = 5;

/** Rows that cannot be read for one reason: how many, and where the first of them are. */
export interface Reason {
  column: string;
  says: Text;
  count: number;
  /** Where they stand. */
  where: string;
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
  /** Where the titles stand, as the person's program counts; nothing where the suite says it, or where there are none. */
  header?: string;
  /** Rows that a person may choose as the header instead: where they stand, and their first words. */
  headers: { at: string; words: string }[];
  /** Titles of columns with something in them that fills none of ours. */
  unused: string[];
  count: BoundRows['count'];
  /** Rows that hold something and are not meant to be read, by why: all of them. */
  leftOut: { as: LeftOut['as']; count: number; where: string }[];
  /** The first rows as they would be read: the columns' names, and a row's words in that order. */
  fields: string[];
  sample: { at: string; words: string[] }[];
  reasons: Reason[];
  unknown: UnknownWord[];
  /** Columns that a row must have and that nothing fills. */
  unfilled: string[];
  /** What the map says and means nothing. */
  wrong: MapFault[];
  /** Titles of the columns in which many cells are empty and some are not, as merged ones look. */
  gaps: string[];
}

/** A register of which nothing is asked that nothing fills yet: that is said once, not held against every row. */
export function filledAsYet(register: Register, map: ColumnMap): Register {
  const unfilled = unfilledOf(register, map);
  const columns = Object.entries(register.columns).map(([name, column]) => [
    name,
    unfilled.includes(name) ? { ...column, required: false } : column,
  ]);
  return { ...register, columns: Object.fromEntries(columns) };
}

export interface PreviewOptions {
  context: Context;
  /** Of the words in the sample. */
  language: 'en' | 'zh';
  /** The row that a person says is the header. */
  header?: string | undefined;
  /** What was read already. */
  read?: BoundRows;
}

export function previewOf(
  raw: RawSource,
  register: Register,
  map: ColumnMap,
  { context, language, header: at, read: already }: PreviewOptions,
): Preview {
  const draft = { id: 'preview', title: raw.title, register: register.name } as Binding;
  const unfilled = unfilledOf(register, map);
  const read = already ?? readBound(draft, map, raw, filledAsYet(register, map), context);
  const header = headerOf(raw, register, map, at);
  const used = new Set([...wantedBy(map), ...(map.key ? [map.key] : [])].map(titleIn));
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
    titles: header?.titles.filter((title) => !isUntitled(title)) ?? [],
    ...(header && !raw.headed && { header: raw.rows[header.top]!.at }),
    headers: raw.headed ? [] : choosable(raw),
    unused: header ? unusedIn(raw, header, used) : [],
    count: read.count,
    leftOut: byKind(read.leftOut),
    fields,
    sample: read.rows.slice(0, samples).map((row) => ({
      at: raw.keyed ? '' : raw.rows[read.places.get(row.id)!.index]!.at,
      words: fields.map((name) => shown(register.columns[name]!, (row as Record<string, unknown>)[name])),
    })),
    reasons: reasonsOf(read.problems),
    unknown: unknownWords(read.problems, register),
    unfilled,
    wrong: mapFaults(map, register, raw, header?.titles ?? [], context),
    gaps: header ? gapsIn(raw, header) : [],
  };
}

const wantedBy = (map: ColumnMap): string[] => Object.values(map.columns).flatMap(({ from }) => from ?? []);

/** The header that is read by such a map, or where it wants none of the spreadsheet's columns, the likely one. */
export const headerOf = (raw: RawSource, register: Register, map: ColumnMap, at?: string): Header | undefined => {
  const wanted = wantedBy(map);
  return (wanted.length ? headerWith(raw, wanted) : undefined) ?? headerFor(raw, register, at);
};

/** So many rows may be chosen as the header. */
const choices = 15;

/** Rows at the top with words in more than one column. */
function choosable(raw: RawSource): Preview['headers'] {
  return raw.rows
    .slice(0, choices * 2)
    .map(({ at, cells }) => ({ at, words: cells.map((c) => titleIn(raw.dialect.text(c))).filter(Boolean) }))
    .filter(({ words }) => new Set(words).size > 1)
    .slice(0, choices)
    .map(({ at, words }) => ({ at, words: words.slice(0, 4).join(' · ').slice(0, 80) }));
}

/** Columns in which something stands that nothing takes. */
const unusedIn = (raw: RawSource, { row: header, titles }: Header, used: ReadonlySet<string>): string[] =>
  titles.filter(
    (title, column) =>
      !used.has(title) &&
      raw.rows.some(
        ({ cells }, row) => row > header && !isTotals(raw, row) && raw.dialect.text(cells[column]).trim() !== '',
      ),
  );

function byKind(leftOut: readonly LeftOut[]): Preview['leftOut'] {
  const kinds = new Map<LeftOut['as'], string[]>();
  for (const { at, as } of leftOut) kinds.set(as, [...(kinds.get(as) ?? []), at]);
  return [...kinds].map(([as, rows]) => ({ as, count: rows.length, where: rowNumbers(rows) }));
}

/** Columns that a row must have and that neither the spreadsheet nor the binding fills. */
export const unfilledOf = (register: Register, map: ColumnMap): string[] =>
  Object.entries(register.columns).flatMap(([name, column]) => {
    const filled = map.columns[name]?.from || map.columns[name]?.otherwise;
    return column.required && !filled && !register.complete?.columns.includes(name) ? [name] : [];
  });

function gapsIn(raw: RawSource, { row: header, titles }: Header): string[] {
  const rows = raw.rows
    .slice(header + 1, header + 301)
    .filter((_, i) => !isBlank(raw, header + 1 + i) && !isTotals(raw, header + 1 + i));
  return titles.filter((_, column) => {
    const filled = rows.filter((row) => raw.dialect.text(row.cells[column]).trim()).length;
    return filled > 0 && filled < rows.length * 0.8;
  });
}

export function reasonsOf(problems: readonly Problem[]): Reason[] {
  const reasons = new Map<string, Reason & { all: string[] }>();
  for (const { column = '', says, at, value = '' } of problems) {
    const kind = `${column} ${says.en.replace(/["“][^"”]*["”]/g, '…').replace(/\d[\d-]*/g, '0')}`;
    let reason = reasons.get(kind);
    if (!reason) {
      reason = { column, says, count: 0, where: '', rows: [], all: [] };
      reasons.set(kind, reason);
    }
    reason.count++;
    if (at === undefined) continue;
    reason.all.push(at);
    if (reason.rows.length < samples) reason.rows.push({ at, value });
  }
  return [...reasons.values()]
    .map(({ all, ...reason }) => ({ ...reason, where: rowNumbers(all) }))
    .sort((a, b) => b.count - a.count);
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
