import { fill, t } from '../../words.ts';
import { normalised } from '../normalised.ts';
import { refuseErrors, saysNothing, short, Unreadable } from '../unreadable.ts';

const words = (list: string) => new Set(list.split(' '));
const yes = words('true t yes y ja oui si sí да on 1 是 是的 对 有 真 ✓ √ ✔ ☑ ✅ 🗸');
const no = words('false f no n nein non nee нет off 0 否 不 不是 非 没有 没 假 ✗ ✘ × ✕ ❌ ☐ □ ⬜');
/** A cross that ticks a box; beside other ticks it may as well mean that something is not so. */
const crosses = words('x ☒');

/** Whether a text ticks its box for certain. */
export const isTick = (typed: string): boolean => yes.has(normalised(typed));

/**
 * @param ticks whether the column has other words for yes
 * @returns nothing where nothing is said
 * @throws Unreadable where it is neither yes nor no
 */
export function flagFromText(typed: string, ticks: boolean): boolean | undefined {
  const said = normalised(typed);
  if (yes.has(said)) return true;
  if (no.has(said)) return false;
  if (crosses.has(said) && !ticks) return true;
  if (saysNothing(said)) return undefined;
  refuseErrors(said);
  throw new Unreadable(
    fill(t('"{words}" is neither yes nor no; write one of them', '“{words}”既非“是”也非“否”，请写“是”或“否”'), {
      words: short(typed.trim()),
    }),
  );
}
