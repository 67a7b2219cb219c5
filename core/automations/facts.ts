import { onceFor } from '../once.ts';
import type { Fact, Facts, FactValues } from '../policy/rules/expression.ts';
import { fill, t } from '../words.ts';
import type { Column, Register, Row } from '../workspace/register.ts';

const snake = (key: string): string =>
  key
    .replace(/[^A-Za-z0-9]+/g, '_')
    .replace(/([a-z0-9])([A-Z])/g, '$1_$2')
    .toLowerCase();
const timed = (column: Column): boolean => column.kind === 'moment' || column.kind === 'date';
const daysSince = (key: string): string => `days_since_${snake(key)}`;

/** Columns that a rule may look at; what proves a row, or ties it to a task, is none of its business. */
const open = (register: Register): [string, Column][] =>
  Object.entries(register.columns).filter(([key, { books }]) => !books && key !== 'chased');

/** The facts of a register's rows: a fact for each column, the company's own fields included, and days since each date. */
export const factsOf = onceFor((register: Register): Facts => {
  const facts: Record<string, Fact> = { id: { type: 'words', says: t('ID of the row', '行编号') } };
  for (const [key, column] of open(register)) {
    const type = column.kind === 'number' ? 'number' : column.kind === 'flag' ? 'yes' : 'words';
    const options = column.options && Object.keys(column.options).join(', ');
    facts[snake(key)] = {
      type,
      says: options ? fill(t('{name}: {options}', '{name}：{options}'), { name: column.title, options }) : column.title,
    };
    if (timed(column))
      facts[daysSince(key)] = {
        type: 'number',
        says: fill(t('Days since “{name}”, 0 if it is empty', '距“{name}”的天数，空为 0'), { name: column.title }),
      };
  }
  return facts;
});

/** What a row says, as its facts. @param now ISO 8601 */
export function valuesOf(register: Register, row: Row, now: string): FactValues {
  const values: Record<string, number | string | boolean> = { id: row.id };
  for (const [key, column] of open(register)) {
    const value = (row as unknown as Record<string, unknown>)[key];
    if (column.kind === 'number') values[snake(key)] = typeof value === 'number' ? value : 0;
    else if (column.kind === 'flag') values[snake(key)] = value === true;
    else values[snake(key)] = value === undefined ? '' : String(value);
    if (timed(column))
      values[daysSince(key)] =
        typeof value === 'string' ? Math.floor((Date.parse(now) - Date.parse(value)) / 86_400_000) : 0;
  }
  return values;
}

const hole = /\{([a-z0-9_]+)\}/g;

/** Words with the facts of a row in their holes. */
export const filled = (words: string, values: FactValues): string =>
  words.replace(hole, (whole, name: string) => (name in values ? String(values[name]) : whole));

/** Holes that no fact fills. */
export const unknownHoles = (words: string, facts: Facts): string[] =>
  [...words.matchAll(hole)].map((m) => m[1]!).filter((name) => !(name in facts));
