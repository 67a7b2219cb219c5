import { fill, type Text, t } from '../words.ts';
import { numberFromText } from '../workspace/numbers.ts';
import { Unreadable } from '../workspace/unreadable.ts';

const most = 1e9;

/** A quantity of forecast or plan, or why it is none. @param known what stands where none is given */
export function quantityOf(given: number | string | undefined, known: number | undefined): number | Text {
  try {
    const read = typeof given === 'string' ? numberFromText(given) : given;
    const value = read ?? known;
    if (value === undefined) return t('the quantity is missing', '缺少数量');
    return value >= 0 && value <= most
      ? value
      : fill(t('{n} is not between 0 and {most}', '{n} 不在 0 至 {most} 之间'), { n: value, most });
  } catch (error) {
    if (error instanceof Unreadable) return error.says;
    throw error;
  }
}

/** What was typed as a quantity, if it is none: why. */
export function wrongQuantity(typed: string): Text | undefined {
  const read = quantityOf(typed, 0);
  return typeof read === 'number' ? undefined : read;
}
