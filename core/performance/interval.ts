/** Between what a share truly lies, 0 to 1. */
export type Interval = readonly [low: number, high: number];

/** Two-sided 95 %. */
const z = 1.959964;

/**
 * Wilson's score interval of a share: what is behind `good` of `all` cases, nineteen times of twenty. It stays within 0 and 1
 * and is honest about few cases, where the usual one is not.
 * Source: E. B. Wilson, Journal of the American Statistical Association 22 (1927), 209–212.
 */
export function intervalOf(good: number, all: number): Interval {
  const share = good / all;
  const middle = (share + (z * z) / (2 * all)) / (1 + (z * z) / all);
  const half = (z / (1 + (z * z) / all)) * Math.sqrt((share * (1 - share)) / all + (z * z) / (4 * all * all));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}
