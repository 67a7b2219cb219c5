import { fill, type Text, t } from '../words.ts';
import { normalised } from './normalised.ts';
import { refuseErrors, saysNothing, short, Unreadable } from './unreadable.ts';

/**
 * What a column's points and commas are. `point` by default: 1,234.5. `comma` where another cell leaves no doubt:
 * 1.234,50. `unclear` where cells contradict each other: then whatever could be two numbers is refused.
 */
export type Decimals = 'point' | 'comma' | 'unclear';

const asPoint = /^(\d+|[1-9]\d{0,2}(,\d{3})+)(\.\d+)?$/;
const asComma = /^(\d+|[1-9]\d{0,2}(\.\d{3})+)(,\d+)?$/;
/** What could be read either way: 1.234 and 1,234. */
const asEither = /^[1-9]\d{0,2}[.,]\d{3}$/;
const scales: Record<string, number> = { '': 1, '%': 0.01, 万: 1e4, 亿: 1e8 };

/** A number's parts; nothing where there is none. */
function partsOf(words: string): { minus: boolean; figure: string; scale: string } | undefined {
  // A blank stands between thousands, or beside a sign: 12 5 is no number.
  const plain = normalised(words)
    .replace(/[¥$€£]/g, ' ')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1')
    .replace(/(?<!\d)\s+|\s+(?!\d)/g, '');
  const [, minus = '', figure = '', scale = ''] =
    plain.replace(/^\((.+)\)$/, '-$1').match(/^(-?)\+?([\d,.]+)([%万亿]?)[元台件套个只支箱吨米]?$/) ?? [];
  return figure ? { minus: minus !== '', figure, scale } : undefined;
}

/**
 * The one reader of numbers, as people write them: in cells, bound spreadsheets, pastes, the grid of the forecast and on the
 * command line. 1,234.5 · ¥1,200 · (300) · 12% · 1.2万 · 30台 · １２３. Never 1,23 or 1.234,5, which mean different things in
 * different places, unless the other cells of the column tell which.
 * @param decimals what the column's points and commas are: `decimalsIn`
 * @returns nothing where there is none
 * @throws Unreadable with the words that stand there
 */
export function numberFromText(typed: string, decimals: Decimals = 'point'): number | undefined {
  const words = typed.trim();
  if (saysNothing(words)) return undefined;
  refuseErrors(words);
  const { minus, figure, scale } = partsOf(words) ?? { minus: false, figure: '', scale: '' };
  const comma = decimals === 'comma';
  if (!(comma ? asComma : asPoint).test(figure)) throw no(asComma.test(figure) ? commas : none, words);
  if (decimals === 'unclear' && asEither.test(figure)) throw no(either, words);
  const plain = comma ? figure.replaceAll('.', '').replace(',', '.') : figure.replaceAll(',', '');
  return Number(((minus ? -1 : 1) * Number(plain) * scales[scale]!).toPrecision(15));
}

const no = (pattern: Text, words: string) => new Unreadable(fill(pattern, { words: short(words) }));
const none = t('"{words}" is no number', '“{words}”不是数字');
const commas = t(
  '"{words}" is no number here, where a point stands before decimals; write it as 1234.5',
  '“{words}”不是数字：小数点应为“.”，请写成 1234.5',
);
const either = t(
  '"{words}" may be two numbers, as the column has points and commas before decimals; write it without the one between thousands',
  '“{words}”可能是两个不同的数：该列小数点与千分位写法不一，请去掉千分位符号',
);

/** What the texts of a column tell of its points and commas. */
export class DecimalsSeen {
  private point = false;
  private comma = false;
  private perhapsComma = false;

  see(typed: string): void {
    if (!/[.,，．]/.test(typed)) return;
    const { figure } = partsOf(typed) ?? { figure: '' };
    if (asEither.test(figure)) return;
    const [asPoints, asCommas] = [asPoint.test(figure), asComma.test(figure)];
    // 1,234.5 and 12.5 · 1.234,50 and 1.234.567 · 12,5 may also be a slip of typing.
    if (asPoints && !asCommas) this.point = true;
    else if (asCommas && !asPoints && figure.includes('.')) this.comma = true;
    else if (asCommas && !asPoints) this.perhapsComma = true;
  }

  get decimals(): Decimals {
    if (this.comma) return this.point ? 'unclear' : 'comma';
    return this.perhapsComma && !this.point ? 'unclear' : 'point';
  }
}

/** What the points and commas of a column are, by all that stands in it. */
export function decimalsIn(texts: Iterable<string>): Decimals {
  const seen = new DecimalsSeen();
  for (const text of texts) seen.see(text);
  return seen.decimals;
}
