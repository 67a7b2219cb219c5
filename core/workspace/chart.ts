import type { Text } from '../words.ts';
import type { Stretch } from './evaluating.ts';
import type { Counted } from './measure.ts';

/** A column of a chart: what stands in each of its rows. */
export interface ChartColumn {
  title: Text;
  unit: 'count' | 'share' | 'days' | 'points';
  /** A share of two other columns, by their positions: kept as a formula where the chart becomes a spreadsheet. */
  of?: readonly [part: number, whole: number];
  /** Drawn; what is not drawn stands in the table alone. */
  drawn?: true;
}

export type Value = number | null;

export interface ChartRow {
  label: Text;
  /** In the order of the columns; null where there is nothing to say: a list that travels as JSON knows no other nothing. */
  values: readonly Value[];
  /** Page of the tab that says more. */
  opens?: string;
  /** The rows behind it, for whoever looks closer. */
  rows?: readonly Counted[];
}

/** Figures about one thing: a table first, and a picture of it (A12). */
export interface Chart {
  id: string;
  title: Text;
  kind: 'bars' | 'stacked' | 'lines';
  /** What the rows are: departments, months … */
  of: Text;
  columns: readonly ChartColumn[];
  rows: readonly ChartRow[];
  /** What follows from the figures, where something does. */
  says?: Text;
}

/** What a dashboard is narrowed to. */
export interface ChartScope extends Stretch {
  /** ISO 8601; later than `to` where a period is over. */
  now: string;
  department?: string | undefined;
  product?: string | undefined;
}
export type ChartSource = (scope: ChartScope) => Chart[];

/** The value of a share column, from the columns that it is a share of. */
const shareIn = (values: readonly Value[], [part, whole]: readonly [number, number]): Value => {
  const [a, b] = [values[part] ?? null, values[whole]];
  return a === null || !b ? null : a / b;
};

/** A row whose share columns are computed from the others. */
export function chartRow(
  columns: readonly ChartColumn[],
  label: Text,
  given: readonly (number | undefined)[],
  more: Partial<ChartRow> = {},
): ChartRow {
  const values: Value[] = [];
  let next = 0;
  for (const column of columns) values.push(column.of ? null : (given[next++] ?? null));
  return {
    label,
    values: values.map((v, i) => (columns[i]!.of ? shareIn(values, columns[i]!.of) : v)),
    ...more,
  };
}

/** How many rows behind a figure are shown. */
export const shownBehind = 25;
