/**
 * What was kept of a form, as the form is today: a release may have renamed or dropped fields since it was typed.
 * @param kept what stands in the browser's storage: untrusted
 * @param initial what the form begins with; a list or a set of named values that begins empty takes any texts and flags
 * @returns the value to go on with; nothing where it does not fit
 */
export function fitting<T>(kept: unknown, initial: T): T | undefined {
  return fits(kept, initial) ? (completed(kept, initial) as T) : undefined;
}

function fits(kept: unknown, initial: unknown): boolean {
  if (Array.isArray(initial)) {
    const [first] = initial;
    return Array.isArray(kept) && kept.every((entry) => (first === undefined ? isPlain(entry) : fits(entry, first)));
  }
  if (isRecord(initial)) {
    if (!isRecord(kept)) return false;
    const known = Object.keys(initial);
    return Object.entries(kept).every(([key, value]) =>
      known.length === 0 ? isPlain(value) : key in initial && fits(value, initial[key]),
    );
  }
  return initial === undefined || initial === null ? isPlain(kept) : typeof kept === typeof initial;
}

/** Fields that are new since then are as they begin. */
function completed(kept: unknown, initial: unknown): unknown {
  if (Array.isArray(kept)) {
    const first = Array.isArray(initial) ? initial[0] : undefined;
    return first === undefined ? kept : kept.map((entry) => completed(entry, first));
  }
  if (!isRecord(kept) || !isRecord(initial)) return kept;
  return Object.fromEntries(
    [...new Set([...Object.keys(initial), ...Object.keys(kept)])].map((key) => [
      key,
      key in kept ? completed(kept[key], initial[key]) : initial[key],
    ]),
  );
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Texts, figures, flags, and lists and sets of them. */
const isPlain = (value: unknown): boolean =>
  ['string', 'number', 'boolean', 'undefined'].includes(typeof value) ||
  (Array.isArray(value) ? value.every(isPlain) : isRecord(value) && Object.values(value).every(isPlain));

/** What somebody had typed, whatever the form was like. */
export function textsIn(value: unknown): string[] {
  if (typeof value === 'string') return value.trim() ? [value] : [];
  if (Array.isArray(value)) return value.flatMap(textsIn);
  return isRecord(value) ? Object.values(value).flatMap(textsIn) : [];
}
