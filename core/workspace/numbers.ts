import { fill, t } from '../words.ts';
import { refuseErrors, saysNothing, short, Unreadable } from './unreadable.ts';

const grouped = /^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/;
const scales: Record<string, number> = { '': 1, '%': 0.01, 万: 1e4, 亿: 1e8 };

/**
 * The one reader of numbers, as people write them: in cells, bound spreadsheets, pastes, the grid of the forecast and on the
 * command line. 1,234.5 · ¥1,200 · (300) · 12% · 1.2万 · 30台 · １２３. Never 1,23 or 1.234,5, which mean different things in
 * different places.
 * @returns nothing where there is none
 * @throws Unreadable with the words that stand there
 */
export function numberFromText(typed: string): number | undefined {
  const words = typed.trim();
  if (saysNothing(words)) return undefined;
  refuseErrors(words);
  const plain = words.normalize('NFKC').replace(/[\s¥$€£]/g, '');
  const [, minus = '', figure = '', scale = ''] =
    plain.replace(/^\((.+)\)$/, '-$1').match(/^(-?)\+?([\d,.]+)([%万亿]?)[元台件套个只支箱吨米]?$/) ?? [];
  if (!grouped.test(figure))
    throw new Unreadable(fill(t('"{words}" is no number', '“{words}”不是数字'), { words: short(words) }));
  const value = (minus ? -1 : 1) * Number(figure.replaceAll(',', '')) * scales[scale]!;
  return Number(value.toPrecision(15));
}
