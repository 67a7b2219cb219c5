import type { Text } from '../core/words.ts';

/** Something that only a tenant can tell: the documentation leaves it open, or the simulators cannot show it. */
export interface Open {
  id: string;
  asks: Text;
  /** Whether `liaison doctor --live` finds it out. */
  tried?: true;
  /** What it means for the company if the answer is no. */
  otherwise?: Text;
  /** Steps for a person: all there are to it, or what is left beside what is tried. */
  byHand?: Text;
}
