import { z } from 'zod';
import { lineName } from '../policy/names.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, listed, Refusal, type Text, t } from '../words.ts';
import { openMonths } from './calendar.ts';
import { quantityOf } from './quantity.ts';
import { type Cell, cellKey } from './records.ts';

/** What names a line of forecast or plan, and what may be said of it. What is not given stays as it is. */
export const lineFields = {
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM'),
  product: z.string().min(1).max(80),
  region: z.string().min(1).max(80),
  quantity: z
    .union([z.number(), z.string().max(60)])
    .optional()
    .describe('A number, or a number as people write it: 1,200 or 1.2万. What is there stays without it'),
  note: z.string().max(1000).optional().describe('A comment; empty takes it away'),
};
export const mostLines = 500;

interface Given extends Cell {
  quantity?: number | string | undefined;
}
/** A line whose quantity is read. */
export type LineOf<L extends Given> = Omit<L, 'quantity'> & { quantity: number };

/** How many wrong lines are named in a sentence; the number of the others stands behind them. */
const told = 20;

interface Wrong {
  at: number;
  field: string;
  says: Text;
}

/**
 * The lines with their quantities, all of them or none.
 * @param known the quantities of the lines that are there, by cell: of these one may be left out
 * @throws Refusal that names every line that is wrong, and where
 */
export function readLines<L extends Given>(
  policy: Policy,
  now: string,
  lines: readonly L[],
  known: ReadonlyMap<string, { quantity: number }>,
): LineOf<L>[] {
  const months = openMonths(policy, now);
  const seen = new Set<string>();
  const wrong: Wrong[] = [];
  const read: LineOf<L>[] = [];
  for (const [at, line] of lines.entries()) {
    const say = (field: string, says: Text) => void wrong.push({ at, field, says });
    const found = wrong.length;
    const quantity = quantityOf(line.quantity, known.get(cellKey(line))?.quantity);
    if (typeof quantity === 'object') say('quantity', quantity);
    if (!policy.forecast.products.some((p) => p.id === line.product))
      say('product', t(`there is no product "${line.product}"`, `没有产品“${line.product}”`));
    if (!policy.forecast.regions.some((r) => r.id === line.region))
      say('region', t(`there is no region "${line.region}"`, `没有区域“${line.region}”`));
    if (!months.includes(line.period))
      say(
        'period',
        t(
          `${line.period} is outside ${months[0]} to ${months.at(-1)}`,
          `${line.period} 不在 ${months[0]} 至 ${months.at(-1)} 之内`,
        ),
      );
    if (seen.has(cellKey(line))) say('period', t('stands twice', '重复'));
    seen.add(cellKey(line));
    if (typeof quantity === 'number' && wrong.length === found) read.push({ ...line, quantity });
  }
  if (!wrong.length) return read;
  const { at, field } = wrong[0]!;
  const named = wrong.slice(0, told).map((w) => nameWrong(policy, lines[w.at]!, w));
  if (wrong.length > told) named.push(fill(t('and {n} more', '另有 {n} 处'), { n: wrong.length - told }));
  throw new Refusal(listed(named), 'invalid', `lines.${at}.${field}`);
}

const nameWrong = (policy: Policy, line: Cell, { at, says }: Wrong): Text =>
  fill(t('Line {n} ({line}): {says}', '第 {n} 行（{line}）：{says}'), {
    n: at + 1,
    line: lineName(policy, line),
    says,
  });
