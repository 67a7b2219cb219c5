/**
 * A short, stable fingerprint (64-bit FNV-1a, base 36) for keys that are made from what a thing is. Not for secrets.
 * @param parts joined with a separator that texts do not contain
 */
export function fingerprint(...parts: (string | number | undefined)[]): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const ch of new TextEncoder().encode(parts.join('\u001f'))) {
    low ^= ch;
    // (high,low) * 0x100000001b3 modulo 2^64, in 32-bit halves
    const product = low * 0x1b3;
    const carry = Math.floor(product / 0x100000000);
    high = (Math.imul(high, 0x1b3) + Math.imul(low, 0x100) + carry) >>> 0;
    low = product >>> 0;
  }
  return high.toString(36).padStart(7, '0') + low.toString(36).padStart(7, '0');
}

/** A value as words of which the blanks do not count: a cell may come back with other ones. */
export const plain = (value: unknown): string =>
  String(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();

/** The row that notes a person of the suite's directory. */
export const knownId = (id: string): string => `U-${fingerprint(id)}`;
