/** Numbers that look random and are the same every time (mulberry32). */
export function dice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let r = Math.imul(state ^ (state >>> 15), 1 | state);
    r = (r + Math.imul(r ^ (r >>> 7), 61 | r)) ^ r;
    return ((r ^ (r >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    between: (a: number, b: number) => Math.floor(a + roll() * (b - a + 1)),
    of: <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!,
    /** Whether something happens that happens so often. @param share 0 to 1 */
    chance: (share: number) => roll() < share,
  };
}
