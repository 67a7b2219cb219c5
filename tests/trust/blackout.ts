import type { FaultKind, Weather } from '../../plugins/simulation/faults.ts';

/** The power goes off: from the n-th request on nothing gets through; with `answered` false the n-th is still done. */
export const blackout = (nth: number, last: FaultKind): Weather & { reached: boolean } => {
  let n = 0;
  const weather = {
    reached: false,
    draw(): FaultKind | undefined {
      n++;
      if (n <= nth) return undefined;
      weather.reached = true;
      return n === nth + 1 ? last : 'lost-request';
    },
  };
  return weather;
};
