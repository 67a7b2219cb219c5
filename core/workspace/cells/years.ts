/** The years in which a company's days lie: whatever a cell says outside them was not meant as a day. */
export interface Years {
  first: number;
  last: number;
}

const around = 20;

/** @param now ISO 8601 */
export function yearsAround(now: string): Years {
  const year = Number(now.slice(0, 4));
  return { first: year - around, last: year + around };
}

/** Whether a day or an instant, as it is kept (ISO 8601), lies within them. */
export function isWithin({ first, last }: Years, iso: string): boolean {
  const year = Number(iso.slice(0, 4));
  return year >= first && year <= last;
}
