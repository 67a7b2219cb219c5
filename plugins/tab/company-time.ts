/** Two clocks that differ by less than this are the same: an answer is under way for a while. Milliseconds. */
const same = 2 * 60_000;
let ahead = 0;

/** Takes over what time it is for the company. @param at when an answer was read, ISO 8601 */
export function companyTimeIs(at: string): void {
  const difference = Date.parse(at) - Date.now();
  ahead = Math.abs(difference) > same ? difference : 0;
}

/**
 * What time it is for the company, in milliseconds since 1970: what is near or past is told by it, for the reader's own
 * clock may be wrong, and the one of the demo is set.
 */
export const companyNow = (): number => Date.now() + ahead;
